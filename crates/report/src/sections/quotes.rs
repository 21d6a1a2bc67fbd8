//! Quotes under each code, masked, with the place where they stand.

use super::Report;
use crate::Options;
use crate::html::Html;
use crate::mask::Marked;
use analysis::View;
use analysis::view::Counted;
use locale::Arg;
use model::codebook::Value;
use model::source::Part;
use model::{CodeId, Component, Evidence, Place, SourceId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Characters around a span, and of a whole turn.
pub(crate) const AROUND: usize = 160;
pub(crate) const WHOLE: usize = 400;
/// Turns of one quote.
pub(crate) const TURNS: usize = 6;

/// The quotes that were chosen: by code, as indices into the view's codings.
pub struct Chosen {
    by_code: BTreeMap<CodeId, Vec<usize>>,
    all: BTreeSet<usize>,
}

impl Chosen {
    /// Whether this coding is quoted.
    pub fn has(&self, index: usize) -> bool {
        self.all.contains(&index)
    }
}

/// The anchor of a quote.
pub fn anchor(index: usize) -> String {
    format!("q{}", index + 1)
}

/// Chooses the quotes of each code: spread over sources, then over persons; words before pictures, a readable length
/// before a short or a long one, sources that were quoted less so far, and else the order of the study.
///
/// Where the options name codings, those are quoted and no others.
pub fn choose(view: &View<'_>, options: &Options) -> Chosen {
    let mut candidates: BTreeMap<CodeId, Vec<usize>> = BTreeMap::new();
    for (index, coding) in view.codings.iter().enumerate() {
        if may_be_quoted(view, &coding.place) {
            candidates.entry(coding.code).or_default().push(index);
        }
    }
    let mut quoted = HashMap::new();
    let mut by_code = BTreeMap::new();
    for code in &view.codes {
        let Some(all) = candidates.get(code) else { continue };
        let chosen = match options.quotes.is_empty() {
            true => spread(view, all, options.quotes_per_code, &mut quoted),
            false => all.iter().copied().filter(|i| options.quotes.contains(&view.codings[*i].id)).collect(),
        };
        if !chosen.is_empty() {
            by_code.insert(*code, chosen);
        }
    }
    let all = by_code.values().flatten().copied().collect();
    Chosen { by_code, all }
}

/// All its turns have words, nobody there refused or withdrew, and none is the interviewer's.
pub(crate) fn may_be_quoted(view: &View<'_>, place: &Place) -> bool {
    place.turns.iter().all(|number| {
        let turn = view.words.turn(place.source, *number);
        turn.is_some_and(|t| {
            let asks = view.part(t.speaker) == Some(Part::Interviewer);
            t.text.is_some() && view.standing_of(place.source, *number, t).is_quoted() && !asks
        })
    })
}

/// Chooses among the codings of one code; `quoted` counts the quotes of each source over all codes.
pub(crate) fn spread(
    view: &View<'_>,
    all: &[usize],
    per_code: usize,
    quoted: &mut HashMap<SourceId, u32>,
) -> Vec<usize> {
    let fixed: Vec<(bool, bool)> = all.iter().map(|i| quality(view, &view.codings[*i].place)).collect();
    let mut left: Vec<usize> = (0..all.len()).collect();
    let mut taken = Vec::new();
    let mut sources: HashMap<SourceId, u32> = HashMap::new();
    let mut persons: HashMap<_, u32> = HashMap::new();
    let mut places = BTreeSet::new();
    while taken.len() < per_code {
        left.retain(|k| !places.contains(&view.codings[all[*k]].place));
        let rank = |k: &usize| {
            let coding = &view.codings[all[*k]];
            let (source, person) = (coding.place.source, who(view, coding));
            let seen = (sources.get(&source).unwrap_or(&0), persons.get(&person).unwrap_or(&0));
            (fixed[*k].0, *seen.0, *seen.1, fixed[*k].1, quoted.get(&source).copied().unwrap_or(0), *k)
        };
        let Some(best) = left.iter().copied().min_by_key(rank) else { break };
        let coding = &view.codings[all[best]];
        *sources.entry(coding.place.source).or_insert(0) += 1;
        *quoted.entry(coding.place.source).or_insert(0) += 1;
        *persons.entry(who(view, coding)).or_insert(0) += 1;
        places.insert(coding.place.clone());
        taken.push(all[best]);
    }
    taken.sort_unstable();
    taken
}

/// Whether it has no words of its own, and whether it is hard to read alone.
fn quality(view: &View<'_>, place: &Place) -> (bool, bool) {
    let turns: Vec<_> = place.turns.iter().filter_map(|t| view.words.turn(place.source, *t)).collect();
    let spoken = turns.iter().any(|t| t.kind.is_spoken() || view.part(t.speaker) == Some(Part::Narrator));
    let length: usize = match place.span {
        Some(span) => (span.end - span.start) as usize,
        None => turns.iter().filter_map(|t| t.text.as_ref()).map(|t| t.chars().count()).sum(),
    };
    (!spoken, !(12..=WHOLE).contains(&length))
}

/// The person, or else the speaker.
fn who(view: &View<'_>, coding: &Counted) -> Option<[u8; 16]> {
    let speaker = coding.speaker?;
    Some(view.state.person_of(speaker).map_or(speaker.0, |p| p.0))
}

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    if report.quotes().all.is_empty() {
        h.p(&report.text("report-quotes-none"));
        return;
    }
    h.p(&report.count("report-quotes-intro", report.input.options.quotes_per_code as u64));
    for component in Component::ALL {
        let codes: Vec<&CodeId> =
            report.view().codes.iter().filter(|c| report.view().component(**c) == component).collect();
        let quoted: Vec<_> =
            codes.into_iter().filter_map(|c| report.quotes().by_code.get_key_value(c)).collect();
        if quoted.is_empty() {
            continue;
        }
        h.line("h3", &[], &report.component(component)).gap();
        for (code, quotes) in quoted {
            h.el("div", &[("class", "of-code")], |h| {
                h.el("h4", &[], |h| _ = h.add(&report.code(*code)));
                quotes.iter().for_each(|index| quote(report, h, *index));
            });
            h.gap();
        }
    }
}

fn quote(report: &Report<'_>, h: &mut Html, index: usize) {
    let coding = &report.view().codings[index];
    let class = format!("quote {}", report.tone(coding.code).class());
    h.el("figure", &[("class", &class), ("id", &anchor(index))], |h| {
        h.el("blockquote", &[], |h| {
            let several = coding.place.turns.len() > 1;
            for turn in coding.place.turns.iter().take(TURNS) {
                h.el("p", &[], |h| self::turn(report, h, &coding.place, *turn, several));
            }
            report.more(h, "report-more-turns", coding.place.turns.len().saturating_sub(TURNS));
        });
        h.line("figcaption", &[], &caption(report, coding));
    });
    h.gap();
}

/// The words of one turn; with several turns their speaker in front.
fn turn(report: &Report<'_>, h: &mut Html, place: &Place, number: u32, several: bool) {
    let Some(turn) = report.view().words.turn(place.source, number) else { return };
    if several {
        h.line("b", &[], &report.speaker(turn.speaker)).text(" ");
    }
    let text = turn.text.as_deref().unwrap_or_default();
    let narrated = report.view().part(turn.speaker) == Some(Part::Narrator);
    if !turn.kind.is_spoken() && !narrated {
        h.line("i", &[("class", "soft")], &report.text(&format!("report-turn-{}", turn.kind.word())));
        return;
    }
    let Some(span) = place.span.filter(|s| s.start > 0 || (s.end as usize) < text.chars().count()) else {
        h.text(&cut_end(&report.masker().mask_turn(text, &turn.replaced), WHOLE));
        return;
    };
    let Marked { before, marked, after } =
        report.masker().mask_around_turn(text, span.start, span.end, &turn.replaced);
    h.text(&cut_start(&before, AROUND));
    h.line("mark", &[], &cut_end(&marked, WHOLE));
    h.text(&cut_end(&after, AROUND));
}

/// "C07:12 · P03 · penjual · shown · amount 150,000 IDR".
fn caption(report: &Report<'_>, coding: &Counted) -> String {
    let mut parts = vec![report.place(&coding.place)];
    match coding.speaker {
        Some(speaker) => {
            parts.push(report.speaker(speaker));
            parts.extend(report.view().role(speaker).map(|r| report.role(Some(r))));
        }
        None => parts.push(report.text("report-narrator")),
    }
    parts.extend(
        coding
            .evidence
            .filter(|e| *e != Evidence::Shown)
            .map(|e| report.text(&format!("report-{}", e.word()))),
    );
    let values = report.view().state.codings.get(&coding.id).and_then(|c| c.values());
    parts.extend(report.view().words.values(values).iter().map(|v| value(report, v)));
    parts.join(" · ")
}

fn value(report: &Report<'_>, value: &Value) -> String {
    let said = match (value.number, &value.text) {
        (Some(number), _) if number.to_f64().fract() == 0.0 && number.to_f64().abs() < 9e15 => {
            report.input.catalogue.integer(number.to_f64() as i64)
        }
        (Some(number), _) => number.to_string(),
        (None, Some(text)) => report.masker().mask(text),
        (None, None) => String::new(),
    };
    if value.text.as_deref() == Some(value.name.as_str()) {
        return said;
    }
    let unit = value.unit.as_deref().unwrap_or_default();
    let args = [("name", Arg::Text(&value.name)), ("value", Arg::Text(&said)), ("unit", Arg::Text(unit))];
    report.with("report-value", &args).trim().to_owned()
}

/// The first characters, cut between words.
pub fn cut_end(text: &str, most: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let part = &text[..at];
    let at = part.rfind(char::is_whitespace).filter(|i| *i > at / 2).unwrap_or(at);
    format!("{} […]", part[..at].trim_end())
}

/// The last characters, cut between words.
pub fn cut_start(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let at = text.char_indices().nth(count - most).map_or(0, |(i, _)| i);
    let part = &text[at..];
    let at = part.find(char::is_whitespace).filter(|i| *i < part.len() / 2).unwrap_or(0);
    format!("[…] {}", part[at..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_between_words() {
        assert_eq!(cut_end("satu dua tiga empat", 10), "satu dua […]");
        assert_eq!(cut_end("satu", 10), "satu");
        assert_eq!(cut_end("abcdefghijklmnop", 4), "abcd […]");
        assert_eq!(cut_start("satu dua tiga empat", 12), "[…] tiga empat");
        assert_eq!(cut_start("👍👍👍👍👍", 2), "[…] 👍👍");
    }
}
