//! The whole file as the code makes it.

use super::content::{SEEDS, rows, withdrawn};
use super::hex;
use super::rows::*;
use super::*;
use crate::keys::{Key, StudyKeys};
use crate::manifest::{self, Manifest};
use crate::rows::{wrap_binding, wrap_row};
use crate::seal::{Binding, Id};
use crate::slots::{self, Slot};
use ed25519_dalek::Signer;
use model::event::introduced_bytes;
use model::ids::*;
use model::time::LocalTime;
use model::{batch, canon};

const ABOUT: [&str; 7] = [
    "Vectors of Kelindan's study file, format 1: docs/format.md says what each of these bytes is.",
    "Bytes are hexadecimal; values are in the diagnostic notation of RFC 8949.",
    "Keys, nonces, ids and the two age files are fixed; everything else follows from them.",
    "study: a whole study that opens with the passphrase, once its rows stand in the tables of section 2.",
    "withdrawn: such rows were in the file before the last batch and are left out.",
    "compressed: the Zstandard frame is given; any frame that opens to the content would do.",
    "reject: what a reader must refuse, offered as what it claims to be.",
];

/// The file, around its two age files.
pub fn vectors(slots: Slots) -> Vectors {
    let rows = rows();
    let keys = study_keys();
    let slots = Slots { study_key_slot_value: notation::of(&bytes(&slots.study_key_slot_holds)), ..slots };
    let manifest = manifest(&rows, &slots);
    let memory = memory(&rows, &keys);
    Vectors {
        about: ABOUT.map(String::from).to_vec(),
        canonical: canonical::values(),
        hashes: hashes(&rows, &keys, &slots),
        signatures: signatures(&rows),
        newer: newer(2),
        version_2: version_2::values(),
        version_3: version_3::values(),
        version_4: version_4::values(),
        reject: refused::all(&rows),
        study: Study {
            id: hex(study().0),
            epochs: vec![(1, hex(id::<32>(0x31))), (2, hex(id::<32>(0x71)))],
            owners: owners(&keys),
            payloads: rows.payloads,
            batches: rows.batches,
            slots,
            manifest,
            memory,
        },
    }
}

/// The rows of `wrap`: strands and the buyer's under the first epoch, the last person's under the second.
fn owners(keys: &StudyKeys) -> Vec<OwnerRow> {
    let row = |(index, party): (u8, Party)| {
        let epoch = if party.withdrawn { 2 } else { 1 };
        let key = keys.subkey(epoch, "person wrap").unwrap();
        let binding = wrap_binding(study(), epoch, &party.owner);
        OwnerRow {
            what: party.what.into(),
            owner: hex(party.owner.bytes()),
            commitment: hex(party.secret.commitment().0),
            row: hex(wrap_row(keys, &party.owner)),
            withdrawn: party.withdrawn,
            sealed: sealed(&key, 0x30 + index, &binding, epoch, &party.secret.0),
            secret: hex(party.secret.0),
        }
    };
    (0..).zip(parties()).map(row).collect()
}

/// The slots as the file holds them.
pub fn slots_of(slots: &Slots) -> Vec<Slot> {
    slots.bodies.iter().map(|(kind, body)| Slot { kind: *kind, body: bytes(body) }).collect()
}

fn manifest(rows: &Rows, slots: &Slots) -> Sealed {
    let manifest = Manifest {
        format: crate::schema::FORMAT as u32,
        study: study(),
        epoch: 2,
        counter: 7,
        heads: rows.batches.last().map(|b| BatchId(fixed(&b.id))).into_iter().collect(),
        slots: slots::digest(&slots_of(slots)),
        withdrawn: manifest::digest_of(&withdrawn(rows)),
        scrub_pending: false,
    };
    let key = rows.keys.subkey(2, "manifest box").unwrap();
    let binding = Binding::new("manifest", study(), 0, 2, vec![]);
    with_value(sealed(&key, 0x20, &binding, 2, &canon::to_bytes(&manifest).unwrap()))
}

/// What the second installation remembers: its own seed and one before it, its last batch, the heads and
/// those before them, what is withdrawn.
fn memory(rows: &Rows, keys: &StudyKeys) -> MemoryFile {
    let withdrawn = withdrawn(rows);
    let [first, second, last] = [0, 1, 2].map(|n| BatchId(fixed(&rows.batches[n].id)));
    let remembered = (
        1u32,
        Key(id(SEEDS[1])),
        vec![Key(id(SEEDS[0]))],
        Some(second),
        vec![last],
        vec![first],
        (
            withdrawn.strands.iter().collect::<Vec<_>>(),
            withdrawn.persons.iter().collect::<Vec<_>>(),
            withdrawn.payloads.iter().collect::<Vec<_>>(),
        ),
    );
    let binding = Binding::new("memory", study(), 0, 1, vec![Id(study().0.to_vec())]);
    let plain = canon::to_bytes(&remembered).unwrap();
    let key = keys.lasting("installation memory");
    MemoryFile {
        name: format!("{}.memory", hex(&memory_name(keys)[..16])),
        sealed: with_value(sealed(&key, 0x21, &binding, 1, &plain)),
    }
}

/// A body as a later version might write it: a field after the events, an event with a number beyond the
/// last.
pub fn newer(reader: u32) -> Newer {
    let parents = vec![BatchId(id(0x03)), BatchId(id(0x04))];
    let replica = public_key(SEEDS[0]).replica();
    let events = vec![(99u32, "new")];
    let record =
        (reader, study(), replica, 5u64, 9u64, &parents, (0i64, 0i16), None::<CoderId>, 0u32, events, true);
    let body = canon::to_bytes(&record).unwrap();
    let row = batch::row_bytes(&body, Signature(id(0x70))).unwrap();
    let id = batch::batch_id(&body);
    Newer {
        row_value: notation::of(&row),
        row: hex(row),
        body_value: notation::of(&body),
        id: hex(id.0),
        reader,
        parents: parents.iter().map(|p| hex(p.0)).collect(),
    }
}

fn memory_input() -> Vec<u8> {
    [b"memory".as_slice(), &study().0].concat()
}

fn memory_name(keys: &StudyKeys) -> [u8; 32] {
    *blake3::keyed_hash(&keys.lasting("row key").0, &memory_input()).as_bytes()
}

/// The content by which a source is recognised: names of speakers, and for each turn speaker, time, words.
fn recognised() -> Vec<u8> {
    let turns: Vec<(Option<u32>, Option<LocalTime>, &str)> = vec![
        (None, None, "Pesan dienkripsi."),
        (Some(1), None, "Berapa harganya?"),
        (Some(0), None, "150rb"),
    ];
    canon::to_bytes(&(vec!["Toko", "Biru"], turns)).unwrap()
}

pub fn fingerprint() -> Fingerprint {
    let key = study_keys().lasting("fingerprint");
    Fingerprint(*blake3::keyed_hash(&key.0, &recognised()).as_bytes())
}

fn hashes(rows: &Rows, keys: &StudyKeys, slots: &Slots) -> Vec<Hash> {
    let mut all = derived(rows, keys);
    let row_key = keys.lasting("row key");
    let keyed = |what: &str, key: &Key, input: &[u8], output: &[u8]| Hash {
        what: what.into(),
        how: "keyed_hash".into(),
        context: None,
        key: Some(hex(key.0)),
        input: hex(input),
        output: hex(output),
    };
    all.extend(parties().iter().map(|party| {
        keyed(
            &format!("row id: {}", party.what),
            &row_key,
            &party.owner.bytes(),
            &wrap_row(keys, &party.owner),
        )
    }));
    all.push(keyed("name of the memory's file", &row_key, &memory_input(), &memory_name(keys)[..16]));
    all.push(keyed("fingerprint", &keys.lasting("fingerprint"), &recognised(), &fingerprint().0));
    let plain = |what: &str, input: &[u8], output: &[u8]| Hash {
        what: what.into(),
        how: "hash".into(),
        context: None,
        key: None,
        input: hex(input),
        output: hex(output),
    };
    all.extend(SEEDS.map(|seed| {
        plain("replica id: of the public key", &public_key(seed).0, &public_key(seed).replica().0)
    }));
    let listed: Vec<u8> = slots_of(slots)
        .iter()
        .flat_map(|s| [&s.kind.to_be_bytes()[..], &(s.body.len() as u64).to_be_bytes(), &s.body].concat())
        .collect();
    all.push(plain("digest of the slots", &listed, &slots::digest(&slots_of(slots)).0));
    let gone = withdrawn(rows);
    let lists = (
        gone.strands.iter().collect::<Vec<_>>(),
        gone.persons.iter().collect::<Vec<_>>(),
        gone.payloads.iter().collect::<Vec<_>>(),
    );
    let lists = canon::to_bytes(&lists).unwrap();
    all.push(plain("digest of what is withdrawn", &lists, &manifest::digest_of(&gone).0));
    all
}

/// Every context of `derive_key`.
fn derived(rows: &Rows, keys: &StudyKeys) -> Vec<Hash> {
    let derive = |what: &str, context: &str, input: &[u8], output: &[u8]| Hash {
        what: what.into(),
        how: "derive_key".into(),
        context: Some(format!("kelindan v1 {context}")),
        key: None,
        input: hex(input),
        output: hex(output),
    };
    let mut all = Vec::new();
    for (epoch, input) in [(1, id::<32>(0x31)), (2, id(0x71))] {
        for context in ["batch box", "manifest box", "person wrap", "study payload box"] {
            let subkey = keys.subkey(epoch, context).unwrap();
            all.push(derive(&format!("subkey of epoch {epoch}"), context, &input, &subkey.0));
        }
    }
    for context in ["row key", "fingerprint", "installation memory"] {
        let subkey = keys.lasting(context);
        all.push(derive("subkey of the first epoch, for ever", context, &id::<32>(0x31), &subkey.0));
    }
    for party in parties() {
        let secret = &party.secret;
        let boxed = secret.derive("person payload box");
        all.push(derive(party.what, "person payload box", &secret.0, &boxed.0));
        all.push(derive(party.what, "person-key commitment", &secret.0, &secret.commitment().0));
    }
    for row in rows.payloads.iter().filter(|row| row.joined.is_some()) {
        let input = row.joined.as_deref().unwrap_or_default();
        all.push(derive(&row.what, "joint payload key", &bytes(input), &bytes(&row.sealed.key)));
    }
    let first = &rows.batches[0];
    let batch_id = batch::batch_id(&bytes(&first.body));
    all.push(derive(&first.what, "batch id", &bytes(&first.body), &batch_id.0));
    let title = &rows.payloads[0];
    let payload_id = crate::seal::payload_id(&bytes(&title.sealed.sealed));
    all.push(derive(&title.what, "payload id", &bytes(&title.sealed.sealed), &payload_id.0));
    all
}

fn signatures(rows: &Rows) -> Vec<Signed> {
    let sign = |what: &str, seed: u8, message: &[u8]| Signed {
        what: what.into(),
        seed: hex(signing(seed).to_bytes()),
        public_key: hex(public_key(seed).0),
        message: hex(message),
        signature: hex(signing(seed).sign(message).to_bytes()),
    };
    let seeds = [SEEDS[0], SEEDS[1], SEEDS[0]];
    let batches = rows.batches.iter().zip(seeds);
    let mut all: Vec<Signed> =
        batches.map(|(row, seed)| sign(&format!("batch: {}", row.what), seed, &bytes(&row.signed))).collect();
    let introduced = introduced_bytes(study(), public_key(SEEDS[1]));
    all.push(sign("introduction of the second installation by the first", SEEDS[0], &introduced));
    all
}
