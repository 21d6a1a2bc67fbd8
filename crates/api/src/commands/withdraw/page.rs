//! The page of a withdrawal for the ethics board: what was erased, checked, and can't be reached. It names nobody.

use crate::commands::{duties, log};
use crate::problem::Problem;
use crate::session::Session;
use locale::{Arg, Catalogue};
use model::batch::Cause;
use model::event::Event;
use model::ids::*;
use report::letter::{Letter, Part, letter};

/// The keys of what no withdrawal reaches.
pub const LIMITS: [&str; 3] = ["board-limit-copies", "board-limit-printed", "board-limit-disk"];

/// The page of a withdrawal, made anew from the log any time. Without a batch: of the last one.
///
/// # Errors
/// There was no withdrawal, or the batch is none.
pub fn page(session: &Session, batch: Option<&str>, catalogue: &Catalogue) -> Result<String, Problem> {
    let is_withdrawal = |b: &&model::state::BatchInfo| matches!(&b.cause, Cause::Withdrawal { persons } if !persons.is_empty());
    let state = session.state();
    let info = match batch.filter(|digits| !digits.is_empty()) {
        Some(digits) => {
            let id = session.batch(digits)?;
            state.batches.iter().find(|b| b.id == id).filter(|b| is_withdrawal(b))
        }
        None => state.batches.iter().rev().find(|b| is_withdrawal(b)),
    };
    let info = info.ok_or(Problem::new("withdraw-none"))?;
    let counted = Counted::of(session, info.id);
    let number = |n: u64| catalogue.number(n as f64, 0);
    let row = |key: &str, n: u64| (catalogue.text(key), number(n));
    let coder = info.coder.and_then(|c| log::coder_names(session).ok()?.get(&c).cloned());
    let copies = duties::copies(session)?;
    let open = copies.iter().filter(|copy| copy.destroyed.is_none());
    let open: Vec<String> = open.map(|copy| copy.out_of_reach(catalogue)).collect();
    let at = when(info.at);
    let erased = Part {
        heading: catalogue.text("board-erased"),
        paragraphs: vec![catalogue.text("board-erased-how")],
        rows: vec![
            row("board-persons", counted.persons),
            row("board-strands", counted.strands),
            row("board-payloads", counted.payloads),
            row("board-blotted", counted.blotted),
            row("board-changed", counted.changed),
        ],
        ..Part::default()
    };
    let is_pending = session.file.is_scrub_pending();
    let checked = Part {
        heading: catalogue.text("board-checked"),
        items: vec![
            catalogue.text(if is_pending { "board-scrub-pending" } else { "board-scrubbed" }),
            catalogue.text("board-merge"),
            catalogue.text("board-undo"),
        ],
        ..Part::default()
    };
    let mut limits: Vec<String> = LIMITS.iter().map(|key| catalogue.text(key)).collect();
    if open.is_empty() {
        limits.insert(0, catalogue.text("board-copies-none"));
    }
    let reach =
        Part { heading: catalogue.text("board-reach"), paragraphs: limits, items: open, ..Part::default() };
    let mut facts =
        vec![(catalogue.text("board-when"), at), (catalogue.text("board-batch"), info.id.to_string())];
    facts.extend(coder.map(|name| (catalogue.text("board-who"), name)));
    facts.push((catalogue.text("board-study"), session.words()?.title.clone()));
    let what = Part { heading: catalogue.text("board-what"), rows: facts, ..Part::default() };
    let heads = state.heads.iter().map(|h| h.short()).collect::<Vec<_>>().join(", ");
    Ok(letter(&Letter {
        language: catalogue.language().tag().into(),
        title: catalogue.text("board-title"),
        lead: catalogue.text("board-lead"),
        parts: vec![what, erased, checked, reach],
        foot: catalogue.with("board-foot", &[("heads", Arg::Text(&heads))]),
    }))
}

/// What an erasure took, as its batch says.
#[derive(Default)]
struct Counted {
    persons: u64,
    strands: u64,
    payloads: u64,
    blotted: u64,
    changed: u64,
}

impl Counted {
    fn of(session: &Session, batch: BatchId) -> Counted {
        let mut counted = Counted::default();
        let events = session.file.batch(batch).map_or(&[][..], |b| b.body.events.as_slice());
        for event in events {
            match event {
                Event::Withdrawn { strands, persons, payloads } => {
                    counted.persons = persons.len() as u64;
                    counted.strands = strands.len() as u64;
                    counted.payloads = payloads.len() as u64;
                }
                Event::Blotted { spans, .. } => counted.blotted += spans.len() as u64,
                Event::Changed { .. } => counted.changed += 1,
                _ => {}
            }
        }
        counted
    }
}

/// Day and minute on the clock of the installation that wrote it, with its distance from UTC.
fn when(at: model::At) -> String {
    let seconds = at.millis.div_euclid(1000) + i64::from(at.offset) * 60;
    let time = model::LocalTime { seconds, precision: model::Precision::Minute, zone: Some(at.offset) };
    time.to_string().replace('T', " ")
}
