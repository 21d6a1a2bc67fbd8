//! `code`: by table, by rules; accept and refuse.

use super::{DONE, Outcome, number, only_now, open, shown, watched};
use crate::args::Code;
use crate::print;
use api::Problem;
use api::commands::accept::{self, Which};
use api::commands::code_rules::{self, Proposals};
use api::commands::code_table;
use locale::{Arg, Catalogue};
use std::path::Path;

pub fn code(args: &Code, catalogue: &Catalogue) -> Outcome {
    only_now(&args.study)?;
    if let Some(file) = &args.csv {
        return table(args, file, catalogue);
    }
    if let Some(file) = &args.rules {
        return rules(args, file, catalogue);
    }
    let (names, accept) = if args.accept.is_empty() { (&args.refuse, false) } else { (&args.accept, true) };
    let which = if names.iter().any(|n| n == "all") { Which::All } else { Which::Rules(names.clone()) };
    let mut session = open(&args.study, catalogue)?;
    let stored = watched(catalogue, |watch| accept::decide(&mut session, &which, accept, watch))?;
    if args.json {
        print::json(&stored)?;
        return DONE;
    }
    let key = if accept { "accept-done" } else { "refuse-done" };
    print::line(&catalogue.with(key, &[("count", number(stored.stored))]));
    let path = shown(&args.study.study);
    if stored.stored > 0 {
        print::line(&catalogue.with("undo-hint", &[("path", Arg::Text(&path))]));
    }
    print::line(&catalogue.with("code-next", &[("path", Arg::Text(&path))]));
    DONE
}

fn table(args: &Code, file: &Path, catalogue: &Catalogue) -> Outcome {
    let bytes = std::fs::read(file).map_err(|_| Problem::new("file-not-read"))?;
    let rows = formats::codings_csv::read(&bytes)?;
    let mut session = open(&args.study, catalogue)?;
    let stored = watched(catalogue, |watch| code_table::code(&mut session, &rows, watch))?;
    if args.json {
        print::json(&stored)?;
        return DONE;
    }
    let path = shown(&args.study.study);
    print::line(&catalogue.with("code-stored", &[("count", number(stored.stored))]));
    if stored.there_already > 0 {
        print::line(&catalogue.with("code-there", &[("count", number(stored.there_already))]));
    }
    print::line(&catalogue.with("code-next", &[("path", Arg::Text(&path))]));
    DONE
}

fn rules(args: &Code, file: &Path, catalogue: &Catalogue) -> Outcome {
    let bytes = std::fs::read(file).map_err(|_| Problem::new("file-not-read"))?;
    let text = String::from_utf8(bytes).map_err(|_| Problem::new("file-encoding").with("line", 1))?;
    let rules = formats::rules_toml::read(&text)?;
    let mut session = open(&args.study, catalogue)?;
    let found = watched(catalogue, |watch| code_rules::run(&mut session, &rules, !args.preview, watch))?;
    if args.json {
        print::json(&found)?;
        return DONE;
    }
    tell(&found, args.preview, &shown(&args.study.study), catalogue);
    DONE
}

fn tell(found: &Proposals, preview: bool, path: &str, catalogue: &Catalogue) {
    let all: u64 = found.rules.iter().map(|r| r.proposals).sum();
    print::line(&catalogue.with("rules-head", &[("count", number(all))]));
    for rule in &found.rules {
        let args = [
            ("rule", Arg::Text(&rule.rule)),
            ("code", Arg::Text(&rule.code)),
            ("count", number(rule.proposals)),
            ("sources", number(rule.sources)),
        ];
        print::line(&format!("  {}", catalogue.with("rules-line", &args)));
    }
    if found.there_already > 0 {
        print::line(&catalogue.with("code-there", &[("count", number(found.there_already))]));
    }
    if all == 0 {
        return;
    }
    print::line(&catalogue.text("rules-examples"));
    for example in &found.examples {
        let (before, hit, after) = &example.words;
        let flat = |text: &str| text.replace(['\n', '\r', '\t'], " ");
        let values =
            if example.values.is_empty() { String::new() } else { format!("   ({})", example.values) };
        let words = format!("{}[{}]{}", flat(before), flat(hit), flat(after));
        print::line(&format!(
            "  {}:{:<4} {:<14} {words}{values}",
            example.source, example.turn, example.rule
        ));
    }
    let path = [("path", Arg::Text(path))];
    if preview {
        print::line(&catalogue.text("rules-preview"));
    } else {
        print::line(&catalogue.text("rules-stored"));
        print::line(&catalogue.with("rules-next", &path));
        print::line(&catalogue.with("undo-hint", &path));
    }
}
