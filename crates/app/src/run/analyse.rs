//! `analyse` and `report`.

use super::{DONE, Outcome, number, open, pass, shown, word};
use crate::args::protect::Gate;
use crate::args::{Analyse, Chains, Method, Report, Result as Printed};
use crate::print;
use analysis::codes::By;
use api::commands::analyse::{self, Basis, ChainsAsked, ChainsResult, Table};
use api::commands::report;
use api::{Problem, Session};
use locale::{Arg, Catalogue};
use serde::Serialize;
use std::io::Read;
use std::path::Path;

pub fn analyse(args: &Analyse, catalogue: &Catalogue) -> Outcome {
    let path = shown(&args.study.study);
    match &args.method {
        Method::Codes { by, result } => {
            let groups = [
                ("component", By::Component),
                ("role", By::Role),
                ("source", By::Source),
                ("informant", By::Informant),
                ("evidence", By::Evidence),
                ("coder", By::Coder),
            ];
            let by = word(by, &groups)?;
            let session = open(&args.study, catalogue)?;
            let (found, table) = analyse::codes(&session, by, &result.coders)?;
            let out = Out { session: &session, gate: args.gate, path: &path, catalogue };
            out.show(result, &found, &table, &found.basis)
        }
        Method::Matrix { by, result } => {
            let by = word(by, &[("informant", By::Informant), ("source", By::Source)])?;
            let session = open(&args.study, catalogue)?;
            let (found, table) = analyse::matrix(&session, by, &result.coders)?;
            let out = Out { session: &session, gate: args.gate, path: &path, catalogue };
            out.show(result, &found, &table, &found.basis)
        }
        Method::Chains { chains, result } => {
            let session = open(&args.study, catalogue)?;
            let (found, table) = analyse::chains(&session, &asked(chains), &result.coders)?;
            if !result.json && !result.csv {
                print::line(&chains_head(&found, catalogue));
            }
            let out = Out { session: &session, gate: args.gate, path: &path, catalogue };
            out.show(result, &found, &table, &found.basis)?;
            if !result.json && !result.csv {
                let few = found.stimuli.iter().any(|s| s.interval.is_none());
                for key in few.then_some("chains-few").into_iter().chain(["chains-note"]) {
                    print::line(&catalogue.text(key));
                }
            }
            DONE
        }
    }
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

fn chains_head(found: &ChainsResult, catalogue: &Catalogue) -> String {
    let from = found.from.clone().unwrap_or_else(|| catalogue.text("chains-every"));
    let to = found.to.clone().unwrap_or_else(|| catalogue.text("chains-others"));
    let seed = found.seed.to_string();
    catalogue.with(
        "chains-head",
        &[
            ("packages", number(found.packages)),
            ("conversations", number(found.conversations)),
            ("from", Arg::Text(&from)),
            ("to", Arg::Text(&to)),
            ("turns", number(found.max_turns)),
            ("hours", number(found.max_hours)),
            ("seed", Arg::Text(&seed)),
        ],
    )
}

/// Where a result goes.
struct Out<'a> {
    session: &'a Session,
    gate: Gate,
    /// The study, as it was named.
    path: &'a str,
    catalogue: &'a Catalogue,
}

impl Out<'_> {
    fn show<T: Serialize>(&self, printed: &Printed, found: &T, table: &Table, basis: &Basis) -> Outcome {
        let catalogue = self.catalogue;
        if printed.json {
            let bytes = serde_json::to_vec(found).map_err(|_| Problem::new("internal"))?;
            pass(self.session, self.gate, Path::new(""), &bytes, catalogue)?;
            print::json(found)?;
            return DONE;
        }
        if printed.csv {
            let bytes = table.csv();
            pass(self.session, self.gate, Path::new(""), &bytes, catalogue)?;
            print::bytes(&bytes);
            eprintln!("{}", basis_heads(basis, catalogue));
            return DONE;
        }
        if basis.codings == 0 {
            print::line(&catalogue.with("analyse-nothing", &[("path", Arg::Text(self.path))]));
        }
        print::table(catalogue, table);
        print::line("");
        left_out(basis, catalogue).iter().for_each(|line| print::line(line));
        print::line(&basis_heads(basis, catalogue));
        DONE
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
