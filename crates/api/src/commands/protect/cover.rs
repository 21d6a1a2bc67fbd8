//! Covers what was accepted in texts that have no mentions of their own: names of sources and speakers, translations,
//! words before a correction.

use super::entities;
use analysis::protect::Forms;
use model::words::Replaced;
use model::{State, Words};
use std::borrow::Cow;
use std::sync::Arc;

/// What was accepted, with what stands in its place.
pub(crate) struct Cover {
    forms: Forms,
    labels: Vec<Arc<str>>,
}

impl Cover {
    /// What is accepted in a study.
    pub fn new(state: &State, words: &Words) -> Cover {
        let (mut forms, mut labels) = (Vec::new(), Vec::new());
        for (id, entity) in entities(state, words) {
            let label: Arc<str> = words.label_of(id).into();
            for form in &entity.forms {
                forms.push(form.as_str());
                labels.push(Arc::clone(&label));
            }
        }
        Cover { forms: Forms::new(&forms), labels }
    }

    /// What is to be replaced in a text, from left to right, without overlap.
    pub fn places(&self, text: &str) -> Vec<Replaced> {
        let mut found = self.forms.places(text);
        found.sort_by_key(|(at, number)| (at.start, std::cmp::Reverse(at.end), *number));
        let mut replaced: Vec<Replaced> = Vec::new();
        for (at, number) in found {
            match replaced.last_mut() {
                Some(last) if at.start < last.end => last.end = last.end.max(at.end),
                _ => {
                    let shown = Arc::clone(&self.labels[number]);
                    replaced.push(Replaced { start: at.start, end: at.end, shown });
                }
            }
        }
        replaced
    }

    /// A text with what was accepted replaced.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let replaced = self.places(text);
        if replaced.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for one in &replaced {
            out.push_str(super::cut(text, from, one.start).unwrap_or_default());
            out.push_str(&one.shown);
            from = one.end;
        }
        out.push_str(super::cut(text, from, text.chars().count() as u32).unwrap_or_default());
        Cow::Owned(out)
    }
}
