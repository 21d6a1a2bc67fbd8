//! The study file: SQLite as a durable box of sealed rows, the keys that open them, and one way to append.
//!
//! Nothing here shows keys or words: no type that holds them implements `Debug`.

#[cfg(test)]
mod attacks;
mod backup;
mod current;
mod disk;
mod erase;
mod error;
mod file;
mod follow;
mod keys;
mod manifest;
mod memory;
mod merge;
mod newer;
mod open;
mod parallel;
mod passphrase;
mod pen;
mod rekey;
mod rows;
mod schema;
mod seal;
mod signatures;
mod slots;
#[cfg(test)]
mod vectors;
mod verify;
mod words;
mod write;

pub use disk::write_whole;
pub use erase::{Erased, Erasure};
pub use error::StoreError;
pub use file::{NewStudy, Newer, Opened, Secret, StudyFile};
pub use follow::Mark;
pub use memory::Place;
pub use merge::{Merge, Side, Which};
pub use passphrase::generate as generate_passphrase;
pub use pen::Pen;
pub use slots::{RecoveryKey, Work};
pub use verify::Verified;
