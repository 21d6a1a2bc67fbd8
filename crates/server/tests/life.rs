//! A study behind the server: locked when idle, watched, ended well, and silent about its words.

mod support;

use api::{Answer, Call, Needs, Session, Takes};
use model::batch::At;
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};
use store::{Place, Secret};
use support::{PASSPHRASE, Running, within};

const SECOND: Duration = Duration::from_secs(1);
const LONG: Duration = Duration::from_secs(10);

fn is_locked(server: &Running, token: &str) -> bool {
    let look = server.post_with("session/look", token, &[("X-Kelindan-Background", "1")], &json!({}));
    look.json()["study"] == "locked"
}

fn study(server: &Running) -> std::path::PathBuf {
    let files = std::fs::read_dir(server.path()).unwrap().filter_map(Result::ok);
    let mut studies = files.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "kelindan"));
    studies.next().expect("a study")
}

fn opened(server: &Running) -> Session {
    let place = Place(server.path().join("other memory"));
    let at = At { millis: 1_795_478_500_000, offset: 480 };
    Session::open(&study(server), &Secret::Passphrase(PASSPHRASE), &place, at).expect("it opens")
}

#[test]
fn nobody_there_for_ten_minutes_locks_the_study() {
    let server = Running::new();
    let token = server.with_study();
    let read = || server.post_with("overview", &token, &[], &json!({}));
    server.pass(590);
    thread::sleep(SECOND / 2);
    assert!(!is_locked(&server, &token), "not yet");
    assert_eq!(server.post("session/activity", &token, &json!({})).status, 200);
    server.pass(590);
    thread::sleep(SECOND / 2);
    assert!(!is_locked(&server, &token), "somebody moved");
    // Neither a watch nor the page's own looking again is a person.
    server.post("watch", &token, &json!({ "seen": 999 }));
    server.pass(11);
    assert!(within(LONG, || is_locked(&server, &token)));
    for call in api::calls().iter().filter(|call| call.needs == Needs::Study && call.takes == Takes::Json) {
        let said = server.post(call.path, &token, &json!({}));
        assert_eq!(said.refusal(), (401, "locked".into()), "{}", call.path);
    }
    let open = server.post("session/open", &token, &json!({ "secret": PASSPHRASE }));
    assert_eq!(open.status, 200, "{}", open.json());
    assert!(!is_locked(&server, &token));
    assert_ne!(read().status, 401);
}

#[test]
fn locking_on_demand_is_seen_at_once() {
    let server = Running::new();
    let token = server.with_study();
    let version = server.post("watch", &token, &json!({ "seen": 0 })).json()["version"].clone();
    thread::scope(|scope| {
        let watching = scope.spawn(|| server.post("watch", &token, &json!({ "seen": version })));
        thread::sleep(SECOND / 5);
        assert_eq!(server.post("session/lock", &token, &json!({})).status, 200);
        let locked = Instant::now();
        let said = watching.join().unwrap().json();
        assert!(said["locked"] == true && locked.elapsed() < SECOND, "{said}");
    });
    // What the page doesn't know yet is told at once, what it knows is not.
    let told = server.post("watch", &token, &json!({ "seen": 9999, "locked": false })).json();
    assert_eq!(told["locked"], true);
}

#[test]
fn a_watch_sees_what_another_program_writes() {
    let server = Running::new();
    let token = server.with_study();
    let version = server.post("watch", &token, &json!({ "seen": 0 })).json()["version"].clone();
    thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let said = server.post("watch", &token, &json!({ "seen": version })).json();
            (said, Instant::now())
        });
        let mut other = opened(&server);
        thread::sleep(SECOND / 5);
        api::commands::question::add(&mut other, "Siapa menawar?", &mut |_, _| true).unwrap();
        let written = Instant::now();
        let (said, seen) = watching.join().unwrap();
        assert!(said["version"].as_u64() > version.as_u64(), "{said}");
        let late = seen.saturating_duration_since(written);
        assert!(late < SECOND, "seen after {late:?}");
    });
    let overview = server.post("overview", &token, &json!({}));
    assert!(overview.json().to_string().contains("Siapa menawar?"), "{}", overview.json());
}

/// The end is asked for while a call writes: it is written, the file is one whole, and the program ends.
#[test]
fn stopping_while_a_call_runs_loses_nothing() {
    static CALLS: LazyLock<Vec<Call>> = LazyLock::new(|| {
        let slow = Call::undescribed("slow", Needs::Study, Takes::Json, |desk, _| {
            thread::sleep(SECOND);
            let session = desk.session()?;
            api::commands::question::add(session, "Masih tersimpan?", &mut |_, _| true)?;
            Ok(Answer::Json(b"{}".to_vec()))
        });
        let made = Call::undescribed("session/new", Needs::Token, Takes::Json, |desk, asked| {
            let real = api::calls().iter().find(|call| call.path == "session/new").unwrap();
            (real.run)(desk, asked)
        });
        vec![slow, made]
    });
    let mut server = Running::serving(&CALLS);
    let token = server.with_study();
    thread::scope(|scope| {
        let (port, token) = (server.port, token.clone());
        let host = format!("127.0.0.1:{port}");
        scope.spawn(move || {
            use std::io::Write;
            let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
            let request = format!(
                "POST /api/slow HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
                 X-Kelindan-Token: {token}\r\nContent-Length: 2\r\n\r\n{{}}"
            );
            stream.write_all(request.as_bytes()).unwrap();
            thread::sleep(SECOND / 4);
        });
        thread::sleep(SECOND / 2);
        server.stop();
    });
    let wal = study(&server).with_extension("kelindan-wal");
    assert!(!wal.exists(), "one file is the whole");
    assert_eq!(api::commands::question::list(&opened(&server)).unwrap(), ["Masih tersimpan?"]);
}

#[test]
fn the_page_can_end_the_program() {
    let mut server = Running::new();
    let token = server.with_study();
    let said = server.post("session/end", &token, &json!({}));
    assert_eq!((said.status, said.header("clear-site-data")), (200, Some("\"cache\", \"storage\"")));
    let port = server.port;
    assert!(within(LONG, || std::net::TcpStream::connect(("127.0.0.1", port)).is_err()));
    server.stop();
}

const CANARY: &str = "kenari-7q-rahasia";

/// In a process of its own: what it writes to standard error is looked at by the test below.
#[test]
fn panics() {
    if std::env::var_os("KELINDAN_TEST_CHILD").is_none() {
        return;
    }
    std::panic::set_hook(Box::new(|_| eprintln!("kelindan: internal error")));
    static CALLS: LazyLock<Vec<Call>> = LazyLock::new(|| {
        let panic = |desk: &mut api::Desk, asked: &api::Asked<'_>| {
            let words = String::from_utf8_lossy(asked.body).into_owned();
            assert!(desk.session().is_err(), "{words}");
            Ok(Answer::Json(b"{}".to_vec()))
        };
        let later = |_: &mut api::Desk, asked: &api::Asked<'_>| {
            let words = String::from_utf8_lossy(asked.body).into_owned();
            Ok(Answer::Later(Box::new(move || panic!("{words}"))))
        };
        let made = |desk: &mut api::Desk, asked: &api::Asked<'_>| {
            let real = api::calls().iter().find(|call| call.path == "session/new").unwrap();
            (real.run)(desk, asked)
        };
        vec![
            Call::undescribed("panic", Needs::Token, Takes::Json, panic),
            Call::undescribed("later", Needs::Token, Takes::Json, later),
            Call::undescribed("session/new", Needs::Token, Takes::Json, made),
        ]
    });
    let server = Running::serving(&CALLS);
    let token = server.with_study();
    for path in ["later", "panic"] {
        let said = server.post(path, &token, &json!({ "words": CANARY }));
        assert_eq!(said.refusal(), (500, "internal".into()), "{path}");
        assert!(!String::from_utf8_lossy(&said.body).contains(CANARY));
    }
    // It lives on, with the study locked: what was half done in memory is gone.
    assert_eq!(server.post("panic", &token, &json!({})).status, 200);
    assert_eq!(server.post("nothing", &token, &json!({ "words": CANARY })).status, 404);
    assert_eq!(server.post("session/new", &token, &Value::String(CANARY.into())).status, 400);
}

#[test]
fn a_panic_ends_one_call_and_tells_no_words() {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["panics", "--exact", "--nocapture"]).env("KELINDAN_TEST_CHILD", "1").stdin(Stdio::null());
    let output = child.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("internal error") && !said.contains(CANARY), "{said}");
}
