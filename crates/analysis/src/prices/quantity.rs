//! For how many items an amount is.

use super::amount::{Amount, amount};
use super::tokens::{Before, Kind, Token, goes_on, word_at};
use super::words::Word;

/// A quantity: the tokens from `first` up to `next`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quantity {
    /// Its first token.
    pub first: usize,
    /// The first token after it.
    pub next: usize,
    /// How many.
    pub items: u32,
    /// Whether the text says of what: "3 pcs".
    named: bool,
}

/// The quantity that begins at this token.
fn quantity(tokens: &[Token<'_>], first: usize) -> Option<Quantity> {
    let bare = first.checked_sub(1).and_then(|b| word_at(tokens, b));
    let token = tokens.get(first)?;
    let (count, next) = match token.kind {
        Kind::Word(Word::OneItem) => return Some(Quantity { first, next: first + 1, items: 1, named: true }),
        Kind::Word(Word::Unit(n)) if word_at(tokens, first + 1) == Some(Word::Teen) => (n + 10, first + 2),
        Kind::Word(Word::Unit(n)) => match (word_at(tokens, first + 1), word_at(tokens, first + 2)) {
            (Some(Word::Ten), Some(Word::Unit(more))) => (n * 10 + more, first + 3),
            (Some(Word::Ten), _) => (n * 10, first + 2),
            _ => (n, first + 1),
        },
        Kind::Word(Word::Whole(n)) => (n, first + 1),
        Kind::Number(digits) if !token.phone && digits.len() <= 4 && !digits.starts_with('0') => {
            (digits.parse().ok()?, first + 1)
        }
        _ => return None,
    };
    if matches!(bare, Some(Word::Label | Word::Reference | Word::LabelOrMeasure)) || is_part(tokens, first) {
        return None;
    }
    match word_at(tokens, next).filter(|_| goes_on(tokens, next)) {
        Some(Word::Item(each)) => {
            Some(Quantity { first, next: next + 1, items: count.checked_mul(each)?, named: true })
        }
        Some(Word::Times) => Some(Quantity { first, next: next + 1, items: count, named: true }),
        Some(
            Word::Count | Word::Measure | Word::LabelOrMeasure | Word::Power(_) | Word::Hundred | Word::Ten,
        ) => None,
        _ if count > 99 => None,
        _ => Some(Quantity { first, next, items: count, named: false }),
    }
}

/// Whether a number is a part of something longer: "31/12", "2-3", "no.5", "A5".
fn is_part(tokens: &[Token<'_>], at: usize) -> bool {
    let joined = tokens[at].before == Before::Nothing;
    joined && at.checked_sub(1).is_some_and(|b| !matches!(tokens[b].kind, Kind::Sign('(' | '*' | '"' | '=')))
}

/// The quantity that stands right before an amount, from token `from` on.
pub(super) fn before(tokens: &[Token<'_>], from: usize, amount: &Amount) -> Option<Quantity> {
    let mut end = amount.first;
    if end > from && tokens[end - 1].kind == Kind::Sign('@') {
        return Some(Quantity { first: end - 1, next: end, items: 1, named: true });
    }
    if !goes_on(tokens, end) {
        return None;
    }
    if end > from && goes_on(tokens, end - 1) && is_between(&tokens[end - 1]) {
        end -= 1;
    }
    // The longest quantity that ends here: "dua puluh lima pcs" has four tokens.
    let lowest = from.max(end.saturating_sub(4));
    let found = (lowest..end).find_map(|first| quantity(tokens, first).filter(|q| q.next == end))?;
    let spaced =
        tokens.get(end).is_some_and(|t| t.before == Before::Space) || end < amount.first || found.named;
    spaced.then_some(found)
}

/// Whether a token may stand between a quantity and its amount: "3 cuma 400rb", "3 = 400rb", "2 for $20".
fn is_between(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Word(Word::Filler | Word::For) | Kind::Sign('=' | ':'))
}

/// The quantity that stands right after an amount.
pub(super) fn after(tokens: &[Token<'_>], amount: &Amount) -> Option<Quantity> {
    let next = amount.next;
    if !goes_on(tokens, next) {
        return None;
    }
    let one = |end: usize| Some(Quantity { first: next, next: end, items: 1, named: true });
    match (tokens.get(next)?.kind, word_at(tokens, next + 1)) {
        (Kind::Word(Word::Per) | Kind::Sign('/'), Some(Word::Item(_))) => one(next + 2),
        (Kind::Word(Word::Per) | Kind::Sign('/'), _) => joined(tokens, next + 1).filter(|q| q.named),
        (Kind::Word(Word::For), _) => {
            quantity(tokens, next + 1).filter(|q| q.named || !is_price(tokens, q.first))
        }
        _ => quantity(tokens, next).filter(|q| is_own(tokens, q)),
    }
}

/// A quantity that may stand right at the sign before it: "400rb/3pcs".
fn joined(tokens: &[Token<'_>], first: usize) -> Option<Quantity> {
    let Kind::Number(digits) = tokens.get(first)?.kind else { return quantity(tokens, first) };
    match word_at(tokens, first + 1) {
        Some(Word::Item(each)) => {
            let items = digits.parse::<u32>().ok()?.checked_mul(each)?;
            Some(Quantity { first, next: first + 2, items, named: true })
        }
        _ => None,
    }
}

fn is_price(tokens: &[Token<'_>], at: usize) -> bool {
    amount(tokens, at).is_some()
}

/// Whether a quantity after an amount is that amount's and not the next one's.
fn is_own(tokens: &[Token<'_>], quantity: &Quantity) -> bool {
    let digits = matches!(tokens[quantity.first].kind, Kind::Number(_));
    let named = quantity.named;
    let next_is_price = goes_on(tokens, quantity.next) && is_price(tokens, quantity.next);
    !is_price(tokens, quantity.first) && (named || !digits && !next_is_price)
}
