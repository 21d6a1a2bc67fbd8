//! Which reader takes a text.

use super::*;

const CHAT: &str = "31/12/23 21.05 - Ani: halo\n31/12/23 21.06 - Beni: ya\n";
const TALK: &str = "P: Apa kabar?\nN: Baik.\nP: Sudah makan?\nN: Sudah.\n";

fn check(
    name: &str,
    text: &str,
    kind: Option<SourceKind>,
    expected: Result<(&str, SourceKind, usize), FormatError>,
) {
    let options = Options { kind, date_order: None };
    let got = read(name, text.as_bytes(), &options).map(|d| (d[0].format, d[0].kind, d[0].turns.len()));
    assert_eq!(got, expected, "{name} {kind:?}");
}

#[test]
fn format_by_content() {
    use SourceKind::*;
    check("a.txt", CHAT, None, Ok(("whatsapp", Conversation, 2)));
    check("a.md", CHAT, Some(Interview), Ok(("whatsapp", Interview, 2)));
    check("a.txt", CHAT, Some(Observation), Ok(("notes", Observation, 1)));
    check("a.txt", TALK, None, Ok(("transcript", Interview, 4)));
    let pasted = "Ani: Apa kabar?\nBeni: Baik.\nAni: Sudah makan?\nBeni: Sudah.\n";
    check("a.txt", pasted, None, Ok(("transcript", Conversation, 4)));
    check("a.txt", pasted, Some(Interview), Ok(("transcript", Interview, 4)));
    check("a.md", TALK, Some(Conversation), Ok(("transcript", Conversation, 4)));
    check("a.txt", TALK, Some(Document), Ok(("notes", Document, 1)));
    check("a.md", "# Judul\n\nSatu.\n\nDua.", None, Ok(("notes", Observation, 3)));
    check("a.txt", "Satu.\n\nDua.", None, Ok(("notes", Document, 2)));
    check(
        "a.txt",
        "source,turn,speaker,role,time,text\na,0,B,,,halo\n",
        None,
        Ok(("turns.csv", Conversation, 1)),
    );
}

#[test]
fn nothing_of_the_asked_kind() {
    for kind in [SourceKind::Conversation, SourceKind::Interview] {
        let error = FormatError::NotThisKind { kind: kind.word() };
        check("a.txt", "Hari ini hujan.\nTidak ada orang.", Some(kind), Err(error));
    }
}

#[test]
fn names() {
    for (name, expected) in [
        ("/home/x/Chat 1.txt", "Chat 1"),
        ("C:\\data\\a.b.docx", "a.b"),
        (".txt", ".txt"),
        ("Wawancara 3. siang hari", "Wawancara 3. siang hari"),
        ("tempel", "tempel"),
    ] {
        assert_eq!(stem(name), expected);
    }
}
