//! The tables, and the settings under which they are opened.

use crate::error::StoreError;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// "KLDN": marks the file as a study.
const APPLICATION: i64 = 0x4b4c_444e;
/// The version of the file format.
pub(crate) const FORMAT: i64 = 1;

/// Every table, exactly as `sqlite_schema` holds it.
const TABLES: [(&str, &str); 5] = [
    ("batch", "CREATE TABLE batch (id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)"),
    ("manifest", "CREATE TABLE manifest (id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)"),
    (
        "payload",
        "CREATE TABLE payload (id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)",
    ),
    ("slot", "CREATE TABLE slot (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, body BLOB NOT NULL)"),
    ("wrap", "CREATE TABLE wrap (id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, box BLOB NOT NULL)"),
];

/// Makes the tables of a new study file.
pub(crate) fn create(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", FORMAT)?;
    for (_, sql) in TABLES {
        connection.execute(sql, [])?;
    }
    Ok(())
}

/// Opens a study file; one that can't be written is opened for reading, if it is whole.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    match connect(path, false) {
        Err(StoreError::ReadOnly) => {
            // Without its -wal, which may hold the last actions, the file can't be read beside a folder that is closed.
            if std::fs::metadata(crate::disk::beside(path, "-wal")).is_ok_and(|m| m.len() > 0) {
                return Err(StoreError::ReadOnly);
            }
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            let connection = Connection::open_with_flags(immutable(path), flags)?;
            check(&connection)?;
            settle(&connection)?;
            Ok(connection)
        }
        opened => opened,
    }
}

/// The address by which SQLite reads a file that can't be written.
fn immutable(path: &Path) -> String {
    let text = path.to_string_lossy();
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '%' => "%25".into(),
            '?' => "%3f".into(),
            '#' => "%23".into(),
            c => c.to_string(),
        })
        .collect();
    format!("file:{escaped}?immutable=1")
}

/// Opens a connection with every setting that a study needs.
pub(crate) fn connect(path: &Path, create: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    if !create {
        // Nothing is changed in a file that is no study.
        check(&connection)?;
    }
    settle(&connection)?;
    for (name, value) in [("synchronous", "FULL"), ("secure_delete", "ON"), ("cell_size_check", "ON")] {
        connection.pragma_update(None, name, value)?;
    }
    connection.pragma_update(None, "mmap_size", 0)?;
    // Temporary data is ciphertext only, and may be larger than memory.
    connection.pragma_update(None, "temp_store", "FILE")?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode == "wal" { Ok(connection) } else { Err(StoreError::System("no write-ahead log".into())) }
}

/// A planted trigger could undo an erasure, a planted view could lie: none of them runs.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    Ok(())
}

/// Writes everything back into the one file, so that it is the whole.
pub(crate) fn complete(connection: &Connection) -> Result<(), StoreError> {
    let left: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(1))?;
    if left > 0 { Err(StoreError::NoSpace) } else { Ok(()) }
}

/// Requires that the file is a study of this format and holds no table, index, view or trigger but ours.
fn check(connection: &Connection) -> Result<(), StoreError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if number("application_id")? != APPLICATION {
        return Err(StoreError::NotAStudy);
    }
    let format = number("user_version")?;
    if format != FORMAT {
        return Err(StoreError::NewerFormat(format));
    }
    let mut statement = connection.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY name")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    let mut tables = Vec::new();
    for row in rows {
        let (kind, name, sql) = row?;
        match (kind.as_str(), sql) {
            ("table", Some(sql)) => tables.push((name, sql)),
            ("index", None) if name.starts_with("sqlite_autoindex_") => {}
            _ => return Err(planted(&kind)),
        }
    }
    if tables.len() != TABLES.len()
        || tables.iter().zip(TABLES).any(|(t, o)| (t.0.as_str(), t.1.as_str()) != o)
    {
        return Err(StoreError::Planted("table".into()));
    }
    Ok(())
}

/// Names what doesn't belong, by our word for it: what stands in the file itself is no message.
fn planted(kind: &str) -> StoreError {
    let known = ["table", "index", "trigger", "view"].into_iter().find(|k| *k == kind);
    StoreError::Planted(known.unwrap_or("thing").into())
}
