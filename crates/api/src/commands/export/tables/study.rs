//! Tables of what the study holds: sources, people, codes, turns, codings, memos.

use super::Optional;
use crate::commands::people::{consent_word, kind_word};
use analysis::view::Counted;
use formats::sheet::Value;
use model::codebook::Value as Captured;
use model::event::Origin;
use model::source::Part;
use model::words::TurnWords;
use model::{CodeText, LocalTime, Precision, SourceId};
use report::Report;

/// Rows of a table.
type Rows = Vec<Vec<Value>>;

/// What each fact is, and the words: state, version, seed, what was left out.
pub(super) fn about(report: &Report<'_>, _: Optional) -> Rows {
    let left = report.text("report-left-out");
    let left_out = report.left_out().into_iter().map(|text| (left.clone(), text));
    let row = |(about, text): (String, String)| vec![Value::text(about), Value::text(text)];
    report.facts().into_iter().chain(left_out).map(row).collect()
}

/// The sources that no mark hides.
fn listed<'r>(report: &'r Report<'_>) -> impl Iterator<Item = SourceId> + 'r {
    report.view().sources.iter().copied().filter(|source| !report.view().is_hidden_source(*source))
}

pub(super) fn sources(report: &Report<'_>, _: Optional) -> Rows {
    let view = report.view();
    let row = |source: SourceId| {
        let turns = view.words.sources.get(&source).map_or(&[][..], |s| &s.turns);
        let times = (0..).zip(turns).filter(|(n, t)| view.standing_of(source, *n, t).counts());
        let times = times.filter_map(|(_, t)| view.words.time_shown(view.state, source, t.time));
        let times: Vec<LocalTime> = times.collect();
        let time = |found: Option<&LocalTime>| found.map_or(Value::Nothing, |t| Value::text(t.to_string()));
        let speakers = view.state.sources.get(&source).map_or(&[][..], |s| &s.speakers);
        let speakers = speakers.iter().filter(|s| view.part(**s) != Some(Part::Narrator)).count();
        vec![
            Value::text(view.words.label(source)),
            Value::text(view.kind(source).word()),
            Value::whole(turns.len() as u64),
            Value::whole(speakers as u64),
            time(times.iter().min_by_key(|t| t.seconds)),
            time(times.iter().max_by_key(|t| t.seconds)),
        ]
    };
    listed(report).map(row).collect()
}

pub(super) fn people(report: &Report<'_>, _: Optional) -> Rows {
    let row = |person: report::PlainPerson| {
        vec![
            Value::text(person.person),
            Value::text(kind_word(person.kind)),
            Value::text(consent_word(person.consent)),
            Value::text(person.roles.join("; ")),
            Value::text(person.sources.join("; ")),
            Value::whole(person.turns),
        ]
    };
    report.people().into_iter().map(row).collect()
}

pub(super) fn codebook(report: &Report<'_>, _: Optional) -> Rows {
    let view = report.view();
    let row = |code: &model::CodeId| {
        let empty = CodeText::default();
        let text = view.words.codes.get(code).unwrap_or(&empty);
        let stored = view.state.codes.get(code);
        let parent = stored.and_then(|c| c.parent.get().copied().flatten());
        vec![
            Value::text(view.words.code(*code)),
            Value::text(view.component(*code).letter().to_string()),
            Value::text(parent.map_or("", |p| view.words.code(p))),
            Value::text(text.brief.as_str()),
            Value::text(text.definition.as_str()),
            Value::text(text.when_to_use.as_str()),
            Value::text(text.when_not_to_use.as_str()),
            Value::text(report.masker().mask(&text.example)),
            Value::text(if stored.is_some_and(|c| c.is_retired()) { "yes" } else { "no" }),
        ]
    };
    view.codes.iter().map(row).collect()
}

/// A row for each turn. Of one that doesn't count only its place is told, not why.
pub(super) fn turns(report: &Report<'_>, with: Optional) -> Rows {
    let view = report.view();
    let of_source = |source: SourceId| {
        let turns = view.words.sources.get(&source).map_or(&[][..], |s| &s.turns);
        (0..).zip(turns).map(move |(number, turn)| self::turn(report, source, number, turn, with))
    };
    listed(report).flat_map(of_source).collect()
}

fn turn(report: &Report<'_>, source: SourceId, number: u32, turn: &TurnWords, with: Optional) -> Vec<Value> {
    let view = report.view();
    let standing = view.standing_of(source, number, turn);
    let place = [Value::text(view.words.label(source)), Value::whole(number.into())];
    if !standing.counts() {
        let nothing = std::iter::repeat_n(Value::Nothing, 5);
        return place.into_iter().chain(nothing).chain([Value::text("left-out"), Value::Nothing]).collect();
    }
    let time = view.words.time_shown(view.state, source, turn.time);
    let words = turn.text.as_deref().filter(|_| with.words && standing.is_quoted());
    let rest = [
        Value::text(turn.kind.word()),
        Value::text(report.speaker(turn.speaker)),
        role(report, Some(turn.speaker)),
        time.map_or(Value::Nothing, |t| Value::text(t.to_string())),
        time.map_or(Value::Nothing, |t| Value::text(precision(t))),
        Value::text(standing.word()),
        words.map_or(Value::Nothing, |text| Value::text(report.masker().mask_turn(text, &turn.replaced))),
    ];
    place.into_iter().chain(rest).collect()
}

fn role(report: &Report<'_>, speaker: Option<model::SpeakerId>) -> Value {
    let role = speaker.and_then(|s| report.view().role(s));
    role.map_or(Value::Nothing, |role| Value::text(report.role(Some(role))))
}

fn precision(time: LocalTime) -> &'static str {
    match time.precision {
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
    }
}

/// A row for each coding that counts. Offsets count Unicode scalar values of the original words.
pub(super) fn codings(report: &Report<'_>, with: Optional) -> Rows {
    report.view().codings.iter().map(|coding| self::coding(report, coding, with)).collect()
}

fn coding(report: &Report<'_>, coding: &Counted, with: Optional) -> Vec<Value> {
    let (view, place) = (report.view(), &coding.place);
    let stored = view.state.codings.get(&coding.id);
    let end = |n: Option<u32>| n.map_or(Value::Nothing, |n| Value::whole(n.into()));
    let is_own = stored.is_some_and(|c| matches!(c.origin, Origin::Coder(_)));
    let may_quote = view.may_quote(place);
    let values = view.words.values(stored.and_then(|c| c.values()).filter(|_| may_quote));
    let values: Vec<String> = values.iter().filter_map(|v| captured(report, v, with)).collect();
    let words = if with.words && may_quote { report.passage(place) } else { String::new() };
    vec![
        Value::text(coding.id.to_string()),
        Value::text(view.words.label(place.source)),
        Value::whole(place.first().into()),
        Value::whole(place.last().into()),
        end(place.span.map(|s| s.start)),
        end(place.span.map(|s| s.end)),
        Value::text(view.words.code(coding.code)),
        Value::text(coding.component.letter().to_string()),
        coding.speaker.map_or(Value::Nothing, |s| Value::text(report.speaker(s))),
        role(report, coding.speaker),
        Value::text(view.words.coders.get(&coding.coder).map_or("", String::as_str)),
        Value::text(if is_own { "coder" } else { "rule" }),
        coding.evidence.map_or(Value::Nothing, |e| Value::text(e.word())),
        Value::text(values.join("; ")),
        Value::text(words),
    ]
}

/// A captured value: `amount=150000 IDR`. One that is a text is somebody's words.
fn captured(report: &Report<'_>, value: &Captured, with: Optional) -> Option<String> {
    let said = match (&value.number, &value.text) {
        (Some(number), _) => number.to_string(),
        (None, Some(text)) if with.words => report.masker().mask(text),
        (None, _) => return None,
    };
    let unit = value.unit.as_deref().unwrap_or_default();
    Some(format!("{}={said} {unit}", value.name).trim_end().to_owned())
}

pub(super) fn memos(report: &Report<'_>, _: Optional) -> Rows {
    let row = |memo: report::PlainMemo| {
        vec![
            Value::text(memo.on),
            Value::text(memo.kind),
            Value::text(memo.author),
            memo.written.map_or(Value::Nothing, Value::text),
            Value::text(memo.text),
        ]
    };
    report.memos().into_iter().map(row).collect()
}
