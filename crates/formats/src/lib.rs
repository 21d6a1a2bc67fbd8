//! Bytes to turns, codebooks, tables and rules; codebooks and tables back to bytes. One file per format.
//!
//! Everything here is a pure function of its bytes and options: no file is opened, no clock is read. An import
//! returns its value and a list of warnings with places.

mod archive;
mod cast;
mod cells;
mod chat;
pub mod codebook;
pub mod codings_csv;
pub mod columns;
pub mod details;
mod discord;
mod document;
mod docx;
pub mod docx_write;
mod draft;
mod elan;
pub mod emf_write;
pub mod events_csv;
pub mod exported;
mod html;
mod json;
mod line;
mod meta;
mod notes;
mod odt;
mod pack;
mod pasted;
mod pdf;
pub mod pictures;
mod read;
pub mod recruitment;
mod rtf;
pub mod rules_toml;
pub mod sheet;
mod signal;
mod subtitles;
pub mod table;
mod telegram;
mod text;
mod together;
mod transcript;
pub mod turns_csv;
mod whatsapp;
mod xlsx;
pub mod xlsx_write;
mod xml;

pub use details::DraftDetails;
pub use draft::{Draft, DraftSpeaker, DraftTurn, FormatError, Options, Warning};
pub use json::ChatInFile;
pub use read::{File, Given, chats, read, read_file, read_files};
