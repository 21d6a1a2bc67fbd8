//! Things planted in the file's schema: refused before anything is read, and never run.

use super::bed::{AT, Bed, Seen};
use super::source::{add_source, ask};
use super::told::told;
use rusqlite::Connection;

/// Edits as another program makes them, and what the refusal says.
const PLANTED: [(&str, &str); 26] = [
    ("CREATE TRIGGER t AFTER DELETE ON wrap BEGIN SELECT 1; END", "doesn't belong to a study: trigger"),
    ("CREATE TRIGGER t INSERT ON batch BEGIN DELETE FROM wrap; END", "doesn't belong to a study: trigger"),
    ("CREATE VIEW v AS SELECT * FROM payload", "doesn't belong to a study: view"),
    ("CREATE INDEX i ON payload (box)", "doesn't belong to a study: index"),
    ("CREATE UNIQUE INDEX sqlite ON batch (epoch, id)", "doesn't belong to a study: index"),
    ("CREATE INDEX i ON wrap (length(box)) WHERE epoch > 0", "doesn't belong to a study: index"),
    ("CREATE TABLE t (a)", "doesn't belong to a study: table"),
    ("CREATE TABLE payloads AS SELECT * FROM payload", "doesn't belong to a study: table"),
    ("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)", "doesn't belong to a study: table"),
    ("CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID", "doesn't belong to a study: table"),
    ("CREATE VIRTUAL TABLE t USING fts5 (a)", "doesn't belong to a study: table"),
    ("ANALYZE", "doesn't belong to a study: table"),
    ("ALTER TABLE payload ADD COLUMN a", "doesn't belong to a study: table"),
    ("ALTER TABLE slot RENAME TO slots", "doesn't belong to a study: table"),
    ("ALTER TABLE batch RENAME COLUMN box TO body", "doesn't belong to a study: table"),
    ("DROP TABLE wrap", "doesn't belong to a study: table"),
    ("DROP TABLE slot; CREATE VIEW slot AS SELECT 1 AS id, 0 AS kind, x'' AS body", "doesn't belong"),
    (
        "DROP TABLE slot;
         CREATE TABLE slot (id INTEGER PRIMARY KEY, kind INTEGER, body BLOB)",
        "doesn't belong to a study: table",
    ),
    ("UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'batch'", "doesn't belong to a study: table"),
    ("UPDATE sqlite_schema SET type = 'view' WHERE name = 'batch'", "damaged"),
    (
        "INSERT INTO sqlite_schema VALUES
         ('index', 'sqlite_autoindex_t', 'wrap', 0, 'CREATE TRIGGER t INSERT ON wrap BEGIN SELECT 1; END')",
        "damaged",
    ),
    ("INSERT INTO sqlite_schema VALUES ('index', 'sqlite_autoindex_slot_1', 'slot', 3, NULL)", "damaged"),
    ("PRAGMA user_version = 2", "format 2 is newer"),
    ("PRAGMA user_version = 0", "format 0"),
    ("PRAGMA user_version = -1", "format -1"),
    ("PRAGMA application_id = 0", "not a study"),
];

#[test]
fn what_is_planted_is_refused() {
    let bed = Bed::with_source();
    let (whole, right) = (bed.bytes(), told(&bed.open_elsewhere().unwrap().0).unwrap());
    for (sql, expected) in PLANTED {
        let refused = |bed: &Bed, when: &str| {
            let seen = bed.look(&right);
            let fits = matches!(&seen, Ok(Seen::Refused(text)) if text.contains(expected));
            assert!(fits, "{when}: {sql}: {seen:?}, expected {expected:?}");
        };
        bed.put(&whole);
        let (connection, crashed) = plant(&bed, sql);
        refused(&bed, "while the other program is there");
        drop(connection);
        refused(&bed, "in the file");
        refused(&crashed, "in the write-ahead log");
    }
}

/// Edits in the write-ahead log: the program that did it is still there; and the file as it would be after a
/// crash.
fn plant(bed: &Bed, sql: &str) -> (Connection, Bed) {
    let connection = bed.sql();
    connection.execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA writable_schema = ON").unwrap();
    connection.execute_batch(sql).unwrap();
    let crashed = bed.copy(&std::fs::read(bed.path()).unwrap());
    std::fs::copy(bed.beside("-wal"), crashed.beside("-wal")).unwrap();
    (connection, crashed)
}

/// Tables and indexes that lead to each other's pages: no row opens where it doesn't belong, and an index
/// that misleads is listed.
#[test]
fn pages_of_other_tables() {
    let bed = Bed::with_source();
    let (whole, right) = (bed.bytes(), told(&bed.open_elsewhere().unwrap().0).unwrap());
    let names =
        ["batch", "payload", "wrap"].map(|name| [name.to_owned(), format!("sqlite_autoindex_{name}_1")]);
    let names: Vec<String> = names.into_iter().flatten().chain(["slot".into(), "manifest".into()]).collect();
    for name in &names {
        for other in names.iter().filter(|other| *other != name) {
            bed.put(&whole);
            plant_root(&bed, name, other);
            let seen = bed.look(&right);
            assert!(matches!(seen, Ok(Seen::Refused(_) | Seen::Listed(_))), "{name} as {other}: {seen:?}");
        }
    }
}

fn plant_root(bed: &Bed, name: &str, other: &str) {
    let connection = bed.sql();
    connection.execute_batch("PRAGMA writable_schema = ON").unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?2";
    let sql = format!("UPDATE sqlite_schema SET rootpage = ({root}) WHERE name = ?1");
    connection.execute(&sql, [name, other]).unwrap();
}

/// What stands in the file is no message: whoever plants something doesn't write to the terminal with it.
#[test]
fn a_refusal_repeats_nothing_of_what_is_planted() {
    let bed = Bed::with_source();
    let whole = bed.bytes();
    let planted = format!("'\u{1b}[2JYour passphrase has expired{}'", " ".repeat(5000));
    for sql in [
        format!("UPDATE sqlite_schema SET type = {planted} WHERE name = 'sqlite_autoindex_wrap_1'"),
        format!("UPDATE sqlite_schema SET name = {planted} WHERE name = 'sqlite_autoindex_wrap_1'"),
        format!("UPDATE sqlite_schema SET name = {planted} WHERE name = 'wrap'"),
        format!("UPDATE sqlite_schema SET sql = {planted} WHERE name = 'wrap'"),
        format!("UPDATE sqlite_schema SET sql = sql || \"/*\" || {planted} || \"*/\" WHERE name = 'wrap'"),
    ] {
        bed.put(&whole);
        let connection = bed.sql();
        connection.execute_batch("PRAGMA writable_schema = ON").unwrap();
        connection.execute_batch(&sql).unwrap();
        drop(connection);
        let said = bed.said(&bed.open_elsewhere().err().unwrap());
        let shown: String = said.chars().take(80).collect();
        assert!(!said.contains("expired") && said.len() < 200, "{}: {shown:?}…", &sql[..30]);
    }
}

fn count(bed: &Bed, table: &str) -> i64 {
    bed.sql().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// Planted after the study was opened. The same triggers do run for a program that lets them.
const HOARD: &str = "CREATE TABLE hoard AS SELECT * FROM wrap WHERE false;
    CREATE TRIGGER a AFTER DELETE ON wrap BEGIN INSERT INTO hoard VALUES (OLD.id, OLD.epoch, OLD.box); END;
    CREATE TRIGGER b BEFORE DELETE ON payload BEGIN SELECT RAISE(IGNORE); END;
    CREATE TRIGGER c AFTER INSERT ON batch BEGIN DELETE FROM slot; END;";

#[test]
fn a_trigger_that_would_undo_an_erasure_does_not_run() {
    let bed = Bed::new();
    let speakers = add_source(&mut bed.open().unwrap().0, &[1, 1], 8);
    let before = (count(&bed, "wrap"), count(&bed, "payload"), count(&bed, "slot"));
    let control = bed.copy(&bed.bytes());
    control.sql().execute_batch(HOARD).unwrap();
    control.sql().execute_batch("DELETE FROM wrap; DELETE FROM payload").unwrap();
    control.sql().execute_batch("INSERT INTO batch VALUES (x'00', 0, x'00')").unwrap();
    assert_eq!((count(&control, "hoard"), count(&control, "payload")), (before.0, before.1));
    assert_eq!(count(&control, "slot"), 0);

    let (mut file, _) = bed.open().unwrap();
    bed.sql().execute_batch(HOARD).unwrap();
    let erased = file.erase(&speakers[..1], &[], AT, None).unwrap();
    assert!(erased.pending.is_none());
    ask(&mut file).unwrap();
    drop(file);
    assert_eq!((count(&bed, "hoard"), count(&bed, "wrap")), (0, before.0 - 1));
    assert_eq!(
        count(&bed, "payload"),
        before.1 - 4 + 1,
        "name, block, memo, name of the source; the question"
    );
    assert_eq!(count(&bed, "slot"), before.2);
    let refused = bed.open().err().unwrap();
    assert!(bed.said(&refused).contains("doesn't belong to a study"), "{}", bed.said(&refused));
}

/// An index that misleads: what an erasure couldn't find it doesn't call erased.
#[test]
fn an_erasure_through_an_index_that_misleads() {
    for table in ["wrap", "payload"] {
        let bed = Bed::new();
        let speakers = add_source(&mut bed.open().unwrap().0, &[1, 1], 8);
        let all = bed.ids(table).len();
        let (mut file, _) = bed.open().unwrap();
        plant_root(&bed, &format!("sqlite_autoindex_{table}_1"), "sqlite_autoindex_batch_1");
        // The study has looked at the schema before: it looks again because the schema's number is another
        // one.
        bed.sql().execute_batch("PRAGMA schema_version = 1000").unwrap();
        let erased = file.erase(&speakers[..1], &[], AT, None);
        drop(file);
        let left = bed.ids(table).len();
        let claimed = erased.is_ok_and(|erased| erased.pending.is_none());
        assert!(!claimed || left < all, "{table}: {left} of {all} are left");
    }
}
