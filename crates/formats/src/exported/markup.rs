//! The words in HTML, SVG and XML: texts, attributes, comments. It reads broken markup too, since a gate may not fail
//! to see what a browser shows.

/// Which elements hold words that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Glue {
    /// Elements within a line.
    Html,
    /// Runs within a paragraph.
    Word,
    /// Runs within a cell.
    Sheet,
    /// None.
    Xml,
}

impl Glue {
    /// By the name of a member of an archive.
    pub fn of_part(name: &str) -> Glue {
        let is_in = |folder: &str| name.starts_with(folder) || name.contains(&format!("/{folder}"));
        match () {
            // The runs of a line belong together, its lines don't.
            () if name.ends_with(".svg") => Glue::Html,
            () if is_in("word/") => Glue::Word,
            () if is_in("xl/") => Glue::Sheet,
            () => Glue::Xml,
        }
    }

    /// Whether the words around an element's begin or end belong together.
    fn glues(self, tag: &str) -> bool {
        let tag = tag.rsplit(':').next().unwrap_or(tag);
        match self {
            Glue::Html => matches!(
                tag,
                "a" | "b"
                    | "i"
                    | "em"
                    | "strong"
                    | "span"
                    | "mark"
                    | "small"
                    | "sub"
                    | "sup"
                    | "u"
                    | "s"
                    | "q"
                    | "abbr"
                    | "cite"
                    | "code"
                    | "wbr"
                    | "tspan"
                    | "bdi"
                    | "bdo"
                    | "font"
                    | "ins"
                    | "del"
                    | "time"
            ),
            Glue::Word => !matches!(
                tag,
                "p" | "br" | "tab" | "tr" | "tc" | "comment" | "footnote" | "txbxContent" | "instrText"
            ),
            Glue::Sheet => !matches!(tag, "si" | "c" | "is" | "row" | "comment" | "definedName" | "p"),
            Glue::Xml => false,
        }
    }
}

/// Attributes that say how something looks, and no word.
const LOOKS: [&str; 12] = [
    "style",
    "class",
    "d",
    "points",
    "transform",
    "viewbox",
    "fill",
    "stroke",
    "width",
    "height",
    "rel",
    "media",
];

/// The words of a piece of markup; what doesn't belong together stands on lines of its own.
pub(super) fn text(markup: &str, glue: Glue) -> String {
    let (mut out, mut apart) = (String::with_capacity(markup.len() / 2), Vec::new());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        decode(&rest[..at], &mut out);
        rest = &rest[at..];
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            let (comment, tail) = cut(comment, "-->");
            apart.push(comment.to_owned());
            tail
        } else if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let (data, tail) = cut(data, "]]>");
            out.push_str(data);
            tail
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            let (declared, tail) = cut(&rest[2..], ">");
            apart.push(declared.to_owned());
            tail
        } else {
            element(rest, glue, &mut out, &mut apart)
        };
    }
    decode(rest, &mut out);
    for one in apart {
        out.push('\n');
        decode(&one, &mut out);
    }
    out
}

/// What stands before a sign and behind it; all before it where there is none.
fn cut<'t>(text: &'t str, sign: &str) -> (&'t str, &'t str) {
    text.split_once(sign).unwrap_or((text, ""))
}

/// Reads a tag; its attributes are set apart. Style and script are passed over up to their end.
fn element<'t>(rest: &'t str, glue: Glue, out: &mut String, apart: &mut Vec<String>) -> &'t str {
    let inner = &rest[1..];
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(name.len());
    let tag = &name[..end];
    if !tag.starts_with(|c: char| c.is_alphabetic()) {
        // "a < b" in a text that isn't well made.
        out.push('<');
        return inner;
    }
    let closes = inner.starts_with('/');
    let (tail, empty) = attributes(&name[end..], apart);
    let lower = tag.to_ascii_lowercase();
    if !glue.glues(if glue == Glue::Html { &lower } else { tag }) {
        out.push('\n');
    }
    if !closes && !empty && (lower == "script" || lower == "style") {
        let close = format!("</{lower}");
        let at = find_caseless(tail, &close).unwrap_or(tail.len());
        return &tail[at..];
    }
    tail
}

fn find_caseless(text: &str, word: &str) -> Option<usize> {
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| text[*at..].get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

/// Reads the attributes up to the end of the tag: what follows it, and whether the tag closes itself.
fn attributes<'t>(mut rest: &'t str, apart: &mut Vec<String>) -> (&'t str, bool) {
    let mut empty = false;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return ("", empty) };
        if first == '>' {
            return (&rest[1..], empty);
        }
        if first == '/' || first == '=' {
            (rest, empty) = (&rest[1..], first == '/');
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end.max(first.len_utf8()));
        let (value, tail) = value(tail);
        (rest, empty) = (tail, false);
        let lower = name.to_ascii_lowercase();
        let says = !lower.starts_with("xmlns") && !LOOKS.contains(&lower.as_str());
        if says && !value.is_empty() && !value.trim_start().starts_with("data:") {
            apart.push(value.to_owned());
        }
    }
}

fn value(rest: &str) -> (&str, &str) {
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else { return ("", rest) };
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
    }
}

/// Adds a text with its entities as the characters that they stand for.
fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
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
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "shy" => '\u{AD}',
        "commat" => '@',
        "period" => '.',
        "eacute" => 'é',
        _ => return None,
    })
}
