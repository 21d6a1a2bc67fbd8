//! The study file: SQLite as a durable box of sealed rows, the keys that open them, and one way to append.
//!
//! Nothing here shows keys or words: no type that holds them implements `Debug`.

mod disk;
mod erase;
mod error;
mod file;
mod keys;
mod memory;
mod open;
mod passphrase;
mod pen;
mod schema;
mod seal;
mod slots;
mod verify;
mod words;

pub use disk::write_whole;
pub use error::StoreError;
pub use file::{NewStudy, Opened, Secret, StudyFile};
pub use memory::Place;
pub use passphrase::generate as generate_passphrase;
pub use pen::Pen;
pub use slots::{RecoveryKey, Work};
pub use verify::Verified;
