//! The methods, one file each: pure functions of the state, the words and their options.
//!
//! A method's page has fixed headings: What it measures, Formula, Conditions, Source, Checked against.

pub mod chains;
pub mod codes;
pub mod compare;
pub mod events;
pub mod matrix;
pub mod pairs;
pub mod prices;
pub mod protect;
pub mod recruitment;
pub mod rules;
pub mod search;
pub mod sequence;
pub mod statistics;
#[cfg(test)]
mod test_support;
pub mod values;
pub mod view;
pub mod waits;

pub use view::View;
