//! Texts that people wrote and that may name somebody: each kind of content with all its strings.

use model::CodeText;
use model::payload::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Content with strings in it.
pub(super) trait Told: Serialize + DeserializeOwned + Clone {
    /// Goes through its strings.
    fn strings(&mut self, each: &mut dyn FnMut(&mut String));

    /// All its strings, for the person who decides.
    fn text(&self) -> String {
        let mut all = Vec::new();
        self.clone().strings(&mut |text| {
            if !text.trim().is_empty() {
                all.push(text.clone());
            }
        });
        all.join(" · ")
    }
}

impl Told for String {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(self);
    }
}

impl Told for MemoFacts {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        [&mut self.date, &mut self.place, &mut self.observer].into_iter().flatten().for_each(each);
    }
}

impl Told for ThemeText {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        [&mut self.name, &mut self.argument].into_iter().for_each(each);
    }
}

impl Told for CodeText {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        let own = [
            &mut self.code,
            &mut self.brief,
            &mut self.definition,
            &mut self.when_to_use,
            &mut self.when_not_to_use,
            &mut self.example,
        ];
        own.into_iter().for_each(each);
    }
}

impl Told for Rendering {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        [&mut self.text, &mut self.translator].into_iter().for_each(each);
    }
}

impl Told for Revision {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(&mut self.text);
    }
}

impl Told for PersonFacts {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(&mut self.notes);
        self.seed.iter_mut().for_each(&mut *each);
        self.attributes.iter_mut().for_each(|(_, value)| each(value));
    }
}

impl Told for ConsentTerms {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        [&mut self.form, &mut self.withdrawal, &mut self.payment].into_iter().for_each(each);
    }
}

impl Told for StudyFacts {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        let own = [
            &mut self.network_question,
            &mut self.other_parties.number,
            &mut self.other_parties.reason,
            &mut self.protocols.distress,
            &mut self.protocols.minors,
            &mut self.protocols.safety,
        ];
        own.into_iter().chain(&mut self.names).for_each(each);
    }
}

impl Told for Record {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        match self {
            Record::Referral(it) => each(&mut it.route),
            Record::Contact(it) => each(&mut it.reason),
            Record::Check(it) => [&mut it.way, &mut it.shown, &mut it.changed].into_iter().for_each(each),
            Record::Request(it) => each(&mut it.note),
            Record::Copy(it) => [&mut it.what, &mut it.holder].into_iter().for_each(each),
            Record::Entity(it) => std::iter::once(&mut it.shown).chain(&mut it.forms).for_each(each),
            Record::Columns(it) => it.names.iter_mut().for_each(each),
        }
    }
}

impl Told for View {
    fn strings(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(&mut self.name);
    }
}
