//! The words that people read: Fluent catalogues in English and Indonesian, and how each language writes numbers.
//!
//! The catalogues stand in `locales/en` and `locales/id`, the same keys in both; they are compiled into the program.

mod language;
mod number;

pub use language::Language;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

const ENGLISH: [&str; 7] = [
    include_str!("../../../locales/en/app.ftl"),
    include_str!("../../../locales/en/errors.ftl"),
    include_str!("../../../locales/en/report.ftl"),
    include_str!("../../../locales/en/words.ftl"),
    include_str!("../../../locales/en/found.ftl"),
    include_str!("../../../locales/en/people.ftl"),
    include_str!("../../../locales/en/protect.ftl"),
];

const INDONESIAN: [&str; 7] = [
    include_str!("../../../locales/id/app.ftl"),
    include_str!("../../../locales/id/errors.ftl"),
    include_str!("../../../locales/id/report.ftl"),
    include_str!("../../../locales/id/words.ftl"),
    include_str!("../../../locales/id/found.ftl"),
    include_str!("../../../locales/id/people.ftl"),
    include_str!("../../../locales/id/protect.ftl"),
];

/// The catalogues' sources in a language, file by file.
const fn sources(language: Language) -> &'static [&'static str; 7] {
    match language {
        Language::English => &ENGLISH,
        Language::Indonesian => &INDONESIAN,
    }
}

/// What a message names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words, put in as they stand.
    Text(&'a str),
    /// A whole number: it chooses the plural and is written with the language's separators.
    Number(i64),
}

/// The messages of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads the catalogues of a language.
    pub fn new(language: Language) -> Catalogue {
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| written(value, Language::English),
            Language::Indonesian => |value, _| written(value, Language::Indonesian),
        }));
        for source in sources(language) {
            // A catalogue with a mistake keeps its good messages; a test refuses the mistake.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(rest, _)| rest);
            bundle.add_resource_overriding(resource);
        }
        Catalogue { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a message that names nothing; `[key]` where there is no such message.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a message with what it names; `[key]` where there is no such message.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return format!("[{key}]");
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, FluentValue::from((*text).to_owned())),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// Whether there is a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|m| m.value().is_some())
    }

    /// A number with this many decimals: `1,234.5` or `1.234,5`; a dash where it is none.
    pub fn number(&self, n: f64, decimals: usize) -> String {
        number::decimal(n, decimals, self.language)
    }

    /// A whole number: `1,234` or `1.234`.
    pub fn integer(&self, n: i64) -> String {
        number::integer(n, self.language)
    }
}

/// How a number inside a message is written; everything else as Fluent does it.
fn written(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(number::integer(n.value.round() as i64, language)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
