//! Files of search rules: `[[rule]]` tables in TOML.
//!
//! ```toml
//! [[rule]]
//! name = "price"
//! code = "S-TERMS"
//! value = "price"          # captures the amount; without words or regex it looks for every price
//!
//! [[rule]]
//! name = "greeting"
//! code = "S-OPEN"
//! words = ["halo", "selamat pagi"]     # or: regex = '…', or: media = true
//! role = ["seller"]                    # or one word
//! kinds = ["conversation"]
//! place = "turn"                       # or "span", which is usual
//! ```

use crate::FormatError;
use model::rules::{Capture, Pattern, Rule};
use model::source::SourceKind;
use regex::RegexBuilder;
use std::collections::HashSet;
use toml::{Table, Value};

const KEYS: [&str; 9] = ["name", "code", "words", "regex", "media", "role", "kinds", "value", "place"];

/// What a compiled regular expression may take, in bytes.
const REGEX_LIMIT: usize = 1 << 20;

/// Reads a file of rules.
///
/// # Errors
/// [`FormatError::Mistake`] with the rule's number and name, or the line where the file is no TOML.
pub fn read(text: &str) -> Result<Vec<Rule>, FormatError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let file: Table = text.parse().map_err(|e: toml::de::Error| syntax(text, &e))?;
    if let Some(key) = file.keys().find(|key| *key != "rule") {
        return Err(mistake("file", format!("the key {key} is not known; rules begin with [[rule]]")));
    }
    let tables = match file.get("rule") {
        Some(Value::Array(tables)) if !tables.is_empty() => tables,
        _ => return Err(mistake("file", "there is no [[rule]] in it")),
    };
    let mut names = HashSet::new();
    let mut rules = Vec::with_capacity(tables.len());
    for (i, table) in tables.iter().enumerate() {
        let fields = Fields::of(i + 1, table)?;
        let rule = fields.rule()?;
        if !names.insert(rule.name.clone()) {
            return Err(fields.mistake("another rule has the same name"));
        }
        rules.push(rule);
    }
    Ok(rules)
}

fn mistake(place: impl Into<String>, problem: impl Into<String>) -> FormatError {
    FormatError::Mistake { place: place.into(), problem: problem.into() }
}

fn syntax(text: &str, error: &toml::de::Error) -> FormatError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    mistake(format!("line {line}"), error.message())
}

/// One table of the file.
struct Fields<'a> {
    place: String,
    table: &'a Table,
}

impl<'a> Fields<'a> {
    fn of(number: usize, value: &'a Value) -> Result<Fields<'a>, FormatError> {
        let Some(table) = value.as_table() else {
            return Err(mistake(format!("rule {number}"), "it is not a table"));
        };
        let name = table.get("name").and_then(Value::as_str).unwrap_or_default();
        let place =
            if name.is_empty() { format!("rule {number}") } else { format!("rule {number} ({name})") };
        let fields = Fields { place, table };
        match table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            Some(key) => Err(fields.mistake(format!("the key {key} is not known"))),
            None => Ok(fields),
        }
    }

    fn mistake(&self, problem: impl Into<String>) -> FormatError {
        mistake(self.place.as_str(), problem)
    }

    fn rule(&self) -> Result<Rule, FormatError> {
        let value = self.value()?;
        let pattern = self.pattern(value)?;
        let kinds = self.words("kinds")?.unwrap_or_default();
        let kind = |word: &String| {
            SourceKind::from_word(word).ok_or_else(|| self.mistake("kinds: a word is no kind"))
        };
        Ok(Rule {
            name: self.needed("name")?,
            code: self.needed("code")?,
            roles: self.words("role")?.unwrap_or_default(),
            kinds: kinds.iter().map(kind).collect::<Result<_, _>>()?,
            value,
            whole_turn: self.is_whole_turn()? || pattern == Pattern::Media,
            pattern,
        })
    }

    /// What it looks for: exactly one of words, regex and media, or every price.
    fn pattern(&self, value: Option<Capture>) -> Result<Pattern, FormatError> {
        let (words, regex, media) = (self.words("words")?, self.text("regex")?, self.is_media()?);
        match (words, regex, media) {
            (Some(words), None, false) => Ok(Pattern::Words(words)),
            (None, Some(regex), false) => self.regex(regex),
            (None, None, true) => Ok(Pattern::Media),
            (None, None, false) if value.is_some() => Ok(Pattern::Price),
            (None, None, false) => {
                Err(self.mistake("it needs words, regex, media = true or value = \"price\""))
            }
            _ => Err(self.mistake("only one of words, regex and media can be given")),
        }
    }

    fn regex(&self, regex: String) -> Result<Pattern, FormatError> {
        match RegexBuilder::new(&regex).size_limit(REGEX_LIMIT).build() {
            Ok(_) => Ok(Pattern::Regex(regex)),
            Err(regex::Error::CompiledTooBig(_)) => Err(self.mistake("regex: it is too large")),
            Err(error) => {
                // The last line says what is wrong; those before it quote the expression.
                let text = error.to_string();
                let problem = text.lines().last().unwrap_or_default().trim_start_matches("error: ");
                Err(self.mistake(format!("regex: {problem}")))
            }
        }
    }

    fn value(&self) -> Result<Option<Capture>, FormatError> {
        match self.text("value")?.as_deref() {
            None => Ok(None),
            Some("price") => Ok(Some(Capture::Price)),
            Some(_) => Err(self.mistake("value can only be \"price\"")),
        }
    }

    fn is_media(&self) -> Result<bool, FormatError> {
        match self.table.get("media") {
            None => Ok(false),
            Some(Value::Boolean(media)) => Ok(*media),
            Some(_) => Err(self.mistake("media must be true or false")),
        }
    }

    fn is_whole_turn(&self) -> Result<bool, FormatError> {
        match self.text("place")?.as_deref() {
            None | Some("span") => Ok(false),
            Some("turn") => Ok(true),
            Some(_) => Err(self.mistake("place can only be \"span\" or \"turn\"")),
        }
    }

    fn needed(&self, key: &str) -> Result<String, FormatError> {
        self.text(key)?.ok_or_else(|| self.mistake(format!("{key} is missing")))
    }

    fn text(&self, key: &str) -> Result<Option<String>, FormatError> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.trim().to_owned())),
            Some(_) => Err(self.mistake(format!("{key} must be a text that is not empty"))),
        }
    }

    /// One text or a list of texts.
    fn words(&self, key: &str) -> Result<Option<Vec<String>>, FormatError> {
        let filled =
            |value: &Value| value.as_str().map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned);
        let words = match self.table.get(key) {
            None => return Ok(None),
            Some(Value::Array(list)) if !list.is_empty() => list.iter().map(filled).collect(),
            Some(value) => filled(value).map(|word| vec![word]),
        };
        words
            .map(Some)
            .ok_or_else(|| self.mistake(format!("{key} must be a list of texts that are not empty")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(text: &str, place: &str, problem: &str) {
        let Err(FormatError::Mistake { place: got, problem: why }) = read(text) else {
            panic!("{text} was read")
        };
        assert_eq!((got.as_str(), why.as_str()), (place, problem), "{text}");
    }

    #[test]
    fn all_keys() {
        let rules = read(
            "[[rule]]\nname = 'harga'\ncode = 'S-TERMS'\nvalue = 'price'\n\
             [[rule]]\nname = 'sapa'\ncode = 'S-OPEN'\nwords = ['halo', ' selamat pagi ']\nrole = 'penjual'\n\
             kinds = ['conversation', 'interview']\nplace = 'turn'\n\
             [[rule]]\nname = 'foto'\ncode = 'S-VISUAL'\nmedia = true\nrole = ['a', 'b']\n\
             [[rule]]\nname = 'tanya'\ncode = 'S-ASK'\nregex = '\\?$'\nplace = 'span'\n",
        )
        .unwrap();
        let rule = |name: &str, code: &str, pattern| Rule {
            name: name.to_owned(),
            code: code.to_owned(),
            pattern,
            roles: Vec::new(),
            kinds: Vec::new(),
            value: None,
            whole_turn: false,
        };
        let list = |words: &[&str]| words.iter().map(|w| w.to_string()).collect::<Vec<_>>();
        let kinds = vec![SourceKind::Conversation, SourceKind::Interview];
        let greeting = rule("sapa", "S-OPEN", Pattern::Words(list(&["halo", "selamat pagi"])));
        assert_eq!(
            rules,
            [
                Rule { value: Some(Capture::Price), ..rule("harga", "S-TERMS", Pattern::Price) },
                Rule { roles: list(&["penjual"]), kinds, whole_turn: true, ..greeting },
                Rule {
                    roles: list(&["a", "b"]),
                    whole_turn: true,
                    ..rule("foto", "S-VISUAL", Pattern::Media)
                },
                rule("tanya", "S-ASK", Pattern::Regex("\\?$".to_owned())),
            ]
        );
    }

    #[test]
    fn mistakes_with_their_places() {
        let head = "[[rule]]\nname = 'a'\ncode = 'A'\n";
        let one = |rest: &str| format!("{head}{rest}");
        fails("", "file", "there is no [[rule]] in it");
        fails("rules = 1\n", "file", "the key rules is not known; rules begin with [[rule]]");
        fails("[[rule]]\ncode = 'A'\nmedia = true\n", "rule 1", "name is missing");
        fails("[[rule]]\nname = 'a'\nmedia = true\n", "rule 1 (a)", "code is missing");
        fails(&one("word = ['x']\n"), "rule 1 (a)", "the key word is not known");
        fails(&one(""), "rule 1 (a)", "it needs words, regex, media = true or value = \"price\"");
        fails(
            &one("words = ['x']\nregex = 'y'\n"),
            "rule 1 (a)",
            "only one of words, regex and media can be given",
        );
        fails(&one("words = []\n"), "rule 1 (a)", "words must be a list of texts that are not empty");
        fails(&one("words = ['x', '']\n"), "rule 1 (a)", "words must be a list of texts that are not empty");
        fails(&one("regex = '('\n"), "rule 1 (a)", "regex: unclosed group");
        fails(&one("regex = '(\\w{100}){100}'\n"), "rule 1 (a)", "regex: it is too large");
        fails(&one("media = 1\n"), "rule 1 (a)", "media must be true or false");
        fails(&one("value = 'time'\n"), "rule 1 (a)", "value can only be \"price\"");
        fails(&one("media = true\nplace = 'x'\n"), "rule 1 (a)", "place can only be \"span\" or \"turn\"");
        fails(&one("media = true\nkinds = ['chat']\n"), "rule 1 (a)", "kinds: a word is no kind");
        fails(
            &format!("{0}media = true\n{0}media = true\n", head),
            "rule 2 (a)",
            "another rule has the same name",
        );
        let Err(FormatError::Mistake { place, .. }) = read("[[rule]]\nname = \n") else {
            panic!("it was read")
        };
        assert_eq!(place, "line 2");
    }
}
