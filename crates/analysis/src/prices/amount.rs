//! Amounts: digits or number words with a power of ten or a currency.

use super::tokens::{Kind, Token, goes_on, is_joined, kind, word_at};
use super::words::Word;
use model::Decimal;

/// `mantissa * 10^exponent`, before it is brought to one form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    /// Digits.
    pub mantissa: i64,
    /// Power of ten.
    pub exponent: i8,
}

impl Figure {
    /// The decimal number.
    pub fn decimal(self) -> Option<Decimal> {
        Decimal::new(self.mantissa, self.exponent)
    }

    /// The figure times a power of ten.
    pub fn times(self, power: i8) -> Figure {
        Figure { exponent: self.exponent + power, ..self }
    }

    /// The number in units; `None` for one with a fraction or one too large.
    fn whole(self) -> Option<i64> {
        let power = u32::try_from(self.exponent).ok()?;
        self.mantissa.checked_mul(10i64.checked_pow(power)?)
    }

    fn of(units: i64) -> Figure {
        Figure { mantissa: units, exponent: 0 }
    }
}

/// An amount: the tokens from `first` up to `next`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// Its first token.
    pub first: usize,
    /// The first token after it.
    pub next: usize,
    /// How much.
    pub figure: Figure,
    /// Of what.
    pub currency: &'static str,
}

/// The amount that begins at this token.
pub(super) fn amount(tokens: &[Token<'_>], first: usize) -> Option<Amount> {
    let before = currency_before(tokens, first);
    let start = before.map_or(first, |(_, next)| next);
    let (figure, next, powered) = powered(tokens, start).or_else(|| plain(tokens, start))?;
    let next = after_comma(tokens, next);
    let after = currency_after(tokens, next);
    let (currency, next) = match (before, after) {
        (Some((currency, _)), Some((same, next))) if currency == same => (currency, next),
        (Some((currency, _)), _) => (currency, next),
        (None, Some((currency, next))) => (currency, next),
        (None, None) if powered || is_bare(tokens, start) => ("IDR", next),
        (None, None) => return None,
    };
    figure.decimal()?;
    let named = before.is_some() || after.is_some();
    (named || is_free(tokens, start, next)).then_some(Amount { first, next, figure, currency })
}

/// "Rp", "Rp.", "IDR", "$", "US$", "RM" and the token after it.
pub(super) fn currency_before(tokens: &[Token<'_>], at: usize) -> Option<(&'static str, usize)> {
    let next = match kind(tokens, at)? {
        Kind::Word(Word::Currency(currency)) => {
            let point = kind(tokens, at + 1) == Some(Kind::Sign('.')) && is_joined(tokens, at + 1);
            (currency, at + 1 + usize::from(point))
        }
        Kind::Sign('$') => {
            let other = at.checked_sub(1).and_then(|b| word_at(tokens, b)) == Some(Word::OtherDollar);
            (!other || !is_joined(tokens, at)).then_some(("USD", at + 1))?
        }
        Kind::Word(Word::Us) if kind(tokens, at + 1) == Some(Kind::Sign('$')) => ("USD", at + 2),
        Kind::Word(_) | Kind::Sign(_) | Kind::Number(_) => return None,
    };
    goes_on(tokens, next.1).then_some(next)
}

fn currency_after(tokens: &[Token<'_>], at: usize) -> Option<(&'static str, usize)> {
    if !goes_on(tokens, at) {
        return None;
    }
    match kind(tokens, at)? {
        Kind::Word(Word::CurrencyAfter(currency)) => Some((currency, at + 1)),
        // "20 USD 30" names the second amount's currency; so does "100 Rp 200".
        Kind::Word(Word::Currency(currency)) => {
            (!matches!(kind(tokens, at + 1), Some(Kind::Number(_)))).then_some((currency, at + 1))
        }
        Kind::Sign('$') => is_joined(tokens, at).then_some(("USD", at + 1)),
        Kind::Word(_) | Kind::Sign(_) | Kind::Number(_) => None,
    }
}

/// Digits or number words with a power of ten: "150rb", "1,5 jt", "dua ratus ribu", "1 juta 200 ribu".
fn powered(tokens: &[Token<'_>], at: usize) -> Option<(Figure, usize, bool)> {
    let (figure, next, power) = one_powered(tokens, at)?;
    if power == 6 && goes_on(tokens, next) {
        if let Some((rest, end, 3)) = one_powered(tokens, next)
            && let (Some(millions), Some(thousands)) = (figure.whole(), rest.whole())
            && millions % 1_000_000 == 0
            && (1000..1_000_000).contains(&thousands)
        {
            return Some((Figure::of(millions.checked_add(thousands)?), end, true));
        }
        // "1jt500"
        if let (Some(Kind::Number(digits)), Some(millions)) = (kind(tokens, next), figure.whole())
            && (is_joined(tokens, next) && digits.len() == 3)
            && let Ok(thousands) = digits.parse::<i64>()
        {
            return Some((Figure::of(millions.checked_add(thousands * 1000)?), next + 1, true));
        }
    }
    Some((figure, next, true))
}

/// The figure, the token after it, and its power of ten.
fn one_powered(tokens: &[Token<'_>], at: usize) -> Option<(Figure, usize, i8)> {
    match kind(tokens, at)? {
        Kind::Word(Word::OnePower(power)) => return Some((Figure::of(1).times(power), at + 1, power)),
        Kind::Word(Word::Half) if word_at(tokens, at + 1) == Some(Word::Power(6)) => {
            return Some((Figure { mantissa: 5, exponent: 5 }, at + 2, 6));
        }
        _ => {}
    }
    if let Kind::Number(digits) = kind(tokens, at)?
        && let Some(power) = power_after(tokens, at + 1)
    {
        return Some((number(digits, power == 6)?.times(power), at + 2, power));
    }
    let (units, next) = small(tokens, at)?;
    let half = word_at(tokens, next) == Some(Word::Half);
    let figure = if half { Figure { mantissa: units * 10 + 5, exponent: -1 } } else { Figure::of(units) };
    let next = next + usize::from(half);
    match word_at(tokens, next)? {
        Word::Power(power) if goes_on(tokens, next) && (!half || power == 6) => {
            Some((figure.times(power), next + 1, power))
        }
        _ => None,
    }
}

/// The power of ten that the amount in digits at a token carries: 0 for one with a currency or points alone.
pub(super) fn power_of(tokens: &[Token<'_>], at: usize) -> Option<i8> {
    let digits = currency_before(tokens, at).map_or(at, |(_, next)| next);
    matches!(kind(tokens, digits)?, Kind::Number(_)).then(|| power_after(tokens, digits + 1).unwrap_or(0))
}

fn power_after(tokens: &[Token<'_>], at: usize) -> Option<i8> {
    match word_at(tokens, at)? {
        Word::Power(power) => goes_on(tokens, at).then_some(power),
        Word::K => is_joined(tokens, at).then_some(3),
        _ => None,
    }
}

/// A number below 1000 in words, or with digits before "ratus" or "puluh".
fn small(tokens: &[Token<'_>], at: usize) -> Option<(i64, usize)> {
    let hundreds = match word_at(tokens, at) {
        Some(Word::OneHundred) => Some((100, at + 1)),
        _ if word_at(tokens, at + 1) == Some(Word::Hundred) => Some((unit(tokens, at)? * 100, at + 2)),
        _ => None,
    };
    let Some((hundreds, next)) = hundreds else { return below_hundred(tokens, at) };
    match below_hundred(tokens, next).filter(|_| goes_on(tokens, next)) {
        Some((rest, end)) if matches!(word_at(tokens, end), Some(Word::Power(_))) => {
            Some((hundreds + rest, end))
        }
        _ => Some((hundreds, next)),
    }
}

fn below_hundred(tokens: &[Token<'_>], at: usize) -> Option<(i64, usize)> {
    if let Some(Word::Whole(n)) = word_at(tokens, at) {
        return Some((n.into(), at + 1));
    }
    if let Some(Kind::Number(digits)) = kind(tokens, at)
        && word_at(tokens, at + 1) != Some(Word::Ten)
    {
        return (digits.len() <= 2).then(|| digits.parse().ok()).flatten().map(|n| (n, at + 1));
    }
    let unit_here = unit(tokens, at)?;
    match word_at(tokens, at + 1) {
        Some(Word::Teen) => Some((unit_here + 10, at + 2)),
        Some(Word::Ten) => match unit(tokens, at + 2) {
            Some(more) => Some((unit_here * 10 + more, at + 3)),
            None => Some((unit_here * 10, at + 2)),
        },
        _ => Some((unit_here, at + 1)),
    }
}

fn unit(tokens: &[Token<'_>], at: usize) -> Option<i64> {
    match kind(tokens, at)? {
        Kind::Word(Word::Unit(n)) => Some(n.into()),
        Kind::Number(digits) if digits.len() == 1 => digits.parse().ok(),
        _ => None,
    }
}

/// Digits alone.
fn plain(tokens: &[Token<'_>], at: usize) -> Option<(Figure, usize, bool)> {
    match kind(tokens, at)? {
        Kind::Number(digits) => Some((number(digits, false)?, at + 1, false)),
        Kind::Word(_) | Kind::Sign(_) => None,
    }
}

/// Passes ",-" and ".-" after an amount.
fn after_comma(tokens: &[Token<'_>], next: usize) -> usize {
    let sign = |at: usize, such: &[char]| {
        is_joined(tokens, at) && matches!(kind(tokens, at), Some(Kind::Sign(c)) if such.contains(&c))
    };
    if sign(next, &[',', '.']) && sign(next + 1, &['-', '–']) { next + 2 } else { next }
}

/// Reads digits with points and commas. A mark that stands more than once, or once before exactly three digits,
/// groups; the last of two kinds, or one before any other number of digits, parts the fraction. `fraction`: one mark
/// always parts it ("1.250 jt").
pub(super) fn number(digits: &str, fraction: bool) -> Option<Figure> {
    let marks: Vec<(usize, u8)> = digits.bytes().enumerate().filter(|(_, b)| !b.is_ascii_digit()).collect();
    let after_last = marks.last().map(|(i, _)| digits.len() - i - 1);
    let kinds = marks.iter().any(|(_, m)| *m != marks[0].1);
    let parts_fraction = match (marks.len(), after_last) {
        (0, _) => false,
        (1, Some(3)) => fraction || digits.starts_with('0'),
        (1, _) => true,
        _ => kinds,
    };
    let point = marks.last().filter(|_| parts_fraction).map(|(i, _)| *i);
    let (whole, rest) = point.map_or((digits, ""), |p| (&digits[..p], &digits[p + 1..]));
    is_grouped(whole).then_some(())?;
    let all: String = whole.bytes().chain(rest.bytes()).filter(u8::is_ascii_digit).map(char::from).collect();
    if all.len() > 15 || all.trim_matches('0').is_empty() {
        return None;
    }
    Some(Figure { mantissa: all.parse().ok()?, exponent: -i8::try_from(rest.len()).ok()? })
}

/// Whether digits have no marks, or one kind of mark before each group of three.
fn is_grouped(whole: &str) -> bool {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else { return true };
    let mut groups = whole.split(mark);
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && !g.starts_with('0'));
    first && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether digits are an amount by themselves: groups of three with points.
fn is_bare(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(Token { kind: Kind::Number(digits), phone: false, .. }) = tokens.get(at) else { return false };
    let points = digits.split_once(',').map_or(*digits, |(whole, _)| whole);
    let referred = at.checked_sub(1).is_some_and(|b| {
        matches!(kind(tokens, b), Some(Kind::Word(Word::Reference | Word::Label) | Kind::Sign('#')))
            || (is_joined(tokens, at) && !matches!(kind(tokens, b), Some(Kind::Sign(_))))
    });
    points.contains('.') && is_grouped(points) && !referred
}

/// Whether an amount without a currency measures nothing else: "10k followers", "10.000 km", "x150k".
fn is_free(tokens: &[Token<'_>], first: usize, next: usize) -> bool {
    let measured = matches!(
        word_at(tokens, next),
        Some(Word::Count | Word::Item(_)) if goes_on(tokens, next)
    );
    let of_k = word_at(tokens, next - 1) == Some(Word::K);
    let of_digits = matches!(kind(tokens, next - 1), Some(Kind::Number(_)));
    let glued = of_k
        && is_joined(tokens, first)
        && first.checked_sub(1).is_some_and(|b| word_at(tokens, b).is_some());
    !(glued || measured && (of_k || of_digits))
}
