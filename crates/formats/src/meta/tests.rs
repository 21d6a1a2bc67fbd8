//! Chats of Messenger and Instagram, invented.

use super::*;

fn check(files: &[&str], expected: &[(Option<u32>, TurnKind, &str)]) -> Draft {
    let draft = read(files, &Options::default()).unwrap();
    let turns: Vec<_> = draft.turns.iter().map(|t| (t.speaker, t.kind, t.text.as_str())).collect();
    assert_eq!(turns, expected);
    draft
}

#[test]
fn several_files_newest_first() {
    let one = r#"{"title":"Ani","messages":[{"sender_name":"Ani","timestamp_ms":4000,"content":"empat"},
        {"sender_name":"Ani","timestamp_ms":3000,"content":"tiga b"},{"sender_name":"Beni","timestamp_ms":3000,"content":"tiga a"}]}"#;
    let two = r#"{"title":"Ani","messages":[{"sender_name":"Ani","timestamp_ms":2000,"content":"dua"},
        {"sender_name":"Beni","timestamp_ms":1000,"content":"satu"}]}"#;
    use TurnKind::Words;
    let expected = [
        (Some(0), Words, "satu"),
        (Some(1), Words, "dua"),
        (Some(0), Words, "tiga a"),
        (Some(1), Words, "tiga b"),
        (Some(1), Words, "empat"),
    ];
    let draft = check(&[one, two], &expected);
    check(&[two, one], &expected);
    assert_eq!(draft.turns[0].time.unwrap().to_string(), "1970-01-01T00:00:01+00:00");
    assert_eq!(draft.warnings[0].code, "warn-times-are-universal");
}

#[test]
fn kinds() {
    use TurnKind::*;
    check(
        &[r#"{"messages":[
            {"sender_name":"A","timestamp_ms":9,"content":"Reacted \u00f0\u009f\u0098\u0082 to your message "},
            {"sender_name":"A","timestamp_ms":8,"content":"A called you.","call_duration":61},
            {"sender_name":"A","timestamp_ms":7},
            {"sender_name":"A","timestamp_ms":6,"is_unsent":true},
            {"sender_name":"A","timestamp_ms":5,"content":"lihat","share":{"link":"https://contoh.example/a"}},
            {"sender_name":"A","timestamp_ms":4,"sticker":{"uri":"x"}},
            {"sender_name":"A","timestamp_ms":3,"photos":[{"uri":"a/1.jpg"},{"uri":"a/2.jpg"}],"content":"kain"},
            {"sender_name":"A","timestamp_ms":2,"files":[{"uri":"a/harga.pdf"}]}]}"#],
        &[
            (Some(0), Media, "<file harga.pdf>"),
            (Some(0), Media, "<photo>\n<photo>\nkain"),
            (Some(0), Media, "<sticker>"),
            (Some(0), Words, "lihat\nhttps://contoh.example/a"),
            (Some(0), Deleted, "<unsent>"),
            (Some(0), Unknown, ""),
            (None, System, "A · A called you. · 61 s"),
            (None, System, "A · Reacted 😂 to your message "),
        ],
    );
}
