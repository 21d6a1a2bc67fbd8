//! Conversations as rows of positions with codes: the common ground of the methods that count what stands after what.

pub mod study;

/// Conversations with what is coded in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events {
    /// The codes, in their order; a code's index is its place here.
    pub labels: Vec<String>,
    /// The roles, in their order.
    pub roles: Vec<String>,
    /// The conversations, in their order.
    pub conversations: Vec<Conversation>,
}

/// A conversation: positions one after another, each a turn or one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversation {
    /// Its label.
    pub name: String,
    positions: Vec<Position>,
    /// End of each position's codes in `codes`.
    ends: Vec<u32>,
    codes: Vec<u16>,
}

/// A position of a conversation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// The number of its turn in the source, or of its row in a table.
    pub turn: u32,
    /// Which of the conversation's sources it stands in: a chat that later exports continue has several.
    pub part: u16,
    /// Whose it is, as an index of the roles.
    pub role: Option<u16>,
    /// Whether something stands before it that may not be counted: nothing runs from what is before to what is here.
    pub after_gap: bool,
}

/// More codes than an index can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than 65535 codes")]
pub struct TooManyCodes;

impl Events {
    /// How many positions there are.
    pub fn positions(&self) -> usize {
        self.conversations.iter().map(Conversation::len).sum()
    }

    /// Whether each position has exactly one code.
    pub fn is_single(&self) -> bool {
        self.conversations.iter().all(|c| (0..c.len()).all(|p| c.codes(p).len() == 1))
    }

    /// Rows of one code a position, without roles and gaps; codes count from 0.
    pub fn of_rows(labels: &[&str], rows: &[&[u16]]) -> Events {
        let conversation = |(number, row): (usize, &&[u16])| {
            let mut conversation = Conversation::new(&(number + 1).to_string());
            for (turn, code) in (0..).zip(*row) {
                conversation.push(Position { turn, ..Position::default() }, [*code]);
            }
            conversation
        };
        Events {
            labels: labels.iter().map(|l| (*l).to_owned()).collect(),
            roles: Vec::new(),
            conversations: rows.iter().enumerate().map(conversation).collect(),
        }
    }
}

impl Conversation {
    /// One without positions.
    pub fn new(name: &str) -> Conversation {
        Conversation { name: name.to_owned(), ..Conversation::default() }
    }

    /// Adds a position; its codes are sorted, each stands once.
    pub fn push(&mut self, position: Position, codes: impl IntoIterator<Item = u16>) {
        let start = self.codes.len();
        self.codes.extend(codes);
        self.codes[start..].sort_unstable();
        let mut kept = start;
        for at in start..self.codes.len() {
            if kept == start || self.codes[kept - 1] != self.codes[at] {
                self.codes[kept] = self.codes[at];
                kept += 1;
            }
        }
        self.codes.truncate(kept);
        self.ends.push(kept as u32);
        self.positions.push(position);
    }

    /// How many positions it has.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// The positions.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// The codes of a position, in order; none for one that isn't there.
    pub fn codes(&self, position: usize) -> &[u16] {
        let start =
            position.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|e| *e as usize));
        let end = self.ends.get(position).map(|e| *e as usize);
        start.zip(end).map_or(&[], |(start, end)| &self.codes[start..end])
    }

    /// The stretches that no gap breaks, as ranges of positions.
    pub fn stretches(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let mut start = 0;
        self.positions.chunk_by(|_, after| !after.after_gap).map(move |stretch| {
            let range = start..start + stretch.len();
            start = range.end;
            range
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_stand_once() {
        let mut one = Conversation::new("C01");
        for (codes, after_gap) in [(vec![3, 1, 3], false), (vec![], false), (vec![2], true), (vec![0], false)]
        {
            one.push(Position { after_gap, ..Position::default() }, codes);
        }
        assert_eq!(
            (one.codes(0), one.codes(1), one.codes(2), one.codes(9)),
            (&[1, 3][..], &[][..], &[2][..], &[][..])
        );
        assert_eq!(one.stretches().collect::<Vec<_>>(), [0..2, 2..4]);
        assert_eq!(Conversation::new("").stretches().count(), 0);
    }

    #[test]
    fn rows_are_single() {
        let mut events = Events::of_rows(&["S", "R"], &[&[0, 1], &[]]);
        assert!(events.is_single() && events.positions() == 2);
        events.conversations[1].push(Position::default(), []);
        assert!(!events.is_single());
    }
}
