//! What the interface shows of the report's parts: pictures that stand alone, and sentences about the chains.

use super::{Report, chains, codes, flow, pairs, sequence, values, waits};
use crate::figures::standalone;
use analysis::chains::End;
use analysis::codes::Codes;
use analysis::events::study::StudyEvents;
use analysis::pairs::Pairs;
use analysis::sequence::Sequence;
use analysis::values::{Row as ValuesRow, Values};
use analysis::waits::{Group, Row, Waits};
use model::CodeId;
use std::collections::BTreeMap;

/// A picture with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its title.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The SVG as a file of its own.
    pub svg: String,
}

impl Report<'_> {
    /// The bars of all codes that are in use; `None` where none is.
    pub fn codes_picture(&self, table: &Codes) -> Option<Picture> {
        let is_used = table.rows.iter().any(|r| r.codings > 0);
        is_used.then(|| Picture {
            title: self.text("report-bars-title"),
            description: self.text("report-bars-description"),
            svg: standalone(&codes::svg(self, table)),
        })
    }

    /// The flow from stimulus through organism to response; `None` without a stream.
    pub fn flow_picture(&self) -> Option<Picture> {
        let streams: u64 = self.input.chains.flows.iter().map(|f| f.count).sum();
        flow::picture(self).map(|svg| Picture {
            title: self.text("report-flow-title"),
            description: self.count("report-flow-description", streams),
            svg: standalone(&svg),
        })
    }

    /// The residuals of pairs of codes; `None` without codes.
    pub fn sequence_picture(&self, found: &Sequence, events: &StudyEvents) -> Option<Picture> {
        sequence::svg(self, found, events).map(|svg| Picture {
            title: self.text("report-sequence-title"),
            description: sequence::description(self, found, events),
            svg: standalone(&svg),
        })
    }

    /// How many transitions there are, and how they are tested.
    pub fn sequence_intro(&self, found: &Sequence) -> String {
        sequence::intro(self, found)
    }

    /// What to know of a sequence.
    pub fn sequence_warnings(&self, found: &Sequence) -> Vec<String> {
        sequence::warnings(self, found)
    }

    /// What a code of a sequence is called.
    pub fn sequence_label(&self, events: &StudyEvents, found: &Sequence, index: u16) -> String {
        sequence::label(self, events, found, index)
    }

    /// How many packages the chains hold, in which direction, in which window.
    pub fn chains_intro(&self) -> String {
        chains::intro(self)
    }

    /// That there is too little data for an interval, where there is.
    pub fn chains_too_few(&self) -> Option<String> {
        chains::too_few(self)
    }

    /// How an end of a chain is called.
    pub fn end(&self, end: End) -> String {
        chains::end_label(self, end)
    }

    /// The ends in their order: responses as in the codebook, then the others.
    pub fn sort_ends(&self, ends: &mut Vec<End>) {
        ends.sort_by_key(|end| chains::order(self, *end));
        ends.dedup();
    }

    /// For each O code (`None` = nothing visible) and end the packages that show both.
    pub fn organism_by_end(&self) -> BTreeMap<Option<CodeId>, BTreeMap<End, u64>> {
        chains::organism_counts(self)
    }

    /// The heat of pairs of codes; `None` with fewer than two codes.
    pub fn pairs_picture(&self, found: &Pairs) -> Option<Picture> {
        pairs::svg(self, found).map(|svg| Picture {
            title: self.text("report-pairs-title"),
            description: pairs::description(self, found),
            svg: standalone(&svg),
        })
    }

    /// How many units, and what a unit is.
    pub fn pairs_lead(&self, found: &Pairs) -> String {
        pairs::lead(self, found)
    }

    /// That there are few conversations, where there are.
    pub fn pairs_warnings(&self, found: &Pairs) -> Vec<String> {
        pairs::warnings(self, found)
    }

    /// The offers by conversation, and the points of two values that stand together; as far as there are any.
    pub fn values_pictures(&self, found: &Values) -> Vec<Picture> {
        let picture = |key: &str, svg: Option<String>| {
            let description = self.text(&format!("report-values-{key}-about"));
            let title = self.text(&format!("report-values-{key}"));
            svg.map(|svg| Picture { title, description, svg: standalone(&svg) })
        };
        let offers = picture("offers", values::offers_svg(self, found));
        let scatter = picture("scatter", values::scatter_svg(self, found));
        offers.into_iter().chain(scatter).collect()
    }

    /// How many numbers and words were captured.
    pub fn values_lead(&self, found: &Values) -> String {
        values::lead(self, found)
    }

    /// What becomes of each kind of value from the first offer to the last.
    pub fn values_courses(&self, found: &Values) -> Vec<String> {
        values::courses(self, found)
    }

    /// What is seen of each two kinds that stand together.
    pub fn values_together(&self, found: &Values) -> Vec<String> {
        values::together(self, found)
    }

    /// What a kind of value is called.
    pub fn values_kind(&self, found: &Values, kind: usize) -> String {
        values::kind(found, kind)
    }

    /// Who names the values of a row, and whether they are told.
    pub fn values_who(&self, row: &ValuesRow) -> String {
        values::who(self, row)
    }

    /// A number as the language writes it.
    pub fn values_amount(&self, n: f64) -> String {
        values::amount(self, n)
    }

    /// The curves of waits; `None` where too few conversations have any.
    pub fn waits_picture(&self, found: &Waits) -> Option<Picture> {
        waits::picture(self, found).map(|svg| Picture {
            title: self.text("report-waits-title"),
            description: self.text("report-waits-description"),
            svg: standalone(&svg),
        })
    }

    /// How many waits, and what a wait is.
    pub fn waits_lead(&self, found: &Waits) -> String {
        waits::lead(self, found)
    }

    /// What is to be known of waits before their figures are read.
    pub fn waits_warnings(&self, found: &Waits) -> Vec<String> {
        waits::warnings(self, found)
    }

    /// The test between groups of waits, and how far two medians are apart.
    pub fn waits_tests(&self, found: &Waits) -> Vec<String> {
        waits::tests(self, found)
    }

    /// What a group of waits is called.
    pub fn waits_group(&self, found: &Waits, group: Group) -> String {
        waits::group(self, found, group)
    }

    /// The median of waits with its interval over conversations.
    pub fn waits_median(&self, row: &Row) -> String {
        waits::median(self, row)
    }
}

pub use values::COLUMNS as VALUES_COLUMNS;
pub use waits::{COLUMNS as WAITS_COLUMNS, counts as waits_counts};
