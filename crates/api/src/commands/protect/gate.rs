//! The gate of exports: no finished file leaves with a string in it that leads to somebody.
//!
//! Looked for is what people accepted, as it stands in the words and in the entities, the names that speakers have in
//! the files, the study's own list of names, and what has a strong form of its own. A hit is told by its kind and the
//! part of the file, never by its words. That nothing was found promises nothing.

use super::scan::speaker_names;
use super::{cut, entities, kind_of, shown};
use crate::problem::Problem;
use crate::session::Session;
use analysis::protect::{FoundKind, LeakKind, SHORTEST_FORM, Secrets, same_as};
use formats::exported::{Part, texts_of};
use locale::{Arg, Catalogue};
use model::ids::*;
use model::payload::Record;
use model::{State, Words};
use std::collections::{HashMap, HashSet};

/// Looks through a finished file and its name, for what the present study knows.
///
/// # Errors
/// `gate-closed`: what kind of string is in it, and where; `gate-unread`: the file can't be looked through.
pub fn gate(session: &Session, catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let (state, words) = session.present()?;
    of_words(state, &words, catalogue, name, bytes)
}

/// [`gate`] on a state and its words.
pub(crate) fn of_words(
    state: &State,
    words: &Words,
    catalogue: &Catalogue,
    name: &str,
    bytes: &[u8],
) -> Result<(), Problem> {
    let mut parts = vec![Part { name: String::new(), text: name.replace('_', " ") }];
    parts.extend(texts_of(bytes).map_err(|_| Problem::new("gate-unread"))?);
    let (strings, kinds) = secrets(state, words);
    let secrets = Secrets::new(&strings, &Vec::new());
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let leaks = analysis::protect::gate(&texts, &secrets);
    let Some(leak) = leaks.first() else { return Ok(()) };
    let kind = match leak.kind {
        LeakKind::Accepted(number) => kinds[number],
        LeakKind::Form(kind) => kind,
    };
    let place = match (leak.part, parts[leak.part].name.as_str()) {
        (0, _) => catalogue.text("gate-part-name"),
        (_, "") => catalogue.text("gate-part-text"),
        (_, part) if analysis::protect::gate(&[part], &secrets).is_empty() => part.to_owned(),
        (number, _) => catalogue.with("gate-part-number", &[("number", Arg::Number(number as i64))]),
    };
    let kind = catalogue.text(&kind.key());
    Err(Problem::new("gate-closed").with("kind", kind).with("place", place))
}

/// What must not leave, with its kind.
fn secrets(state: &State, words: &Words) -> (Vec<String>, Vec<FoundKind>) {
    let mut all: HashMap<String, FoundKind> = HashMap::new();
    let mut add = |text: &str, kind: FoundKind| {
        if text.chars().count() >= SHORTEST_FORM {
            all.entry(text.to_owned()).or_insert(kind);
        }
    };
    words.study.names.iter().for_each(|name| add(name, FoundKind::Name));
    speaker_names(state, words).for_each(|(_, name)| add(name, FoundKind::Name));
    let mut kinds: HashMap<RecordId, FoundKind> = HashMap::new();
    for (id, entity) in entities(state, words) {
        kinds.insert(id, kind_of(entity));
        entity.forms.iter().for_each(|form| add(form, kind_of(entity)));
    }
    // Also of entities that name nobody any more: what people accepted stays closed.
    for mention in state.mentions.values().filter(|m| m.exists()) {
        let place = mention.place();
        let turn = words.turn(place.source, place.first());
        let text = turn.and_then(|t| t.text.as_deref().or(t.held_back()));
        let found = text.zip(place.span).and_then(|(text, span)| cut(text, span.start, span.end));
        let kind = *kinds.entry(mention.entity).or_insert_with(|| match words.records.get(&mention.entity) {
            Some(Record::Entity(entity)) => kind_of(entity),
            _ => FoundKind::Name,
        });
        found.into_iter().for_each(|text| add(text, kind));
    }
    let own = own_words(state, words);
    all.retain(|text, _| !own.contains(&same_as(text)));
    let mut all: Vec<(String, FoundKind)> = all.into_iter().collect();
    all.sort();
    all.into_iter().unzip()
}

/// Words of our own that stand in exports: pseudonyms, labels, roles.
fn own_words(state: &State, words: &Words) -> HashSet<String> {
    let labels = entities(state, words).map(|(_, entity)| shown(words, entity).to_owned());
    let mut own: HashSet<String> = labels.map(|label| same_as(&label)).collect();
    own.extend(words.persons.values().map(|name| same_as(name)));
    own.extend(words.roles.values().map(|name| same_as(name)));
    own
}
