//! Who may ask and how, over real sockets: everybody else is refused, and learns nothing.

mod support;

use api::{Answer, Call, Needs, Problem, Takes};
use serde_json::json;
use std::net::TcpStream;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use support::Running;

#[test]
fn it_listens_on_loopback_only() {
    let server = Running::new();
    let table = std::fs::read_to_string("/proc/net/tcp").unwrap_or_default()
        + &std::fs::read_to_string("/proc/net/tcp6").unwrap_or_default();
    let port = format!(":{:04X}", server.port);
    let listening: Vec<&str> = table
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().skip(1);
            let (local, _, state) = (words.next()?, words.next()?, words.next()?);
            (state == "0A" && local.ends_with(&port)).then_some(local)
        })
        .collect();
    if !table.is_empty() {
        assert_eq!(listening, [format!("0100007F{port}")], "127.0.0.1 and nothing else");
    }
    assert!(TcpStream::connect(("127.0.0.2", server.port)).is_err());
}

#[test]
fn foreign_hosts_origins_and_sites_are_refused() {
    let server = Running::new();
    let (own, token) = (format!("127.0.0.1:{}", server.port), server.token());
    let ours = format!("http://{own}");
    let check = |headers: &[(&str, &str)], expected: (u16, &str)| {
        for (method, target) in [("GET", "/"), ("GET", "/assets/a.js"), ("POST", "/api/session/look")] {
            let all =
                [headers, &[("Content-Type", "application/json"), ("X-Kelindan-Token", &token)]].concat();
            let said = server.ask(method, target, &all, b"{}");
            let (status, code) = said.refusal();
            assert_eq!((status, code.as_str()), expected, "{method} {target} {headers:?}");
        }
    };
    check(&[("Host", &own)], (200, ""));
    check(&[("Host", &own), ("Origin", &ours), ("Sec-Fetch-Site", "same-origin")], (200, ""));
    let rebound = format!("evil.test:{}", server.port);
    for host in ["evil.test", rebound.as_str(), "127.0.0.1", "localhost", "127.0.0.1:1", "[::1]"] {
        check(&[("Host", host)], (421, "guard-host"));
    }
    check(&[("Host", &own), ("Host", "evil.test")], (421, "guard-host"));
    for origin in ["http://evil.test", "null", "http://127.0.0.1:1", &ours.replace("127.0.0.1", "localhost")]
    {
        check(&[("Host", &own), ("Origin", origin)], (403, "guard-origin"));
    }
    for site in ["cross-site", "same-site"] {
        check(&[("Host", &own), ("Sec-Fetch-Site", site)], (403, "guard-origin"));
    }
}

#[test]
fn a_link_opens_once_within_a_minute() {
    let server = Running::new();
    let start = |link: &str| server.post("session/start", "", &json!({ "token": link }));
    let link = server.link();
    let first = start(&link);
    let token = first.json()["token"].as_str().unwrap().to_owned();
    assert_eq!(start(&link).refusal(), (401, "token".into()), "used");
    assert_eq!(start(&token).refusal(), (401, "token".into()), "a page's token is no link");
    assert_eq!(server.post("session/look", &link, &json!({})).refusal(), (401, "token".into()));
    let (late, soon) = (server.link(), server.link());
    server.pass(50);
    assert_eq!(start(&soon).status, 200);
    server.pass(11);
    assert_eq!(start(&late).refusal(), (401, "token".into()), "too late");
    assert_eq!(server.post("session/look", &token, &json!({})).status, 200, "the page goes on");
}

/// Every row of the table, so that none can be forgotten.
#[test]
fn every_call_needs_a_token_and_an_open_study() {
    let server = Running::new();
    let (own, token) = (format!("127.0.0.1:{}", server.port), server.token());
    let wrong = token.replace(['0', '1', '2', '3'], "4");
    let rows = api::calls().iter().map(|call| (call.path, call.takes, call.needs));
    let of_the_server = ["session/activity", "session/lock", "session/end", "stop", "watch"];
    let rows = rows.chain(of_the_server.map(|path| (path, Takes::Json, Needs::Token)));
    for (path, takes, needs) in rows {
        let kind = match takes {
            Takes::Json => "application/json",
            Takes::Bytes => "application/octet-stream",
        };
        let target = format!("/api/{path}");
        let ask = |method: &str, kind: &str, token: &str| {
            let headers = [("Host", own.as_str()), ("Content-Type", kind), ("X-Kelindan-Token", token)];
            server.ask(method, &target, &headers, b"{}").refusal()
        };
        assert_eq!(ask("POST", kind, ""), (401, "token".into()), "{path}");
        assert_eq!(ask("POST", kind, &wrong), (401, "token".into()), "{path}");
        let bare = [("Host", own.as_str()), ("Content-Type", kind)];
        assert_eq!(server.ask("POST", &target, &bare, b"{}").refusal(), (401, "token".into()), "{path}");
        for method in ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"] {
            assert_eq!(ask(method, kind, &token).0, 405, "{method} {path}");
        }
        for other in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
            assert_eq!(ask("POST", other, &token), (415, "guard-type".into()), "{path} {other}");
        }
        if needs == Needs::Study {
            assert_eq!(ask("POST", kind, &token), (401, "locked".into()), "{path}");
        }
    }
    assert_eq!(server.post("home/nothing", &token, &json!({})).refusal(), (404, "call-unknown".into()));
    assert_eq!(server.post("home/nothing", "", &json!({})).refusal(), (401, "token".into()));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let server = Running::new();
    let token = server.with_study();
    let own = format!("127.0.0.1:{}", server.port);
    let upload = api::calls().iter().find(|call| call.takes == Takes::Bytes).expect("an upload");
    let upload = format!("/api/{}", upload.path);
    let said = |target: &str, kind: &str, length: usize| {
        let length = length.to_string();
        let headers = [
            ("Host", own.as_str()),
            ("Content-Type", kind),
            ("X-Kelindan-Token", token.as_str()),
            ("Content-Length", length.as_str()),
        ];
        server.ask("POST", target, &headers, b"").refusal()
    };
    let large = (413, "guard-large".to_owned());
    assert_eq!(said("/api/session/look", "application/json", (4 << 20) + 1), large);
    assert_eq!(said(&upload, "application/octet-stream", (512 << 20) + 1), large);
    // Nobody has to say the length: then it is counted.
    let headers = [
        ("Host", own.as_str()),
        ("Content-Type", "application/json"),
        ("X-Kelindan-Token", token.as_str()),
        ("Transfer-Encoding", "chunked"),
    ];
    let mut body = b"500000\r\n".to_vec();
    body.resize(body.len() + 0x50_0000, b' ');
    body.extend_from_slice(b"\r\n0\r\n\r\n");
    assert_eq!(server.ask("POST", "/api/session/look", &headers, &body).refusal(), large);
}

#[test]
fn a_path_is_never_a_file_on_the_disk() {
    let server = Running::new();
    let own = format!("127.0.0.1:{}", server.port);
    assert_eq!(server.ask("GET", "/", &[("Host", &own)], b"").status, 200);
    let targets = [
        "/../Cargo.toml",
        "/assets/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/./index.html",
        "/assets/%2e%2e/index.html",
        "/index.html%00.js",
        "/assets",
        "/api",
        "/api.json",
    ];
    for target in targets {
        let said = server.ask("GET", target, &[("Host", &own)], b"");
        assert_eq!(said.refusal(), (404, "call-unknown".into()), "{target}");
    }
    assert_eq!(server.ask("POST", "/", &[("Host", &own)], b"").status, 405);
}

#[test]
fn guesses_of_a_passphrase_slow_down() {
    static CALLS: LazyLock<[Call; 1]> = LazyLock::new(|| {
        [Call::undescribed("guess", Needs::Token, Takes::Json, |_, asked| match asked.body {
            b"\"right\"" => Ok(Answer::Json(b"{}".to_vec())),
            _ => Err(Problem::new("wrong-secret")),
        })]
    });
    let server = Running::serving(&*CALLS);
    let token = server.token();
    let took = |guess: &str, status: u16| {
        let started = Instant::now();
        assert_eq!(server.post("guess", &token, &json!(guess)).status, status);
        started.elapsed()
    };
    for _ in 0..3 {
        took("wrong", 400);
    }
    assert!(took("wrong", 400) > Duration::from_millis(900));
    // Never a lock: who knows it gets in, late.
    assert!(took("right", 200) > Duration::from_millis(1800));
    assert!(took("right", 200) < Duration::from_millis(900));
}

#[test]
fn refusals_speak_the_language_of_the_page() {
    let server = Running::new();
    let said = |language: &str| {
        let more = [("X-Kelindan-Language", language)];
        server.post_with("session/look", "", &more, &json!({})).json()["message"].to_string()
    };
    assert!(said("en").contains("page") && said("id").contains("alaman"), "{} {}", said("en"), said("id"));
}
