//! Making codes and setting what is said of them; codebooks from files.

use super::list::{spec, text};
use super::{CodeAdd, CodeRetire, CodeSet, CodeWords, CodebookText, tree};
use crate::calls::Asked;
use crate::calls::coding::store_events;
use crate::calls::written::written;
use crate::change::{set as set_field, take_away};
use crate::commands::codebook;
use crate::problem::Problem;
use crate::session::Session;
use crate::table_name::table_name;
use crate::wire::{ById, Nothing, Written, id};
use formats::codebook as file;
use model::codebook::{CodeText, Codebook, Component};
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::payload::PayloadKind;
use model::{State, Words};
use store::Pen;

/// Makes a code.
pub(super) fn add(session: &mut Session, asked: CodeAdd, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    let code = new_code(session, &words, &asked, &mut pen, &mut events)?;
    store_events(session, pen, events, Some(code.to_string()), call)
}

/// Adds the events of a new code; it comes last among the codes of its component.
///
/// # Errors
/// No label; a name that another code has; a code above it that is in another component or gone.
pub(crate) fn new_code(
    session: &Session,
    words: &Words,
    new: &CodeAdd,
    pen: &mut Pen,
    events: &mut Vec<Event>,
) -> Result<CodeId, Problem> {
    let state = session.state();
    let brief = new.brief.trim();
    if brief.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let component = Component::from_letter(&new.component).ok_or(Problem::new("id-unknown"))?;
    let parent: Option<CodeId> = new.parent.as_deref().map(id).transpose()?;
    let fits = |p: CodeId| state.codes.get(&p).is_some_and(|p| p.exists() && p.component() == component);
    if !parent.is_none_or(fits) {
        return Err(Problem::new("id-unknown"));
    }
    let name = match new.code.trim() {
        "" => table_name(component, brief, |name| is_taken(state, words, name, None)),
        name if is_taken(state, words, name, None) => return Err(Problem::new("code-taken")),
        name => name.to_owned(),
    };
    let definition = new.definition.trim().to_owned();
    let text = CodeText { code: name, brief: brief.to_owned(), definition, ..CodeText::default() };
    let text = pen.record(&session.file, PayloadKind::CodeText, &[], &text)?;
    let code = CodeId(pen.id()?);
    let order = state.codes.values().map(|c| c.order()).filter(|o| *o < u32::MAX / 2).max();
    let order = order.map_or(0, |o| o + 10);
    events.push(Event::CodeAdded { code, component, text, colour: component.colour(), order, parent });
    Ok(code)
}

fn is_taken(state: &State, words: &Words, name: &str, but: Option<CodeId>) -> bool {
    let mut live = state.codes.iter().filter(|(id, c)| c.exists() && Some(**id) != but);
    live.any(|(id, _)| words.code(*id) == name)
}

/// Sets what is said of a code.
pub(super) fn set(session: &mut Session, asked: CodeSet, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let code: CodeId = id(&asked.id)?;
    let known = text(state, &words, code)?;
    if asked.was.as_ref().is_some_and(|was| *was != code_words(&known)) {
        return Err(Problem::new("stale"));
    }
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    let new = reworded(&known, &asked)?;
    if new.code != known.code && is_taken(state, &words, &new.code, Some(code)) {
        return Err(Problem::new("code-taken"));
    }
    if new != known {
        let text = pen.record(&session.file, PayloadKind::CodeText, &[], &new)?;
        events.push(set_field(state, Change::CodeText(code, text)));
    }
    if let Some(colour) = &asked.colour {
        let entity = &state.codes[&code];
        let colour = if colour.is_empty() { entity.component().colour() } else { self::colour(colour)? };
        if colour != entity.colour() {
            events.push(set_field(state, Change::CodeColour(code, colour)));
        }
    }
    store_events(session, pen, events, Some(asked.id), call)
}

fn reworded(known: &CodeText, asked: &CodeSet) -> Result<CodeText, Problem> {
    let one =
        |new: &Option<String>, old: &str| new.as_deref().map_or(old.to_owned(), |t| t.trim().to_owned());
    let values = match &asked.values {
        None => known.values.clone(),
        Some(values) => values.iter().map(spec).collect::<Result<_, _>>()?,
    };
    let new = CodeText {
        code: one(&asked.code, &known.code),
        brief: one(&asked.brief, &known.brief),
        definition: one(&asked.definition, &known.definition),
        when_to_use: one(&asked.when_to_use, &known.when_to_use),
        when_not_to_use: one(&asked.when_not_to_use, &known.when_not_to_use),
        example: one(&asked.example, &known.example),
        values,
    };
    if new.code.is_empty() || (new.brief.is_empty() && !known.brief.is_empty()) {
        return Err(Problem::new("text-empty"));
    }
    Ok(new)
}

fn code_words(text: &CodeText) -> CodeWords {
    CodeWords {
        code: text.code.clone(),
        brief: text.brief.clone(),
        definition: text.definition.clone(),
        when_to_use: text.when_to_use.clone(),
        when_not_to_use: text.when_not_to_use.clone(),
        example: text.example.clone(),
    }
}

fn colour(text: &str) -> Result<u32, Problem> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
    digits.and_then(|d| u32::from_str_radix(d, 16).ok()).ok_or(Problem::new("colour"))
}

/// Retires a code, or takes it back into use.
pub(super) fn retire(session: &mut Session, asked: CodeRetire, call: &Asked<'_>) -> Result<Written, Problem> {
    let state = session.state();
    let code: CodeId = id(&asked.id)?;
    let entity = state.codes.get(&code).filter(|c| c.exists()).ok_or(Problem::new("id-unknown"))?;
    let changes = entity.is_retired() != asked.retired;
    let event = changes.then(|| set_field(state, Change::CodeRetired(code, asked.retired)));
    store_events(session, Pen::default(), event.into_iter().collect(), Some(asked.id), call)
}

/// Takes a code away that no coding uses; those under it come to stand under the code above it.
pub(super) fn remove(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let state = session.state();
    let code: CodeId = id(&asked.id)?;
    if !state.exists(&Subject::Code(code)) {
        return Err(Problem::new("id-unknown"));
    }
    if state.codings.values().any(|c| c.exists() && c.code() == code) {
        return Err(Problem::new("code-used"));
    }
    let mut events = handed_on(state, code, tree::parent(state, code));
    events.push(take_away(state, Subject::Code(code)));
    store_events(session, Pen::default(), events, None, call)
}

/// Puts the codes under a code under another one.
pub(super) fn handed_on(state: &State, from: CodeId, to: Option<CodeId>) -> Vec<Event> {
    let under = |c: &CodeId| state.codes[c].exists() && state.codes[c].parent.get() == Some(&Some(from));
    let children = state.codes.keys().filter(|c| under(c));
    children.map(|c| set_field(state, Change::CodeParent(*c, to))).collect()
}

/// Puts the S-O-R codebook in, in the language of the page.
pub(super) fn sor(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<Written, Problem> {
    take(session, &file::sor(call.language.tag()), call)
}

/// Takes codes in from a codebook file.
pub(super) fn import(
    session: &mut Session,
    asked: CodebookText,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    take(session, &file::read(&asked.name, asked.text.as_bytes())?, call)
}

fn take(session: &mut Session, book: &Codebook, call: &Asked<'_>) -> Result<Written, Problem> {
    let stored = codebook::take(session, book, &mut |_, _| true)?;
    let batch = stored.batch.as_deref().map(id).transpose()?;
    written(session, batch, None, call)
}
