//! What is looked for in the words of a turn: all of some words and phrases, or a regular expression.

use super::fold::{Folded, bare, fold};
use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{
    Class, ClassBytes, ClassBytesRange, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look,
};
use std::ops::Range;

/// Why something can't be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// The regular expression isn't one.
    #[error("not a regular expression")]
    Malformed,
    /// It is longer than [`LONGEST`], or takes more room than [`ROOM`].
    #[error("the regular expression is too large")]
    TooLarge,
}

/// The longest query, in bytes.
pub const LONGEST: usize = 2000;
/// The most room that a regular expression may take once it is compiled, in bytes.
pub const ROOM: usize = 1 << 20;
/// Room for what an expression remembers while it runs, in bytes; beyond it goes on slower.
const RUNNING_ROOM: usize = 4 << 20;

/// What is looked for.
#[derive(Clone)]
pub struct Query(Kind);

#[derive(Clone)]
enum Kind {
    Everything,
    Words(Vec<Word>),
    Regex(Regex),
}

/// A folded word or phrase and how it is found.
#[derive(Clone)]
struct Word {
    finder: Finder<'static>,
    /// A phrase ends where a word ends; a word may go on.
    whole: bool,
}

impl Query {
    /// Words and "phrases in quotation marks", all of which a turn must have. A word is found at the beginning of
    /// words (`tawar` finds `tawaran`, not `menawar`), a phrase as whole words. Capitals and accents don't count.
    /// Without any word every turn is found.
    ///
    /// # Errors
    /// It is too long.
    pub fn words(text: &str) -> Result<Query, QueryError> {
        if text.len() > LONGEST {
            return Err(QueryError::TooLarge);
        }
        let mut words = Vec::new();
        for (number, part) in text.split(['"', '“', '”']).enumerate() {
            let is_phrase = !number.is_multiple_of(2);
            let mut folded = String::new();
            fold(part.trim(), &mut folded);
            match is_phrase {
                true => words.extend(Word::new(&folded, true)),
                false => words.extend(folded.split(' ').filter_map(|word| Word::new(word, false))),
            }
        }
        // The longest is the rarest: it is looked for, the others only where it stands.
        words.sort_by_key(|word| std::cmp::Reverse(word.finder.needle().len()));
        Ok(Query(if words.is_empty() { Kind::Everything } else { Kind::Words(words) }))
    }

    /// A regular expression in the syntax of the crate `regex`. It sees a turn as it is folded: small letters, no
    /// accents, any white space as one space; capitals and accents in the expression don't count either. `^` and `$`
    /// are the beginning and the end of a turn.
    ///
    /// # Errors
    /// It isn't one, or is too large.
    pub fn regex(pattern: &str) -> Result<Query, QueryError> {
        if pattern.len() > LONGEST {
            return Err(QueryError::TooLarge);
        }
        let bared: String = pattern.chars().map(without_accent).collect();
        let parsed = ParserBuilder::new().case_insensitive(true).multi_line(true).build().parse(&bared);
        let within = within_a_turn(&parsed.map_err(|_| QueryError::Malformed)?);
        let built =
            RegexBuilder::new(&within.to_string()).size_limit(ROOM).dfa_size_limit(RUNNING_ROOM).build();
        built.map(|regex| Query(Kind::Regex(regex))).map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => QueryError::TooLarge,
            _ => QueryError::Malformed,
        })
    }

    /// A copy for another thread, which shares nothing that one would wait for.
    pub(super) fn for_a_thread(&self) -> Query {
        self.clone()
    }

    /// Calls `found` with each turn of a part of a source that has what is looked for, rising.
    pub(super) fn find(&self, folded: &Folded, turns: Range<usize>, mut found: impl FnMut(usize)) {
        match &self.0 {
            Kind::Everything => turns.for_each(found),
            Kind::Words(words) => {
                if let [first, others @ ..] = words.as_slice() {
                    each_turn(
                        folded,
                        turns,
                        |part, at| first.find_at(part, at).map(|m| m.start),
                        |turn| {
                            let text = &folded.text[folded.range(turn)];
                            if others.iter().all(|word| word.find_at(text, 0).is_some()) {
                                found(turn);
                            }
                        },
                    );
                }
            }
            Kind::Regex(regex) => {
                let next = |part: &str, at: usize| regex.find_at(part, at).map(|m| m.start());
                each_turn(folded, turns, next, found);
            }
        }
    }

    /// Where what is looked for stands in a folded turn, in bytes, rising.
    pub(super) fn places(&self, turn: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = match &self.0 {
            Kind::Everything => vec![],
            Kind::Words(words) => words.iter().flat_map(|word| word.all(turn)).collect(),
            Kind::Regex(regex) => {
                regex.find_iter(turn).map(|m| m.range()).filter(|r| !r.is_empty()).collect()
            }
        };
        places.sort_by_key(|range| (range.start, range.end));
        places
    }
}

/// Goes from one find to the next, at most one a turn.
fn each_turn(
    folded: &Folded,
    turns: Range<usize>,
    next: impl Fn(&str, usize) -> Option<usize>,
    mut found: impl FnMut(usize),
) {
    let (first, end) = (folded.start(turns.start), folded.start(turns.end));
    let part = &folded.text[first..end];
    let (mut turn, mut at) = (turns.start, 0);
    while let Some(place) = next(part, at) {
        // An empty find behind the last line feed is of no turn.
        if place >= part.len() {
            break;
        }
        turn = folded.turn_at(first + place, turn);
        found(turn);
        at = folded.start(turn + 1) - first;
        if at >= part.len() {
            break;
        }
    }
}

/// A letter of an expression without its accent. Capitals stay: they mean something after a backslash.
fn without_accent(c: char) -> char {
    let small = c.to_lowercase().next().unwrap_or(c);
    if bare(small) == small { c } else { bare(small) }
}

/// The same expression with all that could reach beyond a turn taken out of it: no part of it takes a line feed, and
/// the beginning and end of the text are those of the turn.
fn within_a_turn(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Literal(literal) if literal.0.contains(&b'\n') => Hir::fail(),
        HirKind::Class(Class::Unicode(class)) => {
            let mut class = class.clone();
            class.difference(&ClassUnicode::new([ClassUnicodeRange::new('\n', '\n')]));
            Hir::class(Class::Unicode(class))
        }
        HirKind::Class(Class::Bytes(class)) => {
            let mut class = class.clone();
            class.difference(&ClassBytes::new([ClassBytesRange::new(b'\n', b'\n')]));
            Hir::class(Class::Bytes(class))
        }
        HirKind::Look(Look::Start) => Hir::look(Look::StartLF),
        HirKind::Look(Look::End) => Hir::look(Look::EndLF),
        HirKind::Repetition(part) => Hir::repetition(part.with(within_a_turn(&part.sub))),
        HirKind::Capture(part) => within_a_turn(&part.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(within_a_turn).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(within_a_turn).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Look(_) => hir.clone(),
    }
}

impl Word {
    fn new(folded: &str, whole: bool) -> Option<Word> {
        let folded = folded.trim();
        let finder = Finder::new(folded).into_owned();
        (!folded.is_empty()).then_some(Word { finder, whole })
    }

    fn find_at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let mut at = from;
        loop {
            let start = at + self.finder.find(&text.as_bytes()[at..])?;
            let found = start..start + self.finder.needle().len();
            if self.stands(text, &found) {
                return Some(found);
            }
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }

    fn all(&self, text: &str) -> Vec<Range<usize>> {
        let mut all: Vec<Range<usize>> = Vec::new();
        while let Some(found) = self.find_at(text, all.last().map_or(0, |last| last.end)) {
            all.push(found);
        }
        all
    }

    /// Whether a find is at the beginning of a word, and for a phrase also at the end of one.
    fn stands(&self, text: &str, at: &Range<usize>) -> bool {
        let is_inner = |place: usize| {
            let before = text[..place].chars().next_back().is_some_and(char::is_alphanumeric);
            before && text[place..].chars().next().is_some_and(char::is_alphanumeric)
        };
        let is_cut = is_inner(at.start) || self.whole && is_inner(at.end);
        !is_cut
    }
}
