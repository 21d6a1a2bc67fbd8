//! `people tree`, `flow`, `import`, `export`: how people came, and tables of it.

use super::super::{DONE, Outcome, leave, number, watched};
use crate::args::protect::Gate;
use crate::print;
use api::commands::analyse::{Column, Table};
use api::commands::people::{self, RecruitLine, RecruitmentResult, TableFormat};
use api::{Problem, Session};
use locale::Catalogue;
use model::source::DateOrder;
use std::collections::BTreeMap;
use std::path::Path;

/// Who came by whom, as a tree of lines; as a picture where a file is named.
pub fn tree(
    session: &Session,
    gate: Gate,
    output: Option<&Path>,
    attribute: Option<&str>,
    json: bool,
    catalogue: &Catalogue,
) -> Outcome {
    if let Some(output) = output {
        let svg = people::tree_picture(session, attribute, catalogue)?;
        return leave(session, gate, output, svg.as_bytes(), catalogue);
    }
    let found = people::recruitment(session, catalogue)?;
    if json {
        print::json(&found)?;
        return DONE;
    }
    if found.people.is_empty() {
        print::line(&catalogue.text("people-none"));
        return DONE;
    }
    let mut below: BTreeMap<&str, Vec<&RecruitLine>> = BTreeMap::new();
    for line in &found.people {
        below.entry(line.recruiter.as_deref().unwrap_or_default()).or_default().push(line);
    }
    let tops = found.people.iter().filter(|p| p.recruiter.is_none());
    let mut open: Vec<(&RecruitLine, usize)> = tops.map(|p| (p, 0)).collect();
    open.reverse();
    let mut told = 0;
    while let Some((line, depth)) = open.pop() {
        print::line(&format!("{}{}", "  ".repeat(depth), one(line, catalogue)));
        told += 1;
        let next = below.get(line.person.as_str()).into_iter().flatten();
        open.extend(next.rev().map(|p| (*p, depth + 1)));
    }
    // Who stands in a circle is below nobody.
    if told < found.people.len() {
        print::line(&catalogue.with("people-circle", &[("count", number(found.people.len() - told))]));
    }
    problems(&found, catalogue);
    DONE
}

fn one(line: &RecruitLine, catalogue: &Catalogue) -> String {
    let wave = match line.wave {
        Some(wave) => catalogue.with("people-wave", &[("wave", number(wave))]),
        None => catalogue.text("people-no-wave"),
    };
    let stage = line.stage.map(|s| catalogue.text(&format!("word-{s}"))).unwrap_or_default();
    format!("{}  {wave}  {stage}", line.person).trim_end().to_owned()
}

fn problems(found: &RecruitmentResult, catalogue: &Catalogue) {
    if found.problems.is_empty() {
        return;
    }
    print::line("");
    print::line(&catalogue.with("people-problems", &[("count", number(found.problems.len()))]));
    found.problems.iter().for_each(|p| print::line(&format!("  {}", p.text)));
}

/// At each stage how many, of all and by wave; and why others aren't in the study.
pub fn flow(session: &Session, json: bool, csv: bool, catalogue: &Catalogue) -> Outcome {
    let found = people::recruitment(session, catalogue)?;
    if json {
        print::json(&found)?;
        return DONE;
    }
    let head = [
        "wave",
        "persons",
        "approached",
        "not-reached",
        "ineligible",
        "refused",
        "enrolled",
        "interviewed",
        "analysed",
        "unrecorded",
    ];
    let row = |line: &people::FlowLine| {
        let wave = match (line.is_all, line.wave) {
            (true, _) => catalogue.text("people-all"),
            (false, Some(wave)) => wave.to_string(),
            (false, None) => catalogue.text("people-no-wave"),
        };
        let counts = [
            line.persons,
            line.approached,
            line.not_reached,
            line.ineligible,
            line.refused,
            line.enrolled,
            line.interviewed,
            line.analysed,
            line.unrecorded,
        ];
        std::iter::once(wave).chain(counts.iter().map(u64::to_string)).collect()
    };
    let table = Table { head: head.map(Column::Word).to_vec(), rows: found.waves.iter().map(row).collect() };
    if csv {
        print::bytes(&table.csv());
        return DONE;
    }
    print::table(catalogue, &table);
    if !found.reasons.is_empty() {
        print::line("");
        for reason in &found.reasons {
            let text = reason.reason.clone().unwrap_or_else(|| catalogue.text("people-no-reason"));
            let stage = catalogue.text(&format!("word-{}", reason.stage));
            print::line(&format!("{:>6}  {stage}: {text}", reason.people));
        }
    }
    problems(&found, catalogue);
    DONE
}

/// How a table of people is taken in.
pub struct Import<'a> {
    pub file: &'a Path,
    pub agreed: bool,
    pub order: Option<&'a str>,
    pub preview: bool,
    pub json: bool,
}

pub fn import(session: &mut Session, asked: &Import<'_>, catalogue: &Catalogue) -> Outcome {
    let Import { file, agreed, order, preview, json } = *asked;
    let order = order.map(|w| DateOrder::from_word(w).ok_or_else(|| Problem::new("word").with("word", w)));
    let order = order.transpose()?;
    let bytes = std::fs::read(file).map_err(|_| Problem::new("file-not-read"))?;
    if !preview && !agreed && people::preview(session, &bytes, order, catalogue)?.referrals > 0 {
        return Err(Problem::new("referral-agreed"));
    }
    let taken = match preview {
        true => people::preview(session, &bytes, order, catalogue)?,
        false => watched(catalogue, |watch| people::take(session, &bytes, order, catalogue, watch))?,
    };
    if json {
        print::json(&taken)?;
        return DONE;
    }
    taken.warnings.iter().for_each(|text| crate::terminal::note(catalogue, text));
    let args = [
        ("rows", number(taken.rows)),
        ("persons", number(taken.persons)),
        ("there", number(taken.there_already)),
        ("referrals", number(taken.referrals)),
        ("renamed", number(taken.renamed)),
    ];
    print::line(&catalogue.with(if preview { "people-would-take" } else { "people-taken" }, &args));
    if taken.renamed > 0 {
        print::line(&catalogue.with("people-renamed", &args));
    }
    DONE
}

pub fn export(session: &Session, gate: Gate, to: &str, output: &Path, catalogue: &Catalogue) -> Outcome {
    let format = super::super::word(to, &[("csv", TableFormat::Csv), ("rdsat", TableFormat::Rdsat)])?;
    leave(session, gate, output, &people::export(session, format)?, catalogue)
}
