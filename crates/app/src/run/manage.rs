//! `info`, `memo`, `question`, `verify`.

use super::{DONE, Outcome, number, only_now, open, watched, word};
use crate::args::{Memo, MemoAction, Plain, Question, QuestionAction};
use crate::print;
use crate::terminal;
use api::Problem;
use api::commands::{info, memo, question, verify};
use locale::{Arg, Catalogue};
use model::event::MemoKind;
use std::io::Read;
use std::process::ExitCode;

pub fn info(args: &Plain, catalogue: &Catalogue) -> Outcome {
    let info = info::info(&open(&args.study, catalogue)?)?;
    if args.json {
        print::json(&info)?;
        return DONE;
    }
    print::line(&catalogue.with("info-title", &[("title", Arg::Text(&info.title))]));
    let counts = [
        ("info-sources", info.sources as u64),
        ("info-turns", info.turns),
        ("info-persons", info.persons as u64),
        ("info-codes", info.codes as u64),
        ("info-codings", info.codings as u64),
        ("info-proposals", info.proposals as u64),
        ("info-links", info.links as u64),
        ("info-memos", info.memos as u64),
        ("info-questions", info.questions as u64),
        ("info-coders", info.coders as u64),
        ("info-batches", info.batches as u64),
    ];
    for (key, count) in counts {
        print::line(&format!("{:>10}  {}", catalogue.integer(count as i64), catalogue.text(key)));
    }
    let to_settle = [
        ("info-conflicts", info.conflicts),
        ("info-unconfirmed", info.unconfirmed),
        ("info-stranded", info.stranded),
        ("info-forks", info.forks),
    ];
    for (key, count) in to_settle.into_iter().filter(|(_, count)| *count > 0) {
        print::line(&format!("{:>10}  {}", catalogue.integer(count as i64), catalogue.text(key)));
    }
    let heads = info.heads.iter().map(|h| h[..8].to_owned()).collect::<Vec<_>>().join(", ");
    print::line(&catalogue.with("info-head", &[("heads", Arg::Text(&heads))]));
    DONE
}

pub fn memo(args: &Memo, catalogue: &Catalogue) -> Outcome {
    match &args.action {
        MemoAction::Add { on, kind, text } => {
            only_now(&args.study)?;
            let kind = word(kind, &MemoKind::ALL.map(|k| (k.word(), k)))?;
            let mut session = open(&args.study, catalogue)?;
            let text = match text {
                Some(text) => text.clone(),
                None => from_stdin()?,
            };
            watched(catalogue, |watch| memo::add(&mut session, on, kind, &text, watch))?;
            print::line(&catalogue.text("memo-stored"));
        }
        MemoAction::List { json } => {
            let memos = memo::list(&open(&args.study, catalogue)?)?;
            if *json {
                print::json(&memos)?;
            } else if memos.is_empty() {
                print::line(&catalogue.text("memo-none"));
            }
            for m in memos.iter().filter(|_| !json) {
                print::line(&format!(
                    "{}  {}  {}\n    {}",
                    m.id,
                    m.kind,
                    m.on,
                    m.text.replace('\n', "\n    ")
                ));
            }
        }
    }
    DONE
}

fn from_stdin() -> Result<String, Problem> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|_| Problem::new("file-encoding").with("line", 1))?;
    Ok(text.trim_end().to_owned())
}

pub fn question(args: &Question, catalogue: &Catalogue) -> Outcome {
    if matches!(args.action, QuestionAction::Add { .. }) {
        only_now(&args.study)?;
    }
    let mut session = open(&args.study, catalogue)?;
    match &args.action {
        QuestionAction::Add { text } => {
            watched(catalogue, |watch| question::add(&mut session, text, watch))?;
            print::line(&catalogue.text("question-stored"));
        }
        QuestionAction::List { json } => {
            let questions = question::list(&session)?;
            if *json {
                print::json(&questions)?;
            } else if questions.is_empty() {
                print::line(&catalogue.text("question-none"));
            }
            for (number, text) in (1..).zip(&questions).filter(|_| !json) {
                print::line(&format!("{number}. {text}"));
            }
        }
    }
    DONE
}

pub fn verify(args: &Plain, catalogue: &Catalogue) -> Outcome {
    only_now(&args.study)?;
    let session = open(&args.study, catalogue)?;
    let checked = watched(catalogue, |watch| verify::verify(&session, watch))?;
    let code = if checked.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) };
    if args.json {
        print::json(&checked)?;
        return Ok(code);
    }
    if checked.problems.is_empty() {
        let counts = [
            ("batches", number(checked.batches)),
            ("payloads", number(checked.payloads)),
            ("keys", number(checked.keys)),
        ];
        print::line(&catalogue.with("verify-sound", &counts));
    } else {
        terminal::note(catalogue, &catalogue.text("verify-damaged"));
        checked.problems.iter().for_each(|problem| print::line(&format!("  {problem}")));
    }
    Ok(code)
}
