//! `testdata/vectors.json`: fixed keys, nonces and ids, and every byte that follows from them in format 1.
//!
//! Checked in both directions: the code makes exactly this file, and what stands in the file is read, opened,
//! hashed and verified, by the code and by the bare libraries. What stands in it never changes; with
//! `KELINDAN_WRITE_VECTORS` set the file is written anew, for what is added to it.

mod canonical;
mod content;
mod made;
mod notation;
mod read;
mod refused;
mod rows;
mod version_2;
mod version_3;
mod version_4;

use serde::{Deserialize, Serialize};

/// The whole file. Bytes are hexadecimal everywhere.
#[derive(Serialize, Deserialize)]
struct Vectors {
    about: Vec<String>,
    canonical: Vec<Canonical>,
    hashes: Vec<Hash>,
    signatures: Vec<Signed>,
    study: Study,
    newer: Newer,
    version_2: Version2,
    version_3: Version3,
    version_4: Version4,
    reject: Vec<Reject>,
}

/// A value in the diagnostic notation of RFC 8949, and its canonical bytes.
#[derive(Serialize, Deserialize)]
struct Canonical {
    what: String,
    value: String,
    bytes: String,
}

/// BLAKE3 in one of its three modes; `output` may be the beginning of the hash.
#[derive(Serialize, Deserialize)]
struct Hash {
    what: String,
    how: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    context: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    input: String,
    output: String,
}

/// An Ed25519 signature.
#[derive(Serialize, Deserialize)]
struct Signed {
    what: String,
    seed: String,
    public_key: String,
    message: String,
    signature: String,
}

/// A whole study, row by row.
#[derive(Serialize, Deserialize)]
struct Study {
    id: String,
    epochs: Vec<(u32, String)>,
    slots: Slots,
    owners: Vec<OwnerRow>,
    payloads: Vec<PayloadRow>,
    batches: Vec<BatchRow>,
    manifest: Sealed,
    memory: MemoryFile,
}

/// The two age files were made once, since age draws its own random numbers; they stand in the file only.
#[derive(Serialize, Deserialize)]
struct Slots {
    passphrase: String,
    recovery_key: String,
    bodies: Vec<(u32, String)>,
    study_key_slot_holds: String,
    study_key_slot_value: String,
    passphrase_slot_holds: String,
}

/// A box, what it is bound to, and what it holds.
#[derive(Serialize, Deserialize)]
struct Sealed {
    generation: u32,
    key: String,
    nonce: String,
    associated_data: String,
    associated_data_value: String,
    plaintext: String,
    /// The plaintext in diagnostic notation, where it is canonical bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plaintext_value: Option<String>,
    sealed: String,
}

/// A row of `wrap`.
#[derive(Serialize, Deserialize)]
struct OwnerRow {
    what: String,
    owner: String,
    secret: String,
    commitment: String,
    row: String,
    withdrawn: bool,
    sealed: Sealed,
}

/// A row of `payload`. The sealed plaintext is the content, or its Zstandard frame.
#[derive(Serialize, Deserialize)]
struct PayloadRow {
    what: String,
    kind: u32,
    owners: Vec<String>,
    /// What the box key of several owners is derived from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    joined: Option<String>,
    content: String,
    content_value: String,
    compressed: bool,
    id: String,
    withdrawn: bool,
    sealed: Sealed,
}

/// A row of `batch`.
#[derive(Serialize, Deserialize)]
struct BatchRow {
    what: String,
    seed: String,
    body: String,
    body_value: String,
    id: String,
    signed: String,
    signature: String,
    sealed: Sealed,
}

/// What an installation remembers.
#[derive(Serialize, Deserialize)]
struct MemoryFile {
    name: String,
    sealed: Sealed,
}

/// The row of a batch of a later version, with an event that this one doesn't know: where it stands is known.
#[derive(Serialize, Deserialize)]
struct Newer {
    row: String,
    row_value: String,
    body_value: String,
    id: String,
    reader: u32,
    parents: Vec<String>,
}

/// What reader version 2 added.
#[derive(Serialize, Deserialize)]
struct Version2 {
    /// The reader version that a batch with one of the events says.
    reader: u32,
    values: Vec<Typed>,
    /// A row that is newer for this version too.
    newer: Newer,
}

/// What reader version 3 added.
#[derive(Serialize, Deserialize)]
struct Version3 {
    /// The reader version that a batch with one of the events says.
    reader: u32,
    values: Vec<Typed>,
    /// A small log, batch by batch. Nothing is sealed or signed: it is only to be folded.
    ground: Vec<Typed>,
    /// Events each of which may be the next batch on the ground.
    fits: Vec<Typed>,
    /// Events that a reader must refuse there.
    refused: Vec<Typed>,
    /// A row that is newer for this version too.
    newer: Newer,
}

/// What reader version 4 added.
#[derive(Serialize, Deserialize)]
struct Version4 {
    /// The reader version that a batch with one of the events says.
    reader: u32,
    values: Vec<Typed>,
    /// Events each of which may be the next batch on the ground of version 3.
    fits: Vec<Typed>,
    /// Events that a reader must refuse there.
    refused: Vec<Typed>,
    /// A row that is newer for this version too.
    newer: Newer,
}

/// A value of an event or a payload, and its canonical bytes.
#[derive(Serialize, Deserialize)]
struct Typed {
    what: String,
    /// `event`, `events`, `body`, or `payload` and the number of its kind.
    read_as: String,
    value: String,
    bytes: String,
}

/// Bytes that a reader must refuse.
#[derive(Serialize, Deserialize)]
struct Reject {
    what: String,
    /// What they are offered as.
    offered_as: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    associated_data: Option<String>,
    bytes: String,
}

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/vectors.json");

fn text() -> String {
    std::fs::read_to_string(PATH).expect("testdata/vectors.json")
}

fn file() -> Vectors {
    serde_json::from_str(&text()).expect("testdata/vectors.json")
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    model::hex(bytes.as_ref())
}

fn bytes(hex: &str) -> Vec<u8> {
    model::from_hex(hex).expect("hexadecimal digits")
}

fn fixed<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().expect("a fixed number of bytes")
}

#[test]
fn the_code_makes_the_file() {
    let text = text();
    // Read by itself: what the code makes may have more parts than the file as it stands.
    let mut whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    let made = made::vectors(serde_json::from_value(whole["study"]["slots"].take()).unwrap());
    let made = serde_json::to_string_pretty(&made).unwrap() + "\n";
    if std::env::var_os("KELINDAN_WRITE_VECTORS").is_some() {
        std::fs::write(PATH, made).unwrap();
        panic!("testdata/vectors.json was written anew, nothing was checked: unset KELINDAN_WRITE_VECTORS");
    }
    let differs = (1..).zip(text.lines().zip(made.lines())).find(|(_, (file, code))| file != code);
    if let Some((line, (file, code))) = differs {
        panic!("testdata/vectors.json, line {line}\nfile: {file}\ncode: {code}");
    }
    assert_eq!(text.len(), made.len(), "the file is shorter or longer than what the code makes");
}
