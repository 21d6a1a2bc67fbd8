//! What the binary and the server offer: commands and queries on a study, wire types, error codes.
//!
//! A command checks its input against the state, builds one batch, and appends it. Nothing here prints, reads a clock
//! or asks a question.

pub mod calls;
mod change;
pub mod commands;
mod desk;
mod index;
pub mod methods;
mod openapi;
mod place;
mod problem;
mod session;
mod table_name;
pub mod wire;

pub use calls::{Answer, Asked, Call, Needs, Takes, calls};
pub use desk::{Desk, DeskOptions, Status, Task};
pub use openapi::openapi;
pub use problem::Problem;
pub use session::{Session, Snapshot, Watch};
