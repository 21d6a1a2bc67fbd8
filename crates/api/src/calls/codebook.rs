//! The codebook: its tree, what a code says, and the work on codes: move, merge, split, retire.

mod detail;
mod history;
mod list;
mod places;
mod shift;
mod tree;
mod write;

pub(crate) use list::views;
pub(crate) use write::new_code;

use super::{Call, adds, file, study};
use crate::wire::PlaceLine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study(
            "codes",
            "Gives the codebook: its codes in the order of the tree, with how often each is used.",
            list::codes,
        ),
        study("code", "Tells about one code: use by coder and source, its history.", detail::code),
        study("code/places", "Lists the places of a code with their words.", places::places),
        adds("code/add", "Makes a code.", write::add),
        study("code/set", "Sets words, component, colour or values of a code.", write::set),
        study("code/move", "Moves a code in the tree.", tree::move_code),
        study(
            "code/merge",
            "Merges codes into one: their codings move, the others are taken away.",
            shift::merge,
        ),
        study("code/split", "Moves some codings of a code to other codes.", shift::split),
        study("code/retire", "Retires a code, or takes it back into use.", write::retire),
        study("code/remove", "Takes a code away that no coding uses.", write::remove),
        study("codebook/sor", "Puts the S-O-R codebook in.", write::sor),
        study("codebook/import", "Takes codes in from a codebook file (CSV or JSON text).", write::import),
        file("codebook/export", "Saves the codebook as CSV or JSON.", list::export),
    ]
}

/// The codebook.
#[derive(Clone, Serialize, ToSchema)]
pub struct Codes {
    /// The codes: by component, then in the order of the tree, a code before those under it.
    pub codes: Vec<CodeView>,
    /// The version.
    pub version: u64,
}

/// A code.
#[derive(Clone, Serialize, ToSchema)]
pub struct CodeView {
    /// Its id.
    pub id: String,
    /// The name that tables use: `S-OFFER`.
    pub code: String,
    /// A label of a few words.
    pub brief: String,
    /// `S`, `O`, `R` or `X`.
    pub component: String,
    /// `#rrggbb`.
    pub colour: String,
    /// The code above it.
    pub parent: Option<String>,
    /// How deep it stands, 0 = at the top of its component.
    pub depth: u32,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub when_to_use: String,
    /// When not to use it.
    pub when_not_to_use: String,
    /// An example.
    pub example: String,
    /// The values that its codings may carry.
    pub values: Vec<ValueSpecView>,
    /// Whether it is retired: it counts, and isn't offered.
    pub retired: bool,
    /// Number of codings that count.
    pub codings: u64,
    /// Number of open proposals.
    pub proposals: u64,
    /// Number of sources with one.
    pub sources: u64,
    /// Number of memos on it.
    pub memos: u64,
    /// Whether a field of it is in conflict.
    pub conflict: bool,
}

/// A value that codings may carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueSpecView {
    /// Its name: `amount`.
    pub name: String,
    /// `number`, `choice` or `text`.
    pub kind: String,
    /// The words of a choice.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// One code in detail.
#[derive(Clone, Serialize, ToSchema)]
pub struct CodeDetail {
    /// Codings by coder.
    pub coders: Vec<Count>,
    /// Codings by source.
    pub sources: Vec<Count>,
    /// Codings by role of the speaker.
    pub roles: Vec<Count>,
    /// What happened to it, newest first.
    pub history: Vec<CodeEvent>,
    /// The themes that it belongs to.
    pub themes: Vec<crate::wire::Named>,
}

/// A number with a name.
#[derive(Clone, Serialize, ToSchema)]
pub struct Count {
    /// The id of what is counted, where it has one.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: u64,
}

/// Something that happened to a code.
#[derive(Clone, Serialize, ToSchema)]
pub struct CodeEvent {
    /// The batch.
    pub batch: String,
    /// Unix milliseconds.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// Who.
    pub coder: Option<String>,
    /// What, in the asked language: "Definisi diubah".
    pub what: String,
    /// The words before, where words were changed.
    pub before: Option<String>,
    /// The words after.
    pub after: Option<String>,
}

/// Which places of a code.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodePlacesAsked {
    /// The code.
    pub id: String,
    /// How many are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 200.
    pub limit: u64,
    /// Whether open proposals are given instead of codings.
    #[serde(default)]
    pub proposals: bool,
}

/// Places of a code.
#[derive(Clone, Serialize, ToSchema)]
pub struct CodePlaces {
    /// How many there are.
    pub total: u64,
    /// Those of this page.
    pub places: Vec<PlaceLine>,
}

/// A code to be made.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeAdd {
    /// A label of a few words.
    pub brief: String,
    /// The name that tables use; empty = made from the label: `S-OFFER`.
    #[serde(default)]
    pub code: String,
    /// `S`, `O`, `R` or `X`.
    pub component: String,
    /// The code above it.
    pub parent: Option<String>,
    /// What it means.
    #[serde(default)]
    pub definition: String,
}

/// What is set about a code; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeSet {
    /// Which.
    pub id: String,
    /// The name that tables use.
    pub code: Option<String>,
    /// The label.
    pub brief: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// When to use it.
    pub when_to_use: Option<String>,
    /// When not to use it.
    pub when_not_to_use: Option<String>,
    /// An example.
    pub example: Option<String>,
    /// The values that its codings may carry.
    pub values: Option<Vec<ValueSpecView>>,
    /// `#rrggbb`; empty = the component's own.
    pub colour: Option<String>,
    /// The whole code as it was seen; when its words are others now, `stale` is answered with who changed them.
    pub was: Option<CodeWords>,
}

/// The words of a code as they were seen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeWords {
    /// The name that tables use.
    pub code: String,
    /// The label.
    pub brief: String,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub when_to_use: String,
    /// When not to use it.
    pub when_not_to_use: String,
    /// An example.
    pub example: String,
}

/// Where a code is moved.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeMove {
    /// Which.
    pub id: String,
    /// Its component then: `S`, `O`, `R`, `X`; those under it go with it.
    pub component: String,
    /// The code above it then.
    pub parent: Option<String>,
    /// The code that comes right after it among its siblings; absent = it comes last.
    pub before: Option<String>,
}

/// Codes to be merged.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeMerge {
    /// Those that go.
    pub from: Vec<String>,
    /// The one that stays.
    pub into: String,
}

/// A split: which codings go to which code.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeSplit {
    /// The code that is split.
    pub id: String,
    /// Codings with the code that each goes to.
    pub moves: Vec<CodingMove>,
}

/// A coding that goes to another code.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodingMove {
    /// The coding.
    pub coding: String,
    /// The code.
    pub code: String,
}

/// Whether a code is retired.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeRetire {
    /// Which.
    pub id: String,
    /// Whether.
    pub retired: bool,
}

/// A codebook file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodebookText {
    /// Its file name; the ending tells the format.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A codebook to be saved.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodebookExport {
    /// `csv` or `json`.
    pub format: String,
}
