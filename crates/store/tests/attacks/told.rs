//! Everything that a study says, in a form that can be compared and that no failed assertion prints.

use model::*;
use serde::Serialize;
use store::{StoreError, StudyFile};

/// The state and all words of a study.
#[derive(Clone, PartialEq)]
pub struct Told {
    pub state: State,
    words: Vec<(String, Vec<u8>)>,
}

/// What an open study says.
///
/// # Errors
/// Whatever opening its words says.
pub fn told(file: &StudyFile) -> Result<Told, StoreError> {
    Ok(Told { state: file.state().clone(), words: lines(&file.words()?) })
}

/// Whether an error says what is wrong with the file, and doesn't put it down to the system.
pub fn names_what(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Damaged(_)
            | StoreError::Batch(..)
            | StoreError::Log(_)
            | StoreError::Invalid(_)
            | StoreError::Planted(_)
            | StoreError::NotAStudy
            | StoreError::NewerFormat(_)
            | StoreError::KeysChanged
            | StoreError::WrongSecret
    )
}

fn lines(words: &Words) -> Vec<(String, Vec<u8>)> {
    let mut lines = vec![("title".to_owned(), bytes(&words.title))];
    let mut add = |id: String, bytes: Vec<u8>| lines.push((id, bytes));
    words.coders.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    words.roles.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    words.persons.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    words.speakers.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    words.codes.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    words.rules.iter().for_each(|(id, rules)| add(id.to_string(), bytes(rules)));
    words.values.iter().for_each(|(id, lists)| add(id.to_string(), bytes(lists)));
    words.memos.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    words.questions.iter().for_each(|(id, text)| add(id.to_string(), bytes(text)));
    for (id, source) in &words.sources {
        add(id.to_string(), bytes(&(&source.facts, &source.name)));
        for (number, turn) in source.turns.iter().enumerate() {
            let turn = (turn.speaker, turn.kind, turn.time, &turn.text);
            add(format!("{id} {number}"), bytes(&turn));
        }
    }
    lines.sort();
    lines
}

fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    canon::to_bytes(value).unwrap()
}
