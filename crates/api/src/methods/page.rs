//! The page of a method: what it measures, its formula, conditions, source, and what it was checked against.

/// The headings of every page, in English and in Indonesian.
pub const HEADINGS: [[&str; 5]; 2] = [
    ["What it measures", "Formula", "Conditions", "Source", "Checked against"],
    ["Yang diukur", "Rumus", "Syarat", "Sumber", "Diperiksa dengan"],
];

/// A page: its first line and what stands under each heading, as Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What the method is, in a sentence.
    pub title: String,
    /// Heading and text.
    pub parts: Vec<(String, String)>,
}

impl Page {
    /// The page in the first lines of a source file.
    pub fn of_source(source: &str) -> Page {
        let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
        let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        Page::of_text(&text.join("\n"))
    }

    /// The page in a text.
    pub fn of_text(text: &str) -> Page {
        let mut page = Page::default();
        for line in text.lines() {
            match (line.strip_prefix("# "), page.parts.last_mut()) {
                (Some(heading), _) => page.parts.push((heading.trim().to_owned(), String::new())),
                (None, Some((_, text))) => add(text, line),
                (None, None) => add(&mut page.title, line),
            }
        }
        page.title = page.title.trim().to_owned();
        page.parts.iter_mut().for_each(|(_, text)| *text = text.trim().to_owned());
        page
    }

    /// The page as Markdown, its headings in bold.
    pub fn markdown(&self) -> String {
        let parts = self.parts.iter().map(|(heading, text)| match text.starts_with(['-', '|']) {
            true => format!("**{heading}**\n\n{text}\n"),
            false => format!("**{heading}.** {text}\n"),
        });
        [format!("{}\n", self.title)].into_iter().chain(parts).collect::<Vec<_>>().join("\n")
    }
}

fn add(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_from_its_file() {
        let page = Page::of_source(
            "//! One: two.\n//!\n//! # A\n//! b\n//! c\n//! # D\n//! - e\n\nuse x;\n//! no\n",
        );
        assert_eq!(page.title, "One: two.");
        assert_eq!(page.parts, [("A".into(), "b\nc".into()), ("D".into(), "- e".into())]);
        assert_eq!(page.markdown(), "One: two.\n\n**A.** b\nc\n\n**D**\n\n- e\n");
        assert_eq!(Page::of_text(""), Page::default());
    }
}
