//! The codebook: components, the text of a code, the values it may carry.

use serde::{Deserialize, Serialize};

/// The component of Stimulus-Organism-Response that a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Component {
    /// The message that may move a receiver.
    Stimulus,
    /// What the receiver shows of attention, comprehension, acceptance.
    Organism,
    /// What the receiver then does.
    Response,
    /// None of the three.
    Other,
}

impl Component {
    /// All four in their order.
    pub const ALL: [Component; 4] =
        [Component::Stimulus, Component::Organism, Component::Response, Component::Other];

    /// S, O, R or X.
    pub fn letter(self) -> char {
        match self {
            Component::Stimulus => 'S',
            Component::Organism => 'O',
            Component::Response => 'R',
            Component::Other => 'X',
        }
    }

    /// The component with this letter.
    pub fn from_letter(letter: &str) -> Option<Component> {
        Component::ALL.into_iter().find(|c| letter.len() == 1 && letter.starts_with(c.letter()))
    }

    /// The colour that stands for the component everywhere, as 0xRRGGBB.
    pub fn colour(self) -> u32 {
        match self {
            Component::Stimulus => 0x0067a3,
            Component::Organism => 0xb26a00,
            Component::Response => 0x00785a,
            Component::Other => 0x6b7280,
        }
    }
}

/// A value that codings of a code may carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueSpec {
    /// Its name: `amount`.
    pub name: String,
    /// What it may be.
    pub kind: ValueKind,
}

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValueKind {
    /// A decimal number, with a unit where it has one.
    Number,
    /// One of these words.
    Choice(Vec<String>),
    /// Any text.
    Text,
}

/// The words of a code, after MacQueen et al. (1998).
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CodeText {
    /// The name that tables use: `S-OFFER`. Unique in a codebook.
    pub code: String,
    /// A label of a few words.
    pub brief: String,
    /// What the code means.
    pub definition: String,
    /// When to use it.
    pub when_to_use: String,
    /// When not to use it, and what to use instead.
    pub when_not_to_use: String,
    /// An example.
    pub example: String,
    /// The values that its codings may carry.
    pub values: Vec<ValueSpec>,
}

/// A code as it stands in a codebook file.
#[derive(Clone, PartialEq, Eq)]
pub struct CodebookEntry {
    /// Its words.
    pub text: CodeText,
    /// Its component.
    pub component: Component,
    /// Its colour as 0xRRGGBB.
    pub colour: u32,
    /// The name of the code above it.
    pub parent: Option<String>,
}

/// A codebook file: its name and its codes in order.
#[derive(Clone, PartialEq, Eq)]
pub struct Codebook {
    /// The name of the codebook.
    pub name: String,
    /// The codes in their order.
    pub codes: Vec<CodebookEntry>,
}

/// A value of one coding.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The name of the declared value, `value` where the table gave none.
    pub name: String,
    /// The number, where it is one.
    pub number: Option<crate::Decimal>,
    /// The text, where it is no number.
    pub text: Option<String>,
    /// The unit of a number: `IDR`.
    pub unit: Option<String>,
}

crate::redacted! { CodeText CodebookEntry Codebook Value }
