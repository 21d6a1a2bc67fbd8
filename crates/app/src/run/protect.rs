//! `protect`: scan, accept, mark, list, remove, rename, original, cells.

use super::{DONE, Outcome, number, only_now, open, watched};
use crate::args::protect::{Protect, ProtectAction};
use crate::print;
use api::commands::analyse::{Column, Table};
use api::commands::protect::accept::{self, Accepted};
use api::commands::protect::scan::{Candidate, Scan};
use api::commands::protect::{cells, kind, list, mark, original, remove, scan};
use api::{Problem, Session};
use locale::Catalogue;
use serde_json::json;

/// Rows that a scan prints.
const MOST: usize = 40;

pub fn protect(args: &Protect, catalogue: &Catalogue) -> Outcome {
    use ProtectAction as A;
    let reads = matches!(args.action, A::Scan { .. } | A::List { .. } | A::Cells { .. });
    if !reads {
        only_now(&args.study)?;
    }
    let mut session = open(&args.study, catalogue)?;
    match &args.action {
        A::Scan { kind: word, score, json } => {
            let of_kind = word.as_deref().map(kind).transpose()?;
            let mut found = watched(catalogue, |watch| scan::scan(&session, catalogue, watch))?;
            let least = score.unwrap_or(0);
            found.candidates.retain(|c| of_kind.is_none_or(|k| c.kind == k) && c.score >= least);
            found_shown(&session, &found, *json, catalogue)
        }
        A::Accept { keys, label, person, json } => {
            let found = watched(catalogue, |watch| scan::scan(&session, catalogue, watch))?;
            let (keys, label, person) = (keys.clone(), label.clone(), person.clone());
            let asked = accept::Asked { keys, label, person };
            let accepted = watched(catalogue, |watch| accept::accept(&mut session, &found, &asked, watch))?;
            told(&accepted, *json, catalogue)
        }
        A::Mark { place, label, person, kind: word, json } => {
            let shown = match (label, person) {
                (Some(label), _) => mark::As::Label(label.clone()),
                (None, person) => mark::As::Person(person.clone().unwrap_or_default()),
            };
            let (on, of_kind) = (mark::read(&session, place)?, kind(word)?);
            let accepted = watched(catalogue, |watch| mark::mark(&mut session, &on, &shown, of_kind, watch))?;
            told(&accepted, *json, catalogue)
        }
        A::List { json } => listed(&session, *json, catalogue),
        A::Remove { entity } => removed(&mut session, entity, catalogue),
        A::Rename { entity, label } => {
            let entity = remove::named(&session, entity)?;
            watched(catalogue, |watch| remove::rename(&mut session, entity, label, watch))?;
            print::line(&catalogue.text("protect-renamed"));
            DONE
        }
        A::Original { place, json } => originals(&mut session, place, *json, catalogue),
        A::Cells { attributes, limit, json } => small(&session, attributes, *limit, *json, catalogue),
    }
}

fn found_shown(session: &Session, found: &Scan, json: bool, catalogue: &Catalogue) -> Outcome {
    if json {
        print::json(&found_json(session, found)?)?;
        return DONE;
    }
    let words = session.words()?;
    let row = |c: &Candidate| {
        let written = c.written(&words).join(" | ");
        let cut: String = written.chars().take(60).collect();
        vec![
            c.key[..8].to_owned(),
            catalogue.text(&c.kind.key()),
            c.score.to_string(),
            c.places.len().to_string(),
            format!("[{}]", c.suggestion),
            cut.replace('\n', " "),
            catalogue.text(&c.reason.key()),
        ]
    };
    let rows: Vec<Vec<String>> = found.candidates.iter().take(MOST).map(row).collect();
    if rows.is_empty() {
        print::line(&catalogue.text("protect-nothing-found"));
    } else {
        let head = ["key", "found", "score", "places", "becomes", "words", "reason"].map(Column::Word);
        print::table(catalogue, &Table { head: head.to_vec(), rows });
        more(found.candidates.len(), catalogue);
    }
    if !found.minors.is_empty() {
        let count = [("count", number(found.minors.len()))];
        print::line(&format!("\n{}", catalogue.with("protect-minors-head", &count)));
        for minor in found.minors.iter().take(MOST) {
            let (place, reason) = (session.place(&minor.place())?, catalogue.text(&minor.reason.key()));
            print::line(&format!("  {}  {place}  {reason}", &minor.key[..8]));
        }
        more(found.minors.len(), catalogue);
    }
    let looked = [("turns", number(found.turns)), ("sources", number(found.sources.len()))];
    print::line(&format!("\n{}", catalogue.with("protect-looked", &looked)));
    print::line(&catalogue.text("protect-note"));
    DONE
}

fn more(count: usize, catalogue: &Catalogue) {
    if count > MOST {
        print::line(&catalogue.with("protect-more", &[("count", number(count - MOST))]));
    }
}

fn found_json(session: &Session, found: &Scan) -> Result<serde_json::Value, Problem> {
    let words = session.words()?;
    let mut candidates = Vec::new();
    for c in &found.candidates {
        let places = c.places.iter().map(|at| session.place(&at.place()));
        candidates.push(json!({
            "key": c.key,
            "kind": c.kind.word(),
            "score": c.score,
            "reason": c.reason.word(),
            "suggestion": c.suggestion,
            "words": c.written(&words),
            "count": c.places.len(),
            "places": places.collect::<Result<Vec<_>, _>>()?,
        }));
    }
    let mut minors = Vec::new();
    for minor in &found.minors {
        let place = session.place(&minor.place())?;
        minors.push(json!({ "key": minor.key, "place": place, "reason": minor.reason.word() }));
    }
    let (turns, sources) = (found.turns, found.sources.len());
    Ok(json!({ "candidates": candidates, "minors": minors, "turns": turns, "sources": sources }))
}

fn told(accepted: &Accepted, json: bool, catalogue: &Catalogue) -> Outcome {
    if json {
        print::json(&json!({
            "batch": accepted.batch.map(|b| b.to_string()),
            "mentions": accepted.mentions,
            "sources": accepted.sources,
            "marks": accepted.marks,
        }))?;
        return DONE;
    }
    if accepted.mentions > 0 || accepted.marks == 0 {
        let args = [("mentions", number(accepted.mentions)), ("sources", number(accepted.sources))];
        print::line(&catalogue.with("protect-accepted", &args));
    }
    if accepted.marks > 0 {
        print::line(&catalogue.with("protect-marked", &[("count", number(accepted.marks))]));
    }
    DONE
}

fn listed(session: &Session, json: bool, catalogue: &Catalogue) -> Outcome {
    let found = watched(catalogue, |watch| scan::scan(session, catalogue, watch))?;
    let mut listed = list::list(session, Some(&found))?;
    // The scan that this listing makes decides nothing: what came since somebody decided is still told.
    listed.unscanned = list::list(session, None)?.unscanned;
    if json {
        print::json(&listed)?;
        return DONE;
    }
    let kind_name = |kind: &str| catalogue.text(&format!("protect-kind-{kind}"));
    let row = |e: &list::EntityLine| {
        vec![format!("[{}]", e.shown), kind_name(e.kind), e.places.to_string(), e.sources.to_string()]
    };
    if listed.entities.is_empty() {
        print::line(&catalogue.text("protect-list-none"));
    } else {
        let head = ["label", "found", "places", "sources"].map(Column::Word).to_vec();
        print::table(catalogue, &Table { head, rows: listed.entities.iter().map(row).collect() });
    }
    let open = listed.open.unwrap_or_default();
    let total: u64 = open.iter().map(|k| k.count).sum();
    print::line(&format!("\n{}", catalogue.with("protect-open", &[("count", number(total))])));
    for one in &open {
        print::line(&format!("{:>10}  {}", catalogue.integer(one.count as i64), kind_name(one.kind)));
    }
    if let Some(count) = listed.minors.filter(|count| *count > 0) {
        print::line(&catalogue.with("protect-minors-head", &[("count", number(count))]));
    }
    let args = [("count", number(listed.unscanned)), ("sources", number(listed.sources))];
    print::line(&catalogue.with("protect-unscanned", &args));
    print::line(&catalogue.text("protect-note"));
    DONE
}

/// By label; else by place.
fn removed(session: &mut Session, name: &str, catalogue: &Catalogue) -> Outcome {
    let entity = remove::named(session, name);
    watched(catalogue, |watch| match entity {
        Ok(entity) => remove::entity(session, entity, watch),
        Err(problem) if !name.contains(':') => Err(problem),
        Err(_) => {
            let place = mark::read(session, name)?;
            remove::mentions(session, &place, watch)
        }
    })?;
    print::line(&catalogue.text("protect-removed"));
    DONE
}

fn originals(session: &mut Session, place: &str, json: bool, catalogue: &Catalogue) -> Outcome {
    let on = original::read(session, place)?;
    let (_, turns) = watched(catalogue, |watch| original::original(session, &on, watch))?;
    if json {
        print::json(&turns)?;
        return DONE;
    }
    for turn in turns {
        let text = turn.text.unwrap_or_default();
        print::line(&format!("{:>6}  {}", turn.turn, text.replace('\n', "\n        ")));
    }
    DONE
}

fn small(
    session: &Session,
    attributes: &[String],
    limit: Option<u64>,
    json: bool,
    catalogue: &Catalogue,
) -> Outcome {
    let found = cells::found(session, attributes, limit)?;
    if json {
        print::json(&found)?;
        return DONE;
    }
    let note = found.note();
    if let Some(count) = found.smallest {
        let args = [("count", number(count)), ("persons", number(found.persons))];
        print::line(&catalogue.with("protect-smallest", &args));
    }
    let value = |v: Option<String>| v.unwrap_or_else(|| "?".into());
    let row = |cell: cells::SmallCell| {
        let values = cell.values.into_iter().map(value).collect::<Vec<_>>().join(" · ");
        vec![values, cell.persons.len().to_string(), cell.persons.join(" ")]
    };
    let rows: Vec<Vec<String>> = found.small.into_iter().map(row).collect();
    if !rows.is_empty() {
        let head = ["group", "persons", "person"].map(Column::Word).to_vec();
        print::table(catalogue, &Table { head, rows });
    }
    print::line(&catalogue.text(note));
    DONE
}
