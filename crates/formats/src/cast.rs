//! The speakers of a draft while it is read.

use crate::DraftSpeaker;
use model::source::Part;
use std::collections::HashMap;

/// Speakers in the order of their first turn, found by name in one step however many there are.
#[derive(Default)]
pub(crate) struct Cast {
    pub(crate) speakers: Vec<DraftSpeaker>,
    by_name: HashMap<String, u32>,
}

impl Cast {
    /// The index of the speaker with this name, who is added when not there yet.
    pub(crate) fn index(&mut self, name: &str) -> u32 {
        if let Some(index) = self.by_name.get(name) {
            return *index;
        }
        let index = self.speakers.len() as u32;
        self.by_name.insert(name.to_owned(), index);
        self.speakers.push(DraftSpeaker { name: name.to_owned(), role: None, part: Part::Party });
        index
    }
}
