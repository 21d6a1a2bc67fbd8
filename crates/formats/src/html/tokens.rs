//! HTML cut into tags and texts, as a browser would cut it: broken markup is read too. Nothing is kept of scripts,
//! styles and comments.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// The begin of an element.
    Open(Tag<'a>),
    /// The end of an element, by its name in lower case.
    Close(Cow<'a, str>),
    /// Text with its references undone.
    Text(Cow<'a, str>),
}

/// The begin of an element.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name in lower case.
    pub(crate) name: Cow<'a, str>,
    /// All between name and `>`.
    inner: &'a str,
}

/// Elements that have no content and no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

impl<'a> Tag<'a> {
    /// The value of an attribute, its references undone.
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.inner;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
            let (found, tail) = rest.split_at(end);
            if found.is_empty() && tail.is_empty() {
                return None;
            }
            let tail = tail.trim_start();
            let Some(tail) = tail.strip_prefix('=') else {
                if found.eq_ignore_ascii_case(name) {
                    return Some(Cow::Borrowed(""));
                }
                rest = tail;
                continue;
            };
            let tail = tail.trim_start();
            let (value, tail) = match tail.chars().next() {
                Some(quote @ ('"' | '\'')) => tail[1..].split_once(quote).unwrap_or((&tail[1..], "")),
                _ => tail.split_at(tail.find(char::is_whitespace).unwrap_or(tail.len())),
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            rest = tail;
        }
    }

    /// Whether the element is of this class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.value("class").is_some_and(|all| all.split_whitespace().any(|c| c == class))
    }

    /// Whether the element has no content and no end.
    pub(crate) fn is_void(&self) -> bool {
        VOID.contains(&&*self.name) || self.inner.ends_with('/')
    }
}

/// The pieces of a text in their order.
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose content is no markup and isn't given out.
    skipped: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    /// Begins at the begin of a text.
    pub(crate) fn of(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text, skipped: None }
    }

    /// Passes over what a script or a style holds.
    fn skip(&mut self, name: &str) {
        let at = self.rest.match_indices("</").map(|(at, _)| at);
        let is_end = |at: &usize| {
            self.rest.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
        };
        let end = at.into_iter().find(is_end).unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
    }

    /// A tag, comment or declaration at the begin of the rest; `None` where it is only a sign.
    fn markup(&mut self) -> Option<Option<Token<'a>>> {
        let inner = &self.rest[1..];
        if let Some(comment) = inner.strip_prefix("!--") {
            self.rest = comment.split_once("-->").map_or("", |(_, tail)| tail);
            return Some(None);
        }
        if inner.starts_with(['!', '?']) {
            self.rest = inner.split_once('>').map_or("", |(_, tail)| tail);
            return Some(None);
        }
        let closes = inner.starts_with('/');
        let named = inner.strip_prefix('/').unwrap_or(inner);
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = tag_end(named);
        let tag = &named[..end];
        self.rest = named.get(end + 1..).unwrap_or_default();
        let name_end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
        let name = lower(&tag[..name_end]);
        if closes {
            return Some(Some(Token::Close(name)));
        }
        self.skipped = ["script", "style", "template", "noscript"].into_iter().find(|s| *s == name);
        Some(Some(Token::Open(Tag { name, inner: &tag[name_end..] })))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.skipped.take() {
            self.skip(name);
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let mut text_end = self.rest.find('<').unwrap_or(self.rest.len());
            if text_end == 0 {
                match self.markup() {
                    Some(Some(token)) => return Some(token),
                    Some(None) => continue,
                    None => text_end = self.rest[1..].find('<').map_or(self.rest.len(), |at| at + 1),
                }
            }
            let (text, rest) = self.rest.split_at(text_end);
            self.rest = rest;
            return Some(Token::Text(decoded(text)));
        }
    }
}

/// Where a tag ends: `>` in a quoted value is none.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(q), b) if q == b => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (None, b'>') => return at,
            (None, b) => after_equals = b == b'=' || (after_equals && b.is_ascii_whitespace()),
        }
    }
    tag.find('>').unwrap_or(tag.len())
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// Named references that texts have; others stay as they stand.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("copy", '©'),
    ("reg", '®'),
    ("euro", '€'),
    ("deg", '°'),
    ("times", '×'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("shy", '\u{AD}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
];

/// A text with its references undone.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
        return char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?).filter(|c| *c != '\0');
    }
    NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&str]) {
        let shown = |token| match token {
            Token::Open(tag) => format!("+{}", tag.name),
            Token::Close(name) => format!("-{name}"),
            Token::Text(text) => text.into_owned(),
        };
        assert_eq!(Tokens::of(html).map(shown).collect::<Vec<_>>(), expected, "{html:?}");
    }

    #[test]
    fn pieces() {
        check(
            "<!DOCTYPE html><P class=a>satu &amp; dua<br/>tiga</P>",
            &["+p", "satu & dua", "+br", "tiga", "-p"],
        );
        check("a < b <<i>c", &["a ", "< b ", "<", "+i", "c"]);
        check("<script>if (a < '</b>') x</script>y", &["+script", "-script", "y"]);
        check("<style>a{}", &["+style"]);
        check("<!-- <p> -->x<!--", &["x"]);
        check("<a title=\"1 > 0\">x</a", &["+a", "x", "-a"]);
        check("<p title=\"x", &["+p"]);
        check("it's <b>5\" > 4", &["it's ", "+b", "5\" > 4"]);
        check("&#128578; &#x41; &bogus; & &amp", &["🙂 A &bogus; & &amp"]);
        check("", &[]);
    }

    #[test]
    fn attributes() {
        let html = "<a b c='d e' HREF = \"x?a=1&amp;b\" class=\"one two\"/>";
        let Some(Token::Open(tag)) = Tokens::of(html).next() else { panic!("no tag") };
        assert_eq!(tag.value("href").as_deref(), Some("x?a=1&b"));
        assert_eq!((tag.value("c").as_deref(), tag.value("b").as_deref()), (Some("d e"), Some("")));
        assert_eq!(tag.value("title"), None);
        assert!(tag.has_class("two") && !tag.has_class("tw") && tag.is_void());
    }
}
