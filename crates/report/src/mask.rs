//! Masking: what could lead to a person is replaced in every quote and memo.
//!
//! Replaced are phone numbers, e-mail addresses, links, handles, long digit runs (accounts, identity numbers) and the
//! full names of the study's speakers. Prices stay: they are what the study is about. This finds what has a form; it
//! promises no completeness (a nickname, a street, a story can still lead to somebody), and the report says so.

use locale::Catalogue;
use model::{SpeakerId, State, Words};
use regex::{Captures, Regex, RegexBuilder};
use std::collections::{BTreeMap, HashMap};

/// Shorter speaker names are left alone: they are initials or parts of words.
const SHORTEST_NAME: usize = 3;

/// Of longer speaker names this many characters are looked for.
const LONGEST_NAME: usize = 120;

/// Names in one expression; more make several.
const NAMES_AT_ONCE: usize = 400;

/// Digits from which a run of them is no price.
const LONG_RUN: usize = 9;

/// What stands in the place of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Phone,
    Email,
    Link,
    Handle,
    Number,
    Name(Option<String>),
}

/// Something found, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    start: usize,
    end: usize,
    kind: Kind,
}

/// A pattern, what it finds, and a check of what it found.
struct Pattern {
    regex: Regex,
    kind: Kind,
    accepts: fn(&str, &str) -> bool,
}

/// Words around a marked span, masked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// Before the span.
    pub before: String,
    /// The span.
    pub marked: String,
    /// After it.
    pub after: String,
}

/// Finds and replaces what could lead to a person.
pub struct Masker {
    patterns: Vec<Pattern>,
    names: Vec<Regex>,
    pseudonyms: HashMap<String, Option<String>>,
    words: MaskWords,
}

/// The words that are put in, from the catalogue.
struct MaskWords {
    phone: String,
    email: String,
    link: String,
    handle: String,
    number: String,
    name: String,
}

impl Masker {
    /// A masker for a study: its speakers' names become the pseudonyms of their persons.
    pub fn new(state: &State, words: &Words, catalogue: &Catalogue) -> Masker {
        let mut pseudonyms: HashMap<String, Option<String>> = HashMap::new();
        let mut speakers: Vec<_> = words.speakers.iter().collect();
        speakers.sort();
        for (speaker, name) in speakers {
            let key: String = normal(name).chars().take(LONGEST_NAME).collect();
            if key.chars().count() < SHORTEST_NAME || is_role_name(state, words, *speaker, &key) {
                continue;
            }
            let pseudonym = state.person_of(*speaker).and_then(|p| words.persons.get(&p)).cloned();
            // A name that two persons share can't say which of them is meant.
            let known = pseudonyms.entry(key).or_insert_with(|| pseudonym.clone());
            if *known != pseudonym {
                *known = None;
            }
        }
        Masker {
            patterns: patterns(),
            names: name_patterns(&pseudonyms),
            pseudonyms,
            words: MaskWords::new(catalogue),
        }
    }

    /// The text with what was found replaced.
    pub fn mask(&self, text: &str) -> String {
        let hits = self.hits(text);
        self.replaced(text, &hits, 0, text.len())
    }

    /// The text in three parts around a span of Unicode scalar values. What was found and reaches over an edge of the
    /// span belongs to the span.
    pub fn mask_around(&self, text: &str, start: u32, end: u32) -> Marked {
        let hits = self.hits(text);
        let at = |n: u32| text.char_indices().nth(n as usize).map_or(text.len(), |(i, _)| i);
        let (mut from, mut to) = (at(start), at(end.max(start)));
        for hit in &hits {
            if hit.start < from && hit.end > from {
                from = hit.start;
            }
            if hit.start < to && hit.end > to {
                to = hit.end;
            }
        }
        Marked {
            before: self.replaced(text, &hits, 0, from),
            marked: self.replaced(text, &hits, from, to),
            after: self.replaced(text, &hits, to, text.len()),
        }
    }

    fn replaced(&self, text: &str, hits: &[Hit], from: usize, to: usize) -> String {
        let mut out = String::with_capacity(to - from);
        let mut at = from;
        for hit in hits.iter().filter(|h| h.start >= from && h.end <= to) {
            out.push_str(&text[at..hit.start]);
            out.push_str(&self.words.of(&hit.kind));
            at = hit.end;
        }
        out.push_str(&text[at..to]);
        out
    }

    /// What was found, from left to right, without overlap. A name that covers what a pattern found wins over it.
    fn hits(&self, text: &str) -> Vec<Hit> {
        let mut found: BTreeMap<usize, Hit> = BTreeMap::new();
        let names = self.name_hits(text);
        let forms = self.form_hits(text);
        let covers = |n: &Hit| forms.iter().any(|f| n.start <= f.start && n.end >= f.end);
        let (whole, rest): (Vec<Hit>, Vec<Hit>) = names.into_iter().partition(covers);
        for hit in whole.into_iter().chain(forms).chain(rest) {
            if is_free(&found, &hit) {
                found.insert(hit.start, hit);
            }
        }
        found.into_values().collect()
    }

    fn form_hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        for pattern in &self.patterns {
            for captures in pattern.regex.captures_iter(text) {
                hits.extend(pattern.hit(text, &captures));
            }
        }
        hits
    }

    fn name_hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        for names in &self.names {
            for hit in names.find_iter(text) {
                let pseudonym = self.pseudonyms.get(&normal(hit.as_str())).cloned().flatten();
                hits.push(Hit { start: hit.start(), end: hit.end(), kind: Kind::Name(pseudonym) });
            }
        }
        hits
    }
}

impl Pattern {
    fn new(regex: &str, kind: Kind, accepts: fn(&str, &str) -> bool) -> Pattern {
        // The expressions are constants; the tests compile each of them.
        let regex = RegexBuilder::new(regex).case_insensitive(true).build();
        Pattern { regex: regex.expect("a constant expression"), kind, accepts }
    }

    /// The first group where there is one, else the whole.
    fn hit(&self, text: &str, captures: &Captures) -> Option<Hit> {
        let found = captures.get(1).or_else(|| captures.get(0))?;
        let accepted = (self.accepts)(&text[..found.start()], found.as_str());
        accepted.then(|| Hit { start: found.start(), end: found.end(), kind: self.kind.clone() })
    }
}

impl MaskWords {
    fn new(catalogue: &Catalogue) -> MaskWords {
        MaskWords {
            phone: catalogue.text("mask-phone"),
            email: catalogue.text("mask-email"),
            link: catalogue.text("mask-link"),
            handle: catalogue.text("mask-handle"),
            number: catalogue.text("mask-number"),
            name: catalogue.text("mask-name"),
        }
    }

    fn of(&self, kind: &Kind) -> String {
        match kind {
            Kind::Phone => self.phone.clone(),
            Kind::Email => self.email.clone(),
            Kind::Link => self.link.clone(),
            Kind::Handle => self.handle.clone(),
            Kind::Number => self.number.clone(),
            Kind::Name(Some(pseudonym)) => format!("[{pseudonym}]"),
            Kind::Name(None) => self.name.clone(),
        }
    }
}

/// A name as it is compared: lower case, one space where there is any white space.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_role_name(state: &State, words: &Words, speaker: SpeakerId, name: &str) -> bool {
    let role = state.speakers.get(&speaker).and_then(|s| s.role()).and_then(|r| words.roles.get(&r));
    role.is_some_and(|r| normal(r) == name)
}

fn is_free(found: &BTreeMap<usize, Hit>, hit: &Hit) -> bool {
    let before = found.range(..hit.end).next_back();
    hit.start < hit.end && before.is_none_or(|(_, other)| other.end <= hit.start)
}

/// Whole names in any case, the longest first.
fn name_patterns(names: &HashMap<String, Option<String>>) -> Vec<Regex> {
    let mut names: Vec<&String> = names.keys().collect();
    names.sort_by_key(|n| (std::cmp::Reverse(n.chars().count()), n.as_str()));
    // A name that was cut has no end of its own.
    let end = |name: &str| if name.chars().count() < LONGEST_NAME { r"\b{end-half}" } else { "" };
    let one = |name: &String| format!("{}{}", regex::escape(name).replace(' ', r"\s+"), end(name));
    let all = |names: &[&String]| {
        let any = names.iter().map(|n| one(n)).collect::<Vec<_>>().join("|");
        RegexBuilder::new(&format!(r"\b{{start-half}}(?:{any})"))
            .case_insensitive(true)
            .size_limit(64 << 20)
            .build()
            .expect("escaped names within the size limit")
    };
    names.chunks(NAMES_AT_ONCE).map(all).collect()
}

/// What may stand between the digits of a phone number.
const SEP: &str = r"[ \t\u{a0}.()\-\u{2010}-\u{2015}]{0,3}";

/// The patterns in the order in which they win.
fn patterns() -> Vec<Pattern> {
    let any = |_: &str, _: &str| true;
    let tail = r#"[^\s<>"]*[^\s<>".,;:!?)\]'…]"#;
    let tld = "com|net|org|info|biz|shop|store|online|site|link|app|xyz|me|ly|gl|id|my|sg|tv|ee|page|social";
    let services = "ig|insta|instagram|tele|telegram|tg|line|id line|line id|fb|facebook|twitter|tiktok|tt|threads|\
                    michat|mi chat|wechat|discord|snapchat|bigo|user|username";
    vec![
        Pattern::new(
            &format!(r"(?:https?://)?(?:www\.)?\b(?:wa\.me|api\.whatsapp\.com)/{tail}"),
            Kind::Phone,
            any,
        ),
        Pattern::new(&format!(r"\b(?:https?|ftp)://{tail}|\bwww\.{tail}"), Kind::Link, any),
        Pattern::new(
            r"\b{start-half}[\w.+\-]+(?:@|\s*[(\[]at[)\]]\s*)[\w\-]+(?:\.[\w\-]+)+",
            Kind::Email,
            any,
        ),
        Pattern::new(
            &format!(r"\b[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:{tld})\b(?:/{tail})?"),
            Kind::Link,
            has_letter_host,
        ),
        Pattern::new(r"(?:^|[^\w@])(@[\w][\w.]*\w)", Kind::Handle, is_no_unit_price),
        Pattern::new(&format!(r"\b(?:{services})\s*[:=]\s*(@?\w[\w.]*\w)"), Kind::Handle, any),
        Pattern::new(&format!(r"\+\d(?:{SEP}\d){{7,14}}"), Kind::Phone, is_no_amount),
        Pattern::new(&format!(r"\b0{SEP}8(?:{SEP}\d){{8,12}}"), Kind::Phone, any),
        Pattern::new(&format!(r"\b(?:00)?62{SEP}8(?:{SEP}\d){{7,12}}"), Kind::Phone, any),
        Pattern::new(&format!(r"\(?\b0[2-9]\d{{1,2}}{SEP}\d(?:{SEP}\d){{5,8}}"), Kind::Phone, any),
        Pattern::new(r"\d+", Kind::Number, is_long),
        Pattern::new(r"\d+(?:[\-\u{2010}-\u{2015}]\d+)+", Kind::Number, is_account),
        Pattern::new(r"\b\d{4}(?:[ .]\d{4})+(?:[ .]\d{1,4})?\b", Kind::Number, is_account),
        Pattern::new(r"\b\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}\b", Kind::Number, any),
    ]
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// "toko.id" is a host, "2.5.id" is none.
fn has_letter_host(_: &str, found: &str) -> bool {
    found.split('.').next().is_some_and(|host| host.chars().any(char::is_alphabetic))
}

/// "@150rb" and "@ 2.500" give the price of one piece.
fn is_no_unit_price(_: &str, found: &str) -> bool {
    let rest =
        found.trim_start_matches('@').trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
    let unit = matches!(
        rest.to_lowercase().as_str(),
        "" | "rb" | "rbu" | "ribu" | "k" | "jt" | "juta" | "an" | "pcs"
    );
    !(unit && digits(found) > 0)
}

/// "+1.500.000" is a sum, "+62.812.345.678" is not.
fn is_no_amount(_: &str, found: &str) -> bool {
    let number = found.trim_start_matches('+');
    number.starts_with("62") || !is_thousands(number)
}

fn is_thousands(number: &str) -> bool {
    let mut groups = number.split(['.', ',']);
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    let is_digits = |g: &str| g.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && is_digits(first)
        && !rest.is_empty()
        && rest.iter().all(|g| g.len() == 3 && is_digits(g))
}

/// A run of nine digits or more, unless "Rp" stands before it.
fn is_long(before: &str, found: &str) -> bool {
    let before = before.trim_end_matches([' ', '.', '\u{a0}']).to_lowercase();
    digits(found) >= LONG_RUN && !before.ends_with("rp") && !before.ends_with("idr")
}

/// Groups of digits with nine or more in all, one of them long; "150000-200000" is a range of prices.
fn is_account(_: &str, found: &str) -> bool {
    let groups: Vec<&str> = found.split(|c: char| !c.is_ascii_digit()).collect();
    let prices = groups.iter().all(|g| g.ends_with("00"));
    digits(found) >= LONG_RUN && groups.iter().any(|g| g.len() >= 4) && !prices
}
