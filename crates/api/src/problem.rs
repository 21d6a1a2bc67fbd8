//! What a user is told when something can't be done: a key of the catalogues with its arguments.

use formats::FormatError;
use locale::{Arg, Catalogue};
use store::StoreError;

/// Something that can't be done. Its sentence is `err-CODE` in the catalogues, what to do next `err-CODE-hint`.
///
/// Arguments are numbers, ids, words of our own, codes and paths that the user typed for a study or an output; never
/// words, names or names of imported files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key without `err-`.
    pub code: &'static str,
    /// The arguments of the sentence.
    pub args: Vec<(&'static str, String)>,
    /// Which file of how many it was, counted from 1 in the order in which they were given.
    pub file: Option<(usize, usize)>,
}

impl Problem {
    /// A problem without arguments.
    pub fn new(code: &'static str) -> Problem {
        Problem { code, args: Vec::new(), file: None }
    }

    /// Adds an argument.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Problem {
        self.args.push((name, value.to_string()));
        self
    }

    /// Says which file of how many it was; names of files may be personal and are not told.
    pub fn in_file(mut self, file: usize, of: usize) -> Problem {
        self.file = Some((file, of));
        self
    }

    /// Whether the command itself was wrong, not what it met.
    pub fn is_usage(&self) -> bool {
        matches!(self.code, "word" | "role-form" | "column-form" | "column-word" | "day" | "zone")
    }

    /// The sentence: what happened and where.
    pub fn message(&self, catalogue: &Catalogue) -> String {
        let message = self.sentence(catalogue, &format!("err-{}", self.code));
        let Some((file, of)) = self.file.filter(|(_, of)| *of > 1) else { return message };
        let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let args = [("file", number(file)), ("of", number(of)), ("message", Arg::Text(&message))];
        catalogue.with("in-file", &args)
    }

    /// What to do next, where the catalogue has it.
    pub fn hint(&self, catalogue: &Catalogue) -> Option<String> {
        let key = format!("err-{}-hint", self.code);
        catalogue.has(&key).then(|| self.sentence(catalogue, &key))
    }

    /// What to do next for somebody before a page: where the sentence speaks of the command line, the page has its own.
    pub fn page_hint(&self, catalogue: &Catalogue) -> Option<String> {
        let key = format!("err-{}-page", self.code);
        if catalogue.has(&key) { Some(self.sentence(catalogue, &key)) } else { self.hint(catalogue) }
    }

    fn sentence(&self, catalogue: &Catalogue, key: &str) -> String {
        let args: Vec<(&str, Arg<'_>)> = self.args.iter().map(|(name, v)| (*name, Arg::Text(v))).collect();
        catalogue.with(key, &args)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        match error {
            StoreError::NotFound => Problem::new("study-not-found"),
            StoreError::Exists => Problem::new("study-exists"),
            StoreError::NotAStudy => Problem::new("not-a-study"),
            StoreError::NewerFormat(0) => Problem::new("older-format"),
            StoreError::NewerFormat(format) => Problem::new("newer-format").with("format", format),
            StoreError::WrongSecret => Problem::new("wrong-secret"),
            StoreError::Planted(what) => Problem::new("planted").with("what", what),
            StoreError::Damaged(what) => Problem::new("damaged").with("what", what),
            StoreError::Log(error) => Problem::new("damaged").with("what", error),
            StoreError::Invalid(error) => Problem::new("damaged").with("what", error),
            StoreError::Batch(id, error) => {
                Problem::new("damaged").with("what", format!("batch {id}: {error}"))
            }
            StoreError::NeedsReader(version) => Problem::new("needs-reader").with("version", version),
            StoreError::NewerMemory => Problem::new("newer-memory"),
            StoreError::KeysChanged => Problem::new("keys-changed"),
            StoreError::NoSuchHolder => Problem::new("passphrase-unknown"),
            StoreError::LastPassphrase => Problem::new("passphrase-last"),
            StoreError::ManyPassphrases => Problem::new("passphrase-many"),
            StoreError::KeysOfBoth => Problem::new("merge-keys"),
            StoreError::OtherStudy => Problem::new("other-study"),
            StoreError::NoRoom { needed, free } => {
                let mib = |bytes: u64| (bytes >> 20).to_string();
                Problem::new("no-room").with("needed", mib(needed + (1 << 20))).with("free", mib(free))
            }
            StoreError::Withdrawn => Problem::new("place-withdrawn"),
            StoreError::TooLarge => Problem::new("source-large"),
            StoreError::Changed => Problem::new("changed"),
            StoreError::Busy => Problem::new("busy"),
            StoreError::NoSpace => Problem::new("no-space"),
            StoreError::ReadOnly => Problem::new("read-only"),
            StoreError::Stopped => Problem::new("stopped"),
            StoreError::Uncertain(what) => Problem::new("uncertain").with("what", what),
            StoreError::System(what) => Problem::new("system").with("what", what),
        }
    }
}

impl From<FormatError> for Problem {
    fn from(error: FormatError) -> Problem {
        match error {
            FormatError::Empty => Problem::new("file-empty"),
            FormatError::Binary => Problem::new("file-binary"),
            FormatError::Encoding { line } => Problem::new("file-encoding").with("line", line),
            FormatError::NotThisKind { kind } => Problem::new("file-kind").with("kind", kind),
            FormatError::DateOrder { line } => Problem::new("file-date-order").with("line", line),
            FormatError::MissingColumn { column } => Problem::new("table-column").with("column", column),
            FormatError::Columns => Problem::new("table-columns"),
            FormatError::Cell { row, column } => {
                Problem::new("table-cell").with("row", row).with("column", column)
            }
            FormatError::Broken { part } => Problem::new("file-broken").with("part", part),
            FormatError::ManyChats { count } => Problem::new("file-many-chats").with("count", count),
            FormatError::NoText => Problem::new("file-no-text"),
            FormatError::TooLarge { limit } => Problem::new("file-large").with("limit", limit),
            FormatError::Mistake { place, problem } => {
                Problem::new("mistake").with("place", place).with("problem", problem)
            }
        }
    }
}
