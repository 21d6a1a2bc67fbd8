//! What records tell beside words, for every program that tells something.

use formats::{DraftTurn, Options, details, read};
use model::payload::Detail;

/// Kinds, number of reactions, part of a recording, pictures.
fn told(turn: &DraftTurn) -> String {
    let Some(details) = &turn.details else { return String::new() };
    let mut all: Vec<String> = details.told.iter().map(|kind| kind.word().to_owned()).collect();
    all.extend((details.reactions > 0).then(|| format!("{} reactions", details.reactions)));
    all.extend(details.stretch.map(|stretch| stretch.to_string()));
    all.extend(details.pictures.iter().map(|name| format!("= {name}")));
    all.join(", ")
}

fn check(text: &str, expected: &[&str]) {
    let drafts = read("a", text.as_bytes(), &Options::default()).unwrap();
    let got: Vec<String> = drafts[0].turns.iter().map(told).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn whatsapp() {
    check(
        "31/12/23 21.05 - Ani: halo\n31/12/23 21.06 - Beni: IMG-1.jpg (file terlampir)\nini\n\
         31/12/23 21.07 - Ani: <Media tidak disertakan>\n31/12/23 21.08 - Ani: Panggilan suara tak terjawab\n\
         31/12/23 21.09 - Ani: PTT-1.opus (file terlampir)\n31/12/23 21.10 - Ani: lokasi: https://maps.google.com/?q=1,2\n",
        &["", "picture, = IMG-1.jpg", "media", "call", "voice", "location"],
    );
    check(
        "\u{200E}[31/12/23, 9.07.10] Ani: \u{200E}<terlampir: 01-PHOTO.jpg>\n\u{200E}[31/12/23, 9.07.11] Beni: \u{200E}stiker tidak disertakan\n\
         [31/12/23, 9.07.12] Ani: \u{200E}POLL:\nKe mana?\nOPTION: Pasar (2 votes)\n",
        &["picture, = 01-PHOTO.jpg", "sticker", "poll"],
    );
}

#[test]
fn telegram() {
    check(
        r#"{"name":"x","type":"personal_chat","id":1,"messages":[
        {"id":1,"type":"message","date":"2024-01-02T10:00:00","from":"A","from_id":"user1","text":"x","forwarded_from":"C","reactions":[{"count":2}]},
        {"id":2,"type":"message","date":"2024-01-02T10:00:01","from":"A","from_id":"user1","photo":"photos/p.jpg","edited":"2024-01-02T10:01:00","text":""},
        {"id":3,"type":"message","date":"2024-01-02T10:00:02","from":"A","from_id":"user1","photo":"(File not included.)","self_destruct_period_seconds":5,"text":""},
        {"id":4,"type":"message","date":"2024-01-02T10:00:03","from":"A","from_id":"user1","media_type":"voice_message","file":"a.ogg","text":""},
        {"id":5,"type":"message","date":"2024-01-02T10:00:04","from":"A","from_id":"user1","poll":{"question":"q"},"text":""},
        {"id":6,"type":"service","date":"2024-01-02T10:00:05","actor":"A","action":"phone_call","text":""},
        {"id":7,"type":"message","date":"2024-01-02T10:00:06","from":"A","from_id":"user1","file":"files/h.pdf","text":""},
        {"id":8,"type":"message","date":"2024-01-02T10:00:06","from":"A","from_id":"user1","contact_information":{},"text":""},
        {"id":9,"type":"message","date":"2024-01-02T10:00:06","from":"A","from_id":"user1","location_information":{"latitude":1,"longitude":2},"text":""}]}"#,
        &[
            "forwarded, 2 reactions",
            "picture, edited, = photos/p.jpg",
            "picture, once",
            "voice",
            "poll",
            "call",
            "file",
            "contact",
            "location",
        ],
    );
    let message = |inner: &str| {
        format!(
            "<div class=\"message default clearfix\"><div class=\"body\"><div class=\"from_name\">A</div>{inner}</div></div>"
        )
    };
    let page = [
        "<div class=\"media_wrap clearfix\"><a class=\"photo_wrap clearfix pull_left\" href=\"photos/p.jpg\"><img class=\"photo\"></a></div>",
        "<div class=\"media_wrap clearfix\"><a class=\"media clearfix pull_left block_link media_voice_message\" href=\"v.ogg\"><div class=\"title bold\">Voice message</div></a></div>",
        "<div class=\"forwarded body\"><div class=\"text\">x</div></div>",
        "<div class=\"text\">x</div>",
    ];
    check(
        &format!("<html>{}", page.map(message).concat()),
        &["picture, = photos/p.jpg", "voice", "forwarded", ""],
    );
}

#[test]
fn meta_discord_line_and_signal() {
    check(
        r#"{"participants":[],"title":"x","messages":[
        {"sender_name":"A","timestamp_ms":1704067200000,"photos":[{"uri":"m/a.jpg"},{"uri":"m/b.jpg"}],"reactions":[{"reaction":"x"}]},
        {"sender_name":"A","timestamp_ms":1704067201000,"audio_files":[{"uri":"m/a.mp4"}]},
        {"sender_name":"A","timestamp_ms":1704067202000,"sticker":{"uri":"s"}},
        {"sender_name":"A","timestamp_ms":1704067203000,"call_duration":3,"content":"x"}]}"#,
        &["picture, picture, 1 reactions, = m/a.jpg, = m/b.jpg", "voice", "sticker", "call"],
    );
    check(
        r#"{"guild":{},"channel":{"name":"x"},"messages":[
        {"id":"1","type":"Default","timestamp":"2024-01-02T10:00:00+08:00","content":"x","author":{"id":"7","name":"a"},
         "attachments":[{"fileName":"k.jpg"}],"stickers":[{"name":"s"}],"reactions":[{"count":2}],"timestampEdited":"2024-01-02T10:02:00+08:00"},
        {"id":"2","type":"Call","timestamp":"2024-01-02T10:00:00+08:00","content":"x","author":{"id":"7","name":"a"}},
        {"id":"3","type":"Default","timestamp":"2024-01-02T10:00:00+08:00","content":"","author":{"id":"7","name":"a"},
         "forwardedMessage":{"content":"y"}}]}"#,
        &["picture, sticker, edited, 2 reactions, = k.jpg", "call", "forwarded"],
    );
    check(
        "[LINE] Chat history with A\r\nSaved on: 2024/01/03 09:00\r\n\r\nTue, 1/2/2024\r\n03:04 PM\tA\t[Photo]\r\n03:05 PM\tB\t[Stiker]\r\n\
         03:06 PM\tB\t☎ Missed call\r\n03:07 PM\tB\tya\r\n",
        &["picture", "sticker", "call", ""],
    );
    check(
        "[2024-01-02, 10:00] Ani: ![gambar](./media/a.jpg)\nini\n[2024-01-02, 10:01] Me: [h.pdf](media/h.pdf)\n\
         [2024-01-02, 10:02] Me: ada (- Ani: x, Citra: y -)\n",
        &["picture, = ./media/a.jpg", "file", "2 reactions"],
    );
}

#[test]
fn recordings() {
    check(
        "WEBVTT\n\n00:01.000 --> 01:02:03.500 align:start\n<v A>satu <v B>dua\n\n01:02:04.000 --> 01:02:05.000\n<v A>tiga\n",
        &["00:00:01–01:02:03", "00:00:01–01:02:03", "01:02:04–01:02:05"],
    );
    // A turn goes from the cue in which it begins to the one in which it ends.
    check(
        "1\n00:00:01,000 --> 00:00:02,000\nP: Apa?\n\n2\n00:00:03,000 --> 00:00:04,000\nN3: Ya.\n\n3\n00:00:05,000 --> 00:00:06,000\nlagi\n\n\
         4\n00:00:07,000 --> 00:00:08,000\nP: Lalu?\nN3: Pulang.\n",
        &["00:00:01–00:00:02", "00:00:03–00:00:06", "00:00:07–00:00:08", "00:00:07–00:00:08"],
    );
    check("1\n00:00:05,0 --> 00:00:01,0\nx\n", &["00:00:05"]);
    check("1\n99999999:00 --> 00:01\nx\n", &[""]);
    // Found by fuzzing: a turn that goes on in a cue before the one in which it begins has no end.
    check(
        "1\n00:00:05,000 --> 00:00:06,000\nP: Apa?\n\n2\n00:00:01,000 --> 00:00:02,000\nlagi\n\n3\n00:00:07,000 --> 00:00:08,000\nN3: Ya.\n",
        &["00:00:05", "00:00:07–00:00:08"],
    );
    check(
        "<?xml version=\"1.0\"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"83000\"/>\
         <TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"85500\"/></TIME_ORDER><TIER TIER_ID=\"A\"><ANNOTATION>\
         <ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>ya</ANNOTATION_VALUE>\
         </ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
        &["00:01:23–00:01:25"],
    );
}

#[test]
fn counted_by_turns() {
    let of = |told: &[Detail], reactions| formats::DraftDetails {
        told: told.to_vec(),
        reactions,
        ..Default::default()
    };
    let all = [of(&[Detail::Picture, Detail::Picture], 2), of(&[Detail::Forwarded], 3), of(&[], 0)];
    let counts: Vec<_> = details::counted(all.iter()).into_iter().collect();
    assert_eq!(counts, [("forwarded", 1), ("picture", 1), ("reactions", 5)]);
}
