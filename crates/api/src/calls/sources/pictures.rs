//! Pictures of an import on the page: only where the study declares them, from the archives that were uploaded or from
//! pictures among the files.

use super::{FileAsked, FilePreview, ImportAsked, Uploads};
use crate::problem::Problem;
use formats::Draft;
use formats::pictures::{self, Taken};

/// The files that are read, and those that are pictures to be taken in with them.
pub(super) fn apart(asked: &ImportAsked, uploads: &Uploads) -> (Vec<FileAsked>, Vec<FileAsked>) {
    let is_picture = |file: &FileAsked| {
        asked.pictures && uploads.files.get(&file.upload).is_some_and(|bytes| pictures::is_picture(bytes))
    };
    let (pictures, files) = asked.files.iter().cloned().partition(is_picture);
    (files, pictures)
}

/// A picture in the list of files.
pub(super) fn shown(file: &FileAsked) -> FilePreview {
    FilePreview {
        upload: file.upload,
        name: file.name.clone(),
        sources: Vec::new(),
        problem: None,
        there_already: false,
        chats: Vec::new(),
        table: None,
        part_of: None,
    }
}

/// Takes in the pictures that turns name, of each file's sources: from the file itself, else from an uploaded picture of
/// the same name. `counts` says how many sources each file gave.
pub(super) fn take(
    drafts: &mut [Draft],
    uploads: &Uploads,
    files: &[FileAsked],
    counts: &[usize],
    beside: &[FileAsked],
) -> Result<Taken, Problem> {
    let last = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let beside = |name: &str| {
        let mut alike = beside.iter().filter(|other| last(&other.name) == last(name));
        let only = alike.next().filter(|_| alike.next().is_none())?;
        uploads.files.get(&only.upload).map(|bytes| bytes.to_vec())
    };
    let (mut taken, mut rest) = (Taken::default(), drafts);
    for (file, count) in files.iter().zip(counts) {
        let bytes = uploads.files.get(&file.upload).ok_or(Problem::new("upload-gone"))?;
        let (own, others) = rest.split_at_mut((*count).min(rest.len()));
        taken = pictures::take(own, bytes, beside, taken)?;
        rest = others;
    }
    Ok(taken)
}
