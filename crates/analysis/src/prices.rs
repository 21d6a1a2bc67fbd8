//! Amounts of money in chat: "150rb", "1,5 jt", "Rp 200.000", "$20", "tiga 400rb".
//!
//! # What it measures
//! Each amount of money that a message names, its currency, and for how many items it is, where the message says so.
//! # Formula
//! An amount is digits or Indonesian number words with a power of ten (rb, ribu, k, jt, juta), or digits with a
//! currency before or after them (Rp, IDR, $, US$, USD, dolar, RM, MYR, ringgit), or digits alone in groups of three
//! with points ("200.000"). Without a currency it is in rupiah. A mark before exactly three digits groups them
//! ("Rp 200,000"), before any other number of digits it parts the fraction ("1,5jt", "$15.50"); before "juta" one mark
//! always parts the fraction. Of a range ("100-150rb") both ends are amounts. A quantity is a number word or number
//! right before the amount ("tiga 400rb", "3 pcs 400rb") or after it ("400rb untuk 3", "20rb satu bungkus"); "@50rb"
//! and "50rb/pcs" are for one; a pair counts two, a dozen twelve.
//! # Conditions
//! Clock times, dates, telephone and order numbers, weights, years and plain numbers are no amounts, and hours or
//! persons ("500rb 2 jam") no quantities. Amounts said without power or currency ("dua ratus" for 200,000) are not
//! found. Hits are proposals for a person to check.
//! # Source
//! The forms were collected from Indonesian market and service chats; the rules are this program's own.
//! # Checked against
//! A table of written amounts and of numbers that are none, in this method's tests, and the sample study.

mod amount;
mod quantity;
mod tokens;
mod words;

#[cfg(test)]
mod tests;

use amount::{Amount, amount, currency_before, number, power_of};
use model::Decimal;
use quantity::{after, before};
use tokens::{Kind, Token, goes_on, is_joined, kind, tokens};
use words::Word;

/// An amount as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// First scalar value of the hit, with the quantity where there is one.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
    /// The amount.
    pub amount: Decimal,
    /// ISO 4217 code of the currency.
    pub currency: &'static str,
    /// For how many items.
    pub quantity: Option<u32>,
}

/// Finds the amounts in a text, from left to right, without overlap.
pub fn prices(text: &str) -> Vec<Price> {
    if !may_hold(text) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < tokens.len() {
        if let Some((low, high)) = range(&tokens, at) {
            found.extend(price(&tokens, &low, free, low.next, None));
            found.extend(price(&tokens, &high, high.first, high.next, None));
            (at, free) = (high.next, high.next);
        } else if let Some(amount) = amount(&tokens, at) {
            let quantity = before(&tokens, free, &amount).or_else(|| after(&tokens, &amount));
            let first = quantity.map_or(amount.first, |q| q.first.min(amount.first));
            let next = quantity.map_or(amount.next, |q| q.next.max(amount.next));
            found.extend(price(&tokens, &amount, first, next, quantity.map(|q| q.items)));
            (at, free) = (next, next);
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a text has a digit, or letters of the words that end an amount in words (rb, ribu, rebu, jt, juta).
fn may_hold(text: &str) -> bool {
    let of_words = |w: &[u8]| {
        matches!(
            [w[0].to_ascii_lowercase(), w[1].to_ascii_lowercase()],
            [b'r' | b'i' | b'e', b'b'] | [b'j', b't' | b'u']
        )
    };
    let bytes = text.as_bytes();
    bytes.iter().any(u8::is_ascii_digit) || bytes.windows(2).any(of_words)
}

/// Two amounts of which one lacks what both share: "100-150rb", "Rp 100 sampai 150rb", "$20-30".
fn range(tokens: &[Token<'_>], first: usize) -> Option<(Amount, Amount)> {
    let named = currency_before(tokens, first);
    let start = named.map_or(first, |(_, next)| next);
    let Kind::Number(digits) = kind(tokens, start)? else { return None };
    let next = start + 1;
    let part =
        is_joined(tokens, first) && first > 0 && matches!(tokens[first - 1].kind, Kind::Sign('-' | '/'));
    let to = match kind(tokens, next)? {
        Kind::Sign('-' | '–' | '—') | Kind::Word(Word::To) => next + 1,
        _ => return None,
    };
    if part || tokens[start].phone || !goes_on(tokens, next) || !goes_on(tokens, to) {
        return None;
    }
    let high = amount(tokens, to).or_else(|| plain_end(tokens, to, named?.0))?;
    let currency = high.currency;
    let figure = number(digits, false)?.times(power_of(tokens, to)?);
    let low = Amount { first, next, figure, currency };
    let (less, more) = (low.figure.decimal()?.to_f64(), high.figure.decimal()?.to_f64());
    (less < more && more <= 20.0 * less).then_some((low, high))
}

/// Digits after a range's sign with the currency of its beginning.
fn plain_end(tokens: &[Token<'_>], first: usize, currency: &'static str) -> Option<Amount> {
    let Kind::Number(digits) = kind(tokens, first)? else { return None };
    Some(Amount { first, next: first + 1, figure: number(digits, false)?, currency })
}

fn price(
    tokens: &[Token<'_>],
    amount: &Amount,
    first: usize,
    next: usize,
    quantity: Option<u32>,
) -> Option<Price> {
    Some(Price {
        start: tokens.get(first)?.start,
        end: tokens.get(next.checked_sub(1)?)?.end,
        amount: amount.figure.decimal()?,
        currency: amount.currency,
        quantity,
    })
}
