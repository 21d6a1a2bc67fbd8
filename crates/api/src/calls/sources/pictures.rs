//! Pictures of an import on the page: from the archives that were uploaded, only where the study declares pictures.

use super::{FileAsked, Uploads};
use crate::problem::Problem;
use formats::Draft;
use formats::pictures::{self, Taken};

/// Takes in the pictures that the turns of an uploaded file name: from the file itself, else from an uploaded picture of
/// the same name.
pub(super) fn take(
    drafts: &mut [Draft],
    uploads: &Uploads,
    files: &[FileAsked],
    file: &FileAsked,
    so_far: Taken,
) -> Result<Taken, Problem> {
    let bytes = uploads.files.get(&file.upload).ok_or(Problem::new("upload-gone"))?;
    let last = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let beside = |name: &str| {
        let mut alike = files.iter().filter(|other| last(&other.name) == last(name));
        let only = alike.next().filter(|_| alike.next().is_none())?;
        uploads.files.get(&only.upload).map(|bytes| bytes.to_vec())
    };
    Ok(pictures::take(drafts, bytes, beside, so_far)?)
}

/// Whether a file is a picture to be taken in with a chat rather than to be read.
pub(super) fn is_one(uploads: &Uploads, file: &FileAsked) -> bool {
    uploads.files.get(&file.upload).is_some_and(|bytes| pictures::is_picture(bytes))
}
