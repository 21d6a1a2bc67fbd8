//! `protect cells`: how small the smallest group of people is who share chosen attributes.

use crate::problem::Problem;
use crate::session::Session;
use analysis::recruitment::cells::{LIMIT, cells};
use model::event::PersonKind;
use serde::Serialize;

/// Groups of people by attributes.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct CellsFound {
    /// The attributes, in the order asked.
    pub attributes: Vec<String>,
    /// Number of people.
    pub persons: u64,
    /// The size of the smallest group; absent without people.
    pub smallest: Option<u64>,
    /// Groups with fewer people than this are listed.
    pub limit: u64,
    /// Those groups, the smallest first.
    pub small: Vec<SmallCell>,
}

/// A group that is too small to hide in.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct SmallCell {
    /// A value for each attribute; absent = unknown.
    pub values: Vec<Option<String>>,
    /// Pseudonyms of the people in it.
    pub persons: Vec<String>,
}

/// Groups the informants, and whoever else has attributes, by these attributes; none = all that the study declares.
///
/// # Errors
/// An attribute that the study doesn't declare, and that nobody has; damage.
pub fn found(session: &Session, attributes: &[String], limit: Option<u64>) -> Result<CellsFound, Problem> {
    let words = session.words()?;
    let state = session.state();
    let declared = words.study.attributes.iter().map(|a| a.name.clone());
    let attributes: Vec<String> =
        if attributes.is_empty() { declared.collect() } else { attributes.to_vec() };
    for name in &attributes {
        let is_declared = words.study.attributes.iter().any(|a| a.name == *name);
        if !is_declared && !words.facts.values().any(|f| f.attribute(name).is_some()) {
            return Err(Problem::new("protect-attribute").with("attribute", name));
        }
    }
    let facts = |id| words.facts.get(id);
    let is_in =
        |id, kind| kind == PersonKind::Informant || facts(id).is_some_and(|f| !f.attributes.is_empty());
    let live = state.persons.iter().filter(|(id, p)| p.exists() && words.persons.contains_key(id));
    let mut persons: Vec<_> = live.filter(|(id, p)| is_in(id, p.kind())).map(|(id, _)| *id).collect();
    persons.sort_by_key(|id| (words.pseudonym(*id).len(), words.pseudonym(*id).to_owned()));
    let value = |id, name: &String| facts(id)?.attribute(name).map(str::to_owned);
    let values: Vec<Vec<Option<String>>> =
        persons.iter().map(|id| attributes.iter().map(|name| value(id, name)).collect()).collect();
    let limit = limit.unwrap_or(LIMIT as u64);
    let found = cells(&values, usize::try_from(limit).unwrap_or(usize::MAX));
    let mut small: Vec<SmallCell> = (found.small.iter().map(|n| &found.cells[*n]))
        .map(|cell| SmallCell {
            values: cell.values.clone(),
            persons: cell.people.iter().map(|n| words.pseudonym(persons[*n]).to_owned()).collect(),
        })
        .collect();
    small.sort_by_key(|cell| cell.persons.len());
    let smallest = found.smallest.map(|n| n as u64);
    Ok(CellsFound { attributes, persons: persons.len() as u64, smallest, limit, small })
}

impl CellsFound {
    /// The key of the sentence about what follows from it.
    pub fn note(&self) -> &'static str {
        match self.smallest {
            None => "protect-cells-none",
            Some(n) if n < self.limit => "protect-cells-small",
            Some(_) => "protect-cells-large",
        }
    }
}

model::redacted! { CellsFound SmallCell }
