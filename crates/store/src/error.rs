//! What can go wrong with a study file. No text names content; ids are shortened hashes.

use model::batch::BatchError;
use model::state::{ClosureError, Invalid};

/// Why a study can't be made, opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file.
    #[error("there is no such file")]
    NotFound,
    /// A file is there already.
    #[error("the file exists already")]
    Exists,
    /// Not a study file.
    #[error("not a study file")]
    NotAStudy,
    /// A newer program made it.
    #[error("format {0} is newer than this program")]
    NewerFormat(i64),
    /// No slot opens with this passphrase or key.
    #[error("wrong passphrase or recovery key")]
    WrongSecret,
    /// Tables, triggers or indexes that don't belong to a study.
    #[error("the file holds something that doesn't belong to a study: {0}")]
    Planted(String),
    /// A sealed row is damaged, missing, foreign or of another time.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The log doesn't fit together.
    #[error("the log doesn't fit together: {0}")]
    Log(#[from] ClosureError),
    /// An event doesn't fit what came before.
    #[error("the log holds something that can't be: {0}")]
    Invalid(#[from] Invalid),
    /// A newer program wrote to the study: it can be read as it was before, not written.
    #[error("it needs a program that reads version {0}")]
    NeedsReader(u32),
    /// A newer program on this computer remembers more than this one can read.
    #[error("a newer program remembers the study here")]
    NewerMemory,
    /// Another program changed who can open the study.
    #[error("the keys were changed by another program")]
    KeysChanged,
    /// Nobody has a passphrase under this name.
    #[error("no passphrase under that name")]
    NoSuchHolder,
    /// A study keeps one passphrase.
    #[error("the last passphrase stays")]
    LastPassphrase,
    /// No more passphrases than the format has room for.
    #[error("too many passphrases")]
    ManyPassphrases,
    /// Both copies changed their keys: somebody has to say whose hold.
    #[error("keys were changed in both copies")]
    KeysOfBoth,
    /// Two files that are not copies of one study.
    #[error("not copies of one study")]
    OtherStudy,
    /// The disk has no room to rewrite the file; nothing was changed.
    #[error("the disk has no room to rewrite the file: {needed} bytes are needed, {free} are free")]
    NoRoom {
        /// Bytes needed.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// A batch that can't be read.
    #[error("batch {0}: {1}")]
    Batch(String, BatchError),
    /// The key of an owner was destroyed by a withdrawal.
    #[error("the words there were withdrawn")]
    Withdrawn,
    /// More than one payload can hold.
    #[error("too large for one piece")]
    TooLarge,
    /// Another program wrote to the study and what was to be written no longer fits.
    #[error("the study changed meanwhile")]
    Changed,
    /// Another program holds the study.
    #[error("another program is writing to the study")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    NoSpace,
    /// The folder or file can't be written.
    #[error("it can't be written")]
    ReadOnly,
    /// The user stopped it; nothing was stored.
    #[error("stopped")]
    Stopped,
    /// The system failed while it was writing: whether the last action is stored can only be seen by looking.
    #[error("the system failed while writing ({0}); whether the last action is stored is not certain")]
    Uncertain(String),
    /// The system failed.
    #[error("the system failed: {0}")]
    System(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => StoreError::NoSpace,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => StoreError::ReadOnly,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Busy,
            Some(Code::NotADatabase) => StoreError::NotAStudy,
            // Without a code of its own: a header that SQLite can make nothing of.
            Some(Code::DatabaseCorrupt | Code::Unknown) => StoreError::Damaged("pages of the file".into()),
            Some(code) => StoreError::System(format!("database {code:?}")),
            // No error of SQLite: a value that isn't of the kind that stands there in every study.
            None => StoreError::Damaged("a row of the file".into()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => StoreError::NotFound,
            std::io::ErrorKind::AlreadyExists => StoreError::Exists,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly
            }
            std::io::ErrorKind::StorageFull => StoreError::NoSpace,
            kind => StoreError::System(kind.to_string()),
        }
    }
}

/// A row that can't be opened or read, named by table and a short hash.
pub(crate) fn damaged(table: &str, id: &[u8]) -> StoreError {
    StoreError::Damaged(format!("{table} {}", model::hex(&id[..id.len().min(4)])))
}
