//! The method `compare`: two groups of conversations in a pair of codes.

use super::found::{Behind, Found, Said, json};
use super::given::Given;
use super::option::{CODERS, Flag, Kind, Of, Opt, SEED, SOURCES};
use super::sequence::{numeric, place_of};
use super::{Method, pages};
use crate::calls::results::table::words;
use crate::calls::results::{ResultView, TableView};
use crate::commands::analyse::{Basis, Column, Table, basis};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::ENOUGH_CONVERSATIONS;
use analysis::compare::{self, Comparison, Group, Measure, Options, compare};
use analysis::events::study::{self, StudyEvents};
use analysis::sequence::{self, steps};
use locale::Arg;
use model::ids::*;
use model::source::Place;
use serde::Serialize;
use std::collections::BTreeSet;

/// The row.
pub(super) const METHOD: Method = Method {
    word: "compare",
    pages: pages!("compare"),
    options: &[
        Opt { word: "first", kind: Kind::Code, flag: Some(Flag::new("compare_given", "given", "CODE")) },
        Opt { word: "second", kind: Kind::Code, flag: Some(Flag::new("compare_target", "target", "CODE")) },
        Opt {
            word: "measure",
            kind: Kind::Word(&["followed", "together"]),
            flag: Some(Flag {
                words: &["followed", "together"],
                ..Flag::new("measure", "measure", "followed|together")
            }),
        },
        Opt { word: "lag", kind: Kind::Number(1, 1, 1000), flag: Some(Flag::new("lag", "lag", "N")) },
        Opt { word: "with-role", kind: Kind::Role, flag: Some(Flag::new("with_role", "with-role", "ROLE")) },
        Opt {
            word: "attribute",
            kind: Kind::Attribute,
            flag: Some(Flag::new("attribute_value", "attribute", "NAME=VALUE")),
        },
        Opt {
            word: "these",
            kind: Kind::Several(Of::Sources),
            flag: Some(Flag::new("these_sources", "source", "LABEL")),
        },
        SOURCES,
        CODERS,
        SEED,
    ],
    section: "sequence",
    run: |given| Ok(Box::new(run(given)?)),
};

struct CompareFound<'a> {
    view: View<'a>,
    events: StudyEvents,
    is_first: Vec<bool>,
    found: Option<Comparison>,
}

/// A comparison, as `--json` gives it.
#[derive(Serialize)]
struct CompareResult {
    basis: Basis,
    /// The given code.
    given: Option<String>,
    /// The target.
    target: Option<String>,
    /// `followed` or `together`.
    measure: &'static str,
    /// Positions from the given to the target.
    lag: u32,
    /// Seed of the bootstrap.
    seed: u64,
    /// Its samples.
    samples: u32,
    /// The group, and the others.
    groups: Vec<GroupLine>,
    /// The first odds ratio divided by the second.
    ratio_of_odds_ratios: Option<f64>,
    ratio_low: Option<f64>,
    ratio_high: Option<f64>,
    ratio_p: Option<f64>,
    /// Share of the first less that of the second.
    share_difference: Option<f64>,
    share_difference_low: Option<f64>,
    share_difference_high: Option<f64>,
}

/// A group.
#[derive(Serialize)]
struct GroupLine {
    /// `first` or `others`.
    group: &'static str,
    conversations: u64,
    /// Conversations that have a say in the odds ratio.
    informative: u64,
    /// Given and target, given alone, target alone, neither.
    table: [[f64; 2]; 2],
    share: Option<f64>,
    share_low: Option<f64>,
    share_high: Option<f64>,
    pooled_odds_ratio: Option<f64>,
    yules_q: Option<f64>,
    mh_odds_ratio: Option<f64>,
    log_or_se: Option<f64>,
    mh_low: Option<f64>,
    mh_high: Option<f64>,
    cmh_chi2_no_correction: Option<f64>,
    cmh_p: Option<f64>,
    cmh_chi2_corrected: Option<f64>,
    cmh_p_corrected: Option<f64>,
    breslow_day: Option<f64>,
    breslow_day_p: Option<f64>,
    /// The odds ratio when one conversation is left out: the lowest, the highest.
    left_out_low: Option<f64>,
    left_out_high: Option<f64>,
    /// The conversation that moves it most.
    moves_most: Option<String>,
    /// The odds ratio without that one.
    without_it: Option<f64>,
}

/// Compares two groups.
fn run<'a>(given: &Given<'a>) -> Result<CompareFound<'a>, Problem> {
    let options = (given.id::<CodeId>("first")?, given.id::<CodeId>("second")?);
    let measure = given.word("measure", &MEASURES)?;
    let lag = given.number("lag", 1, 1, 1000)? as u32;
    let seed = given.number("seed", 1, 0, u64::MAX)?;
    let view = given.view()?;
    let events =
        study::read(&view, &study::Options::default()).map_err(|_| Problem::new("sequence-codes"))?;
    let is_first = first(given, &view, &events)?;
    let index =
        |code: CodeId| events.codes.iter().position(|c| *c == code).and_then(|i| u16::try_from(i).ok());
    let asked = options.0.zip(options.1).and_then(|(a, b)| Some(Options::of(index(a)?, index(b)?)));
    let found =
        asked.map(|options| compare(&events.events, &is_first, &Options { measure, lag, seed, ..options }));
    Ok(CompareFound { view, events, is_first, found })
}

const MEASURES: [(&str, Measure); 2] = [("followed", Measure::Followed), ("together", Measure::Together)];

/// Which conversations are in the first group.
fn first(given: &Given<'_>, view: &View<'_>, events: &StudyEvents) -> Result<Vec<bool>, Problem> {
    let role: Option<RoleId> = given.id("with-role")?;
    let sources: BTreeSet<SourceId> = given.ids("these")?;
    let attribute =
        given.option("attribute").map(|text| text.split_once('=').ok_or_else(form)).transpose()?;
    let asked = [role.is_some(), attribute.is_some(), !sources.is_empty()];
    if asked.iter().filter(|is| **is).count() > 1 {
        return Err(Problem::new("compare-groups"));
    }
    let speaks = |source: &SourceId, is: &dyn Fn(SpeakerId) -> bool| {
        let speakers = view.state.sources.get(source).map_or(&[][..], |s| s.speakers.as_slice());
        speakers.iter().any(|s| view.rights.counts(*s) && is(*s))
    };
    let has_value = |speaker: SpeakerId, name: &str, value: &str| {
        let facts = view.state.person_of(speaker).and_then(|p| view.words.facts.get(&p));
        facts.is_some_and(|f| f.attribute(name) == Some(value))
    };
    let is_in = |source: &SourceId| match (role, attribute) {
        (Some(role), _) => speaks(source, &|s| view.role(s) == Some(role)),
        (_, Some((name, value))) => speaks(source, &|s| has_value(s, name.trim(), value.trim())),
        _ => sources.contains(source),
    };
    Ok(events.sources.iter().map(|parts| parts.iter().any(is_in)).collect())
}

fn form() -> Problem {
    Problem::new("compare-attribute")
}

impl Found for CompareFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn json(&self, _: &Given<'_>) -> Result<String, Problem> {
        let found = self.found.as_ref().ok_or(Problem::new("compare-codes"))?;
        let label = |index: u16| self.events.events.labels.get(usize::from(index)).cloned();
        let measure = MEASURES.iter().find(|(_, m)| *m == found.options.measure).map_or("", |(word, _)| word);
        let interval = found.ratio.map(|r| r.interval);
        json(&CompareResult {
            basis: self.basis(),
            given: label(found.options.given),
            target: label(found.options.target),
            measure,
            lag: found.options.lag,
            seed: found.options.seed,
            samples: found.options.samples,
            groups: ["first", "others"]
                .iter()
                .zip(&found.groups)
                .map(|(word, g)| self.line(word, g))
                .collect(),
            ratio_of_odds_ratios: found.ratio.map(|r| r.ratio),
            ratio_low: interval.map(|i| i.0),
            ratio_high: interval.map(|i| i.1),
            ratio_p: found.ratio.map(|r| r.p),
            share_difference: found.difference,
            share_difference_low: found.difference_interval.map(|i| i.0),
            share_difference_high: found.difference_interval.map(|i| i.1),
        })
    }

    fn table(&self, _: &Given<'_>) -> Table {
        let head = [
            "group",
            "conversations",
            "followed",
            "given-all",
            "share",
            "low",
            "high",
            "odds",
            "odds-low",
            "odds-high",
            "cmh-p",
            "same-p",
            "left-low",
            "left-high",
            "moves",
        ];
        let number = |n: Option<f64>| n.map_or(String::new(), |n| format!("{n:.3}"));
        let row = |line: GroupLine| {
            let [[a, b], _] = line.table;
            let figures = [
                line.share,
                line.share_low,
                line.share_high,
                line.mh_odds_ratio,
                line.mh_low,
                line.mh_high,
                line.cmh_p,
                line.breslow_day_p,
                line.left_out_low,
                line.left_out_high,
            ];
            let mut row = vec![line.group.to_owned(), line.conversations.to_string()];
            row.extend([a, a + b].map(|n| n.to_string()));
            row.extend(figures.map(number));
            row.push(line.moves_most.unwrap_or_default());
            row
        };
        let lines = self.found.iter().flat_map(|found| ["first", "others"].into_iter().zip(&found.groups));
        Table {
            head: head.map(Column::Word).into(),
            rows: lines.map(|(word, group)| row(self.line(word, group))).collect(),
        }
    }

    fn said(&self, given: &Given<'_>) -> Said {
        let Some(found) = &self.found else {
            return Said { before: vec![given.text("method-empty-compare")], after: Vec::new() };
        };
        let mut after = self.between(given, found);
        after.extend(self.few(given, found));
        after.push(given.text("chains-note"));
        Said { before: vec![self.lead(given, found)], after }
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        let Some(found) =
            self.found.as_ref().filter(|f| f.groups.iter().any(|g| g.table.a + g.table.b > 0.0))
        else {
            return given.empty(&self.view, "method-empty-compare");
        };
        let mut result = given.result(&self.view, self.lead(given, found));
        result.tables.push(self.groups(given, found));
        result.warnings.extend(self.few(given, found));
        result.notes.extend(self.between(given, found));
        result.notes.push(given.text("method-compare-note"));
        result
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        let mut places = Behind::new();
        let Some(found) = &self.found else { return places };
        let options = found.options;
        let mut add = |conversation: usize, all: bool, place: Place| {
            let word = word(self.is_first[conversation]);
            places.entry(format!("{word}-given")).or_default().push((place.clone(), None));
            if all {
                places.entry(word.to_owned()).or_default().push((place, None));
            }
        };
        let events = &self.events.events;
        if options.measure == Measure::Together {
            for (number, one) in events.conversations.iter().enumerate() {
                for (at, position) in one.positions().iter().enumerate() {
                    let Some(source) = self.events.source_of(number, position) else { continue };
                    if one.codes(at).contains(&options.given) {
                        let place = Place { source, turns: vec![position.turn], span: None };
                        add(number, one.codes(at).contains(&options.target), place);
                    }
                }
            }
            return places;
        }
        let read = sequence::Options { lag: options.lag, ..sequence::Options::default() };
        for step in steps(events, &read) {
            let one = &events.conversations[step.conversation];
            let Some(place) = place_of(&self.events, one, &step) else { continue };
            if one.codes(step.from).contains(&options.given) {
                add(step.conversation, one.codes(step.to).contains(&options.target), place);
            }
        }
        places
    }
}

/// The word of a group.
fn word(is_first: bool) -> &'static str {
    if is_first { "first" } else { "others" }
}

impl CompareFound<'_> {
    fn line(&self, word: &'static str, group: &Group) -> GroupLine {
        let (table, strata) = (&group.table, &group.strata);
        let chi = |test: Option<compare::Test>| test.map(|t| t.chi_square);
        let p = |test: Option<compare::Test>| test.map(|t| t.p);
        let name = |index: usize| self.events.events.conversations[index].name.clone();
        GroupLine {
            group: word,
            conversations: group.conversations,
            informative: strata.informative,
            table: [[table.a, table.b], [table.c, table.d]],
            share: group.share,
            share_low: group.share_interval.map(|i| i.0),
            share_high: group.share_interval.map(|i| i.1),
            pooled_odds_ratio: table.odds_ratio(),
            yules_q: table.yules_q(),
            mh_odds_ratio: strata.odds_ratio,
            log_or_se: strata.log_error,
            mh_low: strata.interval.map(|i| i.0),
            mh_high: strata.interval.map(|i| i.1),
            cmh_chi2_no_correction: chi(strata.none),
            cmh_p: p(strata.none),
            cmh_chi2_corrected: chi(strata.none_corrected),
            cmh_p_corrected: p(strata.none_corrected),
            breslow_day: chi(strata.same),
            breslow_day_p: p(strata.same),
            left_out_low: strata.left_out.map(|l| l.low),
            left_out_high: strata.left_out.map(|l| l.high),
            moves_most: group.moves_most.map(name),
            without_it: strata.left_out.map(|l| l.without),
        }
    }

    /// What is compared, in a sentence.
    fn lead(&self, given: &Given<'_>, found: &Comparison) -> String {
        let name = |index: u16| {
            self.events.codes.get(usize::from(index)).map(|c| given.code(*c)).unwrap_or_default()
        };
        let (first, second) = (name(found.options.given), name(found.options.target));
        let seed = found.options.seed.to_string();
        let args = [
            ("given", Arg::Text(&first)),
            ("target", Arg::Text(&second)),
            ("lag", Arg::Number(found.options.lag.into())),
            ("first", Arg::Number(signed(found.groups[0].conversations))),
            ("others", Arg::Number(signed(found.groups[1].conversations))),
            ("seed", Arg::Text(&seed)),
        ];
        let key = match found.options.measure {
            Measure::Followed => "method-compare-followed",
            Measure::Together => "method-compare-together",
        };
        given.catalogue.with(key, &args)
    }

    /// How far the groups are apart, in sentences.
    fn between(&self, given: &Given<'_>, found: &Comparison) -> Vec<String> {
        let number = |n: f64| given.catalogue.number(n, 2);
        let p = |p: f64| given.catalogue.number(p, 3);
        let ratio = found.ratio.map(|r| {
            let [ratio, low, high] = [r.ratio, r.interval.0, r.interval.1].map(number);
            let p = p(r.p);
            let args = [("ratio", &ratio), ("low", &low), ("high", &high), ("p", &p)]
                .map(|(k, v)| (k, Arg::Text(v)));
            given.catalogue.with("method-compare-ratio", &args)
        });
        let difference = found.difference.zip(found.difference_interval).map(|(difference, (low, high))| {
            let percent = |n: f64| given.catalogue.number(n * 100.0, 0);
            let [difference, low, high] = [difference, low, high].map(percent);
            let args = [("n", &difference), ("low", &low), ("high", &high)].map(|(k, v)| (k, Arg::Text(v)));
            given.catalogue.with("method-compare-difference", &args)
        });
        ratio.into_iter().chain(difference).collect()
    }

    /// That a group has too few conversations, where it has.
    fn few(&self, given: &Given<'_>, found: &Comparison) -> Option<String> {
        let few = found.groups.iter().any(|g| g.conversations < ENOUGH_CONVERSATIONS);
        few.then(|| given.count("method-compare-few", ENOUGH_CONVERSATIONS))
    }

    fn groups(&self, given: &Given<'_>, found: &Comparison) -> TableView {
        let mut columns = vec![given.column("compare-group", false)];
        for key in ["conversations", "given", "both", "share", "odds", "none", "same", "left-out"] {
            columns.push(given.column(&format!("compare-{key}"), true));
        }
        columns.push(given.column("compare-moves", false));
        let mut table = given.table("groups", "method-compare-caption", columns);
        for (is_first, group) in [true, false].into_iter().zip(&found.groups) {
            let (strata, word) = (&group.strata, word(is_first));
            let range = |point: Option<f64>, range: Option<(f64, f64)>| {
                let Some((low, high)) = range else { return numeric(given, point, 2) };
                let number = |n: Option<f64>| n.map_or("–".into(), |n| given.catalogue.number(n, 2));
                let text = format!("{} ({} – {})", number(point), number(Some(low)), number(Some(high)));
                crate::calls::results::Cell { number: point, ..words(&text) }
            };
            let left = strata.left_out.map(|l| (l.low, l.high));
            let name = group.moves_most.map(|i| self.events.events.conversations[i].name.clone());
            table.rows.push(vec![
                words(&given.text(&format!("compare-{word}"))),
                numeric(given, Some(group.conversations as f64), 0),
                given.count_cell((group.table.a + group.table.b) as u64, format!("{word}-given")),
                given.count_cell(group.table.a as u64, word.to_owned()),
                given.share_cell(group.share.zip(group.share_interval)),
                range(strata.odds_ratio, strata.interval),
                numeric(given, strata.none.map(|t| t.p), 3),
                numeric(given, strata.same.map(|t| t.p), 3),
                range(strata.left_out.map(|l| l.without), left),
                words(&name.unwrap_or_else(|| "–".into())),
            ]);
        }
        table
    }
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
