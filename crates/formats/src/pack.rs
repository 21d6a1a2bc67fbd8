//! Files packed into an archive, as documents and workbooks are: all of the same moment, so that the same files give the
//! same bytes.

use crate::FormatError;
use crate::archive::LIMIT;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The bytes of an archive with these files, in this order.
///
/// # Errors
/// More than an archive can hold.
pub(crate) fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, FormatError> {
    write(files).map_err(|_| FormatError::TooLarge { limit: LIMIT })
}

fn write(files: &[(String, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
