//! What the benches of studies share.

use model::State;
use model::batch::{At, Batch, Body, Cause, READER};
use model::event::Event;
use model::ids::*;

/// A study in which one action did all of it.
pub fn folded(events: Vec<Event>) -> State {
    let body = Body {
        reader: READER,
        study: StudyId([1; 16]),
        replica: ReplicaId([1; 32]),
        seq: 0,
        lamport: 0,
        parents: vec![],
        at: At { millis: 0, offset: 0 },
        coder: None,
        cause: Cause::Command,
        events,
    };
    let batch = Batch { id: BatchId([1; 32]), body, signature: Signature([0; 64]) };
    State::fold([&batch]).unwrap_or_default()
}
