//! Rules as they run: patterns compiled once, names looked up once.

use super::phrases::{Found, Lower, Phrases};
use super::{Hit, RuleError};
use crate::prices::{Price, prices};
use crate::view::View;
use model::codebook::Value;
use model::ids::*;
use model::rules::{Capture, Pattern, Rule};
use model::source::{Part, Place, TurnKind};
use model::words::TurnWords;
use model::{Decimal, SourceKind};
use regex::{Regex, RegexSet};
use std::collections::{BTreeMap, BTreeSet};

/// The rules of a file.
pub(super) struct Compiled<'r> {
    rules: Vec<One<'r>>,
    phrases: Option<Phrases>,
    expressions: Vec<(usize, Regex)>,
    any_expression: Option<RegexSet>,
    buffer: Buffer,
}

struct One<'r> {
    rule: &'r Rule,
    /// The roles whose speakers it reads; `None` = all.
    roles: Option<BTreeSet<RoleId>>,
}

/// Room that is used again for each turn.
#[derive(Default)]
struct Buffer {
    lower: Lower,
    words: Vec<Found>,
    found: Vec<Found>,
}

/// What is asked of a speaker, and which rules read that speaker in this kind of source.
pub(super) type Readers = BTreeMap<SpeakerId, Vec<bool>>;

impl<'r> Compiled<'r> {
    /// Compiles rules.
    pub fn new(view: &View<'_>, rules: &'r [Rule]) -> Result<Compiled<'r>, RuleError> {
        let (mut words, mut expressions) = (Vec::new(), Vec::new());
        for (index, rule) in rules.iter().enumerate() {
            match &rule.pattern {
                Pattern::Words(list) => words.push((index, list.as_slice())),
                Pattern::Regex(text) => {
                    expressions.push((index, Regex::new(text).map_err(|e| problem(&rule.name, &e))?));
                }
                Pattern::Price | Pattern::Media => {}
            }
        }
        let first = words.first().map_or("", |(index, _)| rules[*index].name.as_str());
        let phrases = Phrases::new(&words).map_err(|e| problem(first, &e))?;
        // One automaton tells which expressions are worth a search. Where it would be too large, all are searched.
        let any_expression = RegexSet::new(expressions.iter().map(|(_, e)| e.as_str())).ok();
        let one = |rule: &'r Rule| One { rule, roles: roles(view, rule) };
        let rules = rules.iter().map(one).collect();
        Ok(Compiled { rules, phrases, expressions, any_expression, buffer: Buffer::default() })
    }

    /// Which rules read which speaker of a source; nobody who may not be counted, asks or narrates.
    pub fn readers(&self, view: &View<'_>, source: SourceId) -> Readers {
        let kind = view.kind(source);
        let speakers = view.state.sources.get(&source).map_or(&[][..], |s| s.speakers.as_slice());
        let is_read = |s: &&SpeakerId| {
            !matches!(view.part(**s), None | Some(Part::Interviewer | Part::Narrator))
                && view.rights.counts(**s)
        };
        let reads =
            |s: &SpeakerId| (*s, self.rules.iter().map(|rule| rule.reads(kind, view.role(*s))).collect());
        speakers
            .iter()
            .filter(is_read)
            .map(reads)
            .filter(|(_, reads): &(_, Vec<bool>)| reads.contains(&true))
            .collect()
    }

    /// Adds the hits in a turn, in the order of offsets and rules.
    pub fn read(
        &mut self,
        source: SourceId,
        turn: u32,
        words: &TurnWords,
        readers: &Readers,
        hits: &mut Vec<Hit>,
    ) {
        let (Some(reads), Some(text)) = (readers.get(&words.speaker), &words.text) else { return };
        self.buffer.found.clear();
        if words.kind == TurnKind::Media {
            let media =
                self.rules.iter().enumerate().filter(|(_, one)| matches!(one.rule.pattern, Pattern::Media));
            let found = media.map(|(rule, _)| Found { rule, start: 0, end: 0 });
            self.buffer.found.extend(found.filter(|f| reads[f.rule]));
        } else if words.kind.is_spoken() {
            self.find_words(text, reads);
            self.find_expressions(text, reads);
        }
        let amounts = self.find_prices(words, text, reads);
        self.keep_one_a_turn();
        let hit = |found: &Found| {
            let one = &self.rules[found.rule];
            let whole = one.is_whole_turn();
            let place = if whole {
                Place::turn(source, turn)
            } else {
                Place::span(source, turn, found.start, found.end)
            };
            let price = one.takes_price().then(|| amounts.iter().find(|p| p.end > found.start)).flatten();
            Hit { rule: found.rule as u32, place, values: price.map_or_else(Vec::new, values) }
        };
        hits.extend(self.buffer.found.iter().map(hit));
    }

    fn find_words(&mut self, text: &str, reads: &[bool]) {
        let Some(phrases) = &self.phrases else { return };
        let Buffer { lower, words, found } = &mut self.buffer;
        lower.fill(text);
        phrases.find(lower, words);
        found.extend(words.iter().filter(|f| reads[f.rule]));
    }

    fn find_expressions(&mut self, text: &str, reads: &[bool]) {
        let wanted = self.any_expression.as_ref().map(|all| all.matches(text));
        for (index, (rule, expression)) in self.expressions.iter().enumerate() {
            if reads[*rule] && wanted.as_ref().is_none_or(|w| w.matched(index)) {
                let mut scalars = Scalars { text, byte: 0, scalar: 0 };
                for hit in expression.find_iter(text).filter(|m| !m.is_empty()) {
                    let (start, end) = (scalars.at(hit.start()), scalars.at(hit.end()));
                    self.buffer.found.push(Found { rule: *rule, start, end });
                }
            }
        }
    }

    /// Adds the prices, and returns those of the turn where a rule asks for them.
    fn find_prices(&mut self, words: &TurnWords, text: &str, reads: &[bool]) -> Vec<Price> {
        let found = &mut self.buffer.found;
        let rules = || self.rules.iter().enumerate().filter(|(i, one)| reads[*i] && one.is_price());
        let for_prices = words.kind.is_spoken() && rules().next().is_some();
        if !for_prices && !found.iter().any(|f| self.rules[f.rule].takes_price()) {
            return Vec::new();
        }
        let amounts = prices(text);
        if for_prices {
            for (rule, _) in rules() {
                found.extend(amounts.iter().map(|p| Found { rule, start: p.start, end: p.end }));
            }
        }
        amounts
    }

    /// Keeps the first hit of a rule that proposes for whole turns, and puts all in the order of offsets and rules.
    fn keep_one_a_turn(&mut self) {
        let (rules, found) = (&self.rules, &mut self.buffer.found);
        found.sort_unstable();
        found.dedup_by(|next, kept| next.rule == kept.rule && rules[next.rule].is_whole_turn());
        found.sort_by_key(|f| (if rules[f.rule].is_whole_turn() { 0 } else { f.start }, f.rule));
    }
}

impl One<'_> {
    fn reads(&self, kind: SourceKind, role: Option<RoleId>) -> bool {
        let of_kind = self.rule.kinds.is_empty() || self.rule.kinds.contains(&kind);
        of_kind && self.roles.as_ref().is_none_or(|roles| role.is_some_and(|r| roles.contains(&r)))
    }

    fn is_whole_turn(&self) -> bool {
        self.rule.whole_turn || matches!(self.rule.pattern, Pattern::Media)
    }

    fn is_price(&self) -> bool {
        matches!(self.rule.pattern, Pattern::Price)
    }

    fn takes_price(&self) -> bool {
        let asked = self.rule.value == Some(Capture::Price);
        self.is_price() || asked && !matches!(self.rule.pattern, Pattern::Media)
    }
}

/// The roles that a rule names; `None` where it names none.
fn roles(view: &View<'_>, rule: &Rule) -> Option<BTreeSet<RoleId>> {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let named = |name: &str| rule.roles.iter().any(|r| same(r, name));
    let all = &view.words.roles;
    (!rule.roles.is_empty()).then(|| all.iter().filter(|(_, name)| named(name)).map(|(id, _)| *id).collect())
}

/// What a price gives a coding.
fn values(price: &Price) -> Vec<Value> {
    let number = |name: &str, number, unit: Option<&str>| Value {
        name: name.to_owned(),
        number: Some(number),
        text: None,
        unit: unit.map(str::to_owned),
    };
    let quantity = price.quantity.and_then(|q| Decimal::new(q.into(), 0));
    let amount = number("amount", price.amount, Some(price.currency));
    [Some(amount), quantity.map(|q| number("quantity", q, None))].into_iter().flatten().collect()
}

/// Turns rising byte offsets into offsets in scalar values.
struct Scalars<'t> {
    text: &'t str,
    byte: usize,
    scalar: u32,
}

impl Scalars<'_> {
    fn at(&mut self, byte: usize) -> u32 {
        self.scalar += self.text[self.byte..byte].chars().count() as u32;
        self.byte = byte;
        self.scalar
    }
}

fn problem(rule: &str, error: &dyn std::fmt::Display) -> RuleError {
    RuleError::Regex { rule: rule.to_owned(), problem: error.to_string() }
}
