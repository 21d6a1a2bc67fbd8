//! How long calls take on a study as a page asks them: `answers STUDY MEMORY PASSFILE`. Work on a copy: it is written to.

use api::{Answer, Asked, Desk, DeskOptions};
use locale::Language;
use model::batch::At;
use serde_json::{Value, json};
use std::time::Instant;

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, study, memory, pass] = words.as_slice() else {
        return eprintln!("usage: answers STUDY MEMORY PASSFILE");
    };
    let options = DeskOptions {
        study: Some(study.into()),
        folder: ".".into(),
        place: store::Place(memory.into()),
        work: None,
    };
    let mut desk = Desk::new(options);
    let pass = std::fs::read_to_string(pass).unwrap_or_default();
    ask(&mut desk, "session/open", &json!({ "secret": pass.trim() }));
    for path in ["shell", "shell", "overview", "people", "to-settle", "settings"] {
        ask(&mut desk, path, &json!({}));
    }
    let sources = ask(&mut desk, "sources", &json!({}));
    let log = ask(&mut desk, "log", &json!({ "limit": 100 }));
    ask(&mut desk, "question/add", &json!({ "text": "Apa yang diikuti persetujuan?" }));
    for path in ["shell", "overview", "sources"] {
        ask(&mut desk, path, &json!({}));
    }
    ask(&mut desk, "undo", &json!({}));
    ask(&mut desk, "shell", &json!({}));
    let source = sources["sources"][0]["id"].clone();
    let code = ask(&mut desk, "codes", &json!({}))["codes"][0]["id"].clone();
    for turn in 40_000..40_005 {
        let place = json!({ "source": source, "turns": [turn] });
        ask(&mut desk, "coding/add", &json!({ "place": place, "code": code }));
        ask(&mut desk, "turns", &json!({ "source": source, "first": turn, "count": 100 }));
    }
    ask(&mut desk, "source", &json!({ "id": source }));
    for text in ["kurang 97", "kurang 97", "\"masih ada\"", "kak", "besok"] {
        ask(&mut desk, "search", &json!({ "text": text, "limit": 50 }));
    }
    ask(&mut desk, "search", &json!({ "text": "h?arga \\d+", "regex": true, "limit": 50 }));
    for _ in 0..2 {
        ask(&mut desk, "past/look", &json!({ "batch": log["entries"][0]["batch"] }));
    }
}

fn ask(desk: &mut Desk, path: &str, body: &Value) -> Value {
    let Some(call) = api::calls().iter().find(|call| call.path == path) else { return Value::Null };
    let (status, body) = (desk.status(), body.to_string());
    let asked = Asked { body: body.as_bytes(), language: Language::Indonesian, at: AT, status: &status };
    let begun = Instant::now();
    let mut answer = (call.run)(desk, &asked);
    while let Ok(Answer::Later(work)) = answer {
        answer = work();
    }
    let took = begun.elapsed().as_secs_f64() * 1000.0;
    match answer {
        Ok(Answer::Json(bytes)) => {
            println!("{path} {took:.1} ms, {} KiB", bytes.len() >> 10);
            serde_json::from_slice(&bytes).unwrap_or_default()
        }
        Ok(_) => Value::Null,
        Err(problem) => {
            println!("{path}: {}", problem.code);
            Value::Null
        }
    }
}
