//! A folder of its own for every test of the program: study, files, and what the installation remembers.
#![allow(dead_code, reason = "every test file uses another part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The passphrase of every study here.
pub const PASSPHRASE: &str = "tikar rotan di lantai rumah nenek";

/// A folder of its own.
pub struct Desk {
    folder: TempDir,
}

/// What the program said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kelindan"));
        command
            .args(words)
            .current_dir(self.path())
            .env_clear()
            .env("KELINDAN_HOME", self.path().join("home"))
            .env("KELINDAN_PASSPHRASE", PASSPHRASE)
            .env("LANG", "en_GB.UTF-8")
            .stdin(std::process::Stdio::null());
        command
    }

    pub fn say(&self, words: &[&str]) -> Said {
        let Output { status, stdout, stderr } = self.command(words).output().unwrap();
        Said {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&stdout).into_owned(),
            err: String::from_utf8_lossy(&stderr).into_owned(),
        }
    }

    /// A command that must succeed.
    pub fn does(&self, words: &[&str]) -> String {
        let said = self.say(words);
        assert_eq!(said.code, 0, "{words:?}: {}{}", said.out, said.err);
        said.out
    }

    /// A command that must be refused with this code of exit and this sentence.
    pub fn refuses(&self, words: &[&str], code: i32, sentence: &str) {
        let said = self.say(words);
        assert_eq!(said.code, code, "{words:?}: {}{}", said.out, said.err);
        assert!(said.err.contains(sentence), "{words:?}: {:?} should say {sentence:?}", said.err);
        let lines = said.err.trim().lines().count();
        assert!(lines <= 2, "one message and what to do next: {:?}", said.err);
    }

    pub fn json(&self, words: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.does(words)).unwrap()
    }

    /// A study with the codebook and one small chat.
    pub fn with_chat() -> Desk {
        let desk = Desk::new();
        desk.does(&["new", "a.kelindan", "--title", "Trial"]);
        desk.does(&["codebook", "a.kelindan", "use", "sor"]);
        desk.put("chat.txt", CHAT);
        // Both take part: who may be counted is the matter of other tests.
        let informants = ["--informant", "Toko Uji", "--informant", "Bu Nila"];
        let roles = ["--role", "Toko Uji=penjual", "--role", "*=pembeli"];
        desk.does(&[&["import", "a.kelindan", "chat.txt"][..], &roles, &informants].concat());
        desk
    }
}

/// A small chat.
pub const CHAT: &str = "\
31/03/26 08.00 - Pesan dan panggilan dienkripsi secara end-to-end. Tidak seorang pun di luar chat ini dapat membacanya.
31/03/26 08.01 - Toko Uji: Selamat pagi kak, tikarnya dua 90rb
31/03/26 08.03 - Bu Nila: bisa kurang?
31/03/26 08.04 - Toko Uji: 85rb boleh
31/03/26 08.09 - Bu Nila: oke saya ambil, hubungi 0812-0000-0007 ya
";

/// Codings of the small chat.
pub const CODINGS: &str = "\
source,turn,start,end,code,coder,value,unit,memo
chat,1,,,S-OFFER,ani,,,
chat,2,,,O-RESIST,ani,,,Harga ditawar.
chat,3,0,4,S-TERMS,ani,85000,IDR,
chat,4,0,14,R-COMPLY,ani,,,
";

/// Every file below a folder.
pub fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.flat_map(|p| if p.is_dir() { all_files(&p) } else { vec![p] }).collect()
}

/// Whether bytes stand in others.
pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}
