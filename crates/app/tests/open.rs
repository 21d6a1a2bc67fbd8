//! `kelindan open` as a user meets it: the link, the page, the end; and silence about what is in the study.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use support::Desk;

const CANARY: &str = "KENARI8R";

/// The program with the interface.
struct Open {
    child: Child,
    port: u16,
    link: String,
    out: BufReader<std::process::ChildStdout>,
}

impl Open {
    fn start(mut command: Command) -> Open {
        let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://127.0.0.1:").unwrap_or_else(|| panic!("no link: {line}"));
        let (port, link) = rest.trim().split_once("/#t=").expect("a token");
        Open { port: port.parse().unwrap(), link: link.to_owned(), child, out }
    }

    /// Status and body of a call.
    fn post(&self, path: &str, token: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let request = format!(
            "POST /api/{path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nX-Kelindan-Token: {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        let (head, body) = said.split_once("\r\n\r\n").unwrap();
        (head[9..12].parse().unwrap(), body.to_owned())
    }

    fn token(&self) -> String {
        let (status, body) = self.post("session/start", "", &format!("{{\"token\":\"{}\"}}", self.link));
        assert_eq!(status, 200, "{body}");
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        body["token"].as_str().unwrap().to_owned()
    }

    /// Ends it as the system does, and gives its code of exit and all it said after the link.
    fn end(mut self) -> (Option<i32>, String) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        let mut said = String::new();
        self.out.read_to_string(&mut said).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

#[test]
fn a_study_is_served_and_closed_and_nothing_of_it_is_printed() {
    let desk = Desk::new();
    desk.does(&["new", "a.kelindan", "--title", &format!("{CANARY} judul")]);
    let open = Open::start(desk.command(&["open", "a.kelindan", "--no-browser"]));
    let token = open.token();
    let (status, look) = open.post("session/look", &token, "{}");
    assert_eq!(status, 200, "{look}");
    assert!(look.contains(CANARY) && look.contains("\"open\""), "{look}");
    let question = format!("{{\"text\":\"{CANARY} tanya?\"}}");
    assert_eq!(open.post("question/add", &token, &question).0, 200);
    for body in [format!("{{\"{CANARY}\":1}}"), CANARY.into(), String::new()] {
        for path in ["session/look", "question/add", CANARY] {
            let (status, said) = open.post(path, &token, &body);
            assert!(status >= 400 && !said.contains(CANARY), "{path} {body}: {said}");
        }
    }
    let (code, said) = open.end();
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains(CANARY) && !said.contains(&token), "{said}");
    assert!(!desk.path().join("a.kelindan-wal").exists(), "one file is the whole");
    assert!(desk.does(&["question", "a.kelindan", "list"]).contains(CANARY));
}

#[test]
fn the_page_asks_where_no_passphrase_is_given() {
    let desk = Desk::new();
    desk.does(&["new", "a.kelindan", "--title", "Uji"]);
    let asks = |words: &[&str], expected: &str| {
        let mut command = desk.command(words);
        command.env_remove("KELINDAN_PASSPHRASE");
        let open = Open::start(command);
        let (_, look) = open.post("session/look", &open.token(), "{}");
        assert!(look.contains(&format!("\"study\":\"{expected}\"")), "{words:?}: {look}");
        assert!(look.contains("a.kelindan"), "{look}");
        assert_eq!(open.end().0, Some(0));
    };
    asks(&["open", "a.kelindan", "--no-browser"], "locked");
    asks(&["open", "--no-browser"], "none");
    // A double click: no browser can be found here, and the link is shown all the same.
    asks(&[], "none");
}

#[test]
fn what_cannot_be_opened_is_said() {
    let desk = Desk::new();
    desk.refuses(&["open", "missing.kelindan", "--no-browser"], 1, "no study file");
    desk.refuses(&["open", "--folder", "missing", "--no-browser"], 1, "isn't there");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let _held = TcpListener::bind(taken).unwrap();
    desk.refuses(&["open", "--port", &taken.port().to_string(), "--no-browser"], 1, "taken");
    desk.refuses(&["open", "--port", "0"], 2, "");
    desk.does(&["new", "a.kelindan", "--title", "Uji"]);
    desk.put("other", "not the passphrase of it");
    desk.refuses(&["open", "a.kelindan", "--no-browser", "--passphrase-file", "other"], 1, "wrong");
}

#[test]
fn the_calls_are_described() {
    let document: serde_json::Value = serde_json::from_str(&Desk::new().does(&["openapi"])).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    for path in ["/api/watch", "/api/session/start", "/api/session/open"] {
        assert!(document["paths"][path]["post"]["summary"].is_string(), "{path}");
    }
}
