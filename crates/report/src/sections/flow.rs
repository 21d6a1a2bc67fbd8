//! The flow picture of a study: which nodes it has, and what is too rare for a node of its own.

use super::{Report, chains};
use crate::figures::Tone;
use crate::figures::flow::{Flow, Node, Stream, flow};
use analysis::chains::End;
use model::{CodeId, Component};
use std::collections::BTreeMap;

/// Codes with a node of their own in each column; the rarer ones are put together.
const MOST: usize = 7;

/// A node's meaning; the order is the order from top to bottom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Code(usize, CodeId),
    Others(Component),
    Nothing,
    End(End),
}

/// The picture; `None` without streams.
pub fn picture(report: &Report<'_>) -> Option<String> {
    let flows = &report.input.chains.flows;
    let total: u64 = flows.iter().map(|f| f.count).sum();
    if total == 0 {
        return None;
    }
    let kept = [Component::Stimulus, Component::Organism, Component::Response].map(|c| kept(report, c));
    let mut columns: [BTreeMap<Key, u64>; 3] = Default::default();
    let mut streams: BTreeMap<[Key; 3], u64> = BTreeMap::new();
    for f in flows {
        let middle = f.organism.map_or(Key::Nothing, |c| code_key(&kept[1], Component::Organism, c));
        let keys = [code_key(&kept[0], Component::Stimulus, f.stimulus), middle, end_key(&kept[2], f.end)];
        for (column, key) in columns.iter_mut().zip(keys) {
            *column.entry(key).or_insert(0) += f.count;
        }
        *streams.entry(keys).or_insert(0) += f.count;
    }
    let index = |c: usize, key: &Key| columns[c].keys().position(|k| k == key).unwrap_or(0);
    let streams = streams
        .iter()
        .map(|(keys, n)| Stream { nodes: std::array::from_fn(|c| index(c, &keys[c])), count: *n });
    let nodes = |c: usize| columns[c].iter().map(|(key, n)| node(report, *key, *n)).collect();
    Some(flow(&Flow {
        title: report.text("report-flow-title"),
        description: report.count("report-flow-description", total),
        heads: ["report-flow-s", "report-flow-o", "report-flow-r"].map(|key| report.text(key)),
        columns: std::array::from_fn(nodes),
        streams: streams.collect(),
    }))
}

/// The most frequent codes of a component in the streams, the most frequent first.
fn kept(report: &Report<'_>, component: Component) -> Vec<CodeId> {
    let mut counts: BTreeMap<CodeId, u64> = BTreeMap::new();
    for f in &report.input.chains.flows {
        let code = match (component, f.end) {
            (Component::Stimulus, _) => Some(f.stimulus),
            (Component::Organism, _) => f.organism,
            (_, End::Response(code)) => Some(code),
            _ => None,
        };
        if let Some(code) = code {
            *counts.entry(code).or_insert(0) += f.count;
        }
    }
    let place = |code: &CodeId| report.view().codes.iter().position(|c| c == code);
    let mut codes: Vec<CodeId> = counts.keys().copied().collect();
    codes.sort_by_key(|c| (std::cmp::Reverse(counts[c]), place(c), *c));
    // One code alone is not "others".
    if codes.len() > MOST + 1 {
        codes.truncate(MOST);
    }
    codes
}

fn code_key(kept: &[CodeId], component: Component, code: CodeId) -> Key {
    kept.iter().position(|c| *c == code).map_or(Key::Others(component), |i| Key::Code(i, code))
}

fn end_key(kept: &[CodeId], end: End) -> Key {
    match end {
        End::Response(code) => code_key(kept, Component::Response, code),
        other => Key::End(other),
    }
}

fn node(report: &Report<'_>, key: Key, count: u64) -> Node {
    let (label, tone) = match key {
        Key::Code(_, code) => (report.brief(code).to_owned(), report.tone(code)),
        Key::Others(component) => (report.text("report-others"), Tone::Of(component)),
        Key::Nothing => (report.text("report-nothing-visible"), Tone::Nothing),
        Key::End(end) => (chains::end_label(report, end), Tone::End(grey(end))),
    };
    Node { label, number: report.number(count), tone }
}

fn grey(end: End) -> u8 {
    match end {
        End::Response(_) | End::NoResponse => 0,
        End::PassedOver => 1,
        End::NotCoded | End::WindowExpired => 2,
        End::RecordEnds => 3,
        End::Unknown => 4,
    }
}
