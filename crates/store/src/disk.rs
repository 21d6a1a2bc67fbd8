//! Files that are there whole or not at all.

use crate::error::StoreError;
use crate::keys::random;
use std::fs::File;
use std::io::Write;
use std::path::Path;

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

/// Makes a file's name durable. Systems that can't open a folder do without.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(folder) {
        Ok(folder) => Ok(folder.sync_all()?),
        Err(_) => Ok(()),
    }
}
