//! `calc`: a table from elsewhere in, figures out; no study is opened.

use super::{DONE, Outcome, number, word};
use crate::args::calc::{Calc, CalcMethod, OfTable, Sequence};
use crate::print;
use analysis::sequence::Within;
use api::Problem;
use api::commands::analyse::{SequenceResult, Table};
use api::commands::calc::{self, SequenceAsked, WaitsCalculated};
use locale::{Arg, Catalogue};
use serde::Serialize;

pub fn calc(args: &Calc, catalogue: &Catalogue) -> Outcome {
    match &args.method {
        CalcMethod::Sequence(args) => {
            let asked = asked(args)?;
            let found = calc::sequence_of(&bytes(&args.of)?, &asked)?;
            show(&args.of, catalogue, &found.result, &found.table, &sequence_said(&found.result, catalogue))
        }
        CalcMethod::Waits(args) => {
            let found = calc::waits_of(&bytes(&args.of)?, &columns(&args.of)?)?;
            let table = calc::waits_table(&found);
            show(&args.of, catalogue, &found, &table, &waits_said(&found, catalogue))
        }
    }
}

fn asked(args: &Sequence) -> Result<SequenceAsked, Problem> {
    let within = [("conversation", Within::Conversation), ("role", Within::Role), ("all", Within::All)];
    Ok(SequenceAsked {
        columns: columns(&args.of)?,
        labels: args.labels.clone(),
        lag: args.lag,
        no_repeats: args.no_repeats,
        from: args.from.clone(),
        to: args.to.clone(),
        within: word(&args.within, &within)?,
        permutations: args.permutations,
        seed: args.seed,
    })
}

/// The words of columns with the names that the table has for them.
fn columns(of: &OfTable) -> Result<Vec<(String, String)>, Problem> {
    const WORDS: [&str; 7] = ["conversation", "turn", "time", "code", "role", "event", "group"];
    let pair = |text: &String| {
        let (word, name) = text.split_once('=').ok_or(Problem::new("calc-columns"))?;
        let word = word.trim();
        if !WORDS.contains(&word) {
            return Err(Problem::new("calc-columns"));
        }
        Ok((word.to_owned(), name.trim().to_owned()))
    };
    of.columns.iter().map(pair).collect()
}

fn bytes(of: &OfTable) -> Result<Vec<u8>, Problem> {
    std::fs::read(&of.table).map_err(|_| Problem::new("calc-file").with("path", of.table.display()))
}

/// Sentences before and after a table.
type Said = (Vec<String>, Vec<String>);

fn show<T: Serialize>(of: &OfTable, catalogue: &Catalogue, found: &T, table: &Table, said: &Said) -> Outcome {
    if of.json {
        print::json(found)?;
    } else if of.csv {
        print::bytes(&table.csv());
    } else {
        said.0.iter().for_each(|line| print::line(line));
        print::table(catalogue, table);
        print::line("");
        said.1.iter().for_each(|line| print::line(line));
    }
    DONE
}

fn sequence_said(found: &SequenceResult, catalogue: &Catalogue) -> Said {
    let seed = found.permutation.as_ref().map_or("-".to_owned(), |p| p.seed.to_string());
    let head = catalogue.with(
        "calc-sequence-head",
        &[
            ("transitions", number(found.transitions)),
            ("conversations", number(found.conversations_with_transitions)),
            ("lag", number(found.lag)),
            ("permutations", number(found.permutation.as_ref().map_or(0, |p| p.permutations))),
            ("seed", Arg::Text(&seed)),
        ],
    );
    let table = found.g2.zip(found.df).zip(found.p_g2).map(|((g2, df), p)| {
        let [g2, p] = [catalogue.number(g2, 2), catalogue.number(p, 4)];
        catalogue
            .with("calc-sequence-table", &[("g2", Arg::Text(&g2)), ("df", number(df)), ("p", Arg::Text(&p))])
    });
    let warnings = found.warnings.iter().map(|warning| {
        let args: Vec<(&str, Arg)> = warning.numbers.iter().map(|(name, n)| (*name, number(*n))).collect();
        catalogue.with(&format!("sequence-warn-{}", warning.warning), &args)
    });
    (vec![head], table.into_iter().chain(warnings).chain([catalogue.text("chains-note")]).collect())
}

fn waits_said(found: &WaitsCalculated, catalogue: &Catalogue) -> Said {
    let test = found.logrank_chi2.zip(found.logrank_df).zip(found.logrank_p).map(|((chi, df), p)| {
        let [chi, p] = [catalogue.number(chi, 3), catalogue.number(p, 4)];
        catalogue
            .with("calc-waits-test", &[("chi", Arg::Text(&chi)), ("df", number(df)), ("p", Arg::Text(&p))])
    });
    (Vec::new(), test.into_iter().collect())
}
