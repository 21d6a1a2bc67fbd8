//! Labels that stand in the place of what leads to somebody: a word for the kind and a number.

use super::entities;
use analysis::protect::FoundKind;
use locale::Catalogue;
use model::{State, Words};
use std::collections::HashMap;

/// Gives labels that no entity has: `Telepon-1`, `Telepon-2`.
pub(super) struct Labels<'a> {
    catalogue: &'a Catalogue,
    /// The highest number that stands behind a word.
    used: HashMap<String, u32>,
}

impl<'a> Labels<'a> {
    pub fn new(state: &State, words: &Words, catalogue: &'a Catalogue) -> Labels<'a> {
        let mut used: HashMap<String, u32> = HashMap::new();
        for (_, entity) in entities(state, words) {
            let Some((word, number)) = entity.shown.rsplit_once('-') else { continue };
            if let Ok(number) = number.parse::<u32>() {
                let highest = used.entry(word.to_owned()).or_default();
                *highest = number.max(*highest);
            }
        }
        Labels { catalogue, used }
    }

    /// The next label for a kind.
    pub fn next(&mut self, kind: FoundKind) -> String {
        let word = self.catalogue.text(&format!("protect-label-{}", kind.word()));
        let number = self.used.entry(word.clone()).or_default();
        *number += 1;
        format!("{word}-{number}")
    }
}
