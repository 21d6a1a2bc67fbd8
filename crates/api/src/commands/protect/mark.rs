//! `protect mark`: words that a person points at become a mention, with all other places where they stand.

use super::accept::{Accepted, Plan, bare, labelled, write};
use super::scan::Target;
use super::{At, label};
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use analysis::protect::FoundKind;
use model::Place;
use model::event::Subject;

/// What shall stand in the place of the words.
#[derive(Clone)]
pub enum As {
    /// A label, with or without brackets: of an entity of the study, or a new one.
    Label(String),
    /// The pseudonym of a person.
    Person(String),
}

/// Marks words in one turn, as [`Place`] or as people write it (`C07:12:3-9`).
///
/// # Errors
/// No such place, more than one turn, no words; a bad label; an unknown person; damage; `stopped`.
pub fn mark(
    session: &mut Session,
    on: &Place,
    shown: &As,
    kind: FoundKind,
    watch: Watch<'_>,
) -> Result<Accepted, Problem> {
    let words = session.words()?;
    let state = session.state();
    let [turn] = on.turns.as_slice() else { return Err(Problem::new("protect-one-turn")) };
    let unknown = || Problem::new("place-unknown");
    let text = words.turn(on.source, *turn).ok_or_else(unknown)?.text.as_deref();
    let length = text.ok_or(Problem::new("place-withdrawn"))?.chars().count() as u32;
    let (start, end) = on.span.map_or((0, length), |span| (span.start, span.end));
    let at = At { source: on.source, turn: *turn, start, end };
    if start >= end || end > length {
        return Err(unknown());
    }
    let form = bare(at.words(&words).ok_or_else(unknown)?);
    let (target, shown) = match shown {
        As::Person(name) => {
            let person = place::person(state, &words, name);
            let person = person.ok_or_else(|| Problem::new("person-unknown").with("person", name))?;
            (Target::Person(person), words.pseudonym(person).to_owned())
        }
        As::Label(text) => {
            let label = label(text)?;
            (labelled(state, &words, &label), label)
        }
    };
    if form.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let plan = Plan { target, kind, shown, forms: vec![form], places: vec![at] };
    write(session, vec![plan], Vec::new(), watch)
}

/// A place as people write it.
///
/// # Errors
/// There is none.
pub fn read(session: &Session, text: &str) -> Result<Place, Problem> {
    match place::subject(session.state(), &*session.words()?, text)? {
        Subject::Place(place) => Ok(place),
        _ => Err(Problem::new("protect-one-turn")),
    }
}

model::redacted! { As }
