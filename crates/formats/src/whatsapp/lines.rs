//! Which lines begin a turn.

use super::dates::Orders;
use super::header::{self, Head, Shape};
use super::markers;
use super::senders::Senders;

/// A line with a head.
pub(super) struct Line<'a> {
    number: u32,
    start: u32,
    pub(super) head: Head,
    /// What follows the head in this line, without its end.
    pub(super) first: &'a str,
}

impl Line<'_> {
    /// Counted from 1.
    pub(super) fn number(&self) -> u64 {
        self.number.into()
    }

    /// Where the line begins, in bytes of the text.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// Where what follows the head begins, in bytes of the text.
    pub(super) fn rest(&self) -> usize {
        self.start() + usize::from(self.head.rest)
    }
}

/// The lines of a file that have a head.
pub(super) struct Heads<'a> {
    /// Those that begin a turn, in the order of the file.
    pub(super) turns: Vec<Line<'a>>,
    /// The lines of the others, counted from 1: more likely pasted into a message than written by the program.
    pub(super) pasted: Vec<u64>,
}

/// Finds the lines that begin a turn.
pub(super) fn heads(text: &str) -> Heads<'_> {
    let lines = scan(text);
    let counts = count_shapes(&lines);
    match counts.iter().rev().max_by_key(|(_, count)| *count) {
        Some((main, _)) if counts.len() > 1 => split_pasted(lines, *main, &counts),
        _ => Heads { turns: lines, pasted: Vec::new() },
    }
}

/// Whether a line without a name, or what a name says, is the program's.
pub(super) fn is_program(rest: &str) -> bool {
    markers::is_act(rest) || markers::is_system(rest) || markers::is_encryption_notice(rest)
}

fn scan(text: &str) -> Vec<Line<'_>> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let mut lines = Vec::new();
    let mut start = 0;
    for (number, end) in (1..).zip(ends) {
        let line = &text[start..end];
        if let Some(head) = header::scan(line) {
            let first = &line[usize::from(head.rest)..];
            let first = first.strip_suffix('\r').unwrap_or(first);
            // Files that are read have less bytes than this counts.
            lines.push(Line { number, start: start as u32, head, first });
        }
        start = end + 1;
    }
    lines
}

fn count_shapes(lines: &[Line]) -> Vec<(Shape, usize)> {
    let mut counts: Vec<(Shape, usize)> = Vec::new();
    for line in lines {
        match counts.iter_mut().find(|(shape, _)| *shape == line.head.shape) {
            Some((_, count)) => *count += 1,
            None => counts.push((line.head.shape, 1)),
        }
    }
    counts
}

/// Splits off heads of another shape than the file's own that are more likely pasted than written by the program.
///
/// Such a head begins a turn where a known sender or the program speaks, or where one head in ten has its shape. If
/// no program could have written both shapes, its time must also be after the turn before: a quotation comes from
/// the past.
fn split_pasted<'a>(lines: Vec<Line<'a>>, main: Shape, counts: &[(Shape, usize)]) -> Heads<'a> {
    let senders = Senders::of(lines.iter().filter(|l| l.head.shape == main).map(|l| l.first));
    let orders = Orders::decide(lines.iter().map(|l| &l.head));
    let is_frequent = |shape| counts.iter().any(|(s, count)| *s == shape && count * 10 >= lines.len());
    let frequent: Vec<Shape> = counts.iter().map(|(s, _)| *s).filter(|s| is_frequent(*s)).collect();
    let mut last = None;
    let mut heads = Heads { turns: Vec::with_capacity(lines.len()), pasted: Vec::new() };
    for line in lines {
        let shape = line.head.shape;
        let (kin, frequent) = (main.is_kin(shape), frequent.contains(&shape));
        let time = orders.time(&line.head);
        let likely = (kin && frequent) || is_said(&senders, &line, frequent);
        if shape == main || (likely && (kin || time > last)) {
            last = time.or(last);
            heads.turns.push(line);
        } else {
            heads.pasted.push(line.number());
        }
    }
    heads
}

fn is_said<'a>(senders: &Senders<'a>, line: &Line<'a>, frequent: bool) -> bool {
    match senders.split(line.first) {
        Some((name, body)) => frequent || senders.knows(name) || markers::is_system(body),
        None => is_program(line.first),
    }
}
