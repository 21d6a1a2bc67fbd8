//! How wide letters are in Arial and the fonts made to its measure, in thousandths of their size.

/// From the space to the tilde.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same in bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The width of words in pixels.
pub(super) fn width_of(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|c| width(c, bold)).sum::<f64>() * size
}

/// The width of a letter, relative to the size of the letters. Others than those of the table are guessed.
pub(super) fn width(c: char, bold: bool) -> f64 {
    let table = if bold { &BOLD } else { &REGULAR };
    let known = (c as usize).checked_sub(32).and_then(|i| table.get(i)).map(|w| f64::from(*w) / 1000.0);
    known.unwrap_or(match c {
        '\u{a0}' | '·' => 0.3,
        '–' | '−' => 0.556,
        '—' | '…' | '→' => 1.0,
        // Marks over the letter before, and what joins letters.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        c if (c as u32) > 0x2e80 => 1.0,
        c if c.is_uppercase() => 0.7,
        _ => 0.556,
    })
}
