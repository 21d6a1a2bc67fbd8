//! Notes and other texts without speakers: paragraphs between empty lines, titles with `#`.

use crate::{DraftTurn, text};
use model::source::TurnKind;

/// One turn a paragraph; a Markdown title is a heading without its marks.
pub(crate) fn read(text: &str) -> Vec<DraftTurn> {
    let mut turns = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text::lines(text) {
        let title = title(line);
        if line.trim().is_empty() || title.is_some() {
            close(&mut paragraph, &mut turns);
        } else {
            paragraph.push(line);
        }
        turns.extend(title.map(|words| turn(words.to_owned(), TurnKind::Heading)));
    }
    close(&mut paragraph, &mut turns);
    turns
}

/// A turn that nobody says.
pub(crate) fn turn(text: String, kind: TurnKind) -> DraftTurn {
    DraftTurn { kind, text, ..DraftTurn::default() }
}

fn close(paragraph: &mut Vec<&str>, turns: &mut Vec<DraftTurn>) {
    if !paragraph.is_empty() {
        turns.push(turn(paragraph.join("\n"), TurnKind::Words));
        paragraph.clear();
    }
}

/// The words of a title: one to six `#` and a blank before them.
fn title(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let words = rest.strip_prefix([' ', '\t'])?.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(TurnKind, &str)]) {
        let got = read(text);
        let got: Vec<_> = got.iter().map(|t| (t.kind, t.text.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn paragraphs_and_titles() {
        use TurnKind::{Heading, Words};
        check("satu\ndua\r\n\n\n tiga\n", &[(Words, "satu\ndua"), (Words, " tiga")]);
        check(
            "# Pasar #\nHari Minggu.\n## Kios\n",
            &[(Heading, "Pasar"), (Words, "Hari Minggu."), (Heading, "Kios")],
        );
        check("#tagar\n####### tujuh\n#\n", &[(Words, "#tagar\n####### tujuh\n#")]);
    }
}
