//! Chats of Telegram, invented.

use super::*;
use model::source::TurnKind;

fn turns(draft: &Draft) -> Vec<(Option<u32>, TurnKind, &str, Option<u32>)> {
    draft.turns.iter().map(|t| (t.speaker, t.kind, t.text.as_str(), t.responds_to)).collect()
}

#[test]
fn kinds_and_replies() {
    use TurnKind::*;
    let text = r#"{"name":"Pasar","type":"private_group","id":1,"messages":[
        {"id":1,"type":"service","date":"2024-01-02T10:00:00","actor":"Ani","action":"invite_members","members":["Beni",null],"text":""},
        {"id":2,"type":"message","date":"2024-01-02T10:01:00","date_unixtime":"1704160860","from":"Ani","from_id":"user1",
         "text":["ada ",{"type":"bold","text":"kain"},"?"],"reactions":[{"type":"emoji","count":3,"emoji":"x"}]},
        {"id":3,"type":"message","date":"2024-01-02T10:02:00","edited":"2024-01-02T10:03:00","from":"Beni","from_id":"user2",
         "reply_to_message_id":2,"text":"ada"},
        {"id":4,"type":"message","date":"2024-01-02T10:03:00","edited":"1970-01-01T08:00:00","from":"Beni","from_id":"user2",
         "forwarded_from":"Toko","text":"murah"},
        {"id":5,"type":"message","date":"2024-01-02T10:04:00","from":"Beni","from_id":"user3","photo":"(File not included.)","text":"ini"},
        {"id":6,"type":"message","date":"2024-01-02T10:05:00","from":null,"from_id":"user4","file":"f/a.webp","media_type":"sticker","sticker_emoji":"👍","text":""},
        {"id":7,"type":"message","date":"2024-01-02T10:06:00","from":"Ani","from_id":"user1","file":"f/harga.pdf","text":""},
        {"id":8,"type":"message","date":"2024-01-02T10:07:00","from":"Ani","from_id":"user1",
         "poll":{"question":"Kapan?","answers":[{"text":"Senin","voters":2},{"text":"Rabu","voters":0}]},"text":""},
        {"id":9,"type":"message","date":"2024-01-02T10:08:00","from":"Ani","from_id":"user1","contact_information":{"phone_number":"1"},"text":""},
        {"id":10,"type":"message","date":"2024-01-02T10:09:00","from":"Ani","from_id":"user1","location_information":{"latitude":-3.5,"longitude":122.25},"text":""},
        {"id":11,"type":"message","date":"2024-01-02T10:10:00","from":"Ani","from_id":"user1","file":"x","media_type":"voice_message","duration_seconds":7,"text":""},
        {"id":12,"type":"service","date":"2024-01-02T10:11:00","actor":"Ani","action":"phone_call","duration_seconds":77,"discard_reason":"hangup","text":""},
        {"id":13,"type":"message","date":"2024-01-02T10:12:00","from":"Ani","from_id":"user1","reply_to_message_id":99,"text":""}]}"#;
    let draft = read(text, &Options::default()).unwrap();
    assert_eq!(
        turns(&draft),
        [
            (None, System, "Ani · invite_members · Beni", None),
            (Some(0), Words, "ada kain?", None),
            (Some(1), Edited, "ada", Some(1)),
            (Some(1), Words, "<forwarded>\nmurah", None),
            (Some(2), Media, "<photo>\nini", None),
            (Some(3), Media, "<sticker 👍>", None),
            (Some(0), Media, "<file harga.pdf>", None),
            (Some(0), Words, "<poll>\nKapan?\n- Senin (2)\n- Rabu (0)", None),
            (Some(0), Media, "<contact>", None),
            (Some(0), Media, "<location -3.5, 122.25>", None),
            (Some(0), Media, "<voice_message 7 s>", None),
            (None, System, "Ani · phone_call · 77 s · hangup", None),
            (Some(0), Unknown, "", None),
        ]
    );
    let names: Vec<_> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Ani", "Beni", "Beni (2)", "user4"]);
    let times: Vec<_> = draft.turns[..3].iter().map(|t| t.time.unwrap().to_string()).collect();
    assert_eq!(times, ["2024-01-02T10:00:00", "2024-01-02T10:01:00+08:00", "2024-01-02T10:02:00"]);
    let warnings: Vec<_> = draft.warnings.iter().map(|w| (w.code, w.count)).collect();
    assert_eq!(warnings, [("warn-reactions-left-out", Some(3))]);
}

const ACCOUNT: &str = r#"{"personal_information":{"phone_number":"rahasia"},"contacts":{"list":[{"first_name":"rahasia"}]},
    "chats":{"list":[{"name":"satu","messages":[{"id":1,"type":"message","date_unixtime":"0","from":"A","text":"x"}]},
    {"type":"saved_messages","messages":[]}]},
    "left_chats":{"list":[{"name":"tiga","messages":[{"id":1,"type":"message","date":"2024-01-02T10:00:00","from":"B","text":"y"}]}]}}"#;

#[test]
fn an_account_is_read_only_where_chats_are_picked() {
    let options = Options::default();
    let listed = chats(ACCOUNT).unwrap();
    let listed: Vec<_> = listed.iter().map(|c| (c.name.as_str(), c.turns)).collect();
    assert_eq!(listed, [("satu", 1), ("", 0), ("tiga", 1)]);
    assert_eq!(read_account(ACCOUNT, &options, None).err(), Some(FormatError::ManyChats { count: 3 }));
    let picked = read_account(ACCOUNT, &options, Some(&[2])).unwrap();
    assert_eq!((picked.len(), picked[0].name.as_str(), picked[0].turns[0].text.as_str()), (1, "tiga", "y"));
    assert_eq!(read_account(ACCOUNT, &options, Some(&[1])).err(), Some(FormatError::Empty));
    assert_eq!(read_account(ACCOUNT, &options, Some(&[])), Ok(vec![]));
    let one = ACCOUNT.replace("left_chats", "other");
    assert_eq!(read_account(&one, &options, None).map(|d| d.len()), Ok(1));
    assert_eq!(read_account(r#"{"chats":{"list":[]}}"#, &options, None).err(), Some(FormatError::Empty));
}
