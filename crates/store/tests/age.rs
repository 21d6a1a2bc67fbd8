//! The key slots of the kept studies, opened by `age` alone: nobody needs this program to get at the keys.
//!
//! Skipped where `age` isn't installed, or `script`, through which it is given a passphrase.

use model::{StudyId, canon};
use rusqlite::{Connection, OpenFlags};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FORMATS: [&str; 2] = ["format-1", "format-1-people"];

fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok_and(|o| o.status.success());
    if !there {
        println!("skipped: no {program}");
    }
    there
}

/// A kept study's slots as files in a folder, and its secrets.
struct Kept {
    folder: tempfile::TempDir,
    /// The file of the study key, then those under a passphrase.
    slots: Vec<PathBuf>,
    secrets: serde_json::Value,
}

impl Kept {
    fn of(format: &str) -> Kept {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(format);
        let secrets = std::fs::read(kept.join("expected.json")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("study.kelindan");
        std::fs::copy(kept.join("study.kelindan"), &copy).unwrap();
        let study = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut statement = study.prepare("SELECT id, body FROM slot ORDER BY kind, id").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let write = |row: rusqlite::Result<(i64, Vec<u8>)>| {
            let (id, body) = row.unwrap();
            let path = folder.path().join(format!("slot-{id}.age"));
            std::fs::write(&path, body).unwrap();
            path
        };
        let slots = rows.map(write).collect();
        Kept { folder, slots, secrets: serde_json::from_slice(&secrets).unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// The study key's slot, opened with an identity.
    fn study_key(&self, identity: &str) -> Vec<u8> {
        let file = self.path("identity");
        std::fs::write(&file, format!("{identity}\n")).unwrap();
        let age = Command::new("age").args(["-d", "-i", &file]).arg(&self.slots[0]).output().unwrap();
        assert!(age.status.success(), "{}", String::from_utf8_lossy(&age.stderr));
        age.stdout
    }

    /// What a passphrase opens of a slot: age reads it from the terminal.
    fn by_passphrase(&self, slot: &Path, passphrase: &str) -> Option<String> {
        let out = self.path("opened");
        let command = format!("age -d -o '{out}' '{}'", slot.display());
        let mut script = Command::new("script");
        script.args(["-qec", &command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut script = script.spawn().unwrap();
        writeln!(script.stdin.take().unwrap(), "{passphrase}").unwrap();
        let opened = script.wait().unwrap().success();
        opened.then(|| {
            let text = std::fs::read_to_string(&out).unwrap();
            std::fs::remove_file(&out).unwrap();
            text
        })
    }
}

#[test]
fn age_opens_the_study_key_with_the_recovery_key() {
    if !is_there("age") {
        return;
    }
    for kept in FORMATS.map(Kept::of) {
        let held = kept.study_key(kept.secrets["recovery_key"].as_str().unwrap());
        let (version, study): (u32, StudyId) = canon::beginning(&held).unwrap();
        assert_eq!(version, 1);
        assert_eq!(study.to_string(), kept.secrets["shows"]["study"]);
    }
}

#[test]
fn age_opens_an_identity_with_each_passphrase_and_the_study_key_with_it() {
    if !is_there("age") || !is_there("script") {
        return;
    }
    for kept in FORMATS.map(Kept::of) {
        let held = kept.study_key(kept.secrets["recovery_key"].as_str().unwrap());
        let passphrases = kept.secrets["passphrases"].as_object().unwrap();
        assert_eq!(passphrases.len(), kept.slots.len() - 1);
        for passphrase in passphrases.values() {
            let slots = &kept.slots[1..];
            let open = |slot: &PathBuf| kept.by_passphrase(slot, passphrase.as_str().unwrap());
            let opened: Vec<String> = slots.iter().filter_map(open).collect();
            let [identity] = opened.as_slice() else { panic!("{} slots opened, not one", opened.len()) };
            assert!(identity.starts_with("AGE-SECRET-KEY-1") && kept.study_key(identity) == held);
        }
    }
}
