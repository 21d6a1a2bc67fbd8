//! `report`: the study as one HTML file.

use super::analyse::ChainsAsked;
use crate::problem::Problem;
use crate::session::Session;
use analysis::View;
use analysis::codes::By;
use locale::Catalogue;
use model::{State, Words};
use std::collections::BTreeSet;
use std::path::Path;

/// The report as bytes: the same study, language, seed and version give the same bytes.
///
/// # Errors
/// Damage; an unknown role.
pub fn html(session: &Session, catalogue: &Catalogue, asked: &ChainsAsked) -> Result<String, Problem> {
    let words = session.words()?;
    written(session.state(), &words, catalogue, asked, |options| options)
}

/// The report of a state; `choose` changes what is shown where nothing else is asked for.
///
/// # Errors
/// An unknown role.
pub(crate) fn written(
    state: &State,
    words: &Words,
    catalogue: &Catalogue,
    asked: &ChainsAsked,
    choose: impl FnOnce(report::Options) -> report::Options,
) -> Result<String, Problem> {
    let view = View::new(state, words, &BTreeSet::new());
    let chains = analysis::chains::chains(&view, &asked.options(state, words)?);
    let has_informants = !view.persons().is_empty();
    let usual = report::Options {
        matrix_by: if has_informants { By::Informant } else { By::Source },
        ..report::Options::default()
    };
    let input = report::Input {
        view: &view,
        catalogue,
        chains: &chains,
        options: choose(usual),
        heads: state.heads.iter().map(ToString::to_string).collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    Ok(report::html(&input))
}

/// Writes bytes to a file so that it is there whole or not at all.
///
/// # Errors
/// The folder can't be written; the disk is full.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        return Err(Problem::new("output-not-written").with("path", path.display()));
    }
    store::write_whole(path, bytes).map_err(|error| match error {
        store::StoreError::NoSpace => Problem::new("output-no-space").with("path", path.display()),
        _ => Problem::new("output-not-written").with("path", path.display()),
    })
}
