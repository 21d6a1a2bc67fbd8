//! From the file to what it means: by the bare libraries, and by the code that opens a study.

use super::hex;
use super::rows::study;
use super::*;
use crate::manifest;
use crate::memory::Memory;
use crate::rows::{Row, insert};
use crate::slots::{self, KeyFile};
use crate::{Opened, Place, Secret, StudyFile, schema};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use model::batch;
use model::ids::*;
use model::{State, Words, canon};
use std::collections::BTreeSet;
use tempfile::TempDir;

#[test]
fn values_are_what_their_bytes_say() {
    let file = file();
    let pairs = |c: &Canonical| (c.bytes.clone(), c.value.clone());
    let mut all: Vec<(String, String)> = file.canonical.iter().map(pairs).collect();
    all.extend(file.study.payloads.iter().map(|p| (p.content.clone(), p.content_value.clone())));
    all.extend(file.study.batches.iter().map(|b| (b.body.clone(), b.body_value.clone())));
    let slots = &file.study.slots;
    all.push((slots.study_key_slot_holds.clone(), slots.study_key_slot_value.clone()));
    all.push((file.newer.row.clone(), file.newer.row_value.clone()));
    all.extend(file.version_2.values.iter().map(|t| (t.bytes.clone(), t.value.clone())));
    let Version3 { values, ground, fits, refused, .. } = &file.version_3;
    let of_3 = values.iter().chain(ground).chain(fits).chain(refused);
    all.extend(of_3.map(|t| (t.bytes.clone(), t.value.clone())));
    let Version4 { values, fits, refused, .. } = &file.version_4;
    all.extend(values.iter().chain(fits).chain(refused).map(|t| (t.bytes.clone(), t.value.clone())));
    all.push((file.version_2.newer.row.clone(), file.version_2.newer.row_value.clone()));
    for sealed in boxes(&file) {
        all.push((sealed.associated_data.clone(), sealed.associated_data_value.clone()));
        all.extend(sealed.plaintext_value.iter().map(|value| (sealed.plaintext.clone(), value.clone())));
    }
    for (hex, value) in all {
        assert_eq!(notation::of(&bytes(&hex)), value);
    }
}

fn boxes(file: &Vectors) -> Vec<&Sealed> {
    let study = &file.study;
    let rows = study.owners.iter().map(|r| &r.sealed).chain(study.payloads.iter().map(|r| &r.sealed));
    let rows = rows.chain(study.batches.iter().map(|r| &r.sealed));
    rows.chain([&study.manifest, &study.memory.sealed]).collect()
}

#[test]
fn hashes_are_those_of_the_bare_function() {
    for hash in file().hashes {
        let input = bytes(&hash.input);
        let made = match (hash.how.as_str(), &hash.context, &hash.key) {
            ("derive_key", Some(context), None) => blake3::derive_key(context, &input),
            ("keyed_hash", None, Some(key)) => *blake3::keyed_hash(&fixed(key), &input).as_bytes(),
            ("hash", None, None) => *blake3::hash(&input).as_bytes(),
            _ => panic!("{}: how?", hash.what),
        };
        assert!(hash.output.len() >= 32 && hex(made).starts_with(&hash.output), "{}", hash.what);
    }
}

#[test]
fn signatures_hold() {
    for signed in file().signatures {
        let (key, message) = (SigningKey::from_bytes(&fixed(&signed.seed)), bytes(&signed.message));
        let signature = Signature::from_bytes(&fixed(&signed.signature));
        assert_eq!(hex(key.verifying_key().to_bytes()), signed.public_key, "{}", signed.what);
        assert!(key.sign(&message) == signature, "{}", signed.what);
        let public = VerifyingKey::from_bytes(&fixed(&signed.public_key)).unwrap();
        assert!(public.verify_strict(&message, &signature).is_ok(), "{}", signed.what);
    }
}

/// Opens a box by the words of the format.
fn open(key: &str, associated_data: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let (1, rest) = sealed.split_first().map(|(version, rest)| (*version, rest))? else { return None };
    let (nonce, body) = rest.split_at_checked(24)?;
    let nonce = XNonce::from(<[u8; 24]>::try_from(nonce).ok()?);
    let payload = Payload { msg: body, aad: &bytes(associated_data) };
    XChaCha20Poly1305::new(&fixed::<32>(key).into()).decrypt(&nonce, payload).ok()
}

#[test]
fn boxes_open_under_a_key_that_is_derived_above() {
    let file = file();
    let derived: BTreeSet<&str> = file.hashes.iter().map(|hash| hash.output.as_str()).collect();
    let mut nonces = BTreeSet::new();
    for sealed in boxes(&file) {
        let boxed = bytes(&sealed.sealed);
        assert_eq!(hex(&boxed[1..25]), sealed.nonce);
        assert!(nonces.insert(sealed.nonce.as_str()), "a nonce twice");
        assert!(derived.contains(sealed.key.as_str()), "a key from nowhere");
        let plain = open(&sealed.key, &sealed.associated_data, &boxed).map(hex);
        assert!(plain.as_ref() == Some(&sealed.plaintext), "{}", sealed.associated_data_value);
    }
}

#[test]
fn rows_are_named_after_what_they_hold() {
    for row in file().study.payloads {
        assert_eq!(hex(blake3::derive_key("kelindan v1 payload id", &bytes(&row.sealed.sealed))), row.id);
        let plain = bytes(&row.sealed.plaintext);
        let content = if row.compressed { zstd::bulk::decompress(&plain, 1 << 20).unwrap() } else { plain };
        assert!(hex(content) == row.content, "{}", row.what);
    }
    for row in file().study.batches {
        assert_eq!(hex(blake3::derive_key("kelindan v1 batch id", &bytes(&row.body))), row.id);
        assert_eq!(row.signed, hex(b"kelindan/v1/batch-sig\0") + &row.id);
        let length = match u16::try_from(bytes(&row.body).len()).unwrap() {
            short @ 24..256 => format!("58{short:02x}"),
            long => format!("59{long:04x}"),
        };
        let plain = ["82", &length, &row.body, "5840", &row.signature].concat();
        assert!(plain == row.sealed.plaintext, "{}", row.what);
    }
}

/// Puts the rows of the file into the tables of a study, and the memory beside it.
fn put(study: &Study) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let connection = schema::connect(&folder.path().join("a.kelindan"), true).unwrap();
    schema::create(&connection).unwrap();
    slots::write(&connection, &made::slots_of(&study.slots)).unwrap();
    let put = |table: &str, id: &str, sealed: &Sealed| {
        let row = Row { id: bytes(id), epoch: sealed.generation, boxed: bytes(&sealed.sealed) };
        insert(&connection, table, &row).unwrap();
    };
    study.owners.iter().filter(|r| !r.withdrawn).for_each(|r| put("wrap", &r.row, &r.sealed));
    study.payloads.iter().filter(|r| !r.withdrawn).for_each(|r| put("payload", &r.id, &r.sealed));
    study.batches.iter().for_each(|r| put("batch", &r.id, &r.sealed));
    let manifest = (study.manifest.generation, bytes(&study.manifest.sealed));
    connection.execute("INSERT INTO manifest (id, epoch, box) VALUES (1, ?1, ?2)", manifest).unwrap();
    std::fs::write(folder.path().join(&study.memory.name), bytes(&study.memory.sealed.sealed)).unwrap();
    folder
}

fn open_study(folder: &TempDir, secret: &Secret<'_>) -> (StudyFile, Opened) {
    let place = Place(folder.path().to_owned());
    StudyFile::open(&folder.path().join("a.kelindan"), secret, &place).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_rows_are_a_study_that_opens() {
    let vectors = file();
    let folder = put(&vectors.study);
    let slots = &vectors.study.slots;
    let (file, opened) = open_study(&folder, &Secret::Recovery(&slots.recovery_key));
    assert_eq!((opened, file.opened_by()), (Opened::default(), None));
    drop(file);
    let (file, opened) = open_study(&folder, &Secret::Passphrase(&slots.passphrase));
    assert_eq!((opened, file.opened_by()), (Opened::default(), Some("ani")));
    let verified = file.verify(&mut |_, _| true).unwrap();
    assert!(verified.is_sound());
    let kept = vectors.study.payloads.iter().filter(|p| !p.withdrawn).count() as u64;
    assert_eq!((verified.batches, verified.payloads, verified.keys), (3, kept, 4));
    means_what_was_meant(file.state(), &file.words().unwrap());
    for row in vectors.study.payloads.iter().filter(|p| !p.withdrawn) {
        let content = file.open_payload(PayloadId(fixed(&row.id))).unwrap().unwrap();
        assert!(hex(content) == row.content, "{}", row.what);
    }
    let fingerprint = vectors.hashes.iter().find(|h| h.what == "fingerprint").unwrap();
    assert_eq!(hex(file.fingerprint(&bytes(&fingerprint.input)).0), fingerprint.output);
}

fn means_what_was_meant(state: &State, words: &Words) {
    let turns = &words.sources.values().next().unwrap().turns;
    let texts: Vec<&str> = turns.iter().filter_map(|t| t.text.as_deref()).collect();
    let said = super::content::SAID.repeat(12);
    assert!(texts == ["Pesan dienkripsi.", "Berapa harganya?", &said, "e\u{301} \u{1f642}"]);
    let times: Vec<Option<String>> = turns.iter().map(|t| t.time.map(|time| time.to_string())).collect();
    let time = |text: &str| Some(text.to_owned());
    assert_eq!(
        times,
        [time("2026-03-02T10:14"), time("2026-03-02T10:14"), time("2026-03-02T10:15+08:00"), None]
    );
    assert!(words.title == "Pasar" && words.persons.values().collect::<Vec<_>>() == ["P01"]);
    assert!(words.memos.values().any(|memo| memo == "Menawar dulu."));
    let (_, coding) = state.counted().find(|(_, c)| c.values().is_some()).unwrap();
    let [value] = words.values(coding.values()) else { panic!("one value") };
    assert!(value.number.is_some_and(|n| n.to_string() == "150000") && value.unit.as_deref() == Some("IDR"));
    assert_eq!((state.counted().count(), state.conflicts().len(), state.forks().len()), (2, 0, 0));
    assert!(state.unconfirmed().is_empty(), "the second installation was introduced");
}

#[test]
fn the_memory_is_read_and_written_as_it_stands() {
    let vectors = file();
    let folder = put(&vectors.study);
    let (mut file, _) = open_study(&folder, &Secret::Recovery(&vectors.study.slots.recovery_key));
    let batches = &vectors.study.batches;
    let [first, second, last] = [0, 1, 2].map(|n| BatchId(fixed(&batches[n].id)));
    assert!(file.memory.known);
    assert_eq!((file.memory.last, file.memory.checked()), (Some(second), vec![last, first]));
    assert_eq!(manifest::digest_of(&file.memory.withdrawn), file.manifest.withdrawn);
    assert_eq!(hex(file.memory.sign(second).0), batches[1].signature);
    let introduction = file.memory.introduction(|_| true).unwrap();
    let introduced = vectors.signatures.last().unwrap();
    assert_eq!(hex(introduction.signature.0), introduced.signature);
    file.memory.save().unwrap();
    let sealed = std::fs::read(folder.path().join(&vectors.study.memory.name)).unwrap();
    let Sealed { key, associated_data, plaintext, .. } = &vectors.study.memory.sealed;
    assert!(open(key, associated_data, &sealed).map(hex).as_ref() == Some(plaintext));
    assert!(Memory::load(&Place(folder.path().to_owned()), study(), &file.keys).unwrap().known);
}

#[test]
fn the_age_files_hold_what_the_file_says() {
    let given = file().study.slots;
    let bodies = made::slots_of(&given);
    let by_passphrase = slots::open_with_passphrase(&bodies, &given.passphrase).ok().unwrap();
    let by_recovery = slots::open_with_identity(&bodies, &given.recovery_key).ok().unwrap();
    let by_identity = slots::open_with_identity(&bodies, &given.passphrase_slot_holds).ok().unwrap();
    assert!(by_passphrase.holder.as_deref() == Some("ani"));
    for unlocked in [by_passphrase, by_recovery, by_identity] {
        assert!(hex(canon::to_bytes(&unlocked.file).unwrap()) == given.study_key_slot_holds);
        assert!(unlocked.file.study == study() && unlocked.file.keys == super::rows::study_keys());
    }
    let read: KeyFile = canon::from_bytes(&bytes(&given.study_key_slot_holds)).unwrap();
    assert!(read.holders[0].slot == Some(PayloadId(*blake3::hash(&bodies[1].body).as_bytes())));
    assert!(slots::open_with_passphrase(&bodies, "another passphrase").is_err());
}

#[test]
fn a_newer_row_says_where_it_stands() {
    let file = file();
    // Each was made by a version for which it is newer; the next one knows no such event.
    let newer = [
        (1, &file.newer),
        (2, &file.version_2.newer),
        (3, &file.version_3.newer),
        (4, &file.version_4.newer),
    ];
    for (version, newer) in newer {
        let batch::Row::Newer(read) = batch::from_row_as(version, &bytes(&newer.row)).unwrap() else {
            panic!("read as our own")
        };
        assert!(read.reader > version && read.reader == newer.reader);
        assert_eq!(hex(read.id.0), newer.id);
        assert_eq!(read.parents.iter().map(|p| hex(p.0)).collect::<Vec<_>>(), newer.parents);
        assert!(batch::from_row_as(version + 1, &bytes(&newer.row)).is_err());
    }
}

#[test]
fn events_fit_on_their_ground_or_are_refused() {
    let Version3 { ground, mut fits, mut refused, .. } = file().version_3;
    fits.extend(file().version_4.fits);
    refused.extend(file().version_4.refused);
    let ground: Vec<_> = ground.iter().map(|body| version_3::batch_of(bytes(&body.bytes))).collect();
    let next = |typed: &Typed| version_3::next(&ground, canon::from_bytes(&bytes(&typed.bytes)).unwrap());
    assert!(fits.len() > 10 && refused.len() > 20);
    for typed in fits {
        assert!(next(&typed).is_ok(), "{}", typed.what);
    }
    for typed in refused {
        assert!(next(&typed).is_err(), "{}", typed.what);
    }
}

#[test]
fn what_must_be_refused_is_refused() {
    let rejects = file().reject;
    assert!(rejects.len() > 90);
    for reject in rejects {
        let offered = bytes(&reject.bytes);
        let refused = match (&reject.key, &reject.associated_data) {
            (Some(key), Some(bound)) => open(key, bound, &offered).is_none(),
            _ => refused::offer(&reject.offered_as, &offered).is_err(),
        };
        assert!(refused, "{}: {}", reject.offered_as, reject.what);
    }
}
