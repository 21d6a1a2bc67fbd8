//! `analyse`, `methods` and `report`.

use super::{DONE, Outcome, number, open, pass, shown};
use crate::args::{Analyse, Chains, Methods, Report};
use crate::print;
use api::Problem;
use api::commands::analyse::{Basis, ChainsAsked};
use api::commands::report;
use api::methods::{self, METHODS, Told};
use locale::{Arg, Catalogue};
use std::io::Read;
use std::path::Path;

pub fn analyse(args: &Analyse, catalogue: &Catalogue) -> Outcome {
    let asked = &args.method;
    let session = open(&args.study, catalogue)?;
    let told = methods::tell(&session, catalogue, asked.method, &asked.flags)?;
    let pass = |bytes: &[u8]| pass(&session, args.gate, Path::new(""), bytes, catalogue);
    if asked.printed.json {
        pass(told.json.as_bytes())?;
        print::line(&told.json);
    } else if asked.printed.csv {
        let bytes = told.table.csv();
        pass(&bytes)?;
        print::bytes(&bytes);
        eprintln!("{}", basis_heads(&told.basis, catalogue));
    } else {
        show(&told, &shown(&args.study.study), catalogue);
    }
    DONE
}

/// A result on the screen: its table between the sentences about it.
fn show(told: &Told, path: &str, catalogue: &Catalogue) {
    told.said.before.iter().for_each(|line| print::line(line));
    if told.is_empty {
        print::line(&catalogue.with("analyse-nothing", &[("path", Arg::Text(path))]));
    }
    print::table(catalogue, &told.table);
    print::line("");
    left_out(&told.basis, catalogue).iter().for_each(|line| print::line(line));
    print::line(&basis_heads(&told.basis, catalogue));
    told.said.after.iter().for_each(|line| print::line(line));
}

/// `methods`: the pages of all methods or of one.
pub fn methods(args: &Methods, catalogue: &Catalogue) -> Outcome {
    let language = catalogue.language();
    let asked = args.method.as_deref();
    if let Some(word) = asked.filter(|word| methods::method(word).is_none()) {
        let words: Vec<&str> = METHODS.iter().map(|m| m.word).collect();
        return Err(Problem::new("word").with("word", word).with("words", words.join(", ")));
    }
    if args.markdown {
        print::line(methods::guide(language).trim_end());
        return DONE;
    }
    for method in METHODS.iter().filter(|m| asked.is_none_or(|word| m.word == word)) {
        let about = catalogue.text(&format!("method-{}-about", method.word));
        match asked {
            None => print::line(&format!("{:<10} {about}", method.word)),
            Some(_) => print::line(&format!("{about}\n\n{}", method.page(language).markdown())),
        }
    }
    DONE
}

fn asked(chains: &Chains) -> ChainsAsked {
    ChainsAsked {
        from: chains.from.clone(),
        to: chains.to.clone(),
        max_turns: chains.max_turns,
        max_hours: chains.max_hours,
        seed: chains.seed,
    }
}

/// The state of the study that a result speaks of.
fn basis_heads(basis: &Basis, catalogue: &Catalogue) -> String {
    let heads = basis.heads.iter().map(|h| h[..8].to_owned()).collect::<Vec<_>>().join(", ");
    catalogue.with("basis-heads", &[("heads", Arg::Text(&heads))])
}

/// What is not counted, in sentences.
pub(super) fn left_out(basis: &Basis, catalogue: &Catalogue) -> Vec<String> {
    let out = &basis.left_out;
    let mut lines = Vec::new();
    if out.refused_persons > 0 {
        let args = [
            ("persons", number(out.refused_persons)),
            ("turns", number(out.refused_turns)),
            ("codings", number(out.refused_codings)),
        ];
        lines.push(catalogue.with("left-out-refused", &args));
    }
    let more = [
        ("left-out-other-party", out.other_party_turns, out.other_party_codings),
        ("left-out-not-agreed", out.not_agreed_turns, out.not_agreed_codings),
        ("left-out-asked", out.asked_turns, out.asked_codings),
        ("left-out-hidden", out.hidden_turns, out.hidden_codings),
    ];
    for (key, turns, codings) in more.into_iter().filter(|(_, turns, _)| *turns > 0) {
        lines.push(catalogue.with(key, &[("turns", number(turns)), ("codings", number(codings))]));
    }
    if out.withdrawn_turns > 0 {
        let args = [("turns", number(out.withdrawn_turns)), ("codings", number(out.withdrawn_codings))];
        lines.push(catalogue.with("left-out-withdrawn", &args));
    }
    if out.interviewer_codings > 0 {
        lines.push(catalogue.with("left-out-interviewer", &[("count", number(out.interviewer_codings))]));
    }
    if out.open_proposals > 0 {
        lines.push(catalogue.with("left-out-proposals", &[("count", number(out.open_proposals))]));
    }
    if basis.conflicts > 0 {
        lines.push(catalogue.with("basis-conflicts", &[("count", number(basis.conflicts))]));
    }
    lines
}

pub fn report(args: &Report, catalogue: &Catalogue) -> Outcome {
    if args.output.exists() && !is_report(&args.output) {
        return Err(Problem::new("output-in-the-way").with("path", args.output.display()));
    }
    let session = open(&args.study, catalogue)?;
    let html = report::html(&session, catalogue, &asked(&args.chains))?;
    pass(&session, args.gate, &args.output, html.as_bytes(), catalogue)?;
    report::write(&args.output, html.as_bytes())?;
    print::line(&catalogue.with("report-written", &[("path", Arg::Text(&shown(&args.output)))]));
    DONE
}

/// Whether a file looks like an HTML document, which a new report may replace.
fn is_report(path: &Path) -> bool {
    let mut head = [0; 15];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head.eq_ignore_ascii_case(b"<!doctype html>")
}
