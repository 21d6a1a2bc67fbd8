//! What a method is run on: state and words of one moment, its options, the words of a language.

use crate::calls::results::{ColumnView, FigureView, ResultAsked, ResultView, TableView};
use crate::problem::Problem;
use crate::session::Snapshot;
use crate::wire::id;
use analysis::View;
use analysis::chains::Chains;
use locale::{Arg, Catalogue};
use model::Standing;
use model::ids::*;
use model::{State, Words};
use report::{Input, Report};
use std::collections::BTreeSet;
use std::str::FromStr;

/// What a method is run on.
pub(crate) struct Given<'a> {
    pub(crate) state: &'a State,
    pub(crate) words: &'a Words,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) asked: &'a ResultAsked,
    /// Whether the result is to be printed, so that nothing in it can be opened.
    pub(crate) on_paper: bool,
}

impl<'a> Given<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, catalogue: &'a Catalogue, asked: &'a ResultAsked) -> Given<'a> {
        Given { state: &snapshot.state, words: &snapshot.words, catalogue, asked, on_paper: false }
    }

    /// What was counted, and that numbers open their places, where they do.
    pub(super) fn lead(&self, counted: String) -> String {
        if self.on_paper { counted } else { format!("{counted} {}", self.text("method-opens-places")) }
    }

    /// The value of an option, where one is given.
    pub(super) fn option(&self, option: &str) -> Option<&str> {
        self.asked.options.get(option).map(|v| v.trim()).filter(|v| !v.is_empty())
    }

    /// One of these words; the first where none is given.
    pub(super) fn word<T: Copy>(&self, option: &str, words: &[(&str, T)]) -> Result<T, Problem> {
        let unknown = || Problem::new("option").with("option", option);
        match self.option(option) {
            None => words.first().map(|(_, value)| *value).ok_or_else(unknown),
            Some(word) => words.iter().find(|(w, _)| *w == word).map(|(_, v)| *v).ok_or_else(unknown),
        }
    }

    /// A whole number from `least` to `most`.
    pub(super) fn number(&self, option: &str, usual: u64, least: u64, most: u64) -> Result<u64, Problem> {
        let Some(text) = self.option(option) else { return Ok(usual) };
        let number = text.parse().ok().filter(|n| (least..=most).contains(n));
        number.ok_or_else(|| Problem::new("option").with("option", option))
    }

    /// Whether a switch is on.
    pub(super) fn is_on(&self, option: &str) -> Result<bool, Problem> {
        self.word(option, &[("no", false), ("yes", true)])
    }

    /// Several ids.
    pub(super) fn ids<I: FromStr + Ord>(&self, option: &str) -> Result<BTreeSet<I>, Problem> {
        self.option(option).into_iter().flat_map(|v| v.split(',')).map(|one| id(one.trim())).collect()
    }

    /// One id.
    pub(super) fn id<I: FromStr>(&self, option: &str) -> Result<Option<I>, Problem> {
        self.option(option).map(id).transpose()
    }

    /// What counts, of the asked coders, sources and roles.
    pub(super) fn view(&self) -> Result<View<'a>, Problem> {
        let mut view = View::new(self.state, self.words, &self.ids("coders")?);
        view.keep(&self.ids("sources")?, &self.ids("roles")?);
        Ok(view)
    }

    /// Words of the catalogue.
    pub(crate) fn text(&self, key: &str) -> String {
        self.catalogue.text(key)
    }

    /// Words of the catalogue about so many: the variable is `n`.
    pub(super) fn count(&self, key: &str, n: u64) -> String {
        self.catalogue.with(key, &[("n", Arg::Number(i64::try_from(n).unwrap_or(i64::MAX)))])
    }

    /// The label of a code; its name where it has none.
    pub(crate) fn code(&self, code: CodeId) -> String {
        crate::calls::describe::code_name(self.words, code).to_owned()
    }

    /// Lets the report say something of a view and its chains.
    pub(super) fn said<T>(&self, view: &View<'_>, chains: &Chains, say: impl FnOnce(&Report<'_>) -> T) -> T {
        let input = Input {
            view,
            catalogue: self.catalogue,
            chains,
            options: report::Options::default(),
            heads: Vec::new(),
            version: env!("CARGO_PKG_VERSION"),
        };
        say(&Report::new(&input))
    }

    /// A result without pictures, tables and notes, with what every result says.
    pub(super) fn result(&self, view: &View<'_>, lead: String) -> ResultView {
        ResultView {
            title: self.text(&format!("method-{}", self.asked.method)),
            lead,
            figures: Vec::new(),
            tables: Vec::new(),
            warnings: self.warnings(view),
            notes: Vec::new(),
            heads: self.state.heads.iter().map(|h| h.short()).collect(),
            empty: false,
        }
    }

    /// What is not counted, and which choice is open.
    fn warnings(&self, view: &View<'_>) -> Vec<String> {
        let out = &view.left_out;
        let conflicts = self.state.conflicts().len() as u64;
        let counts = [
            ("method-conflicts", conflicts),
            ("method-left-other-party", out.of(Standing::OtherParty).turns),
            ("method-left-not-agreed", out.of(Standing::NotAgreed).turns),
            ("method-left-refused", out.of(Standing::Refused).codings),
            ("method-left-asked", out.of(Standing::Asked).turns),
            ("method-left-hidden", out.of(Standing::Hidden).turns),
            ("method-left-withdrawn", out.of(Standing::Withdrawn).codings),
            ("method-left-interviewer", out.interviewer_codings),
            ("method-left-proposals", out.open_proposals),
        ];
        counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| self.count(key, n)).collect()
    }

    /// A result where nothing is to be counted.
    pub(super) fn empty(&self, view: &View<'_>, key: &str) -> ResultView {
        ResultView { empty: true, ..self.result(view, self.text(key)) }
    }

    /// The head of a column.
    pub(crate) fn column(&self, key: &str, numeric: bool) -> ColumnView {
        ColumnView { label: self.text(key), numeric }
    }

    /// A table without rows.
    pub(super) fn table(&self, table: &str, title: &str, columns: Vec<ColumnView>) -> TableView {
        TableView { table: table.into(), title: self.text(title), columns, rows: Vec::new() }
    }
}

/// A picture of the report on the wire.
pub(super) fn figure(picture: report::Picture) -> FigureView {
    FigureView { title: picture.title, description: picture.description, svg: picture.svg }
}
