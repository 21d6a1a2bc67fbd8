//! `people withdraw`: the review first, then the erasure, then the page for the board.

use super::super::{DONE, Outcome, leave, number, shown, watched};
use crate::args::people::{People, Withdraw};
use crate::print;
use api::commands::duties::{self, CopyLine};
use api::commands::withdraw::{self, WithdrawalChoice, WithdrawalPlan};
use api::{Problem, Session};
use locale::{Arg, Catalogue};
use std::path::Path;

pub fn withdraw(session: &mut Session, asked: &Withdraw, args: &People, catalogue: &Catalogue) -> Outcome {
    let study = &args.study.study;
    if let Some(person) = &asked.person {
        if asked.asked {
            let (date, note) = (asked.date.as_deref(), asked.note.as_deref().unwrap_or_default());
            watched(catalogue, |watch| withdraw::ask(session, person, date, note, watch))?;
            print::line(&catalogue.with("withdraw-asked", &[("person", Arg::Text(person))]));
            return DONE;
        }
        if asked.stays {
            watched(catalogue, |watch| withdraw::stay(session, person, watch))?;
            print::line(&catalogue.text("people-stored"));
            return DONE;
        }
        match &asked.carry_out {
            Some(code) => carry_out(session, person, code, asked, catalogue)?,
            None if asked.page.is_none() => return review(session, person, asked.json, study, catalogue),
            None => {}
        }
    }
    if let Some(output) = &asked.page {
        let html = withdraw::page(session, asked.batch.as_deref(), catalogue)?;
        leave(session, args.gate, output, html.as_bytes(), catalogue)?;
    }
    DONE
}

/// Shows what would go, and what is to be decided. Nothing is erased.
fn review(session: &Session, person: &str, json: bool, study: &Path, catalogue: &Catalogue) -> Outcome {
    let plan = withdraw::plan(session, person)?;
    if json {
        print::json(&plan)?;
        return DONE;
    }
    let name = Arg::Text(&plan.person);
    print::line(&catalogue.with("withdraw-review", &[("person", name)]));
    if let Some(asked) = &plan.asked {
        print::line(&catalogue.with("withdraw-since", &[("asked", Arg::Text(asked))]));
    }
    let sources = plan.sources.iter().map(|s| format!("{} ({})", s.label, s.turns)).collect::<Vec<_>>();
    let counts = [
        ("withdraw-turns", plan.turns),
        ("withdraw-codings", plan.codings),
        ("withdraw-memos", plan.memos),
        ("withdraw-records", plan.records),
        ("withdraw-recruits", plan.recruits),
    ];
    for (key, n) in counts {
        print::line(&format!("{:>10}  {}", catalogue.integer(n as i64), catalogue.text(key)));
    }
    if !sources.is_empty() {
        print::line(&catalogue.with("withdraw-sources", &[("sources", Arg::Text(&sources.join(", ")))]));
    }
    items(&plan, catalogue);
    print::line("");
    reach(&plan.copies, catalogue);
    print::line("");
    let path = shown(study);
    let args = [("path", Arg::Text(&path)), ("person", name), ("code", Arg::Text(&plan.code))];
    print::line(&catalogue.with("withdraw-next", &args));
    DONE
}

fn items(plan: &WithdrawalPlan, catalogue: &Catalogue) {
    if plan.items.is_empty() {
        print::line(&catalogue.text("withdraw-no-items"));
        return;
    }
    print::line("");
    print::line(&catalogue.with("withdraw-items", &[("count", number(plan.items.len()))]));
    for item in &plan.items {
        let word = |word: &str| catalogue.text(&format!("withdraw-word-{word}"));
        let kind = catalogue.text(&format!("withdraw-kind-{}", item.kind));
        print::line(&format!("{:>4}  {kind} {}  [{}]", item.item, item.at, word(&item.usual)));
        print::line(&format!("      {}", item.text.replace('\n', "\n      ")));
    }
}

/// Tells what no withdrawal reaches: copies that aren't destroyed, and what lies outside.
fn reach(copies: &[CopyLine], catalogue: &Catalogue) {
    print::line(&catalogue.text("board-reach"));
    for copy in copies.iter().filter(|c| c.destroyed.is_none()) {
        print::line(&format!("  {}", copy.out_of_reach(catalogue)));
    }
    for key in withdraw::LIMITS {
        print::line(&format!("  {}", catalogue.text(key)));
    }
}

fn carry_out(
    session: &mut Session,
    person: &str,
    code: &str,
    asked: &Withdraw,
    catalogue: &Catalogue,
) -> Result<(), Problem> {
    let choose = |items: &[u32], action: &str| {
        let choice = |item: &u32| WithdrawalChoice { item: *item, action: action.to_owned() };
        items.iter().map(choice).collect::<Vec<_>>()
    };
    let choices =
        [choose(&asked.keep, "keep"), choose(&asked.blot, "blot"), choose(&asked.erase, "erase")].concat();
    let done = withdraw::carry_out(session, person, code, &choices)?;
    if asked.json {
        return print::json(&done);
    }
    let args = [
        ("turns", number(done.turns)),
        ("blotted", number(done.blotted)),
        ("texts", number(done.texts)),
        ("kept", number(done.kept)),
        ("batch", Arg::Text(&done.batch[..8])),
    ];
    print::line(&catalogue.with("withdraw-done", &args));
    if done.pending.is_some() {
        crate::terminal::note(catalogue, &catalogue.text("board-scrub-pending"));
    }
    reach(&duties::copies(session)?, catalogue);
    Ok(())
}
