"""The SQLite file (section 2): checks what it is and hands out its rows, without writing anything."""

import os
import pathlib
import sqlite3

from refused import Refused

APPLICATION = 0x4B4C444E
FORMAT = 1

TABLES = {
    "batch": "CREATE TABLE batch (id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)",
    "manifest": "CREATE TABLE manifest (id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)",
    "payload":
        "CREATE TABLE payload (id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)",
    "slot": "CREATE TABLE slot (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, body BLOB NOT NULL)",
    "wrap": "CREATE TABLE wrap (id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)",
}
ID_SIZES = {"batch": 32, "payload": 32, "wrap": 16}


def read(path):
    """The rows of all tables as {table: [(id, number, bytes), …]} in the order of their ids."""
    if not os.path.isfile(path):
        raise Refused("there is no such file")
    if os.path.getsize(path) == 0:
        raise Refused("the file is empty")
    connection = sqlite3.connect(_address(path), uri=True, isolation_level=None)
    try:
        connection.execute("BEGIN")
        _check(connection)
        return {table: _rows(connection, table) for table in TABLES}
    finally:
        connection.close()


def _address(path):
    """Without a log beside it the file is all there is: then SQLite need not make its own files either."""
    log = str(path) + "-wal"
    alone = not os.path.exists(log) or os.path.getsize(log) == 0
    return pathlib.Path(path).absolute().as_uri() + "?mode=ro" + ("&immutable=1" if alone else "")


def _check(connection):
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise Refused("the file is not a study")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT:
        raise Refused("the file has format %d, and this reader knows %d" % (version, FORMAT))
    found = {}
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        own = kind == "index" and name.startswith("sqlite_autoindex_") and sql is None and table in TABLES
        if kind == "table":
            found[name] = sql
        elif not own:
            raise Refused("the file holds a planted %s" % kind)
    if found != TABLES:
        raise Refused("the file has other tables than a study")


def _rows(connection, table):
    names = "id, kind, body" if table == "slot" else "id, epoch, box"
    rows = connection.execute("SELECT %s FROM %s ORDER BY id" % (names, table)).fetchall()
    size = ID_SIZES.get(table)
    for name, number, data in rows:
        fits = type(name) is bytes and len(name) == size if size else type(name) is int
        if not fits or type(number) is not int or type(data) is not bytes:
            raise Refused("a row of the table %s has a wrong type" % table)
    if len({row[0] for row in rows}) != len(rows):
        raise Refused("two rows of the table %s have one id" % table)
    return rows
