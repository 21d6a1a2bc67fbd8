//! Files that are parts of one chat: Messenger's `message_1.json` and its sequels, Telegram's pages.

use crate::json::{self, Program};
use crate::{Draft, FormatError, Options, html, meta, telegram};

/// Which chat a file is a part of.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Messenger or Instagram, by what names the thread.
    Meta(String),
    /// Telegram's pages, by the title that all of a chat have.
    Pages(String),
}

model::redacted! { Whole }

/// The chat that a text is a part of; `None` where a text is a source of its own.
pub(crate) fn whole_of(text: &str) -> Option<Whole> {
    if json::looks_like(text) {
        let is_meta = matches!(json::program(text), Ok(Program::Meta));
        return is_meta.then(|| Whole::Meta(meta::thread(text)));
    }
    let is_page = html::looks_like(text) && telegram::html::looks_like(text);
    is_page.then(|| Whole::Pages(telegram::html::title(text)))
}

/// Reads the parts of one chat, given with their names.
pub(crate) fn read(
    whole: &Whole,
    mut parts: Vec<(&str, &str)>,
    options: &Options,
) -> Result<Draft, FormatError> {
    parts.sort_by_key(|(name, _)| number(name));
    let texts: Vec<&str> = parts.iter().map(|(_, text)| *text).collect();
    match whole {
        Whole::Meta(_) => meta::read(&texts, options),
        Whole::Pages(_) => telegram::html::read(&texts, options),
    }
}

/// The number at the end of a file's name, so that `messages10` comes after `messages9`; `messages` is the first.
fn number(name: &str) -> u64 {
    let stem = crate::read::stem(name);
    let digits = stem.len() - stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    stem[stem.len() - digits..].parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_names() {
        for (name, expected) in
            [("messages.html", 0), ("a/messages2.html", 2), ("message_10.json", 10), ("9", 9)]
        {
            assert_eq!(number(name), expected, "{name}");
        }
    }
}
