//! A desk in a folder of its own, and calls on it by path.
#![allow(dead_code, reason = "every file of tests uses another part of it")]

use api::{Answer, Asked, Desk, DeskOptions, Problem};
use locale::{Catalogue, Language};
use model::batch::At;
use serde_json::{Value, json};
use std::path::Path;
use store::{Place, Work};
use tempfile::TempDir;

/// The passphrase of every study here.
pub const PASSPHRASE: &str = "daun pisang di atas meja kayu";
/// A word that stands in the messages and must stand in no error.
pub const CANARY: &str = "kenanga";

/// Two invented people about mats; the seller's last word is never answered.
pub const CHAT: &str = "31/12/23 21.05 - Lapak Melati: tikar kenanga baru datang
31/12/23 21.06 - Kak Lontar: berapa kak
31/12/23 21.07 - Lapak Melati: seratus lima puluh ribu
31/12/23 21.08 - Kak Lontar: oke saya ambil dua
31/12/23 21.09 - Lapak Melati: siap, besok diantar
";

/// A desk with what a page would hold.
pub struct Bed {
    pub folder: TempDir,
    pub desk: Desk,
    pub language: Language,
    pub millis: i64,
}

impl Bed {
    /// A desk on which nothing is open.
    pub fn empty() -> Bed {
        let folder = tempfile::tempdir().unwrap();
        let options = DeskOptions {
            study: None,
            folder: folder.path().join("penelitian"),
            place: Place(folder.path().join("memory")),
            work: Some(Work::TEST),
        };
        Bed { desk: Desk::new(options), folder, language: Language::Indonesian, millis: 1_795_478_400_000 }
    }

    /// A study with the S-O-R codebook and one chat.
    pub fn with_chat() -> Bed {
        let mut bed = Bed::empty();
        bed.new_study();
        bed.import("chat melati.txt", CHAT);
        bed
    }

    /// Makes a study.
    pub fn new_study(&mut self) -> Value {
        self.ok("session/new", json!({"title": "Uji", "coder": "ani", "passphrase": PASSPHRASE, "sor": true}))
    }

    /// Stores one file as it is.
    pub fn import(&mut self, name: &str, text: &str) -> Value {
        let upload = self.upload(text.as_bytes());
        // Both take part: who may be counted is the matter of other tests.
        let informants: Vec<&str> =
            ["Lapak Melati", "Kak Lontar"].into_iter().filter(|name| text.contains(name)).collect();
        self.ok(
            "import/store",
            json!({"files": [{"upload": upload, "name": name}], "informants": informants}),
        )
    }

    /// Puts a file into the memory.
    pub fn upload(&mut self, bytes: &[u8]) -> u64 {
        self.raw("upload", bytes).unwrap()["upload"].as_u64().unwrap()
    }

    /// What a call answers.
    pub fn call(&mut self, path: &str, body: Value) -> Result<Value, Problem> {
        self.raw(path, body.to_string().as_bytes())
    }

    /// What a call answers that goes well.
    pub fn ok(&mut self, path: &str, body: Value) -> Value {
        self.call(path, body).unwrap_or_else(|problem| panic!("{path}: {problem:?}"))
    }

    /// The code of what a call refuses. Whatever it says, it quotes nobody.
    pub fn refused(&mut self, path: &str, body: Value) -> &'static str {
        let problem = match self.call(path, body) {
            Ok(answer) => panic!("{path} answered {answer}"),
            Err(problem) => problem,
        };
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            let said = problem.message(&catalogue) + &problem.page_hint(&catalogue).unwrap_or_default();
            assert!(!said.contains(CANARY), "{path}: {said}");
            assert!(!said.contains("[err"), "{path}: {said}");
        }
        problem.code
    }

    /// The name and the bytes of a file that a call saves.
    pub fn file(&mut self, path: &str, body: Value) -> (String, Vec<u8>) {
        match self.answer(path, body.to_string().as_bytes()).unwrap_or_else(|p| panic!("{path}: {p:?}")) {
            Answer::File(file) => (file.name, file.bytes),
            _ => panic!("{path} is no file"),
        }
    }

    /// What a call answers to the bytes of a file.
    pub fn raw_ok(&mut self, path: &str, body: &[u8]) -> Value {
        self.raw(path, body).unwrap_or_else(|problem| panic!("{path}: {problem:?}"))
    }

    /// How many sealed contents the study holds; all of it is sound.
    pub fn contents(&mut self) -> u64 {
        let session = self.desk.session().unwrap();
        let found = api::commands::verify::verify(session, &mut |_, _| true).unwrap();
        assert_eq!(found.problems, Vec::<String>::new());
        found.payloads
    }

    /// Copies the study as it stands.
    pub fn copy_study(&mut self, name: &str) {
        let path = self.desk.session().unwrap().path().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(self.studies().join(name), bytes).unwrap();
    }

    /// Opens another study of the folder.
    pub fn open(&mut self, name: &str) {
        self.ok("session/lock", json!({}));
        self.ok("session/open", json!({"file": name, "secret": PASSPHRASE}));
    }

    /// The bytes that a call answers, of JSON or of a file.
    pub fn bytes(&mut self, path: &str, body: Value) -> Result<Vec<u8>, Problem> {
        Ok(match self.answer(path, body.to_string().as_bytes())? {
            Answer::Json(bytes) => bytes,
            Answer::File(file) => file.bytes,
            Answer::Later(_) => unreachable!("it was run"),
        })
    }

    /// A code of the codebook by the name that tables use.
    pub fn code(&mut self, name: &str) -> Value {
        let codes = self.ok("codes", json!({}));
        let found = codes["codes"].as_array().unwrap().iter().find(|c| c["code"] == name).cloned();
        found.unwrap_or_else(|| panic!("no code {name}"))
    }

    /// The id of a code by the name that tables use.
    pub fn code_id(&mut self, name: &str) -> String {
        self.code(name)["id"].as_str().unwrap().to_owned()
    }

    /// Puts a code of the codebook at a turn; gives the coding's id.
    pub fn put(&mut self, turn: u32, code: &str) -> String {
        let place = json!({"source": self.source(), "turns": [turn]});
        let code = self.code_id(code);
        let added = self.ok("coding/add", json!({"place": place, "code": code}));
        added["written"]["id"].as_str().unwrap().to_owned()
    }

    fn raw(&mut self, path: &str, body: &[u8]) -> Result<Value, Problem> {
        Ok(match self.answer(path, body)? {
            Answer::Json(bytes) => serde_json::from_slice(&bytes).unwrap(),
            Answer::File(file) => json!({"name": file.name, "bytes": file.bytes.len()}),
            Answer::Later(_) => unreachable!("it was run"),
        })
    }

    fn answer(&mut self, path: &str, body: &[u8]) -> Result<Answer, Problem> {
        self.millis += 1_000;
        let status = self.desk.status();
        let at = At { millis: self.millis, offset: 480 };
        let asked = Asked { body, language: self.language, at, status: &status };
        let call = api::calls().iter().find(|call| call.path == path).expect(path);
        let mut answer = (call.run)(&mut self.desk, &asked)?;
        while let Answer::Later(work) = answer {
            answer = work()?;
        }
        Ok(answer)
    }

    /// The id of the first source.
    pub fn source(&mut self) -> String {
        self.ok("sources", json!({}))["sources"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Makes a code on the spot and puts it at a turn; gives the coding's id.
    pub fn code_turn(&mut self, turn: u32, brief: &str) -> String {
        let place = json!({"source": self.source(), "turns": [turn]});
        let new = json!({"brief": brief, "component": "S"});
        let added = self.ok("coding/add", json!({"place": place, "new_code": new}));
        added["written"]["id"].as_str().unwrap().to_owned()
    }

    /// Where studies stand.
    pub fn studies(&self) -> &Path {
        &self.desk.options.folder
    }
}
