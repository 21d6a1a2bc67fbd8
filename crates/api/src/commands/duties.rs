//! `duties`: what the study promised: retention, other parties, protocols, marks of risk, copies, what is due.

mod copies;
mod destroy;
mod due;
mod marks;
mod show;

pub use copies::{CopyAsked, CopyLine, copies, copy, copy_destroyed};
pub use destroy::destroy;
pub(crate) use destroy::payloads_of;
pub use due::{DueLine, due};
pub use marks::{MarkLine, MarkedTurn, mark, marks, unmark};
pub use show::{AttributeView, DutiesSaved, DutiesView, ProtocolsView, save, show};
