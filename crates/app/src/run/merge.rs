//! `merge` and `settle`.

use super::{DONE, Outcome, log, notice, number, only_now, open, shown, watched, word};
use crate::args::{Merge, Settle};
use crate::{print, terminal};
use api::commands::Stored;
use api::commands::merge::{Agreed, Copy, MergePlan};
use api::commands::{merge, settle};
use api::{Problem, Session};
use locale::{Arg, Catalogue};
use std::path::Path;
use std::process::ExitCode;
use store::Which;

pub fn merge(args: &Merge, catalogue: &Catalogue) -> Outcome {
    for copy in [&args.a, &args.b] {
        if !copy.exists() {
            return Err(Problem::new("copy-not-found").with("path", copy.display()));
        }
    }
    if args.a.canonicalize().is_ok_and(|a| args.b.canonicalize().is_ok_and(|b| a == b)) {
        return Err(Problem::new("merge-same"));
    }
    if args.output.as_ref().is_some_and(|out| out.exists()) {
        return Err(Problem::new("study-exists"));
    }
    let keys_of = args.keys_of.as_deref().map(|which| word(which, &[("a", Which::A), ("b", Which::B)]));
    let mut agreed = Agreed { destroy: args.accept_withdrawals, keys_of: keys_of.transpose()? };
    let (a, b) = open_both(args, catalogue)?;
    let plan = merge::plan(&a, &b, agreed.keys_of)?;
    if !args.json {
        tell(&plan, args, catalogue);
    }
    let Some(out) = args.output.as_ref().filter(|_| !args.preview) else {
        match args.json {
            true => print::json(&plan)?,
            false => print::line(&catalogue.text("merge-preview")),
        }
        return DONE;
    };
    if plan.destroys() && !agreed.destroy && terminal::is_attended() {
        agreed.destroy = terminal::agrees(catalogue, &catalogue.text("ask-withdrawals"));
        if !agreed.destroy {
            print::line(&catalogue.text("merge-not-written"));
            return Ok(ExitCode::from(1));
        }
    }
    watched(catalogue, |watch| merge::merge(&a, &b, out, agreed, watch))?;
    if args.json {
        print::json(&plan)?;
        return DONE;
    }
    let path = shown(out);
    print::line(&catalogue.with("merge-done", &[("path", Arg::Text(&path))]));
    let next = if plan.conflicts > 0 || plan.unconfirmed > 0 { "merge-next-settle" } else { "merge-next" };
    print::line(&catalogue.with(next, &[("path", Arg::Text(&path))]));
    DONE
}

/// Opens both copies. The second is tried with what opened the first, unless it has a file of its own.
fn open_both(args: &Merge, catalogue: &Catalogue) -> Result<(Session, Session), Problem> {
    let (memory, now) = (terminal::memory(), terminal::now());
    let question = |path: &Path| catalogue.with("ask-passphrase-of", &[("path", Arg::Text(&shown(path)))]);
    let secret =
        terminal::secret(&question(&args.a), args.passphrase_file.as_deref(), args.recovery_file.as_deref())?;
    let in_copy = |path: &Path, file: usize| {
        let path = path.display().to_string();
        move |problem: Problem| match problem.code {
            "wrong-secret" => Problem::new("wrong-secret-of").with("path", &path),
            _ => problem.in_file(file, 2),
        }
    };
    let a = Session::open(&args.a, &secret.secret(), &memory, now).map_err(in_copy(&args.a, 1))?;
    let has_own = args.passphrase_file_b.is_some() || args.recovery_file_b.is_some();
    let b = match has_own {
        true => None,
        false => match Session::open(&args.b, &secret.secret(), &memory, now) {
            Err(problem) if problem.code == "wrong-secret" && terminal::is_attended() => None,
            opened => Some(opened.map_err(in_copy(&args.b, 2))?),
        },
    };
    let b = match b {
        Some(b) => b,
        None => {
            let files = (args.passphrase_file_b.as_deref(), args.recovery_file_b.as_deref());
            let secret = match files {
                (None, None) => terminal::asked_secret(&question(&args.b))?,
                (passphrase, recovery) => terminal::secret("", passphrase, recovery)?,
            };
            Session::open(&args.b, &secret.secret(), &memory, now).map_err(in_copy(&args.b, 2))?
        }
    };
    if a.opened.scrub_pending.is_some() || b.opened.scrub_pending.is_some() {
        notice(if a.opened.scrub_pending.is_some() { &a } else { &b }, &args.a, catalogue);
    }
    Ok((a, b))
}

fn tell(plan: &MergePlan, args: &Merge, catalogue: &Catalogue) {
    for (path, copy) in [&args.a, &args.b].into_iter().zip(&plan.copies) {
        let path = shown(path);
        let told = [("path", Arg::Text(&path)), ("count", number(copy.brings))];
        print::line(&catalogue.with("merge-brings", &told));
        tell_loss(&path, copy, catalogue);
    }
    let counts = [
        ("merge-conflicts", plan.conflicts),
        ("merge-forks", plan.forks),
        ("merge-unconfirmed", plan.unconfirmed),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        print::line(&catalogue.with(key, &[("count", number(count))]));
    }
    let names = plan.opens_with.join(", ");
    print::line(&catalogue.with("merge-opens", &[("names", Arg::Text(&names))]));
    for (path, _) in [&args.a, &args.b].into_iter().zip(&plan.copies).filter(|(_, copy)| !copy.opens) {
        print::line(&catalogue.with("merge-opens-not", &[("path", Arg::Text(&shown(path)))]));
    }
}

fn tell_loss(path: &str, copy: &Copy, catalogue: &Catalogue) {
    if copy.loses_payloads == 0 && copy.loses_persons == 0 {
        return;
    }
    let told = [
        ("path", Arg::Text(path)),
        ("persons", number(copy.loses_persons)),
        ("pieces", number(copy.loses_payloads)),
    ];
    print::line(&catalogue.with("merge-loses", &told));
    if !copy.loses_in.is_empty() {
        let sources = copy.loses_in.join(", ");
        print::line(&catalogue.with("merge-loses-in", &[("sources", Arg::Text(&sources))]));
    }
}

pub fn settle(args: &Settle, catalogue: &Catalogue) -> Outcome {
    if args.take.is_some() || args.admit.is_some() {
        only_now(&args.study)?;
    }
    let mut session = open(&args.study, catalogue)?;
    let path = shown(&args.study.study);
    let path = [("path", Arg::Text(&path))];
    if let (Some(conflict), Some(side)) = (args.conflict, args.take) {
        let settled = watched(catalogue, |watch| settle::take(&mut session, conflict, side, watch))?;
        if args.json {
            print::json(&settled)?;
            return DONE;
        }
        let what = format!("{} {}", catalogue.text(&format!("field-{}", settled.field)), settled.of);
        let value = print::cell(catalogue, &settled.value);
        let told = [("what", what.trim_end()), ("value", &value), ("batch", &settled.batch[..8])];
        print::line(&catalogue.with("settle-done", &told.map(|(name, text)| (name, Arg::Text(text)))));
        print::line(&catalogue.with("undo-hint", &path));
        return DONE;
    }
    if let Some(copy) = &args.admit {
        let batch = watched(catalogue, |watch| settle::admit(&mut session, copy, watch))?;
        if args.json {
            print::json(&Stored { stored: 1, there_already: 0, batch: Some(batch.to_string()) })?;
            return DONE;
        }
        print::line(&catalogue.text("settle-admitted"));
        return DONE;
    }
    let list = settle::list(&session)?;
    if args.json {
        print::json(&list)?;
        return DONE;
    }
    for conflict in &list.conflicts {
        let field = catalogue.text(&format!("field-{}", conflict.field));
        print::line(format!("{}. {field} {}", conflict.number, conflict.of).trim_end());
        for side in &conflict.sides {
            let value = print::cell(catalogue, &side.value);
            let time = log::clock(side.millis, side.offset);
            let coder = side.coder.as_deref().unwrap_or("-");
            let shown =
                if side.shown { format!("  ({})", catalogue.text("settle-shown")) } else { String::new() };
            print::line(&format!(
                "   {}) {value}  {coder}, {time}, {}{shown}",
                side.number,
                &side.batch[..8]
            ));
        }
    }
    for copy in &list.unconfirmed {
        let own = if copy.own { format!("  ({})", catalogue.text("settle-own")) } else { String::new() };
        let told = [("copy", Arg::Text(&copy.replica[..8])), ("count", number(copy.batches))];
        print::line(&format!("{}{own}", catalogue.with("settle-unconfirmed", &told)));
    }
    for code in &list.circles {
        print::line(&catalogue.with("settle-circle", &[("code", Arg::Text(code))]));
    }
    for sources in &list.twice {
        let sources = sources.join(", ");
        let told = [("sources", Arg::Text(&sources)), path[0]];
        print::line(&catalogue.with("settle-twice", &told));
    }
    if list.stranded > 0 {
        print::line(&catalogue.with("settle-stranded", &[("count", number(list.stranded))]));
    }
    let rest = list.circles.len() + list.twice.len() + list.stranded;
    if !list.conflicts.is_empty() {
        print::line(&catalogue.with("settle-next", &path));
    } else if !list.unconfirmed.is_empty() {
        print::line(&catalogue.with("settle-next-admit", &path));
    } else if rest == 0 {
        print::line(&catalogue.text("settle-none"));
    }
    DONE
}
