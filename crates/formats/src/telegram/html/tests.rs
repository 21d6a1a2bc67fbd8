//! Pages of Telegram, invented.

use super::*;

const ONE: &str = r##"<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">
Pasar Pagi
</div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">
3 October 2025
</div></div>
<div class="message default clearfix" id="message7"><div class="pull_left userpic_wrap"><div class="userpic userpic7"><div class="initials" style="">
A
</div></div></div><div class="body">
<div class="pull_right date details" title="03.10.2025 12:34:18 UTC+08:00">
12:34
</div>
<div class="from_name">
Ani &amp; Co
</div>
<div class="text">
ada <a href="https://contoh.example">kain</a>?<br>yang <strong>biru</strong>
</div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="pull_right date details" title="03.10.2025 12:34:20 UTC+08:00">12:34</div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/1.jpg"><img class="photo" src="photos/1_thumb.jpg"></a></div>
<div class="text">ini</div></div></div>
<div class="message default clearfix" id="message9"><div class="body">
<div class="pull_right date details" title="03.10.2025 12:35:00 UTC+08:00">12:35</div>
<div class="from_name">Beni</div>
<div class="reply_to details">In reply to <a href="#go_to_message7" onclick="return GoToMessage(7)">this message</a></div>
<div class="text">ada</div>
<span class="reactions"><span class="reaction">x</span></span></div></div>
<div class="message default clearfix" id="message10"><div class="body">
<div class="pull_right date details" title="03.10.2025 12:36:00">12:36</div>
<div class="from_name">Beni</div>
<div class="forwarded body"><div class="from_name">Toko <span class="date details" title="01.10.2025 10:00:00"> 01.10.2025</span></div>
<div class="text">murah</div></div></div></div>
<div class="message default clearfix joined" id="message11"><div class="body">
<div class="pull_right date details" title="03.10.2025 12:37:00">12:37</div>
<div class="media_wrap clearfix"><div class="media clearfix pull_left media_voice_message"><div class="fill pull_left"></div>
<div class="body"><div class="title bold">Voice message</div><div class="status details">00:07</div></div></div></div></div></div>
</div></div></div></body></html>"##;

const TWO: &str = r##"<html><body><div class="page_header"><div class="content"><div class="text bold">Pasar Pagi</div></div></div>
<div class="history"><div class="message default clearfix joined" id="message12"><div class="body">
<div class="pull_right date details" title="03.10.2025 12:38:00">12:38</div>
<div class="reply_to details">In reply to <a href="messages.html#go_to_message9">this message</a></div>
<div class="text">lanjut</div></div></div></div></body></html>"##;

#[test]
fn pages_of_one_chat() {
    assert!(looks_like(ONE) && looks_like(TWO) && !looks_like("<html><p>x"));
    let draft = read(&[ONE, TWO], &Options::default()).unwrap();
    let turns: Vec<_> =
        draft.turns.iter().map(|t| (t.speaker, t.kind, t.text.as_str(), t.responds_to)).collect();
    use TurnKind::*;
    assert_eq!(
        turns,
        [
            (None, System, "3 October 2025", None),
            (Some(0), Words, "ada kain?\nyang biru", None),
            (Some(0), Media, "<photo>\nini", None),
            (Some(1), Words, "ada", Some(1)),
            (Some(1), Words, "<forwarded>\nmurah", None),
            (Some(1), Media, "<Voice message>", None),
            (Some(1), Words, "lanjut", Some(3)),
        ]
    );
    let names: Vec<_> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
    assert_eq!((draft.name.as_str(), names), ("Pasar Pagi", vec!["Ani & Co", "Beni"]));
    let times: Vec<_> = draft.turns[1..6].iter().map(|t| t.time.unwrap().to_string()).collect();
    assert_eq!(times[0], "2025-10-03T12:34:18+08:00");
    assert_eq!(times[3], "2025-10-03T12:36:00");
}

#[test]
fn stamps() {
    for (title, expected) in [
        ("03.10.2025 12:34:18 UTC+03:00", Some("2025-10-03T12:34:18+03:00")),
        ("03.10.2025 12:34:18 UTC-03:30", Some("2025-10-03T12:34:18-03:30")),
        ("03.10.2025 12:34:18 UTC", Some("2025-10-03T12:34:18+00:00")),
        ("03.10.2025 12:34", Some("2025-10-03T12:34")),
        ("31.02.2025 12:34", None),
        ("kemarin", None),
    ] {
        assert_eq!(stamp(title).map(|t| t.to_string()).as_deref(), expected, "{title}");
    }
}

#[test]
fn no_cut_makes_it_panic() {
    for (end, _) in ONE.char_indices() {
        let _ = read(&[&ONE[..end], TWO], &Options::default());
    }
}
