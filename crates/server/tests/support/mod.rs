//! A running server in a folder of its own, and a client that speaks plain HTTP over a socket.
#![allow(dead_code, reason = "every file of tests uses another part of it")]

use api::{Call, Desk, DeskOptions};
use model::batch::At;
use serde_json::{Value, json};
use server::{Links, Options, Page, Server};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use store::{Place, Work};
use tempfile::TempDir;

/// The passphrase of every study here.
pub const PASSPHRASE: &str = "rakit bambu di muara sungai";

/// What has to stand on every answer.
const HEADERS: [(&str, &str); 9] = [
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self';"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "accelerometer=()"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// A running server; it is stopped when dropped.
pub struct Running {
    pub folder: TempDir,
    pub port: u16,
    pub links: Links,
    pub clock: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// What came back.
#[derive(Debug)]
pub struct Said {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Said {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The status and the code of a refusal.
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.json()["code"].as_str().unwrap_or("").to_owned())
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

impl Running {
    /// A server of the real table.
    pub fn new() -> Running {
        Running::serving(api::calls())
    }

    /// A server of these calls.
    pub fn serving(calls: &'static [Call]) -> Running {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(DeskOptions {
            study: None,
            folder: folder.path().to_owned(),
            place: Place(folder.path().join("memory")),
            work: Some(Work::TEST),
        });
        let clock = Arc::new(AtomicU64::new(0));
        let ticking = Arc::clone(&clock);
        let started = Instant::now();
        let clock_of_server = move || started.elapsed() + Duration::from_secs(ticking.load(Ordering::SeqCst));
        let options = Options {
            port: None,
            calls,
            page: |path| {
                let page = Page { bytes: b"<title>Kelindan</title>", media_type: "text/html; charset=utf-8" };
                (path == "index.html" || path == "assets/a.js").then_some(page)
            },
            clock: Arc::new(clock_of_server),
            now: || At { millis: 1_795_478_400_000, offset: 480 },
        };
        let server = Server::bind(desk, options).unwrap();
        let (port, links) = (server.port(), server.links());
        let stop = Arc::new(AtomicBool::new(false));
        let is_stopped = Arc::clone(&stop);
        let run = move || server.run(move || is_stopped.load(Ordering::SeqCst)).unwrap();
        let thread = Some(std::thread::spawn(run));
        Running { folder, port, links, clock, stop, thread }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Lets time go by, in seconds.
    pub fn pass(&self, seconds: u64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    /// The token of a new link.
    pub fn link(&self) -> String {
        self.links.link().unwrap().split_once("#t=").unwrap().1.to_owned()
    }

    /// The token of a page.
    pub fn token(&self) -> String {
        let said = self.post("session/start", "", &json!({ "token": self.link() }));
        said.json()["token"].as_str().expect("a token").to_owned()
    }

    /// A study that is open, and the token of a page.
    pub fn with_study(&self) -> String {
        let token = self.token();
        let said = self.post("session/new", &token, &json!({ "title": "Uji", "passphrase": PASSPHRASE }));
        assert_eq!(said.status, 200, "{}", said.json());
        token
    }

    /// A call as the page makes it.
    pub fn post(&self, path: &str, token: &str, body: &Value) -> Said {
        self.post_with(path, token, &[], body)
    }

    /// A call with further headers.
    pub fn post_with(&self, path: &str, token: &str, more: &[(&str, &str)], body: &Value) -> Said {
        let host = format!("127.0.0.1:{}", self.port);
        let mut headers = vec![("Host", host.as_str()), ("Content-Type", "application/json")];
        if !token.is_empty() {
            headers.push(("X-Kelindan-Token", token));
        }
        headers.extend(more);
        self.ask("POST", &format!("/api/{path}"), &headers, body.to_string().as_bytes())
    }

    /// A request as it is given; on every answer stand the headers, and no cookie.
    pub fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Said {
        let mut head = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        let has_length = |name: &str| ["Content-Length", "Transfer-Encoding"].contains(&name);
        if !headers.iter().any(|(name, _)| has_length(name)) {
            head += &format!("Content-Length: {}\r\n", body.len());
        }
        let said = self.send(&[head.as_bytes(), b"\r\n", body].concat());
        for (name, value) in HEADERS {
            let found = said.header(name).unwrap_or("");
            assert!(found.starts_with(value), "{method} {target}: {name} is {found:?}");
        }
        assert!(
            said.header("content-security-policy").unwrap().contains("require-trusted-types-for 'script'")
        );
        assert!(!said.header("content-security-policy").unwrap().contains("unsafe"));
        assert_eq!(said.header("set-cookie"), None, "{method} {target}");
        said
    }

    fn send(&self, request: &[u8]) -> Said {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        // A request that is refused early may not be read to its end.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Said { status, headers, body: bytes[end + 4..].to_vec() }
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.join().expect("it ends well");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Waits until something holds, at most this long.
pub fn within(longest: Duration, holds: impl Fn() -> bool) -> bool {
    let started = Instant::now();
    while started.elapsed() < longest {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    holds()
}
