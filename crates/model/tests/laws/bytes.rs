//! The canonical bytes of everything that a study writes: there and back, and no second form.

use super::action::{config, plan};
use super::world::World;
use model::batch::{Batch, Body, Row, batch_id, from_row, row_bytes};
use model::{Signature, canon};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// What a byte is changed by: one bit of it, or any of them.
fn flip() -> impl Strategy<Value = u8> {
    prop_oneof![2 => (0..8u32).prop_map(|bit| 1 << bit), 1 => 1..=255u8]
}

fn batches(world: &World) -> Vec<Batch> {
    world.merged().in_order().into_iter().cloned().collect()
}

/// What a row says: the id of its body, and the signature where this version reads it.
fn said(row: &[u8]) -> Option<(model::BatchId, Option<Signature>)> {
    match from_row(row) {
        Ok(Row::Batch(batch)) => Some((batch.id, Some(batch.signature))),
        Ok(Row::Newer(newer)) => Some((newer.id, None)),
        Err(_) => None,
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn every_batch_is_read_back_as_it_was_written(plan in plan(30), signature in vec(any::<u8>(), 64)) {
        let signature = Signature(signature.try_into().unwrap());
        for batch in batches(&World::of(&plan)) {
            let batch = Batch { signature, ..batch };
            let bytes = canon::to_bytes(&batch.body).unwrap();
            prop_assert_eq!(&canon::from_bytes::<Body>(&bytes).unwrap(), &batch.body);
            prop_assert_eq!(batch_id(&bytes), batch.id);
            let row = row_bytes(&bytes, signature).unwrap();
            let Ok(Row::Batch(read)) = from_row(&row) else { return Err(TestCaseError::fail("not read")) };
            prop_assert!(*read == batch, "read as another batch");
        }
    }

    #[test]
    fn a_changed_byte_of_a_body_is_refused_or_another_batch(
        plan in plan(12), which: Index, flip in flip(),
    ) {
        let batches = batches(&World::of(&plan));
        let batch = which.get(&batches);
        let bytes = canon::to_bytes(&batch.body).unwrap();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= flip;
            if let Ok(other) = canon::from_bytes::<Body>(&changed) {
                prop_assert!(other != batch.body, "two forms of one body, at byte {place}");
                prop_assert_eq!(canon::to_bytes(&other).unwrap(), changed.clone());
                prop_assert!(batch_id(&changed) != batch.id);
            }
        }
    }

    #[test]
    fn a_changed_byte_of_a_row_is_refused_or_says_something_else(
        plan in plan(12), which: Index, flip in flip(),
    ) {
        let batches = batches(&World::of(&plan));
        let batch = which.get(&batches);
        let row = row_bytes(&canon::to_bytes(&batch.body).unwrap(), batch.signature).unwrap();
        let right = said(&row);
        prop_assert!(right.is_some());
        for place in 0..row.len() {
            let mut changed = row.clone();
            changed[place] ^= flip;
            prop_assert!(said(&changed) != right, "byte {place} of a row means nothing");
        }
    }

    #[test]
    fn a_row_that_is_cut_or_goes_on_is_refused(plan in plan(12), which: Index, more: u8) {
        let batches = batches(&World::of(&plan));
        let batch = which.get(&batches);
        let body = canon::to_bytes(&batch.body).unwrap();
        let row = row_bytes(&body, batch.signature).unwrap();
        for end in 0..row.len() {
            prop_assert!(from_row(&row[..end]).is_err());
        }
        for end in 0..body.len() {
            prop_assert!(canon::from_bytes::<Body>(&body[..end]).is_err());
        }
        prop_assert!(from_row(&[row, vec![more]].concat()).is_err());
        prop_assert!(canon::from_bytes::<Body>(&[body, vec![more]].concat()).is_err());
    }
}
