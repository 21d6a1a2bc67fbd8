//! The study as values: what happened (events in batches), what holds now (the state), how to take it back (undo).
//!
//! Nothing here reads a clock, draws a random number, opens a file or waits. Time, ids, coder and seed are passed in.

pub mod batch;
pub mod canon;
pub mod codebook;
mod contents;
pub mod event;
pub mod ids;
pub mod merge;
pub mod number;
pub mod payload;
mod redacted;
pub mod register;
pub mod rights;
pub mod rules;
pub mod source;
pub mod state;
pub mod time;
pub mod undo;
mod worded;
pub mod words;

pub use batch::{At, Batch, Body, Cause};
pub use codebook::{CodeText, Component, ValueSpec};
pub use event::{Change, Event, EventRef};
pub use ids::*;
pub use number::Decimal;
pub use rights::{Rights, Standing};
pub use source::{Evidence, Place, SourceKind, Span, TurnKind};
pub use state::State;
pub use time::{LocalTime, Precision};
pub use words::Words;
