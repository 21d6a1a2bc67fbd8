//! Transitions: which positions follow which, and how often each pair of codes does.

use super::Options;
use crate::events::{Conversation, Events};
use std::ops::Range;

/// A transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The conversation, as an index.
    pub conversation: usize,
    /// The position of the given.
    pub from: usize,
    /// The position of the target.
    pub to: usize,
}

/// How often each pair and each code occurs.
pub(super) struct Counts {
    /// Transitions.
    pub transitions: u64,
    /// Conversations with one.
    pub with_transitions: u64,
    /// For each pair, row by row.
    pub pairs: Vec<u64>,
    /// Conversations with the pair.
    pub conversations: Vec<u64>,
    /// Transitions with the given.
    pub given: Vec<u64>,
    /// Transitions with the target.
    pub target: Vec<u64>,
}

impl Counts {
    pub fn of(events: &Events, options: &Options) -> Counts {
        let codes = events.labels.len();
        let mut counts = Counts {
            transitions: 0,
            with_transitions: 0,
            pairs: vec![0; codes * codes],
            conversations: vec![0; codes * codes],
            given: vec![0; codes],
            target: vec![0; codes],
        };
        let mut seen_in = vec![usize::MAX; codes * codes];
        let mut last = usize::MAX;
        for step in steps(events, options) {
            let conversation = &events.conversations[step.conversation];
            counts.transitions += 1;
            counts.with_transitions += u64::from(last != step.conversation);
            last = step.conversation;
            let (given, target) = (conversation.codes(step.from), conversation.codes(step.to));
            given.iter().for_each(|i| counts.given[usize::from(*i)] += 1);
            target.iter().for_each(|j| counts.target[usize::from(*j)] += 1);
            for cell in given
                .iter()
                .flat_map(|i| target.iter().map(move |j| usize::from(*i) * codes + usize::from(*j)))
            {
                counts.pairs[cell] += 1;
                counts.conversations[cell] += u64::from(seen_in[cell] != step.conversation);
                seen_in[cell] = step.conversation;
            }
        }
        counts
    }
}

/// The transitions in the order of conversations and positions. Of events whose repeats count as one, give the
/// [`collapsed`] ones.
pub fn steps<'e>(events: &'e Events, options: &'e Options) -> impl Iterator<Item = Step> + 'e {
    events.conversations.iter().enumerate().flat_map(move |(conversation, one)| {
        let from = starts(one, options).into_iter().flatten();
        from.map(move |from| Step { conversation, from, to: from + options.lag as usize })
    })
}

/// The positions from which a transition runs, as ranges.
pub(super) fn starts(conversation: &Conversation, options: &Options) -> Vec<Range<usize>> {
    let lag = options.lag as usize;
    let positions = conversation.positions();
    let has_role = |position: usize, role: Option<u16>| role.is_none() || positions[position].role == role;
    let mut found: Vec<Range<usize>> = Vec::new();
    for stretch in conversation.stretches() {
        let last = stretch.end.saturating_sub(lag);
        if options.from.is_none() && options.to.is_none() {
            found.extend((last > stretch.start).then_some(stretch.start..last));
            continue;
        }
        for from in stretch.start..last {
            if !has_role(from, options.from) || !has_role(from + lag, options.to) {
                continue;
            }
            match found.last_mut().filter(|range| range.end == from) {
                Some(range) => range.end += 1,
                None => found.push(from..from + 1),
            }
        }
    }
    found
}

/// The events with a row of one code as one position: its first.
pub fn collapsed(events: &Events) -> Events {
    let collapse = |conversation: &Conversation| {
        let mut kept = Conversation::new(&conversation.name);
        for (number, position) in conversation.positions().iter().enumerate() {
            let is_again = number > 0 && conversation.codes(number - 1) == conversation.codes(number);
            if !is_again || position.after_gap {
                kept.push(*position, conversation.codes(number).iter().copied());
            }
        }
        kept
    };
    Events {
        labels: events.labels.clone(),
        roles: events.roles.clone(),
        conversations: events.conversations.iter().map(collapse).collect(),
    }
}

/// Whether roles take turns by a rule that alone would make codes follow one another: the given and the target are of
/// different roles, or three quarters of the transitions go from one role to another.
pub(super) fn roles_take_turns(events: &Events, options: &Options) -> bool {
    if events.roles.len() < 2 || (options.from.is_some() && options.to.is_some()) {
        return options.from != options.to;
    }
    let (mut turns, mut all) = (0u64, 0u64);
    for step in steps(events, options) {
        let positions = events.conversations[step.conversation].positions();
        let roles = (positions[step.from].role, positions[step.to].role);
        all += 1;
        turns += u64::from(matches!(roles, (Some(a), Some(b)) if a != b));
    }
    turns * 4 >= all * 3 && all > 0
}
