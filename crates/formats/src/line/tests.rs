//! Exports of LINE, invented.

use super::*;

fn check(text: &str, expected: &[(&str, TurnKind, &str, &str)]) -> Draft {
    assert!(looks_like(text), "{text}");
    let draft = read(text, &Options::default()).unwrap();
    let name = |t: &DraftTurn| t.speaker.map_or("-", |s| draft.speakers[s as usize].name.as_str());
    let time = |t: &DraftTurn| t.time.map(|t| t.to_string()).unwrap_or_default();
    let got: Vec<_> = draft.turns.iter().map(|t| (name(t), t.kind, t.text.as_str(), time(t))).collect();
    let got: Vec<_> = got.iter().map(|(n, k, t, at)| (*n, *k, *t, at.as_str())).collect();
    assert_eq!(got, expected);
    draft
}

#[test]
fn of_a_phone() {
    use TurnKind::*;
    let draft = check(
        "\u{FEFF}[LINE] Chat history with Ani\r\nSaved on: 2024/01/15 09:00\r\n\r\nTue, 1/2/2024\r\n03:04 PM\tAni\t\"satu\r\n\r\n\
         kata \"\"dua\"\"\"\r\n03:05 PM\tBeni B\t[Photo]\r\n03:06 PM\t\tAni unsent a message.\r\n03:07 PM\tAni\t☎ Call time 1:02\r\n\
         \r\nSat, 1/13/2024\r\n12:01 AM\tBeni B\t\"ya\"\r\n",
        &[
            ("Ani", Words, "satu\n\nkata \"dua\"", "2024-01-02T15:04"),
            ("Beni B", Media, "[Photo]", "2024-01-02T15:05"),
            ("-", System, "Ani unsent a message.", "2024-01-02T15:06"),
            ("-", System, "☎ Call time 1:02", "2024-01-02T15:07"),
            ("Beni B", Words, "\"ya\"", "2024-01-13T00:01"),
        ],
    );
    assert_eq!(draft.date_order, Some((DateOrder::MonthDayYear, Certainty::Certain)));
    let english =
        "[LINE] Chat history with Ani\nSaved on: 2024/01/15 09:00\n\nTue, 1/2/2024\n03:04 PM\tAni\tx\n";
    let draft = check(english, &[("Ani", Words, "x", "2024-01-02T15:04")]);
    assert_eq!(draft.date_order, Some((DateOrder::MonthDayYear, Certainty::Assumed)));
    check(
        "[LINE] 與Ani的聊天記錄\n儲存日期：2024/03/31 09:00\n\n2024/03/31（四）\n下午03:04\tAni\t[貼圖]\n\n2024/4/1週一\n上午09:00\tAni\tb\n",
        &[("Ani", Media, "[貼圖]", "2024-03-31T15:04"), ("Ani", Words, "b", "2024-04-01T09:00")],
    );
}

#[test]
fn of_a_desktop() {
    use TurnKind::*;
    check(
        "2017.09.03 Sunday\r\n16:23 Beni B ada kain:\r\nyang biru\r\n16:25 Ani ya\r\n16:26 Beni B Photos\r\n\r\n2017.09.04 Monday\r\n\
         09:00 Ani pagi\r\n09:01 Beni B pagi juga\r\n",
        &[
            ("Beni B", Words, "ada kain:\nyang biru", "2017-09-03T16:23"),
            ("Ani", Words, "ya", "2017-09-03T16:25"),
            ("Beni B", Media, "Photos", "2017-09-03T16:26"),
            ("Ani", Words, "pagi", "2017-09-04T09:00"),
            ("Beni B", Words, "pagi juga", "2017-09-04T09:01"),
        ],
    );
}

#[test]
fn texts_of_others() {
    for text in ["halo", "2017.09.03 Sunday\nhalo", "31/12/23 21.05 - Ani: x", "15:04\tAni\tx"] {
        assert!(!looks_like(text), "{text}");
    }
    assert_eq!(read("[LINE] x\n", &Options::default()).err(), Some(FormatError::Empty));
}
