"""Reads a Kelindan study: read_study.py STUDY (--passphrase-file F | --recovery-file F) [--json]."""

import argparse
import json
import sqlite3
import sys

sys.dont_write_bytecode = True  # nothing is written, also no compiled modules

import container
from present import describe
from refused import Refused
from study import Study


def secret(path):
    """The line in a file."""
    with open(path, "rb") as file:
        line = file.read(65536)
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refused("the file with the passphrase or recovery key is not UTF-8") from None


def show(told):
    """A few lines for people."""
    print(told["title"])
    for name in ("study", "heads", "batches", "replicas", "coders", "roles", "codings", "proposals_open",
                 "links", "conflicts", "withdrawn", "hidden"):
        if name in told:
            print("%-16s%s" % (name, told[name]))
    for name in ("persons", "sources", "codes", "memos", "questions"):
        print("%-16s%d" % (name, len(told[name])))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--passphrase-file")
    how.add_argument("--recovery-file")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        rows = container.read(given.study)
        if given.passphrase_file:
            study = Study(rows, passphrase=secret(given.passphrase_file).encode("utf-8"))
        else:
            study = Study(rows, recovery=secret(given.recovery_file).strip())
        study.open_all()
        told = describe(study)
    except Refused as problem:
        sys.exit("refused: %s" % problem)
    except (sqlite3.Error, OSError) as problem:
        sys.exit("refused: the file cannot be read: %s" % problem)
    if given.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        show(told)


if __name__ == "__main__":
    main()
