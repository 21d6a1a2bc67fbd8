//! Rows of the five tables swapped, removed, doubled, put back from an older copy, or made into something
//! else.

use super::bed::{Bed, Seen};
use super::source::{add_source, ask};
use super::told::{Told, told};
use Expected::{Harmless, Listed, Refused};

/// What has to become of an attack.
#[derive(Debug, Clone, Copy)]
enum Expected {
    /// Nothing is changed by it.
    Harmless,
    /// The study doesn't open; the error says this.
    Refused(&'static str),
    /// It opens; words or verify say this.
    Listed(&'static str),
}

/// A study with two sources, and its copy before the second one.
struct Copies {
    bed: Bed,
    old: Vec<u8>,
    new: Vec<u8>,
    right: Told,
}

impl Copies {
    fn new() -> Copies {
        let bed = Bed::with_source();
        let old = bed.bytes();
        add_source(&mut bed.open().unwrap().0, &[1, 1], 8);
        Copies::of(bed, old)
    }

    fn of(bed: Bed, old: Vec<u8>) -> Copies {
        let right = told(&bed.open_elsewhere().unwrap().0).unwrap();
        Copies { new: bed.bytes(), bed, old, right }
    }

    fn check(&self, what: &str, sql: &str, expected: Expected) {
        self.bed.put(&self.new);
        self.bed.edit(&self.old, sql);
        let seen = self.bed.look(&self.right);
        let fits = match (&seen, expected) {
            (Ok(Seen::Harmless), Harmless) => true,
            (Ok(Seen::Refused(text)), Refused(part)) => text.contains(part),
            (Ok(Seen::Listed(text)), Listed(part)) => text.contains(part),
            _ => false,
        };
        assert!(fits, "{what}: {seen:?}, expected {expected:?}");
    }
}

/// Puts the boxes of the first two rows that answer to a condition in each other's place.
fn swap(table: &str, which: &str) -> String {
    format!(
        "CREATE TEMP TABLE two AS SELECT id, epoch, box FROM {table} WHERE {which} ORDER BY rowid LIMIT 2;
         UPDATE {table} SET box = (SELECT box FROM two WHERE two.id <> {table}.id)
         WHERE id IN (SELECT id FROM two)"
    )
}

fn remove(table: &str, which: &str) -> String {
    format!("DELETE FROM {table} WHERE rowid = (SELECT {which}(rowid) FROM {table})")
}

#[test]
fn batches() {
    let copies = Copies::new();
    let check = |what, sql: &str, expected| copies.check(what, sql, expected);
    check("swapped", &swap("batch", "true"), Refused("damaged: batch"));
    check("the first removed", &remove("batch", "min"), Refused("is missing"));
    check("the last removed", &remove("batch", "max"), Refused("is missing"));
    check("all removed", "DELETE FROM batch", Refused("is missing"));
    let double = "INSERT INTO batch SELECT randomblob(32), epoch, box FROM batch LIMIT 1";
    check("doubled under another id", double, Refused("damaged: batch"));
    check("as it was before", "REPLACE INTO batch SELECT * FROM old.batch", Harmless);
    check("another epoch", "UPDATE batch SET epoch = epoch + 1", Refused("damaged: batch"));
    check("no epoch", "UPDATE batch SET epoch = -1", Refused("damaged: batch"));
    check("an id as text", "UPDATE batch SET id = hex(id)", Refused("damaged: batch row"));
    check("a short id", "UPDATE batch SET id = substr(id, 1, 2)", Refused("damaged: batch"));
    check("a box as text", "UPDATE batch SET box = hex(box)", Refused("damaged: batch"));
    check("an empty box", "UPDATE batch SET box = x''", Refused("damaged: batch"));
    check("a box of another version", &version("batch"), Refused("damaged: batch"));
}

#[test]
fn payloads() {
    let copies = Copies::new();
    let check = |what, sql: &str, expected| copies.check(what, sql, expected);
    check("swapped", &swap("payload", "true"), Listed("damaged: payload"));
    check("swapped alike", &swap("payload", "length(box) > 100"), Listed("damaged: payload"));
    check("the first removed", &remove("payload", "min"), Refused("is missing"));
    check("the last removed", &remove("payload", "max"), Refused("is missing"));
    check("all removed", "DELETE FROM payload", Refused("is missing"));
    let double = "INSERT INTO payload SELECT randomblob(32), epoch, box FROM payload LIMIT 1";
    check("doubled under another id", double, Refused("is foreign"));
    check("as it was before", "REPLACE INTO payload SELECT * FROM old.payload", Harmless);
    check("another generation", "UPDATE payload SET epoch = epoch + 1", Listed("damaged: payload"));
    check("no generation", "UPDATE payload SET epoch = -1", Listed("damaged"));
    check("an id as text", "UPDATE payload SET id = hex(id)", Refused("damaged: payload row"));
    check("a short id", "UPDATE payload SET id = substr(id, 1, 8)", Refused("is foreign"));
    check("a box as text", "UPDATE payload SET box = hex(box)", Listed("damaged: payload"));
    check("an empty box", "UPDATE payload SET box = x''", Listed("damaged: payload"));
    check("a box of another version", &version("payload"), Listed("damaged: payload"));
    let one = "UPDATE payload SET id = randomblob(32) WHERE rowid = 3";
    check("one under another id", one, Refused("is foreign"));
}

/// Two payloads of one kind that nobody's key tells apart: each is only what its own id says.
#[test]
fn payloads_of_one_kind() {
    let bed = Bed::with_source();
    let (mut file, _) = bed.open().unwrap();
    ask(&mut file).unwrap();
    ask(&mut file).unwrap();
    let ids = file.state().questions.values().map(|question| format!("x'{}'", question.text()));
    let which = format!("id IN ({})", ids.collect::<Vec<_>>().join(", "));
    drop(file);
    let copies = Copies::of(bed, Vec::new());
    copies.check("swapped", &swap("payload", &which), Listed("damaged: payload"));
    let first = format!("UPDATE payload SET box = (SELECT box FROM payload WHERE {which}) WHERE {which}");
    copies.check("one in both places", &first, Listed("damaged: payload"));
}

#[test]
fn keys_of_strands_and_persons() {
    let copies = Copies::new();
    let check = |what, sql: &str, expected| copies.check(what, sql, expected);
    check("swapped", &swap("wrap", "true"), Refused("damaged: key"));
    check("the first removed", &remove("wrap", "min"), Refused("is missing"));
    check("the last removed", &remove("wrap", "max"), Refused("is missing"));
    let double = "INSERT INTO wrap SELECT randomblob(16), epoch, box FROM wrap LIMIT 1";
    check("doubled under another id", double, Refused("damaged: key"));
    check("as it was before", "REPLACE INTO wrap SELECT * FROM old.wrap", Harmless);
    check("another epoch", "UPDATE wrap SET epoch = epoch + 1", Refused("damaged: key"));
    check("no epoch", "UPDATE wrap SET epoch = -1", Refused("damaged: key"));
    check("an id as text", "UPDATE wrap SET id = hex(id)", Refused("damaged: key row"));
    check("a short id", "UPDATE wrap SET id = substr(id, 1, 2)", Refused("damaged: key"));
    check("a box as text", "UPDATE wrap SET box = hex(box)", Refused("damaged: key"));
    check("a payload's box", "UPDATE wrap SET box = (SELECT box FROM payload)", Refused("damaged: key"));
    check("a box of another version", &version("wrap"), Refused("damaged: key"));
}

#[test]
fn the_manifest() {
    let copies = Copies::new();
    let check = |what, sql: &str, expected| copies.check(what, sql, expected);
    check("removed", "DELETE FROM manifest", Refused("damaged: manifest"));
    check("moved", "UPDATE manifest SET id = 2", Refused("damaged: manifest"));
    let double = "INSERT INTO manifest SELECT 2, epoch, box FROM manifest";
    check("doubled", double, Refused("damaged: manifest"));
    let older = "REPLACE INTO manifest SELECT * FROM old.manifest";
    check("as it was before", older, Refused("belongs to no head"));
    let both = "INSERT INTO manifest SELECT 2, epoch, box FROM old.manifest";
    check("an older one beside it", both, Refused("damaged: manifest"));
    check("another epoch", "UPDATE manifest SET epoch = 0", Refused("damaged: manifest"));
    check("a later epoch", "UPDATE manifest SET epoch = 2", Refused("the keys were changed"));
    check("a batch's box", "UPDATE manifest SET box = (SELECT box FROM batch)", Refused("damaged: manifest"));
    check("a box as text", "UPDATE manifest SET box = hex(box)", Refused("damaged: manifest"));
    check("a box of another version", &version("manifest"), Refused("damaged: manifest"));
}

/// Whoever erased somebody's words still has an older copy with their rows: they don't come back by
/// themselves.
#[test]
fn erased_rows_put_back() {
    let bed = Bed::new();
    let speakers = add_source(&mut bed.open().unwrap().0, &[1, 1], 8);
    let old = bed.bytes();
    let (mut file, _) = bed.open().unwrap();
    file.erase(&speakers[..1], &[], super::bed::AT, None).unwrap();
    drop(file);
    let copies = Copies::of(bed, old);
    let check = |what, sql: &str, expected| copies.check(what, sql, expected);
    check("the key", "INSERT OR IGNORE INTO wrap SELECT * FROM old.wrap", Refused("damaged: key"));
    check("words", "INSERT OR IGNORE INTO payload SELECT * FROM old.payload", Refused("is foreign"));
    let both = "INSERT OR IGNORE INTO wrap SELECT * FROM old.wrap;
                INSERT OR IGNORE INTO payload SELECT * FROM old.payload;";
    check("both", both, Refused("damaged: key"));
    let all = format!("{both} REPLACE INTO manifest SELECT * FROM old.manifest");
    check("and the manifest", &all, Refused("belongs to no head"));
}

/// Rows of another study fit nowhere, though its passphrase is the same.
#[test]
fn rows_of_another_study() {
    let other = Bed::with_source().bytes();
    let bed = Bed::with_source();
    ask(&mut bed.open().unwrap().0).unwrap();
    let copies = Copies::of(bed, other);
    let check = |what, sql: &str, expected| copies.check(what, sql, expected);
    check("a batch", "INSERT INTO batch SELECT * FROM old.batch LIMIT 1", Refused("damaged: batch"));
    check("a payload", "INSERT INTO payload SELECT * FROM old.payload LIMIT 1", Refused("is foreign"));
    check("a key", "INSERT INTO wrap SELECT * FROM old.wrap LIMIT 1", Refused("damaged: key"));
    check("manifest", "REPLACE INTO manifest SELECT * FROM old.manifest", Refused("damaged: manifest"));
    check("slots", "REPLACE INTO slot SELECT * FROM old.slot", Refused("wrong passphrase"));
}

/// The index finds a payload whose row says another id. Whoever asks for words gets them, or hears that they
/// are damaged; they are never left out as if they were withdrawn.
#[test]
fn a_row_that_says_another_id_than_its_index() {
    let copies = Copies::of(Bed::with_source(), Vec::new());
    let ids = copies.bed.ids("payload");
    let mut succeeded = Vec::new();
    for at in ids.iter().flat_map(|id| places_of(&copies.new, id)) {
        let mut bytes = copies.new.clone();
        bytes[at + 20] ^= 1;
        copies.bed.put(&bytes);
        succeeded.extend(copies.bed.look(&copies.right).err());
    }
    assert!(ids.len() > 9, "{}", ids.len());
    assert!(succeeded.is_empty(), "{} of {}: {:?}", succeeded.len(), 2 * ids.len(), succeeded[0]);
}

fn places_of(bytes: &[u8], id: &[u8]) -> Vec<usize> {
    let found = bytes.windows(id.len()).enumerate().filter(|(_, w)| *w == id);
    let found: Vec<usize> = found.map(|(at, _)| at).collect();
    assert!(found.len() >= 2, "in the table and in its index");
    found
}

/// Gives boxes another version in their first byte.
fn version(table: &str) -> String {
    format!("UPDATE {table} SET box = CAST(x'02' || substr(box, 2) AS BLOB)")
}
