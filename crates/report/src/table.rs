//! Tables with a caption, scopes and, on narrow screens, their own scroll bar.

use crate::html::Html;

/// A table of so many rows is printed on one page.
const ON_ONE_PAGE: usize = 24;

/// The head of a column.
pub struct Head {
    text: String,
    class: &'static str,
}

impl Head {
    /// A column of words.
    pub fn words(text: impl Into<String>) -> Head {
        Head { text: text.into(), class: "" }
    }

    /// A column of numbers.
    pub fn number(text: impl Into<String>) -> Head {
        Head { text: text.into(), class: "n" }
    }

    /// A column of numbers with its head turned up.
    pub fn upright(text: impl Into<String>) -> Head {
        Head { text: text.into(), class: "n up" }
    }
}

/// A cell.
pub struct Cell {
    html: Html,
    class: String,
    is_head: bool,
}

impl Cell {
    /// Words.
    pub fn words(text: impl AsRef<str>) -> Cell {
        Cell::html(Html::build(|h| _ = h.text(text.as_ref())))
    }

    /// A number that is already written.
    pub fn number(text: impl AsRef<str>) -> Cell {
        Cell { class: "n".into(), ..Cell::words(text) }
    }

    /// Anything.
    pub fn html(html: Html) -> Cell {
        Cell { html, class: String::new(), is_head: false }
    }

    /// The head of its row.
    pub fn head(self) -> Cell {
        Cell { is_head: true, ..self }
    }

    /// With one more class.
    pub fn class(self, class: &str) -> Cell {
        let class = format!("{} {class}", self.class).trim().to_owned();
        Cell { class, ..self }
    }

    fn write(&self, h: &mut Html) {
        let (tag, scope) = if self.is_head { ("th", "row") } else { ("td", "") };
        h.el(tag, &[("scope", scope), ("class", &self.class)], |h| _ = h.add(&self.html));
    }
}

/// A table.
pub struct Table {
    caption: String,
    class: &'static str,
    heads: Vec<Head>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with a caption and columns.
    pub fn new(caption: impl Into<String>, heads: Vec<Head>) -> Table {
        Table { caption: caption.into(), class: "", heads, rows: Vec::new() }
    }

    /// With a class of the style sheet.
    pub fn class(self, class: &'static str) -> Table {
        Table { class, ..self }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Writes it; a table without rows isn't written.
    pub fn write(&self, h: &mut Html) {
        if self.rows.is_empty() {
            return;
        }
        let class = if self.rows.len() <= ON_ONE_PAGE { "scroll whole" } else { "scroll" };
        let frame = [("class", class), ("role", "region"), ("tabindex", "0"), ("aria-label", &*self.caption)];
        h.el("div", &frame, |h| {
            h.el("table", &[("class", self.class)], |h| {
                h.line("caption", &[], &self.caption);
                h.el("thead", &[], |h| {
                    h.el("tr", &[], |h| self.heads.iter().for_each(|head| write_head(h, head)));
                });
                h.gap();
                h.el("tbody", &[], |h| self.rows.iter().for_each(|row| write_row(h, row)));
            });
        });
        h.gap();
    }
}

fn write_head(h: &mut Html, head: &Head) {
    if head.text.is_empty() {
        h.empty("td", &[]);
    } else {
        h.el("th", &[("scope", "col"), ("class", head.class)], |h| _ = h.line("span", &[], &head.text));
    }
}

fn write_row(h: &mut Html, row: &[Cell]) {
    h.el("tr", &[], |h| row.iter().for_each(|cell| cell.write(h)));
    h.gap();
}
