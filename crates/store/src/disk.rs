//! Files that are there whole or not at all.

use crate::error::StoreError;
use crate::keys::random;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a file so that it is there whole or not at all, also after a power cut; one that is there is replaced.
///
/// # Errors
/// The folder can't be made or written; the disk is full.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let partial = path.with_extension(format!("new-{}", model::hex(&random::<4>()?)));
    let mut file = File::create_new(&partial)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(error) = written.and_then(|()| std::fs::rename(&partial, path)) {
        let _ = std::fs::remove_file(&partial);
        return Err(error.into());
    }
    sync_folder(path)
}

/// Makes a study file under a name of its own and gives it its name once it is whole; never over a file that is there.
///
/// # Errors
/// A file of that name is there already; whatever `make` says.
pub(crate) fn make_whole<T>(
    path: &Path,
    make: impl FnOnce(&Path) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    if path.exists() {
        return Err(StoreError::Exists);
    }
    let partial = path.with_extension(format!("new-{}", model::hex(&random::<4>()?)));
    let made = make(&partial).and_then(|made| {
        // A name is given to one whole file only: a -wal that couldn't be written back would be lost.
        let rest = std::fs::metadata(beside(&partial, "-wal")).map_or(0, |m| m.len());
        if rest > 0 {
            return Err(StoreError::System("the new file couldn't be completed".into()));
        }
        give_name(&partial, path).map(|()| made)
    });
    if made.is_err() {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(beside(&partial, end));
        }
    }
    let made = made?;
    sync_folder(path)?;
    Ok(made)
}

/// The path of a file that SQLite keeps beside a study.
pub(crate) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(end);
    name.into()
}

/// Renames without ever replacing: by a second name where the file system has them.
fn give_name(partial: &Path, path: &Path) -> Result<(), StoreError> {
    match std::fs::hard_link(partial, path) {
        Ok(()) => Ok(std::fs::remove_file(partial)?),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Err(StoreError::Exists),
        Err(_) if path.exists() => Err(StoreError::Exists),
        Err(_) => Ok(std::fs::rename(partial, path)?),
    }
}

/// Bytes free for this user where a path stands; `None` where the system doesn't say.
pub(crate) fn free(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    return rustix::fs::statvfs(path).ok().map(|s| s.f_bavail.saturating_mul(s.f_frsize));
    #[cfg(not(unix))]
    return path.exists().then_some(u64::MAX);
}

/// Whether two folders are on one disk.
pub(crate) fn are_one(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| std::fs::metadata(path).map(|m| m.dev()).ok();
        device(one) == device(other)
    }
    #[cfg(not(unix))]
    {
        one.components().next() == other.components().next()
    }
}

/// Makes a file's name durable. Systems that can't open a folder do without.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(folder) {
        Ok(folder) => Ok(folder.sync_all()?),
        Err(_) => Ok(()),
    }
}
