//! Key slots added, removed, put in another order, and put back from before a change of passphrase.

use super::bed::{Bed, PASSPHRASE};
use super::source::ask;
use rusqlite::Connection;
use store::{Merge, Secret, StoreError, StudyFile, Which, Work};

const NEW: &str = "SESAME yang baru sekali";
const WRONG: &str = "wrong passphrase or recovery key";
const SLOTS: &str = "damaged: key slots";

/// A study whose passphrase was changed, and that has a row under the new key.
struct Changed {
    bed: Bed,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Changed {
    fn new() -> Changed {
        let bed = Bed::with_source();
        let old = bed.bytes();
        let (mut file, _) = bed.open().unwrap();
        file.set_passphrase("CANARY coder", NEW, Work::TEST).unwrap();
        ask(&mut file).unwrap();
        drop(file);
        Changed { new: bed.bytes(), bed, old }
    }

    /// What opening says with the passphrase before, with the new one, and with the recovery key.
    fn check(&self, what: &str, sql: &str, expected: [&str; 3]) {
        self.bed.put(&self.new);
        self.bed.edit(&self.old, sql);
        let recovery = &Secret::Recovery(&self.bed.recovery);
        let opened = [
            self.bed.open_with(PASSPHRASE).map(drop),
            self.bed.open_with(NEW).map(drop),
            StudyFile::open(&self.bed.path(), recovery, &self.bed.nowhere()).map(drop),
        ];
        for (opened, expected) in opened.into_iter().zip(expected) {
            let said = opened.map_or_else(|error| self.bed.said(&error), |()| "it opens".into());
            assert!(said.contains(expected), "{what}: {said}, expected {expected}");
        }
    }
}

#[test]
fn a_slot_from_before_a_change() {
    let changed = Changed::new();
    let check = |what, sql: &str, expected| changed.check(what, sql, expected);
    let passphrase = "REPLACE INTO slot SELECT * FROM old.slot WHERE kind = 1;";
    let beside = "INSERT INTO slot SELECT 9, kind, body FROM old.slot WHERE kind = 1;";
    let key = "REPLACE INTO slot SELECT * FROM old.slot WHERE kind = 0;";
    let key_beside = "INSERT INTO slot SELECT 9, kind, body FROM old.slot WHERE kind = 0;";
    let manifest = "REPLACE INTO manifest SELECT * FROM old.manifest;";
    let changed = "the keys were changed";
    check("as it is", "", [WRONG, "it opens", "it opens"]);
    check("passphrase instead", passphrase, [WRONG, WRONG, SLOTS]);
    check("passphrase beside", beside, [WRONG, SLOTS, SLOTS]);
    check("study key instead", key, [WRONG, WRONG, changed]);
    check("study key beside", key_beside, [WRONG, SLOTS, SLOTS]);
    check("both", &format!("{passphrase}{key}"), [changed, WRONG, changed]);
    check("manifest", manifest, [WRONG, "damaged: ", "damaged: "]);
    check(
        "slots and manifest",
        &format!("{passphrase}{key}{manifest}"),
        ["damaged: batch", WRONG, "damaged: batch"],
    );
}

#[test]
fn slots_added_removed_and_moved() {
    let changed = Changed::new();
    let check = |what, sql: &str, expected| changed.check(what, sql, expected);
    check("no passphrase", "DELETE FROM slot WHERE kind = 1", [WRONG, WRONG, SLOTS]);
    check("no study key", "DELETE FROM slot WHERE kind = 0", [WRONG, "study key slot", "study key slot"]);
    check("none", "DELETE FROM slot", [SLOTS; 3]);
    let double = "INSERT INTO slot SELECT 9, kind, body FROM slot WHERE kind = 1";
    check("doubled", double, [WRONG, SLOTS, SLOTS]);
    check("turned round", "UPDATE slot SET id = -id", [WRONG, SLOTS, SLOTS]);
    check("other numbers, same order", "UPDATE slot SET id = id + 7", [WRONG, "it opens", "it opens"]);
    check("another kind", "UPDATE slot SET kind = 2 WHERE kind = 1", [WRONG, WRONG, SLOTS]);
    check("a kind that is no number", "UPDATE slot SET kind = 'x'", [SLOTS; 3]);
    check("a kind below zero", "UPDATE slot SET kind = -1", [SLOTS; 3]);
    check("one of an unknown kind", "INSERT INTO slot VALUES (9, 7, x'00')", [WRONG, SLOTS, SLOTS]);
    check("an empty one", "INSERT INTO slot VALUES (9, 1, x'')", [WRONG, SLOTS, SLOTS]);
    check("a text", "INSERT INTO slot VALUES (9, 1, 'text')", [SLOTS; 3]);
    let many = "WITH RECURSIVE n(n) AS (SELECT 9 UNION SELECT n + 1 FROM n WHERE n < 100)
                INSERT INTO slot SELECT n, 1, randomblob(300) FROM n";
    check("a hundred", many, [SLOTS; 3]);
    check("a large one", "INSERT INTO slot VALUES (9, 1, zeroblob(5000))", [WRONG, SLOTS, SLOTS]);
    check("a very large one", "INSERT INTO slot VALUES (9, 1, zeroblob(300000))", [SLOTS; 3]);
}

/// A slot that asks for more work than there is time: 2^63 rounds. It is passed over.
#[test]
fn a_slot_that_never_ends() {
    let bed = Bed::with_source();
    let connection = bed.sql();
    let body = "SELECT body FROM slot WHERE kind = 1";
    let body: Vec<u8> = connection.query_row(body, [], |row| row.get(0)).unwrap();
    let line = body.windows(3).position(|w| w == b" 2\n").expect("the work in the slot's second line");
    for (at, work) in [(-1, " 21\n"), (-2, " 63\n")] {
        let stalling = [&body[..line], work.as_bytes(), &body[line + 3..]].concat();
        plant(&connection, at, &stalling);
    }
    drop(connection);
    let said = bed.said(&bed.open_with(PASSPHRASE).err().unwrap());
    assert!(said.contains(SLOTS), "{said}");
    let said = bed.said(&bed.open_with("another").err().unwrap());
    assert!(said.contains(WRONG), "{said}");
}

fn plant(connection: &Connection, id: i64, body: &[u8]) {
    connection.execute("INSERT INTO slot VALUES (?1, 1, ?2)", (id, body)).unwrap();
}

#[test]
fn who_was_removed_stays_out() {
    let bed = Bed::with_source();
    let (mut file, _) = bed.open().unwrap();
    file.set_passphrase("Ayu", "SESAME Ayu", Work::TEST).unwrap();
    drop(file);
    assert!(bed.open_with("SESAME Ayu").is_ok());
    let (old, old_recovery) = (bed.bytes(), bed.recovery.clone());
    let (mut file, _) = bed.open().unwrap();
    file.remove_passphrase("Ayu").unwrap();
    let recovery = file.new_recovery_key().unwrap().reveal().to_owned();
    drop(file);
    let with_key = |key: &str| StudyFile::open(&bed.path(), &Secret::Recovery(key), &bed.nowhere()).map(drop);
    let refused = |opened: Result<(), StoreError>| matches!(opened, Err(StoreError::WrongSecret));
    assert!(refused(bed.open_with("SESAME Ayu").map(drop)) && refused(with_key(&old_recovery)));
    assert!(bed.open_with(PASSPHRASE).is_ok() && with_key(&recovery).is_ok());
    bed.edit(&old, "INSERT INTO slot SELECT id + 9, kind, body FROM old.slot WHERE kind = 1");
    assert!(refused(bed.open_with("SESAME Ayu").map(drop)) && refused(with_key(&old_recovery)));
    let said = bed.said(&bed.open_with(PASSPHRASE).err().unwrap());
    assert!(said.contains(SLOTS), "{said}");
}

/// Somebody who was removed changes passphrases in an older copy until its keys are the later ones. They don't come
/// with a merge by themselves: where both copies changed their keys, people say whose hold.
#[test]
fn who_was_removed_and_goes_on_in_an_older_copy() {
    let bed = Bed::with_source();
    bed.open().unwrap().0.set_passphrase("Ayu", "SESAME Ayu", Work::TEST).unwrap();
    let older = bed.copy(&bed.bytes());
    let mut file = bed.open().unwrap().0;
    file.remove_passphrase("Ayu").unwrap();
    let mut old = older.open_with("SESAME Ayu").unwrap().0;
    for passphrase in ["SESAME satu", "SESAME dua"] {
        old.set_passphrase("Ayu", passphrase, Work::TEST).unwrap();
    }
    assert!(matches!(Merge::of(&file, &old, None), Err(StoreError::KeysOfBoth)));
    let merge = Merge::of(&file, &old, Some(Which::A)).unwrap();
    let third = bed.beside("-third");
    merge.write(&third, &mut |_, _| true).unwrap();
    let third = bed.copy(&std::fs::read(third).unwrap());
    assert!(third.open_with("SESAME dua").is_err() && third.open_with("SESAME Ayu").is_err());
    assert_eq!(merge.sides().map(|side| side.opens), [true, false]);
}
