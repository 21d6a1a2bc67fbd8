//! What an installation remembers: damaged, removed, rolled back, or of another study.

use super::bed::Bed;
use super::source::ask;
use store::Opened;

/// Opens with this in place of the memory, writes, and opens again. Whoever isn't known begins a new replica,
/// which nobody has introduced.
fn check(what: &str, bed: &Bed, memory: Option<&[u8]>, known: bool) {
    let whole = bed.bytes();
    let (own, kept) = (bed.open().unwrap().0.replica(), std::fs::read(bed.memory()).unwrap());
    let path = bed.memory();
    match memory {
        Some(bytes) => std::fs::write(&path, bytes).unwrap(),
        None => std::fs::remove_file(&path).unwrap(),
    }
    let (mut file, opened) = bed.open().unwrap();
    assert_eq!(opened, Opened::default(), "{what}");
    assert_eq!(file.replica() == own, known, "{what}");
    ask(&mut file).unwrap();
    drop(file);
    let (file, opened) = bed.open().unwrap();
    assert_eq!(opened, Opened::default(), "{what}");
    assert_eq!(file.state().unconfirmed().is_empty(), known, "{what}");
    drop(file);
    bed.put(&whole);
    std::fs::write(&path, kept).unwrap();
}

#[test]
fn a_memory_that_is_of_no_use_is_none() {
    let bed = Bed::with_source();
    let earlier = std::fs::read(bed.memory()).unwrap();
    ask(&mut bed.open().unwrap().0).unwrap();
    let whole = std::fs::read(bed.memory()).unwrap();
    let of_another_study = std::fs::read(Bed::with_source().memory()).unwrap();
    let longer = [&whole[..], b"\0"].concat();
    check("as it is", &bed, Some(&whole), true);
    check("an earlier one", &bed, Some(&earlier), true);
    check("removed", &bed, None, false);
    check("empty", &bed, Some(b""), false);
    check("one byte", &bed, Some(&whole[..1]), false);
    check("half", &bed, Some(&whole[..whole.len() / 2]), false);
    check("without the last byte", &bed, Some(&whole[..whole.len() - 1]), false);
    check("a byte more", &bed, Some(&longer), false);
    check("of another study", &bed, Some(&of_another_study), false);
    check("the study itself", &bed, Some(&bed.bytes()), false);
}

/// Every byte of a memory changed: nothing of it is believed, and the study opens as for a stranger.
#[test]
fn every_byte_of_a_memory() {
    let bed = Bed::new();
    let (path, whole) = (bed.memory(), std::fs::read(bed.memory()).unwrap());
    let own = bed.open().unwrap().0.replica();
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        std::fs::write(&path, flipped).unwrap();
        let (file, opened) = bed.open().unwrap();
        assert_ne!(file.replica(), own, "byte {at}");
        assert_eq!(opened, Opened::default(), "byte {at}");
    }
}

/// Where a memory can't be read at all, the study says so and nothing is written.
#[test]
fn a_folder_in_its_place() {
    let bed = Bed::with_source();
    let (path, whole) = (bed.memory(), bed.bytes());
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert!(bed.open().is_err_and(|error| !bed.said(&error).is_empty()));
    assert!(bed.bytes() == whole);
}
