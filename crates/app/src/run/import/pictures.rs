//! `import --pictures`: pictures that turns name, from the archive itself or from beside the file.

use crate::run::number;
use crate::terminal;
use api::Problem;
use formats::Draft;
use formats::pictures::{self, LARGEST, Taken};
use locale::Catalogue;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Takes in the pictures that turns name, of each file's sources, and says what became of them. `counts` says how many
/// sources each file gave.
pub fn take(
    drafts: &mut [Draft],
    files: &[PathBuf],
    counts: &[usize],
    catalogue: &Catalogue,
) -> Result<(), Problem> {
    let (mut taken, mut rest) = (Taken::default(), drafts);
    for (path, count) in files.iter().zip(counts) {
        let (own, others) = rest.split_at_mut((*count).min(rest.len()));
        rest = others;
        if *count > 0 {
            let folder = path.parent().unwrap_or(Path::new(""));
            taken = pictures::take(own, &archive(path)?, |name| beside(folder, name), taken)?;
        }
    }
    tell(taken, catalogue);
    Ok(())
}

/// The bytes of a file that is an archive; nothing of any other, whose pictures lie beside it.
fn archive(path: &Path) -> Result<Vec<u8>, Problem> {
    let failed = |_| Problem::new("file-not-read");
    if path.as_os_str() == "-" {
        return Ok(Vec::new());
    }
    let mut begin = [0; 2];
    let is_zip = std::fs::File::open(path).map_err(failed)?.read_exact(&mut begin).is_ok() && begin == *b"PK";
    if is_zip { std::fs::read(path).map_err(failed) } else { Ok(Vec::new()) }
}

/// The bytes of a file in the folder of a chat or below it; a name that leads elsewhere is none, also by a link.
fn beside(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let name = Path::new(name.trim_start_matches("./"));
    let is_below = name.components().all(|part| matches!(part, Component::Normal(_)));
    let inside = |path: PathBuf| {
        let (path, root) = (path.canonicalize().ok()?, folder_of(folder).canonicalize().ok()?);
        let data = path.starts_with(&root).then(|| path.metadata().ok())??;
        (data.is_file() && data.len() <= LARGEST).then(|| std::fs::read(&path).ok())?
    };
    is_below.then(|| inside(folder.join(name)))?
}

/// A file named without a folder lies in the present one.
fn folder_of(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Says what became of the pictures.
fn tell(taken: Taken, catalogue: &Catalogue) {
    let counts = [taken.taken, taken.missing, taken.refused].map(|n| number(n as usize));
    let [all, missing, refused] = counts;
    let said =
        catalogue.with("import-pictures", &[("count", all), ("missing", missing), ("refused", refused)]);
    terminal::note(catalogue, &said);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_below_the_folder_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let chat = folder.path().join("chat");
        std::fs::create_dir_all(chat.join("photos")).unwrap();
        std::fs::write(chat.join("photos/1.jpg"), b"1").unwrap();
        std::fs::write(folder.path().join("2.jpg"), b"2").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("2.jpg"), chat.join("3.jpg")).unwrap();
        for (name, found) in [
            ("photos/1.jpg", Some(b"1".to_vec())),
            ("./photos/1.jpg", Some(b"1".to_vec())),
            ("../2.jpg", None),
            ("photos/../../2.jpg", None),
            ("/etc/hostname", None),
            ("3.jpg", None),
            ("photos", None),
            ("", None),
        ] {
            assert_eq!(beside(&chat, name), found, "{name}");
        }
    }
}
