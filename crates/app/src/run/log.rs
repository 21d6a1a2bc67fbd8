//! `log` and `undo`.

use super::{DONE, Outcome, number, only_now, open, shown, watched};
use crate::args::{Log, Undo};
use crate::print;
use api::commands::log::{LogAsked, LogLine};
use api::commands::{log, undo};
use locale::{Arg, Catalogue};
use std::collections::BTreeMap;

/// Facts of a batch in words: "506 codings, 31 links". Sealing details are left out.
fn facts(counts: &BTreeMap<&'static str, u32>, catalogue: &Catalogue) -> String {
    let told = counts.iter().filter(|(kind, _)| !["values", "replica", "speaker"].contains(*kind));
    let one =
        |(kind, n): (&&'static str, &u32)| catalogue.with(&format!("fact-{kind}"), &[("count", number(*n))]);
    let told: Vec<String> = told.map(one).collect();
    if told.is_empty() { catalogue.text("log-nothing-told") } else { told.join(", ") }
}

pub fn log(args: &Log, catalogue: &Catalogue) -> Outcome {
    let asked = LogAsked {
        coders: args.coders.clone(),
        causes: args.causes.clone(),
        facts: args.facts.clone(),
        replica: args.replica.clone(),
        since: args.since.clone(),
        until: args.until.clone(),
        limit: args.limit,
    };
    let lines = log::log(&open(&args.study, catalogue)?, &asked)?;
    if args.json {
        print::json(&lines)?;
        return DONE;
    }
    if lines.is_empty() {
        print::line(&catalogue.text("log-none"));
    }
    let several = lines.iter().any(|l| l.replica != lines[0].replica);
    lines.iter().for_each(|line| print::line(&shown_line(line, several, catalogue)));
    DONE
}

/// A line of the log in words; with `several` also which working copy wrote it.
fn shown_line(line: &LogLine, several: bool, catalogue: &Catalogue) -> String {
    let time = clock(line.millis, line.offset);
    let cause = catalogue.text(&format!("cause-{}", line.cause));
    let of = line.of.as_ref().map(|of| format!(" {}", &of[..8])).unwrap_or_default();
    let copy = if several { format!("  {}", line.replica) } else { String::new() };
    let coder = line.coder.as_deref().unwrap_or("-");
    let what = facts(&line.facts, catalogue);
    let marks = [
        (line.undone, "log-undone"),
        (line.in_conflict, "log-in-conflict"),
        (line.forked, "log-forked"),
        (!line.confirmed, "log-unconfirmed"),
    ];
    let marks: Vec<String> =
        marks.into_iter().filter(|(is, _)| *is).map(|(_, key)| catalogue.text(key)).collect();
    let marks = if marks.is_empty() { String::new() } else { format!("  ({})", marks.join(", ")) };
    format!("{}{copy}  {time}  {coder}  {cause}{of}: {what}{marks}", &line.batch[..8])
}

/// Local date and time of a batch's own clock.
pub(super) fn clock(millis: i64, offset: i16) -> String {
    let seconds = millis.div_euclid(1000) + i64::from(offset) * 60;
    let time = model::LocalTime { seconds, precision: model::Precision::Minute, zone: None };
    time.to_string().replace('T', " ")
}

pub fn undo(args: &Undo, catalogue: &Catalogue) -> Outcome {
    only_now(&args.study)?;
    let mut session = open(&args.study, catalogue)?;
    let undone = watched(catalogue, |watch| undo::undo(&mut session, args.batch.as_deref(), watch))?;
    if args.json {
        print::json(&undone)?;
        return DONE;
    }
    let what = facts(&undone.facts, catalogue);
    let done = [("facts", Arg::Text(&what)), ("batch", Arg::Text(&undone.of[..8]))];
    print::line(&catalogue.with("undo-done", &done));
    for (key, count) in [("undo-changed", undone.changed_since), ("undo-lasting", undone.lasting)] {
        if count > 0 {
            print::line(&catalogue.with(key, &[("count", number(count))]));
        }
    }
    let path = shown(&args.study.study);
    let again = [("path", Arg::Text(&path)), ("batch", Arg::Text(&undone.batch[..8]))];
    print::line(&catalogue.with("undo-again", &again));
    DONE
}
