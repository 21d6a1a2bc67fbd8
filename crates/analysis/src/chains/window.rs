//! The window after a package: what the other side says in it, and why it ends.

use super::record::{Record, Seat, is_longer};
use super::ties::Ties;
use super::{Book, Options};
use model::Component;

/// Why a window ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// Words that are gone or may not be counted.
    Gap,
    /// The stimulating side's next package.
    Package,
    /// Too many turns.
    Turns,
    /// Too many hours.
    Hours,
    /// The record's end.
    RecordEnds,
}

/// A window.
pub(super) struct Window {
    /// The elements in which the other side speaks.
    pub answering: Vec<usize>,
    /// Why it ended.
    pub closed: Closed,
    /// The first element that is not in it.
    pub end: usize,
}

/// What decides how far a window runs.
pub(super) struct Reader<'r, 'v> {
    /// The conversation.
    pub record: &'r Record<'v>,
    /// Its links.
    pub ties: &'r Ties,
    /// The codebook.
    pub book: &'r Book,
    /// The limits.
    pub options: &'r Options,
}

impl Reader<'_, '_> {
    /// The window after a run.
    pub fn window(&self, run: u32) -> Window {
        let side = self.record.side_of(run);
        let start = self.record.runs[run as usize].end;
        let mut window = Window { answering: Vec::new(), closed: Closed::RecordEnds, end: start };
        let (mut reply, mut since) = (None, 0);
        while let Some(element) = self.record.elements.get(window.end) {
            if let Some(closed) = self.limit(start, window.end) {
                window.closed = closed;
                break;
            }
            match element.seat {
                Seat::Gap => {
                    window.closed = Closed::Gap;
                    break;
                }
                Seat::Side(own) if own == side => {
                    let here = self.record.run_of(window.end);
                    if reply.is_none() || reply != here {
                        if !self.asks_back(run, &window.answering, since) {
                            window.closed = Closed::Package;
                            break;
                        }
                        (reply, since) = (here, window.answering.len());
                    }
                }
                Seat::Side(other) if self.record.sides.answers(side, other) => {
                    window.answering.push(window.end)
                }
                Seat::Side(_) => {}
            }
            window.end += 1;
        }
        window
    }

    fn limit(&self, start: usize, element: usize) -> Option<Closed> {
        let seconds = |index: usize| self.record.elements[index].seconds;
        if element - start >= self.options.max_turns as usize {
            return Some(Closed::Turns);
        }
        is_longer(seconds(start - 1), seconds(element), self.options.max_hours).then_some(Closed::Hours)
    }

    /// Whether the other side's last coded messages since the package or its reply ask back, with no response so far.
    fn asks_back(&self, run: u32, answering: &[usize], since: usize) -> bool {
        let answered = answering.iter().any(|e| self.has(run, *e, |c| c.component == Component::Response));
        let coded = |e: &&usize| !self.record.on_turn(self.record.elements[**e].turn).is_empty();
        let Some(last) = answering[since..].iter().rev().find(coded) else { return false };
        let burst = self.record.run_of(*last);
        let mut of_burst = answering[since..].iter().filter(|e| self.record.run_of(**e) == burst);
        !answered && of_burst.any(|e| self.has(run, *e, |c| self.book.clarifying.contains(&c.code)))
    }

    /// Whether an element carries such a coding that no link ties to another package.
    fn has(&self, run: u32, element: usize, such: impl Fn(&crate::view::Counted) -> bool) -> bool {
        let side = self.record.side_of(run);
        let on = self.record.on_turn(self.record.elements[element].turn);
        on.iter().any(|c| such(&self.record.codings[*c as usize]) && !self.ties.is_elsewhere(*c, side, run))
    }
}
