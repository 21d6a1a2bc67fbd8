//! `report`: the study as one HTML file.

use super::analyse::ChainsAsked;
use crate::problem::Problem;
use crate::session::Session;
use analysis::View;
use analysis::codes::By;
use locale::Catalogue;
use std::collections::BTreeSet;
use std::path::Path;

/// The report as bytes: the same study, language, seed and version give the same bytes.
///
/// # Errors
/// Damage; an unknown role.
pub fn html(session: &Session, catalogue: &Catalogue, asked: &ChainsAsked) -> Result<String, Problem> {
    let words = session.words()?;
    let view = View::new(session.state(), &words, &BTreeSet::new());
    let chains = analysis::chains::chains(&view, &asked.options(session, &words)?);
    let informants = view.persons().len();
    let input = report::Input {
        view: &view,
        catalogue,
        chains: &chains,
        options: report::Options {
            matrix_by: if informants > 0 { By::Informant } else { By::Source },
            ..report::Options::default()
        },
        heads: session.state().heads.iter().map(ToString::to_string).collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    Ok(report::html(&input))
}

/// Writes bytes to a file so that it is there whole or not at all.
///
/// # Errors
/// The folder can't be written; the disk is full.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let partial = path.with_extension("part");
    let written = std::fs::write(&partial, bytes).and_then(|()| std::fs::rename(&partial, path));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&partial);
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull => "output-no-space",
            _ => "output-not-written",
        };
        Problem::new(code).with("path", path.display())
    })
}
