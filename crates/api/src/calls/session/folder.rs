//! The folder of studies: what is in it, and names for new files.

use super::StudyInFolder;
use crate::problem::Problem;
use model::time::{LocalTime, Precision};
use std::path::{Component, Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What a study's file name ends in.
const ENDING: &str = "kelindan";
/// The longest stem that is made of a title.
const LONGEST: usize = 60;

/// The studies in a folder, by name; none where it can't be read.
pub(super) fn studies(folder: &Path) -> Vec<StudyInFolder> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_study = |path: &PathBuf| path.extension().is_some_and(|e| e == ENDING);
    let mut studies: Vec<_> = entries
        .map(|e| e.path())
        .filter(is_study)
        .filter_map(|path| {
            let known = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
            let written = known.modified().ok().and_then(written);
            Some(StudyInFolder { file: file_name(&path), bytes: known.len(), written })
        })
        .collect();
    studies.sort_by_key(|s| s.file.to_lowercase());
    studies
}

/// A moment as ISO 8601 in UTC.
pub(crate) fn written(at: SystemTime) -> Option<String> {
    let seconds = i64::try_from(at.duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()?;
    Some(LocalTime { seconds, precision: Precision::Second, zone: None }.to_string() + "Z")
}

/// The name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The path of a study that is named by its file name in the folder, or by a whole path.
pub(crate) fn path_of(folder: &Path, name: &str) -> Result<PathBuf, Problem> {
    let path = Path::new(name);
    let mut parts = path.components();
    match (parts.next(), parts.next()) {
        _ if path.is_absolute() => Ok(path.to_owned()),
        (Some(Component::Normal(_)), None) => Ok(folder.join(path)),
        _ => Err(Problem::new("study-not-found")),
    }
}

/// A file name that every system takes, made of a title: letters and digits with hyphens between.
pub(super) fn safe(title: &str, otherwise: &str) -> String {
    let parts: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let mut name: String = parts.join("-").to_lowercase().chars().take(LONGEST).collect();
    name.truncate(name.trim_end_matches('-').len());
    // Names that Windows keeps for devices.
    let reserved = ["con", "prn", "aux", "nul"].contains(&name.as_str())
        || (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")));
    match (name.is_empty(), reserved) {
        (true, _) => otherwise.to_owned(),
        (false, true) => format!("{otherwise}-{name}"),
        (false, false) => name,
    }
}

/// A path for a new study that nothing stands at: with a number where the name is taken.
pub(crate) fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let first = folder.join(format!("{stem}.{ENDING}"));
    let others = (2..).map(|n| folder.join(format!("{stem}-{n}.{ENDING}")));
    std::iter::once(first).chain(others).find(|path| !path.exists()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_every_system_takes() {
        for (title, name) in [
            ("Percakapan penjual & pembeli", "percakapan-penjual-pembeli"),
            ("  ../rahasia: bab 1?  ", "rahasia-bab-1"),
            ("???", "penelitian"),
            ("Con", "penelitian-con"),
            ("Pasar Éléphant", "pasar-éléphant"),
        ] {
            assert_eq!(safe(title, "penelitian"), name, "{title}");
        }
        assert_eq!(safe(&"panjang ".repeat(30), "x").chars().count(), 60);
    }

    #[test]
    fn a_name_leads_nowhere_but_into_the_folder() {
        let folder = Path::new("/folder");
        assert_eq!(path_of(folder, "a.kelindan"), Ok(PathBuf::from("/folder/a.kelindan")));
        for name in ["../a.kelindan", "sub/a.kelindan", "..", ""] {
            assert_eq!(path_of(folder, name).unwrap_err().code, "study-not-found", "{name}");
        }
    }
}
