//! A partner's copy with rows that the partner, who has the keys, has put in place of others.

use super::forged::Expected::{Opens, Refused};
use super::ground::{Ground, ask, said};
use crate::StudyFile;
use crate::keys::Key;
use crate::merge::Merge;
use crate::rows::{self, Row, batch_binding, wrap_row};
use crate::seal;
use model::batch::row_bytes;
use model::event::Owner;
use model::*;

/// Puts another key in the place of a strand's or person's.
fn substitute(file: &StudyFile, owner: &Owner) {
    let other = rows::of_key(owner, &Key([7; 32]), file.study, &file.keys).unwrap();
    put(file, "wrap", &other);
}

fn put(file: &StudyFile, table: &str, row: &Row) {
    file.connection.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [&row.id]).unwrap();
    rows::insert(&file.connection, table, row).unwrap();
}

/// What an error calls the key of a strand or person.
fn name_of_key(file: &StudyFile, owner: &Owner) -> String {
    format!("damaged: key {}", hex(&wrap_row(&file.keys, owner)[..4]))
}

#[test]
fn another_key_for_a_strand_or_a_person() {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    let (whole, owners) = (ground.bytes(), file.state().owners());
    drop(file);
    assert!(owners.iter().any(|o| matches!(o, Owner::Person(_))) && owners.len() == 3);
    for owner in owners {
        ground.put(&whole);
        let (file, _) = ground.open_elsewhere().unwrap();
        let name = name_of_key(&file, &owner);
        substitute(&file, &owner);
        drop(file);
        for installation in ["memory", "nowhere"] {
            let text = said(&ground.open_as(installation).err().unwrap());
            assert!(text.contains(&name), "{installation}: {text}, expected {name}");
        }
    }
}

/// The keys of two persons or strands in each other's place: sealed as they should be, and not theirs.
#[test]
fn keys_of_each_other() {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    let owners: Vec<Owner> = file.state().owners().into_iter().collect();
    for (one, other) in [(0, 1), (1, 0)] {
        let key = file.ring.get(&owners[other]).unwrap();
        put(&file, "wrap", &rows::of_key(&owners[one], key, file.study, &file.keys).unwrap());
    }
    drop(file);
    Refused("damaged: key").check("in each other's place", ground.open_elsewhere());
}

/// Two copies that went on apart: the one at home, and the partner's.
fn apart() -> (Ground, Ground) {
    let home = Ground::new();
    let partner = home.copy();
    ask(&mut home.open().unwrap().0).unwrap();
    ask(&mut partner.open().unwrap().0).unwrap();
    (home, partner)
}

/// Merges in either order while a partner's rows change under way; gives what opening the third file says.
fn merged(edit: impl Fn(&StudyFile, &StudyFile)) -> [Result<String, String>; 2] {
    [false, true].map(|turned| {
        let (home, partner) = apart();
        let (one, two) = (home.open_elsewhere().unwrap().0, partner.open_elsewhere().unwrap().0);
        let merge =
            if turned { Merge::of(&two, &one, None).unwrap() } else { Merge::of(&one, &two, None).unwrap() };
        edit(&one, &two);
        let third = home.path().with_extension("third");
        merge.write(&third, &mut |_, _| true).map_err(|error| said(&error))?;
        let third = home.copy_of(&third);
        let (file, _) = third.open_elsewhere().map_err(|error| said(&error))?;
        assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
        Ok(format!("{} questions", file.state().questions.len()))
    })
}

#[test]
fn a_partners_copy_is_merged() {
    assert_eq!(merged(|_, _| {}), [Ok("3 questions".to_owned()), Ok("3 questions".to_owned())]);
}

/// A key that is put in another's place after the copy was opened: the third file is refused, or has the
/// right one.
#[test]
fn another_key_while_merging() {
    let edit = |_: &StudyFile, partner: &StudyFile| {
        let owners = partner.state().owners();
        substitute(partner, owners.first().unwrap());
    };
    for outcome in merged(edit) {
        let fits = outcome.as_ref().map_or_else(|text| text.contains("damaged: key"), |q| q == "3 questions");
        assert!(fits, "{outcome:?}");
    }
}

/// A payload that one copy holds damaged is taken from the other; one that both hold damaged is named.
#[test]
fn damaged_words_while_merging() {
    let damage = |file: &StudyFile| {
        let sql = "UPDATE payload SET box = zeroblob(90) WHERE rowid = 1";
        file.connection.execute(sql, []).unwrap();
    };
    let right = [Ok("3 questions".to_owned()), Ok("3 questions".to_owned())];
    assert_eq!(merged(|one, _| damage(one)), right);
    assert_eq!(merged(|_, two| damage(two)), right);
    let both = |one: &StudyFile, two: &StudyFile| [one, two].into_iter().for_each(damage);
    for outcome in merged(both) {
        assert!(outcome.as_ref().is_err_and(|text| text.contains("damaged: payload")), "{outcome:?}");
    }
}

/// A signature isn't part of what a batch's id fixes. Another one in its place is refused by a stranger;
/// where the batch was checked before, verify finds it, and a merge doesn't carry it on.
#[test]
fn another_signature_in_a_batch_that_was_checked_before() {
    let home = Ground::new();
    let partner = home.copy();
    let mut file = partner.open().unwrap().0;
    ask(&mut file).unwrap();
    replace_signature(&file, file.state().batches[1].id);
    drop(file);
    Refused("signature of batch").check("a stranger opens the copy", partner.open_elsewhere());
    let (one, two) = (home.open().unwrap().0, home.open_here(&partner).unwrap().0);
    let found = two.verify(&mut |_, _| true).unwrap();
    assert!(!found.is_sound() && found.log.is_some_and(|text| text.contains("signature of batch")));
    for (n, merge) in
        [Merge::of(&one, &two, None), Merge::of(&two, &one, None)].into_iter().flatten().enumerate()
    {
        let third = home.path().with_extension(format!("third{n}"));
        if merge.write(&third, &mut |_, _| true).is_ok() {
            Opens(0).check("a stranger opens the third file", home.copy_of(&third).open_elsewhere());
        }
    }
}

fn replace_signature(file: &StudyFile, id: BatchId) {
    let body = canon::to_bytes(&file.batches[&id].body).unwrap();
    let plain = row_bytes(&body, Signature([7; 64])).unwrap();
    let epoch = file.keys.epoch();
    let key = file.keys.subkey(epoch, "batch box").unwrap();
    let boxed = seal::seal(&key, &batch_binding(file.study, epoch, id), &plain).unwrap();
    put(file, "batch", &Row { id: id.0.to_vec(), epoch, boxed });
}
