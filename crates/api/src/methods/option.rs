//! Options of methods as data: what the browser offers and what the command line takes.

use crate::place;
use crate::problem::Problem;
use model::event::Subject;
use model::words::Words;
use model::{SourceId, State};

/// An option: its name stands in the catalogues under `method-option-WORD`.
pub struct Opt {
    /// Its word, as the browser sends it.
    pub word: &'static str,
    /// What it can be.
    pub kind: Kind,
    /// How the command line takes it; `None` = not there.
    pub flag: Option<Flag>,
}

/// An option of the command line: its help stands in the catalogues under `arg-ID`.
pub struct Flag {
    /// Its id among all arguments.
    pub id: &'static str,
    /// What is typed after two dashes.
    pub long: &'static str,
    /// What its value is called.
    pub value: &'static str,
    /// What holds without it; empty = what holds in the browser.
    pub usual: &'static str,
    /// The words that it takes, where it takes words.
    pub words: &'static [&'static str],
}

/// What an option can be.
pub enum Kind {
    /// One of these words; the first where none is given. Their names stand under `method-by-WORD`.
    Word(&'static [&'static str]),
    /// Several sources, coders or roles; none = all.
    Several(Of),
    /// One role; none = any.
    Role,
    /// One code; none = no code is asked for.
    Code,
    /// An attribute of people with its value, as `NAME=VALUE`; none = not asked for.
    Attribute,
    /// On or off; off where nothing is given.
    Switch,
    /// A whole number: what holds where none is given, the least and the most.
    Number(u64, u64, u64),
}

/// What there can be several of.
pub enum Of {
    /// Sources.
    Sources,
    /// Coders.
    Coders,
    /// Roles.
    Roles,
}

impl Flag {
    /// A flag that takes no words of ours.
    pub const fn new(id: &'static str, long: &'static str, value: &'static str) -> Flag {
        Flag { id, long, value, usual: "", words: &[] }
    }
}

/// Several sources.
pub const SOURCES: Opt = Opt { word: "sources", kind: Kind::Several(Of::Sources), flag: None };
/// Several coders.
pub const CODERS: Opt =
    Opt { word: "coders", kind: Kind::Several(Of::Coders), flag: Some(Flag::new("coders", "coder", "NAME")) };
/// Several roles.
pub const ROLES: Opt = Opt { word: "roles", kind: Kind::Several(Of::Roles), flag: None };
/// Rows with less than this are left out.
pub const LEAST: Opt = Opt { word: "min", kind: Kind::Number(1, 0, u64::MAX), flag: None };
/// The side that begins.
pub const FROM: Opt = Opt { word: "from", kind: Kind::Role, flag: Some(Flag::new("from", "from", "ROLE")) };
/// The side that answers.
pub const TO: Opt = Opt { word: "to", kind: Kind::Role, flag: Some(Flag::new("to", "to", "ROLE")) };
/// The window in hours.
pub const HOURS: Opt = Opt {
    word: "hours",
    kind: Kind::Number(72, 1, 100_000),
    flag: Some(Flag::new("max_hours", "max-hours", "N")),
};
/// The seed.
pub const SEED: Opt =
    Opt { word: "seed", kind: Kind::Number(1, 0, u64::MAX), flag: Some(Flag::new("seed", "seed", "N")) };

impl Kind {
    /// The option's value for what was typed; names become ids.
    ///
    /// # Errors
    /// A name that nothing has; a word that isn't one of the flag's.
    pub(super) fn read(
        &self,
        state: &State,
        words: &Words,
        flag: &Flag,
        values: &[String],
    ) -> Result<String, Problem> {
        let each = values.iter().map(|value| match self {
            Kind::Word(_) => word(flag, value),
            Kind::Number(..) | Kind::Switch | Kind::Attribute => Ok(value.clone()),
            Kind::Role | Kind::Several(Of::Roles) => role(state, words, value),
            Kind::Several(Of::Coders) => coder(state, words, value),
            Kind::Several(Of::Sources) => source(state, words, value),
            Kind::Code => code(state, words, value),
        });
        Ok(each.collect::<Result<Vec<_>, _>>()?.join(","))
    }
}

fn word(flag: &Flag, value: &str) -> Result<String, Problem> {
    let unknown = || Problem::new("word").with("word", value).with("words", flag.words.join(", "));
    flag.words.iter().find(|w| **w == value).map(|w| (*w).to_owned()).ok_or_else(unknown)
}

fn role(state: &State, words: &Words, name: &str) -> Result<String, Problem> {
    let unknown = || Problem::new("role-unknown").with("role", name).with("roles", roles(words));
    place::role(state, words, name).map(|id| id.to_string()).ok_or_else(unknown)
}

/// The names of all roles.
pub(crate) fn roles(words: &Words) -> String {
    let mut names: Vec<&str> = words.roles.values().map(String::as_str).collect();
    names.sort_unstable();
    if names.is_empty() { "-".into() } else { names.join(", ") }
}

fn coder(state: &State, words: &Words, name: &str) -> Result<String, Problem> {
    let found = words.coders.iter().find(|(_, n)| *n == name).map(|(id, _)| *id);
    let found = found.filter(|id| state.coders.contains_key(id));
    found.map(|id| id.to_string()).ok_or(Problem::new("coder-unknown"))
}

fn source(state: &State, words: &Words, label: &str) -> Result<String, Problem> {
    let exists = |id: &SourceId| state.exists(&Subject::Source(*id));
    let found = state.sources.keys().find(|id| exists(id) && words.label(**id) == label);
    found.map(|id| id.to_string()).ok_or(Problem::new("place-unknown"))
}

fn code(state: &State, words: &Words, name: &str) -> Result<String, Problem> {
    let found = state.live_codes().into_iter().find(|(id, _)| words.code(*id) == name);
    found.map(|(id, _)| id.to_string()).ok_or_else(|| Problem::new("code-unknown").with("code", name))
}
