//! Makes the kept study of a format: `keep FOLDER`. Run once for each released format, never again: see
//! testdata/README.md.
//!
//! Two installations, `laptop` and `kantor`, go on apart in two copies and are merged: so the study holds
//! what only years would bring together.

use api::commands::{
    accept, code_rules, code_table, codebook, import, keys, memo, merge, new, people, question,
};
use api::commands::{settle, undo, verify};
use api::{Problem, Session};
use model::batch::{At, Cause};
use model::event::{Change, Consent, ConsentDecision, Event, LinkKind, MemoKind, Owner};
use model::ids::*;
use model::payload::PayloadKind;
use model::source::Part;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{NewStudy, Pen, Place, Secret, StudyFile, Work};

#[path = "../tests/kept/shown.rs"]
mod shown;

/// The passphrases that the kept study opens with.
const RATNA: &str = "daun pandan di tepi kali kecil";
const BIMA: &str = "perahu kayu pulang sebelum hujan";
/// Those that were changed: they open it no longer.
const RATNA_FIRST: &str = "kunci lama di bawah tikar rotan";
const RATNA_SECOND: &str = "pagar bambu di belakang rumah";
const BIMA_FIRST: &str = "lampu minyak di atas lemari tua";
const BIMA_SECOND: &str = "tangga kayu menuju loteng gelap";

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        println!("usage: keep FOLDER");
        return ExitCode::FAILURE;
    };
    match keep(&Desk { folder: folder.clone() }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("{problem:?}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the kept study, and beside it what is needed on the way.
struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn study(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.kelindan"))
    }

    fn place(&self, installation: &str) -> Place {
        Place(self.folder.join(installation))
    }

    fn open(&self, name: &str, on: &str, passphrase: &str, minute: i64) -> Result<Session, Problem> {
        Session::open(&self.study(name), &Secret::Passphrase(passphrase), &self.place(on), at(minute))
    }

    fn copy(&self, from: &str, to: &str) {
        std::fs::copy(self.study(from), self.study(to)).expect("a copy");
    }

    /// Merges two copies into a third.
    fn merge(&self, a: &Session, b: &Session, out: &str) -> Result<(), Problem> {
        let agreed = merge::Agreed { destroy: true, keys_of: Some(store::Which::A) };
        merge::merge(a, b, &self.study(out), agreed, &mut go_on).map(drop)
    }
}

/// Minutes after the beginning, in Makassar.
fn at(minute: i64) -> At {
    At { millis: 1_795_478_400_000 + minute * 60_000, offset: 480 }
}

fn go_on(_: u64, _: u64) -> bool {
    true
}

fn keep(desk: &Desk) -> Result<(), Problem> {
    let first_key = begin(desk)?;
    desk.copy("laptop", "kantor");
    go_on_at_laptop(desk)?;
    go_on_at_kantor(desk)?;
    let laptop = desk.open("laptop", "laptop", RATNA_SECOND, 300)?;
    let kantor = desk.open("kantor", "kantor", BIMA_SECOND, 300)?;
    desk.merge(&laptop, &kantor, "study")?;
    drop((laptop, kantor));
    let recovery = change_all_keys(desk, &first_key)?;
    finish(desk)?;
    write_expected(desk, &recovery)
}

/// The study as one installation began it: everything a single researcher does.
fn begin(desk: &Desk) -> Result<String, Problem> {
    let new = NewStudy {
        title: "Kios Pandan: menawar lewat pesan",
        coder: "ratna",
        passphrase: RATNA_FIRST,
        work: Work::OWN,
        at: at(0),
    };
    let (mut session, recovery) = new::new(&desk.study("laptop"), &new, &desk.place("laptop"))?;
    take_codebook(&mut session, "#0067a3", "Penawaran harga atau syarat.")?;
    import_all(&mut session)?;
    code(&mut session)?;
    write_about(&mut session)?;
    undo_and_bring_back(&mut session)?;
    drop(session);
    write_what_no_command_writes(desk)?;
    // The second epoch: somebody else gets a passphrase.
    let mut session = desk.open("laptop", "laptop", RATNA_FIRST, 20)?;
    keys::add(&mut session, "bima", BIMA_FIRST, Work::GENERATED, &mut go_on)?;
    Ok(recovery.reveal().to_owned())
}

fn take_codebook(session: &mut Session, colour: &str, definition: &str) -> Result<(), Problem> {
    let book = CODEBOOK.replace("COLOUR", colour).replace("DEFINITION", definition);
    let book = formats::codebook::read("kios.json", book.as_bytes())?;
    codebook::take(session, &book, &mut go_on).map(drop)
}

fn import_all(session: &mut Session) -> Result<(), Problem> {
    let files = [("obrolan-1.txt", CHAT), ("obrolan-2.txt", SECOND_CHAT), ("wawancara.txt", INTERVIEW)];
    let files = files.into_iter().chain([("catatan.md", NOTE), ("tabel.csv", TABLE)]);
    let mut drafts = Vec::new();
    for (name, text) in files {
        drafts.extend(formats::read(name, text.as_bytes(), &formats::Options::default())?);
    }
    let roles = [("Kios Pandan", "penjual"), ("*", "pembeli")];
    let roles = roles.map(|(name, role)| (name.to_owned(), role.to_owned())).to_vec();
    import::import(session, &drafts, &import::Options { roles, tie: true, ..Default::default() }, &mut go_on)
        .map(drop)
}

fn code(session: &mut Session) -> Result<(), Problem> {
    let rules = formats::rules_toml::read(RULES)?;
    code_rules::run(session, &rules, true, &mut go_on)?;
    accept::decide(session, &accept::Which::Rules(vec!["harga-penjual".into()]), true, &mut go_on)?;
    accept::decide(session, &accept::Which::Rules(vec!["media".into()]), false, &mut go_on)?;
    let rows = formats::codings_csv::read(CODINGS.as_bytes())?;
    code_table::code(session, &rows, &mut go_on).map(drop)
}

fn write_about(session: &mut Session) -> Result<(), Problem> {
    question::add(session, "Apa yang membuat pembeli jadi membeli?", &mut go_on)?;
    question::add(session, "Kapan penjual menurunkan harga?", &mut go_on)?;
    let memos = [
        ("study", MemoKind::Method, "Semua orang dan ucapan di sini rekaan."),
        ("code:S-HARGA", MemoKind::Analytic, "Harga grosir dihitung sebagai tawaran baru."),
        ("question:1", MemoKind::Reflexive, "Pertanyaan ini datang dari wawancara."),
        ("C01", MemoKind::FieldNote, "Obrolan diekspor dari telepon penjual."),
        ("C01:2-5", MemoKind::Analytic, "Tawar-menawar pertama: pembeli membuka."),
        ("person:P01", MemoKind::FieldNote, "Langganan lama."),
        ("N01:1", MemoKind::Analytic, "Di lapak orang menawar lebih lama."),
    ];
    for (on, kind, text) in memos {
        memo::add(session, on, kind, text, &mut go_on)?;
    }
    people::decide(session, &[("P01".into(), true), ("P06".into(), false)], &mut go_on)?;
    people::tie(session, &["P02".into(), "P04".into()], &mut go_on)?;
    people::role(session, "P02", "pemilik", &mut go_on).map(drop)
}

/// An action that is undone, and one whose undoing is undone.
fn undo_and_bring_back(session: &mut Session) -> Result<(), Problem> {
    question::add(session, "Pertanyaan yang ditarik kembali?", &mut go_on)?;
    undo::undo(session, None, &mut go_on)?;
    memo::add(session, "study", MemoKind::Reflexive, "Ditarik, lalu dipakai lagi.", &mut go_on)?;
    let undone = undo::undo(session, None, &mut go_on)?;
    undo::undo(session, Some(&undone.batch), &mut go_on).map(drop)
}

/// What the format has and no command writes yet: another title, part of a speaker, order of a code, an
/// account that tells about a chain, details of a consent.
fn write_what_no_command_writes(desk: &Desk) -> Result<(), Problem> {
    let secret = Secret::Passphrase(RATNA_FIRST);
    let (mut file, _) = StudyFile::open(&desk.study("laptop"), &secret, &desk.place("laptop"))?;
    let (state, words) = (file.state(), file.words()?);
    let mut pen = Pen::default();
    let title = pen.text(&file, PayloadKind::Title, &[], "Kios Pandan: menawar lewat pesan singkat")?;
    let (person, known) = state.persons.iter().find(|(id, _)| words.pseudonym(**id) == "P01").expect("P01");
    let details = pen.text(&file, PayloadKind::Consent, &[Owner::Person(*person)], "Lisan, 4 Juni 2026.")?;
    let consent = Consent { decision: ConsentDecision::Given, details: Some(details) };
    let (speaker, said) = state
        .speakers
        .iter()
        .find(|(id, _)| words.speakers.get(id).is_some_and(|n| n == "Om Pala"))
        .expect("Om Pala");
    let (code, ordered) = state.codes.iter().find(|(id, _)| words.code(**id) == "X-LAIN").expect("X-LAIN");
    let source = |label: &str| *state.sources.keys().find(|id| words.label(**id) == label).expect("a source");
    let (from, to) = (model::Place::turn(source("I01"), 2), model::Place::turn(source("C01"), 6));
    let changed = |change, replaces| Event::Changed { change, replaces };
    let events = vec![
        changed(Change::Title(title), state.title.held_by()),
        changed(Change::Consent(*person, consent), known.consent.held_by()),
        changed(Change::SpeakerPart(*speaker, Part::Informant), said.part.held_by()),
        changed(Change::CodeOrder(*code, 70), ordered.order.held_by()),
        Event::LinkAdded { link: LinkId(pen.id()?), kind: LinkKind::TellsAbout, from, to },
    ];
    let coder = state.batches.first().and_then(|b| b.coder);
    Ok(file.commit(pen, at(15), coder, Cause::Command, events, &mut go_on).map(drop)?)
}

/// One side of every conflict; a copy that was put back, so that the installation introduces itself anew; one
/// strand erased; another passphrase.
fn go_on_at_laptop(desk: &Desk) -> Result<(), Problem> {
    let mut session = desk.open("laptop", "laptop", RATNA_FIRST, 100)?;
    take_codebook(&mut session, "#aa2200", "Penawaran harga, syarat, atau bonus.")?;
    accept::decide(&mut session, &accept::Which::Rules(vec!["salam".into()]), true, &mut go_on)?;
    drop(session);
    desk.copy("laptop", "older");
    let mut session = desk.open("laptop", "laptop", RATNA_FIRST, 110)?;
    memo::add(&mut session, "C01:6", MemoKind::Analytic, "Ditulis sebelum cadangan dipulihkan.", &mut go_on)?;
    drop(session);
    let mut older = desk.open("older", "laptop", RATNA_FIRST, 120)?;
    question::add(&mut older, "Ditulis di cadangan yang dipulihkan?", &mut go_on)?;
    drop(older);
    let (a, b) =
        (desk.open("laptop", "laptop", RATNA_FIRST, 130)?, desk.open("older", "reader", RATNA_FIRST, 130)?);
    desk.merge(&a, &b, "joined")?;
    drop((a, b));
    desk.copy("joined", "laptop");
    erase_strand(desk, "Pak Kunyit", 140)?;
    let mut session = desk.open("laptop", "laptop", RATNA_FIRST, 150)?;
    keys::change(&mut session, Some("ratna"), RATNA_SECOND, Work::GENERATED)?;
    drop(session);
    let mut session = desk.open("laptop", "laptop", RATNA_SECOND, 160)?;
    question::add(&mut session, "Di bawah kunci ketiga dari laptop?", &mut go_on).map(drop)
}

/// The other side: the same fields, a memo on words that the first has erased, a person erased, another
/// passphrase.
fn go_on_at_kantor(desk: &Desk) -> Result<(), Problem> {
    let mut session = desk.open("kantor", "kantor", BIMA_FIRST, 200)?;
    take_codebook(&mut session, "#1133cc", "Penawaran harga saja.")?;
    accept::decide(&mut session, &accept::Which::Rules(vec!["salam".into()]), false, &mut go_on)?;
    memo::add(
        &mut session,
        "C02:1",
        MemoKind::Analytic,
        "Kata-kata ini sudah dihapus di laptop.",
        &mut go_on,
    )?;
    let rows = formats::codings_csv::read(LATER_CODINGS.as_bytes())?;
    code_table::code(&mut session, &rows, &mut go_on)?;
    drop(session);
    let secret = Secret::Passphrase(BIMA_FIRST);
    let (mut file, _) = StudyFile::open(&desk.study("kantor"), &secret, &desk.place("kantor"))?;
    let words = file.words()?;
    let gone: Vec<PersonId> = words.persons.iter().filter(|(_, p)| *p == "P05").map(|(id, _)| *id).collect();
    assert_eq!(gone.len(), 1);
    file.erase(&[], &gone, at(210), None)?;
    drop(file);
    let mut session = desk.open("kantor", "kantor", BIMA_FIRST, 220)?;
    keys::change(&mut session, Some("bima"), BIMA_SECOND, Work::GENERATED)?;
    drop(session);
    let mut session = desk.open("kantor", "kantor", BIMA_SECOND, 230)?;
    question::add(&mut session, "Di bawah kunci ketiga dari kantor?", &mut go_on).map(drop)
}

fn erase_strand(desk: &Desk, name: &str, minute: i64) -> Result<(), Problem> {
    let secret = Secret::Passphrase(RATNA_FIRST);
    let (mut file, _) = StudyFile::open(&desk.study("laptop"), &secret, &desk.place("laptop"))?;
    let words = file.words()?;
    let gone: Vec<SpeakerId> = words.speakers.iter().filter(|(_, n)| *n == name).map(|(id, _)| *id).collect();
    assert_eq!(gone.len(), 1);
    let coder = file.state().batches[0].coder;
    Ok(file.erase(&gone, &[], at(minute), coder).map(drop)?)
}

/// Of two third epochs one copy's slots were taken, whichever: from here on the passphrases and the recovery
/// key are those that are written down.
fn change_all_keys(desk: &Desk, first_key: &str) -> Result<String, Problem> {
    let place = desk.place("laptop");
    let mut session = Session::open(&desk.study("study"), &Secret::Recovery(first_key), &place, at(310))?;
    keys::change(&mut session, Some("ratna"), RATNA, Work::OWN)?;
    keys::change(&mut session, Some("bima"), BIMA, Work::GENERATED)?;
    Ok(keys::recovery(&mut session)?.reveal().to_owned())
}

/// Lets the other installation in, settles one conflict and leaves the others, and writes on all heads.
fn finish(desk: &Desk) -> Result<(), Problem> {
    let mut session = desk.open("study", "laptop", RATNA, 320)?;
    let to_settle = settle::list(&session)?;
    for copy in &to_settle.unconfirmed {
        settle::admit(&mut session, &copy.replica, &mut go_on)?;
    }
    let conflict =
        to_settle.conflicts.iter().find(|c| c.field == "code-colour").expect("a conflict of colours");
    settle::take(&mut session, conflict.number, 1, &mut go_on)?;
    drop(session);
    let mut session = desk.open("study", "kantor", BIMA, 330)?;
    question::add(&mut session, "Apakah kedua salinan sepakat?", &mut go_on)?;
    let checked = verify::verify(&session, &mut go_on)?;
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    Ok(())
}

fn write_expected(desk: &Desk, recovery: &str) -> Result<(), Problem> {
    let (file, _) =
        StudyFile::open(&desk.study("study"), &Secret::Recovery(recovery), &desk.place("laptop"))?;
    let expected = serde_json::json!({
        "passphrases": { "ratna": RATNA, "bima": BIMA },
        "no_longer": [RATNA_FIRST, RATNA_SECOND, BIMA_FIRST, BIMA_SECOND],
        "recovery_key": recovery,
        "shows": shown::shown(&file),
        "past": shown::past(&file),
    });
    let text = serde_json::to_string_pretty(&expected).expect("JSON") + "\n";
    std::fs::write(desk.folder.join("expected.json"), text).expect("a folder that can be written");
    Ok(())
}

const CODEBOOK: &str = r##"{ "name": "kios", "codes": [
  { "code": "S", "component": "S", "brief": "rangsangan" },
  { "code": "S-HARGA", "component": "S", "parent": "S", "brief": "harga", "definition": "DEFINITION",
    "when_to_use": "Ada angka atau syarat.", "when_not_to_use": "Hanya bertanya: S-TANYA.",
    "example": "satu botol 45rb", "colour": "COLOUR",
    "values": [{ "name": "amount", "kind": "number" }, { "name": "cara", "kind": "choice",
      "choices": ["tunai", "kredit"] }, { "name": "catatan", "kind": "text" }] },
  { "code": "S-TANYA", "component": "S", "parent": "S", "brief": "pertanyaan" },
  { "code": "S-BUKA", "component": "S", "parent": "S", "brief": "sapaan" },
  { "code": "S-GAMBAR", "component": "S", "parent": "S", "brief": "gambar" },
  { "code": "O-TERIMA", "component": "O", "brief": "menerima", "definition": "Menunjukkan setuju." },
  { "code": "R-BELI", "component": "R", "brief": "membeli" },
  { "code": "X-LAIN", "component": "X", "brief": "lain-lain" }
] }"##;

/// Beside the kept study: importing it again must be noticed.
const CHAT: &str = include_str!("../../../testdata/format-1/obrolan-1.txt");

const SECOND_CHAT: &str = "\
05/03/26 19.48 - Pak Kunyit: Selamat malam, ada kunyit bubuk?
05/03/26 19.52 - Kios Pandan: ada pak, 25rb satu bungkus
05/03/26 19.55 - Pak Kunyit: yang kecil saja, 10rb boleh?
05/03/26 19.58 - Kios Pandan: boleh pak
05/03/26 20.01 - Pak Kunyit: jadi dua
";

const INTERVIEW: &str = "\
Wawancara 01
Tanggal: 4 Juni 2026
Pewawancara: P
Informan: N1, penjual rempah

P: Bagaimana biasanya orang menawar?
N1: Mereka tanya dulu, lalu minta kurang. Saya kasih harga tiga botol.
P: Dan kalau tidak jadi?
N1: Tidak apa-apa, besok mereka kembali.
(tertawa)
P: Terima kasih.
";

const NOTE: &str = "\
# Pasar pagi

Kios buka pukul enam. Pembeli datang berdua atau bertiga.

## Tawar-menawar

Orang memegang botolnya dulu, baru bertanya harga.
";

const TABLE: &str = "\
source,turn,speaker,role,time,text
tabel-a,0,Mbak Lada,pembeli,2026-03-07T08:15:30+08:00,\"Lada hitamnya, kak\"
tabel-a,1,Kios Pandan,penjual,2026-03-07T08:16:02+08:00,\"Ada: 30rb, \"\"super\"\" 50rb\"
tabel-a,2,Mbak Lada,pembeli,2026-03-07T08:20,saya ambil yang super
tabel-a,3,Mbak Lada,pembeli,2026-03-07,besok pagi
tabel-b,0,Om Pala,pembeli,,ada pala?
tabel-b,1,Kios Pandan,penjual,,habis om
";

const RULES: &str = r#"
[[rule]]
name = "harga-penjual"
code = "S-HARGA"
role = ["penjual"]
kinds = ["conversation"]
value = "price"

[[rule]]
name = "salam"
code = "S-BUKA"
words = ["halo", "selamat malam"]
place = "turn"

[[rule]]
name = "media"
code = "S-GAMBAR"
media = true

[[rule]]
name = "kurang"
code = "S-TANYA"
regex = '(?i)\bbisa kurang\b'
"#;

const CODINGS: &str = "\
source,turn,start,end,code,coder,value,unit,memo,evidence,responds_to
C01,1,10,35,S-TANYA,,,,,,
C01,4,,,S-HARGA,ratna,40000,IDR,\"Tawaran balik, \"\"nah\"\" memperhalus.\",,2
C01,6,5,16,S-HARGA,,kredit,,,,
C01,6,21,26,X-LAIN,,,,Kedai yang sama.,,
C01,7,,,R-BELI,,3,botol,,,6
C01,7,0,3,O-TERIMA,,,,,shown,6
C01,1-7,,,X-LAIN,bima,,,,,
C02,2,,,S-HARGA,,10000,IDR,Ditawar separuh.,,1
C02,4,,,R-BELI,,,,,,3
C03,2;3,,,R-BELI,bima,,,,,1
I01,2,37,66,S-HARGA,bima,harga tiga botol,,,,
I01,4,0,15,O-TERIMA,,,,,self-reported,
N01,3,,,X-LAIN,,,,,attributed,
";

const LATER_CODINGS: &str = "\
source,turn,start,end,code,coder,value,unit,memo,evidence,responds_to
C01,2,,,S-BUKA,bima,,,,,
C02,0,,,S-TANYA,bima,25.5,ribu,Hilang bersama orangnya.,,
C04,0,,,S-TANYA,bima,,,,,
";
