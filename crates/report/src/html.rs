//! A small builder for HTML and SVG: every text and every attribute is escaped, every element is closed.

/// A piece of a document under construction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    out: String,
}

/// Attributes of an element: name and value. An empty value leaves the attribute out, except for `alt`.
pub type Attrs<'a> = &'a [(&'a str, &'a str)];

/// Elements that have no content and no end tag.
const VOID: [&str; 5] = ["meta", "br", "hr", "col", "img"];

impl Html {
    /// An empty piece.
    pub fn new() -> Html {
        Html::default()
    }

    /// Makes a piece with a function.
    pub fn build(fill: impl FnOnce(&mut Html)) -> Html {
        let mut html = Html::new();
        fill(&mut html);
        html
    }

    /// An element with whatever `fill` puts into it.
    pub fn el(&mut self, tag: &str, attrs: Attrs, fill: impl FnOnce(&mut Html)) -> &mut Html {
        self.open(tag, attrs);
        if !VOID.contains(&tag) {
            fill(self);
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
        self
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, tag: &str, attrs: Attrs) -> &mut Html {
        self.el(tag, attrs, |_| {})
    }

    /// An element that holds only words.
    pub fn line(&mut self, tag: &str, attrs: Attrs, text: &str) -> &mut Html {
        self.el(tag, attrs, |h| {
            h.text(text);
        })
    }

    /// A paragraph.
    pub fn p(&mut self, text: &str) -> &mut Html {
        self.line("p", &[], text);
        self.gap()
    }

    /// Words.
    pub fn text(&mut self, text: &str) -> &mut Html {
        escape(text, &mut self.out);
        self
    }

    /// A line break in the source, so that the file can be read and compared.
    pub fn gap(&mut self) -> &mut Html {
        self.out.push('\n');
        self
    }

    /// A piece that was built before.
    pub fn add(&mut self, piece: &Html) -> &mut Html {
        self.out.push_str(&piece.out);
        self
    }

    /// A picture of [`crate::figures`]. It was made by this builder, so its words are escaped.
    pub(crate) fn svg(&mut self, svg: &str) -> &mut Html {
        self.out.push_str(svg);
        self
    }

    /// The style sheet, a constant of this crate.
    pub(crate) fn style(&mut self, css: &'static str) -> &mut Html {
        self.out.push_str("<style>\n");
        self.out.push_str(css);
        self.out.push_str("</style>\n");
        self
    }

    /// The whole piece.
    pub fn finish(self) -> String {
        self.out
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    fn open(&mut self, tag: &str, attrs: Attrs) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attrs.iter().filter(|(name, value)| !value.is_empty() || *name == "alt") {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }
}

/// Writes words so that they are words in HTML and SVG, in content and in quoted attributes. Characters that no
/// document may hold (controls other than tab and line ends) become the replacement character.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\r' => {}
            c if c.is_control() || is_direction_control(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Marks that turn the direction of what follows: they could make one text look like another.
fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Html::build(|h| _ = h.text(text)).finish(), expected);
    }

    #[test]
    fn words_stay_words() {
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("a & b", "a &amp; b");
        check("\"><img src=x onerror='y'>", "&quot;&gt;&lt;img src=x onerror=&#39;y&#39;&gt;");
        check("]]><!--", "]]&gt;&lt;!--");
        check("a\u{0}b\u{7f}", "a\u{fffd}b\u{fffd}");
        check("\u{202e}evil", "\u{fffd}evil");
        check("baris\r\nbaru\t.", "baris\nbaru\t.");
        check("👍🏽 é", "👍🏽 é");
    }

    #[test]
    fn attributes_can_not_break_out() {
        let html =
            Html::build(|h| _ = h.line("a", &[("title", "\" onclick=\"x"), ("class", "")], "<")).finish();
        assert_eq!(html, "<a title=\"&quot; onclick=&quot;x\">&lt;</a>");
    }

    #[test]
    fn elements_are_closed() {
        let html = Html::build(|h| {
            h.el("ul", &[], |h| {
                h.line("li", &[], "1").empty("br", &[]);
            });
        });
        assert_eq!(html.finish(), "<ul><li>1</li><br></ul>");
    }
}
