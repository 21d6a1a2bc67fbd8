//! How fast large chats are read: `cargo bench -p formats`. With a file's name as the first word it reads that file once
//! and says how many turns it has, for measuring the whole process from outside (`time`).

#[path = "../../../xtask/src/chat.rs"]
mod chat;

use formats::{Draft, Options};
use std::fmt::Write;

const MESSAGES: u64 = 1_000_000;

fn main() {
    match std::env::args().nth(1).filter(|word| !word.starts_with('-')) {
        Some(path) => one(&path),
        None => divan::main(),
    }
}

/// Reads one file.
fn one(path: &str) {
    let read = std::fs::read(path).map(|bytes| formats::read("chat", &bytes, &Options::default()));
    match read {
        Ok(Ok(drafts)) => println!("{} turns", drafts.iter().map(|d| d.turns.len()).sum::<usize>()),
        _ => println!("not read"),
    }
}

fn whatsapp() -> Vec<u8> {
    let mut bytes = Vec::new();
    // A vector takes all.
    let _ = chat::write(MESSAGES, &mut bytes);
    bytes
}

fn turns() -> Vec<Draft> {
    formats::read("chat", &whatsapp(), &Options::default()).unwrap_or_default()
}

/// The same chat as Telegram's JSON.
fn telegram() -> Vec<u8> {
    let mut text = String::from("{\"name\":\"x\",\"type\":\"private_group\",\"id\":1,\"messages\":[");
    for (id, turn) in turns().iter().flat_map(|d| &d.turns).enumerate() {
        let comma = if id == 0 { "" } else { "," };
        let words = turn.text.replace('\n', "\\n");
        let _ = write!(
            text,
            "{comma}\n{{\"id\":{id},\"type\":\"message\",\"date\":\"{}:00\",\"from\":\"A{}\",\"from_id\":\"user{}\",\"text\":\"{words}\"}}",
            turn.time.map(|t| t.to_string()).unwrap_or_default(),
            turn.speaker.unwrap_or(9),
            turn.speaker.unwrap_or(9),
        );
    }
    text.push_str("]}");
    text.into_bytes()
}

/// The same chat as Messenger's JSON.
fn messenger() -> Vec<u8> {
    let mut text = String::from("{\"title\":\"x\",\"messages\":[");
    for (id, turn) in turns().iter().flat_map(|d| &d.turns).rev().enumerate() {
        let comma = if id == 0 { "" } else { "," };
        let words = turn.text.replace('\n', "\\n");
        let ms = turn.time.map_or(0, |t| t.seconds * 1000);
        let who = turn.speaker.unwrap_or(9);
        let _ = write!(
            text,
            "{comma}\n{{\"sender_name\":\"A{who}\",\"timestamp_ms\":{ms},\"content\":\"{words}\"}}"
        );
    }
    text.push_str("]}");
    text.into_bytes()
}

/// The same chat as LINE's text.
fn line() -> Vec<u8> {
    let mut text = String::from("[LINE] x\nSaved on: 2024/01/03 09:00\n");
    let mut day = String::new();
    for turn in turns().iter().flat_map(|d| &d.turns) {
        let time = turn.time.map(|t| t.to_string()).unwrap_or_default();
        let (date, clock) = time.split_once('T').unwrap_or(("2024-01-01", "00:00"));
        if date != day {
            day = date.to_owned();
            let _ = write!(text, "\n{}\n", date.replace('-', "/"));
        }
        let words = if turn.text.contains('\n') { format!("\"{}\"", turn.text) } else { turn.text.clone() };
        let _ = writeln!(text, "{clock}\tA{}\t{words}", turn.speaker.unwrap_or(9));
    }
    text.into_bytes()
}

#[divan::bench(args = ["whatsapp", "telegram", "messenger", "line"], sample_count = 5)]
fn a_million_messages(bencher: divan::Bencher<'_, '_>, program: &str) {
    let bytes = match program {
        "telegram" => telegram(),
        "messenger" => messenger(),
        "line" => line(),
        _ => whatsapp(),
    };
    bencher
        .counter(divan::counter::BytesCount::new(bytes.len()))
        .bench(|| formats::read("chat", &bytes, &Options::default()).map(|d| d[0].turns.len()));
}
