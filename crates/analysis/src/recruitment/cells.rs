//! Smallest cells: how few people share the same attributes.
//!
//! # What it measures
//! How well people hide among each other: for chosen attributes the groups of people with the same values, the size of
//! the smallest, and the groups below a limit. Whoever is alone in a group can be recognised by these attributes.
//! # Formula
//! A group for each combination of values that occurs; k = the size of the smallest.
//! # Conditions
//! A missing value is a value of its own, "unknown"; it hides nobody. Combinations that don't occur are no groups.
//! Others may know more of a person than these attributes: a large k promises nothing.
//! # Source
//! Sweeney (2002) for k-anonymity; the limit of 5 is a common rule of statistical offices for published tables.
//! # Checked against
//! Hand counts of small tables, in this method's tests.

use std::collections::BTreeMap;

/// Groups with fewer people than this are shown, unless the researcher says otherwise.
pub const LIMIT: usize = 5;

/// People who share the same values.
#[derive(Clone, PartialEq, Eq)]
pub struct Cell {
    /// A value for each attribute; `None` = unknown.
    pub values: Vec<Option<String>>,
    /// The people, by their place in the list, rising.
    pub people: Vec<usize>,
}

/// All groups.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// Sorted by values, unknown last.
    pub cells: Vec<Cell>,
    /// The size of the smallest; `None` without people.
    pub smallest: Option<usize>,
    /// The groups below the limit, as places in `cells`.
    pub small: Vec<usize>,
}

/// Groups people by their values; every person has one for each attribute, in the same order.
pub fn cells(values: &[Vec<Option<String>>], limit: usize) -> Cells {
    let mut groups: BTreeMap<Vec<(bool, &str)>, Vec<usize>> = BTreeMap::new();
    for (index, of_person) in values.iter().enumerate() {
        let key = of_person.iter().map(|v| v.as_deref().map_or((true, ""), |v| (false, v))).collect();
        groups.entry(key).or_default().push(index);
    }
    let cells: Vec<Cell> = groups
        .into_values()
        .map(|people| Cell { values: people.first().map(|i| values[*i].clone()).unwrap_or_default(), people })
        .collect();
    let small = (0..cells.len()).filter(|i| cells[*i].people.len() < limit).collect();
    Cells { smallest: cells.iter().map(|c| c.people.len()).min(), small, cells }
}

model::redacted! { Cell Cells }

#[cfg(test)]
mod tests {
    use super::*;

    /// People as `town/age` with `?` for unknown; groups as `town/age:people`.
    fn check(people: &[&str], limit: usize, groups: &[&str], smallest: Option<usize>, small: &[usize]) {
        let value = |v: &str| Some(v.to_owned()).filter(|v| v != "?");
        let values: Vec<Vec<_>> = people.iter().map(|p| p.split('/').map(value).collect()).collect();
        let found = cells(&values, limit);
        let shown = |cell: &Cell| {
            let values: Vec<&str> = cell.values.iter().map(|v| v.as_deref().unwrap_or("?")).collect();
            let people: Vec<String> = cell.people.iter().map(ToString::to_string).collect();
            format!("{}:{}", values.join("/"), people.join(","))
        };
        assert_eq!(found.cells.iter().map(shown).collect::<Vec<_>>(), groups);
        assert_eq!((found.smallest, found.small.as_slice()), (smallest, small));
    }

    #[test]
    fn groups_and_the_smallest() {
        check(&[], 5, &[], None, &[]);
        check(&["a", "b", "a"], 2, &["a:0,2", "b:1"], Some(1), &[1]);
        check(&["a/1", "?/1", "a/?", "a/1", "?/1"], 2, &["a/1:0,3", "a/?:2", "?/1:1,4"], Some(1), &[1]);
        check(&["a", "a"], 2, &["a:0,1"], Some(2), &[]);
    }
}
