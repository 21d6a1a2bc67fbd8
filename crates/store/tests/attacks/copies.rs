//! Older copies: the file rolled back, a replica's tail cut off, the end of the write-ahead log lost.

use super::bed::{AT, Bed, Seen};
use super::source::{add_source, ask};
use super::told::{Told, names_what, told};
use store::{Merge, Opened, Place, Secret, StudyFile};

/// A study to which somebody else has added a tail, which the installation at home has seen.
struct Tail {
    bed: Bed,
    old: Vec<u8>,
    new: Vec<u8>,
    before: Told,
}

impl Tail {
    fn new() -> Tail {
        let bed = Bed::with_source();
        let old = bed.bytes();
        let before = told(&bed.open().unwrap().0).unwrap();
        let place = Place(bed.place().0.with_file_name("other"));
        let (mut other, _) = StudyFile::open(&bed.path(), &Secret::Recovery(&bed.recovery), &place).unwrap();
        ask(&mut other).unwrap();
        add_source(&mut other, &[1], 8);
        drop(other);
        drop(bed.open().unwrap());
        Tail { new: bed.bytes(), bed, old, before }
    }

    /// Edits the newer file: what becomes of it where nobody remembers it.
    fn edited(&self, sql: &str) -> Result<Seen, String> {
        self.bed.put(&self.new);
        self.bed.edit(&self.old, sql);
        self.bed.look(&self.before)
    }
}

/// Deletes what an older copy doesn't have.
fn cut(table: &str) -> String {
    format!("DELETE FROM {table} WHERE id NOT IN (SELECT id FROM old.{table});")
}

const OLD_MANIFEST: &str = "REPLACE INTO manifest SELECT * FROM old.manifest;";

#[test]
fn a_tail_cut_off_in_part_is_named() {
    let tail = Tail::new();
    let (batches, payloads, keys) = (cut("batch"), cut("payload"), cut("wrap"));
    let last = "DELETE FROM batch WHERE rowid = (SELECT max(rowid) FROM batch);";
    for (what, sql, expected) in [
        ("without the manifest", format!("{batches}{payloads}{keys}"), "is missing"),
        ("batches only", format!("{batches}{OLD_MANIFEST}"), "damaged: key"),
        ("without the payloads", format!("{batches}{keys}{OLD_MANIFEST}"), "is foreign"),
        ("without the keys", format!("{batches}{payloads}{OLD_MANIFEST}"), "damaged: key"),
        ("without the batches", format!("{payloads}{keys}{OLD_MANIFEST}"), "belongs to no head"),
        ("the last batch only", format!("{last}{payloads}{keys}{OLD_MANIFEST}"), "belongs to no head"),
    ] {
        let seen = tail.edited(&sql);
        assert!(matches!(&seen, Ok(Seen::Refused(text)) if text.contains(expected)), "{what}: {seen:?}");
    }
}

/// A tail that is cut off with everything that belongs to it, and an old manifest: where nobody remembers it,
/// it is a study like any other; who remembers it is told, and goes on as another replica.
#[test]
fn a_tail_cut_off_whole_is_missed() {
    let tail = Tail::new();
    let all = format!("{}{}{}{OLD_MANIFEST}", cut("batch"), cut("payload"), cut("wrap"));
    assert_eq!(tail.edited(&all), Ok(Seen::Harmless));
    missed(&tail);
}

#[test]
fn a_file_rolled_back_is_missed() {
    let tail = Tail::new();
    tail.bed.put(&tail.old);
    missed(&tail);
}

/// The installation at home finds the study as it was before the tail: it says so until it has written, and
/// what it writes then fits to the tail when that comes back.
fn missed(tail: &Tail) {
    let bed = &tail.bed;
    for again in 0..2 {
        let (file, opened) = bed.open().unwrap();
        assert_eq!(opened.lacks, 1, "opened {again} times before");
        assert!(told(&file).unwrap() == tail.before);
    }
    let (mut file, _) = bed.open().unwrap();
    ask(&mut file).unwrap();
    assert!(file.state().unconfirmed().is_empty(), "the replica before has introduced this one");
    drop(file);
    assert_eq!(bed.open().unwrap().1, Opened::default());
    fits(tail);
}

/// What was written on the older copy and the tail become one study, without a fork.
fn fits(tail: &Tail) {
    let (bed, other) = (&tail.bed, tail.bed.copy(&tail.new));
    let (one, two) = (bed.open().unwrap().0, other.open_elsewhere().unwrap().0);
    let merged = bed.beside("-merged");
    Merge::of(&one, &two, None).unwrap().write(&merged, &mut |_, _| true).unwrap();
    let third = bed.copy(&std::fs::read(merged).unwrap());
    let (file, opened) = third.open().unwrap();
    assert_eq!((opened, file.state().questions.len()), (Opened::default(), 2));
}

/// Where the memory is gone as well nobody can know. What is written then comes from another replica, and
/// fits.
#[test]
fn a_file_rolled_back_where_nobody_remembers() {
    let tail = Tail::new();
    tail.bed.put(&tail.old);
    std::fs::remove_file(tail.bed.memory()).unwrap();
    let (mut file, opened) = tail.bed.open().unwrap();
    assert_eq!(opened, Opened::default());
    assert!(told(&file).unwrap() == tail.before);
    ask(&mut file).unwrap();
    assert_eq!(file.state().unconfirmed().len(), 1);
    drop(file);
    fits(&tail);
}

/// File and memory rolled back together can't be noticed. When the two copies meet, it shows.
#[test]
fn a_file_rolled_back_with_its_memory_shows_as_a_fork() {
    let bed = Bed::with_source();
    let (old, memory) = (bed.bytes(), std::fs::read(bed.memory()).unwrap());
    ask(&mut bed.open().unwrap().0).unwrap();
    let other = bed.copy(&bed.bytes());
    bed.put(&old);
    std::fs::write(bed.memory(), memory).unwrap();
    let (mut file, opened) = bed.open().unwrap();
    assert_eq!(opened, Opened::default());
    ask(&mut file).unwrap();
    let merged = bed.beside("-merged");
    let two = other.open_elsewhere().unwrap().0;
    Merge::of(&file, &two, None).unwrap().write(&merged, &mut |_, _| true).unwrap();
    drop(file);
    bed.put(&std::fs::read(merged).unwrap());
    let replica = |bed: &Bed| {
        let (file, opened) = bed.open().unwrap();
        assert_eq!(opened.forks, 1);
        file.replica()
    };
    assert_ne!(replica(&bed), replica(&bed), "that replica writes no more");
}

/// The end of a write-ahead log that a crash left: changed or cut, the study is as it was at one of its
/// commits, and this installation misses what it had written.
#[test]
fn a_damaged_write_ahead_log() {
    let bed = Bed::new();
    let (mut file, _) = bed.open().unwrap();
    add_source(&mut file, &[1, 1], 8);
    ask(&mut file).unwrap();
    let right = told(&file).unwrap();
    let main = std::fs::read(bed.path()).unwrap();
    let log = std::fs::read(bed.beside("-wal")).unwrap();
    drop(file);
    let memory = std::fs::read(bed.memory()).unwrap();
    let check = |what: &str, log: &[u8]| {
        bed.put(&main);
        std::fs::write(bed.beside("-wal"), log).unwrap();
        std::fs::write(bed.memory(), &memory).unwrap();
        match bed.open() {
            Err(error) => assert!(names_what(&error), "{what}: {}", bed.said(&error)),
            Ok((file, opened)) => {
                let same = told(&file).unwrap() == right;
                assert!(file.verify(&mut |_, _| true).unwrap().is_sound(), "{what}");
                assert_eq!(opened.lacks, usize::from(!same), "{what}");
                return same;
            }
        }
        false
    };
    assert!(check("whole", &log));
    let flipped = (0..log.len()).step_by(997).filter(|at| {
        let mut flipped = log.clone();
        flipped[*at] ^= 0x10;
        !check(&format!("byte {at}"), &flipped)
    });
    let cut = (0..log.len()).step_by(1999).filter(|at| !check(&format!("cut at {at}"), &log[..*at]));
    let (flipped, cut) = (flipped.count(), cut.count());
    assert!(flipped > 9 && cut > 9, "the test can fail: {flipped}, {cut}");
}

/// What one installation has erased and an older copy still holds, it withdraws again; who doesn't remember
/// can't.
#[test]
fn an_older_copy_with_erased_words() {
    let bed = Bed::new();
    let speakers = add_source(&mut bed.open().unwrap().0, &[1, 1], 8);
    let old = bed.bytes();
    bed.open().unwrap().0.erase(&speakers[..1], &[], AT, None).unwrap();
    bed.put(&old);
    assert!(!bed.open_elsewhere().unwrap().1.to_withdraw);
    let (mut file, opened) = bed.open().unwrap();
    assert!(opened.to_withdraw && opened.lacks == 1);
    let words = file.words().unwrap();
    assert!(words.sources.values().flat_map(|s| &s.turns).any(|t| t.text.is_none()), "shown nowhere");
    ask(&mut file).unwrap();
    drop(file);
    let (file, opened) = bed.open_elsewhere().unwrap();
    assert_eq!(opened, Opened::default());
    assert!(file.state().withdrawn.strands.contains(&speakers[0]));
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
}
