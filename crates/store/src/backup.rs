//! A copy of an open study: consistent, sealed rows only, and checked before it has its name.

use crate::error::StoreError;
use crate::file::StudyFile;
use crate::{disk, open, schema};
use std::path::Path;

impl StudyFile {
    /// Writes a copy of the file as it stands; it is there whole or not at all. The copy opens with the same secrets.
    ///
    /// # Errors
    /// A file of that name is there; the folder isn't or can't be written; the disk is full; the copy, read again, is
    /// not what was written.
    pub fn copy_to(&self, out: &Path) -> Result<(), StoreError> {
        disk::make_whole(out, |partial| {
            let name = partial.to_str().ok_or_else(|| StoreError::System("the name of the copy".into()))?;
            self.connection.execute("VACUUM INTO ?1", [name])?;
            let copy = schema::connect(partial, false)?;
            let read = open::load(&copy, self.study, &self.keys, &self.memory.checked())?;
            if read.manifest.heads != self.manifest.heads && self.newer.is_none() {
                // Another program wrote in between: then the copy has more, and everything that this one knows.
                let known = |id| read.batches.contains_key(id);
                if !self.batches.keys().all(known) {
                    return Err(StoreError::Damaged("the copy".into()));
                }
            }
            schema::complete(&copy)?;
            copy.close().map_err(|(_, e)| StoreError::from(e))?;
            Ok(std::fs::File::open(partial)?.sync_all()?)
        })
    }
}
