//! Attacks by somebody who has the passphrase: rows that are sealed as they should be and say what can't be.

mod blocks;
mod blots;
mod bounded;
mod events;
mod forged;
mod former;
mod ground;
mod log;
mod manifests;
mod newer;
mod partner;
