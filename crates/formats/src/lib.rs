//! Bytes to turns, codebooks, tables and rules; codebooks and tables back to bytes. One file per format.
//!
//! Everything here is a pure function of its bytes and options: no file is opened, no clock is read. An import
//! returns its value and a list of warnings with places.

mod draft;

pub use draft::{Draft, DraftSpeaker, DraftTurn, FormatError, Options, Warning};
