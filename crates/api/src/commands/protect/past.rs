//! Words of the past, shown as the present protects them: what was accepted or hidden since stays so.

use super::cover::Cover;
use model::payload::Record;
use model::{State, Words};

/// Puts the present's replacements and marks on words of the past.
pub(crate) fn protect(past: &mut Words, state: &State, present: &Words) {
    let entities = present.records.iter().filter(|(_, record)| matches!(record, Record::Entity(_)));
    past.records.extend(entities.map(|(id, record)| (*id, record.clone())));
    past.show(state);
    let cover = Cover::new(state, present);
    let ids: Vec<_> = past.sources.keys().copied().collect();
    for id in ids {
        let now = present.sources.get(&id).map_or(&[][..], |source| &source.turns);
        let Some(then) = past.source(&id) else { continue };
        for (number, turn) in then.turns.iter_mut().enumerate() {
            // Where other words stand now, places of the present say nothing.
            let is_same = now.get(number).is_some_and(|now| now.text == turn.text);
            if let Some(text) = turn.text.as_deref().filter(|_| !is_same) {
                turn.replaced = cover.places(text);
            }
        }
    }
}
