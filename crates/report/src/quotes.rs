//! Quotes by code, masked as the report prints them, for lists and tables elsewhere.

use crate::Report;
use crate::sections::memos;
use crate::sections::quotes::{TURNS, WHOLE, cut_end, may_be_quoted, spread};
use locale::Arg;
use model::source::Part;
use model::{CodeId, CodingId, LocalTime, Place, Precision, SourceId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Which {
    /// The codes; empty = all.
    pub codes: BTreeSet<CodeId>,
    /// The sources; empty = all.
    pub sources: BTreeSet<SourceId>,
    /// At most so many a code, spread over sources and persons; 0 = all, in the order of the study.
    pub most: usize,
}

/// The quotes of a code.
#[derive(Clone, PartialEq, Eq)]
pub struct OfCode {
    /// The code.
    pub code: CodeId,
    /// How many may be quoted.
    pub total: usize,
    /// Those that were chosen.
    pub quotes: Vec<Quote>,
}

/// A quote.
#[derive(Clone, PartialEq, Eq)]
pub struct Quote {
    /// The coding.
    pub coding: CodingId,
    /// Where.
    pub place: Place,
    /// The masked words: of the span, or of whole turns with their speakers in front where they are several.
    pub text: String,
    /// Who speaks: a pseudonym or a number.
    pub speaker: String,
    /// The role.
    pub role: Option<String>,
    /// When the first turn was.
    pub time: Option<LocalTime>,
    /// The masked words of memos on the coding and on its very place.
    pub memos: Vec<String>,
}

impl Quote {
    /// Who speaks, with the role where there is one: `P03 · penjual`.
    pub fn who(&self) -> String {
        [Some(self.speaker.as_str()), self.role.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

impl Report<'_> {
    /// When something was said, and how exactly that is known: "5 Mar 2026, 21:05 (to the minute)".
    pub fn when(&self, time: Option<LocalTime>) -> String {
        let Some(time) = time else { return self.text("report-when-unknown") };
        let (day, (hour, minute, second)) = (self.day(time), time.clock());
        let (key, clock) = match time.precision {
            Precision::Day => ("report-when-day", day),
            Precision::Minute => ("report-when-minute", format!("{day}, {hour:02}:{minute:02}")),
            Precision::Second => ("report-when-second", format!("{day}, {hour:02}:{minute:02}:{second:02}")),
        };
        self.with(key, &[("time", Arg::Text(&clock))])
    }

    /// Quotes by code, in the order of the codebook. Words of who refused or withdrew are never among them.
    pub fn quotes_by_code(&self, which: &Which) -> Vec<OfCode> {
        let view = self.view();
        let mut found: BTreeMap<CodeId, Vec<usize>> = BTreeMap::new();
        for (index, coding) in view.codings.iter().enumerate() {
            let asked = (which.codes.is_empty() || which.codes.contains(&coding.code))
                && (which.sources.is_empty() || which.sources.contains(&coding.place.source));
            if asked && may_be_quoted(view, &coding.place) {
                found.entry(coding.code).or_default().push(index);
            }
        }
        let mut quoted = HashMap::new();
        let of_code = |code: &CodeId| {
            let all = distinct(self, found.get(code)?);
            let chosen = match which.most {
                0 => all.clone(),
                most if most >= all.len() => all.clone(),
                most => spread(view, &all, most, &mut quoted),
            };
            let quotes = chosen.iter().map(|index| self.quote(*index)).collect();
            Some(OfCode { code: *code, total: all.len(), quotes })
        };
        view.codes.iter().filter_map(of_code).collect()
    }

    fn quote(&self, index: usize) -> Quote {
        let view = self.view();
        let coding = &view.codings[index];
        let role = coding.speaker.and_then(|s| view.role(s)).map(|r| self.role(Some(r)));
        let first = view.words.turn(coding.place.source, coding.place.first());
        let speaker =
            coding.speaker.map_or_else(|| self.text("report-narrator"), |speaker| self.speaker(speaker));
        Quote {
            coding: coding.id,
            place: coding.place.clone(),
            text: self.quoted(&coding.place),
            speaker,
            role,
            time: view.words.time_shown(view.state, coding.place.source, first.and_then(|t| t.time)),
            memos: memos::on(self, coding),
        }
    }

    /// The masked words of a place as the report would quote it; nothing where it may not.
    pub fn passage(&self, place: &Place) -> String {
        if may_be_quoted(self.view(), place) { self.quoted(place) } else { String::new() }
    }

    /// The masked words of a place that may be quoted.
    fn quoted(&self, place: &Place) -> String {
        let several = place.turns.len() > 1;
        let shown = place.turns.iter().take(TURNS);
        let mut lines: Vec<String> =
            shown.filter_map(|turn| self.quoted_turn(place, *turn, several)).collect();
        if place.turns.len() > TURNS {
            lines.push(self.count("report-more-turns", (place.turns.len() - TURNS) as u64));
        }
        lines.join("\n")
    }

    fn quoted_turn(&self, place: &Place, number: u32, several: bool) -> Option<String> {
        let turn = self.view().words.turn(place.source, number)?;
        let text = turn.text.as_deref().unwrap_or_default();
        let narrated = self.view().part(turn.speaker) == Some(Part::Narrator);
        let said = match place.span {
            _ if !turn.kind.is_spoken() && !narrated => {
                self.text(&format!("report-turn-{}", turn.kind.word()))
            }
            Some(span) => self.masker().mask_around_turn(text, span.start, span.end, &turn.replaced).marked,
            None => self.masker().mask_turn(text, &turn.replaced),
        };
        let said = cut_end(&said, WHOLE);
        Some(if several { format!("{}: {said}", self.speaker(turn.speaker)) } else { said })
    }
}

/// Each place once: two coders who agree give one quote.
fn distinct(report: &Report<'_>, all: &[usize]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    all.iter().copied().filter(|i| seen.insert(report.view().codings[*i].place.clone())).collect()
}
