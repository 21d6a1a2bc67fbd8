//! Slots: what opens the study key. Every slot is an `age` file that other programs can open as well.
//!
//! A passphrase slot seals an X25519 identity. The study key is one age file to all identities' recipients and to the
//! recovery key's, so that it can be rotated without anybody's passphrase. Every change of the slots is a rotation:
//! it begins a new epoch, so that of two copies the one with the later epoch has the newer slots.

use crate::error::StoreError;
use crate::keys::StudyKeys;
use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use model::canon;
use model::ids::*;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::str::FromStr;
use zeroize::Zeroizing;

/// A slot as it stands in the file.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub kind: u32,
    pub body: Vec<u8>,
}

/// The study key, sealed to all recipients.
pub(crate) const STUDY_KEY: u32 = 0;
/// An identity under a passphrase.
pub(crate) const PASSPHRASE: u32 = 1;

/// Every passphrase slot costs a second of work: planted ones shall not stall the program.
pub(crate) const MOST_SLOTS: usize = 16;
/// Passphrase slots above this many bytes are refused unread.
pub(crate) const LARGEST_SLOT: usize = 4096;
/// The study key's slot grows with epochs and recipients; above this many bytes it is refused unread.
pub(crate) const LARGEST_KEY_FILE: usize = 256 << 10;
/// Work factors above this are refused: a planted slot can't stall the program for hours.
const MOST_WORK: u8 = 20;

/// How much work a guess at the passphrase costs: scrypt's log N.
#[derive(Clone, Copy)]
pub struct Work(u8);

impl Work {
    /// For generated passphrases.
    pub const GENERATED: Work = Work(17);
    /// For a person's own.
    pub const OWN: Work = Work(18);
    /// For tests of anything but the passphrase: no protection.
    pub const TEST: Work = Work(2);
}

/// The key that opens the study when the passphrase is lost; shown once.
pub struct RecoveryKey(SecretString);

impl RecoveryKey {
    /// The text to write down.
    pub fn reveal(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether somebody typed this key, in any case and with any spaces.
    pub fn is_typed_as(&self, typed: &str) -> bool {
        let typed: Zeroizing<String> = Zeroizing::new(typed.split_whitespace().collect());
        typed.eq_ignore_ascii_case(self.reveal())
    }
}

/// Somebody, or the recovery key, to whom the study key is sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Holder {
    /// `age1…`
    pub recipient: String,
    /// What a passphrase is known by; empty for the recovery key.
    pub name: String,
    /// BLAKE3 of the passphrase slot with the identity; `None` for the recovery key.
    pub slot: Option<PayloadId>,
}

/// What the study-key slot holds.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    version: u32,
    pub study: StudyId,
    pub keys: StudyKeys,
    pub holders: Vec<Holder>,
}

/// An opened key file, and the holder whose secret opened it.
pub(crate) struct Unlocked {
    pub file: KeyFile,
    pub holder: Option<String>,
}

/// A change of who can open the study.
pub(crate) enum Change<'a> {
    /// A passphrase under a name: a new one, or another one for this name.
    Passphrase { name: &'a str, passphrase: &'a str, work: Work },
    /// The passphrase of a name is removed.
    Remove { name: &'a str },
    /// Another recovery key.
    Recovery,
}

impl KeyFile {
    /// The keys of a new study that nobody can open yet.
    pub fn new(study: StudyId) -> KeyFile {
        KeyFile { version: 1, study, keys: StudyKeys::default(), holders: Vec::new() }
    }

    /// Seals the study key to its holders, beside the passphrase slots that they have.
    pub fn seal(&self, slots: &[Slot]) -> Result<Vec<Slot>, StoreError> {
        let recipients: Vec<x25519::Recipient> = self
            .holders
            .iter()
            .map(|h| h.recipient.parse().map_err(|_| StoreError::Damaged("study key slot".into())))
            .collect::<Result<_, _>>()?;
        let to: Vec<&dyn age::Recipient> = recipients.iter().map(|r| r as &dyn age::Recipient).collect();
        let plain = Zeroizing::new(canon::to_bytes(self).map_err(|e| StoreError::System(e.to_string()))?);
        let mut sealed = vec![Slot { kind: STUDY_KEY, body: encrypt(&to, &plain)? }];
        let held = |slot: &&Slot| self.holders.iter().any(|h| h.slot == Some(slot_id(&slot.body)));
        sealed.extend(slots.iter().filter(|s| s.kind == PASSPHRASE).filter(held).cloned());
        Ok(sealed)
    }

    /// Changes who can open the study, and begins a new epoch.
    ///
    /// # Errors
    /// No holder of that name; the last passphrase can't be removed; too many.
    pub fn rotate(
        &mut self,
        slots: &[Slot],
        changes: &[Change<'_>],
    ) -> Result<(Vec<Slot>, Option<RecoveryKey>), StoreError> {
        let mut slots = slots.to_vec();
        let mut recovery = None;
        for change in changes {
            match change {
                Change::Passphrase { name, passphrase, work } => {
                    let (slot, holder) = passphrase_slot(name, passphrase, *work)?;
                    self.holders.retain(|h| h.slot.is_none() || h.name != *name);
                    self.holders.push(holder);
                    slots.push(slot);
                }
                Change::Remove { name } => self.remove(name)?,
                Change::Recovery => {
                    let identity = x25519::Identity::generate();
                    let recipient = identity.to_public().to_string();
                    self.holders.retain(|h| h.slot.is_some());
                    self.holders.push(Holder { recipient, name: String::new(), slot: None });
                    recovery = Some(RecoveryKey(identity.to_string()));
                }
            }
        }
        if self.holders.len() > MOST_SLOTS {
            return Err(StoreError::ManyPassphrases);
        }
        self.keys.begin_epoch()?;
        Ok((self.seal(&slots)?, recovery))
    }

    fn remove(&mut self, name: &str) -> Result<(), StoreError> {
        let goes = |h: &Holder| h.slot.is_some() && h.name == name;
        if !self.holders.iter().any(goes) {
            return Err(StoreError::NoSuchHolder);
        }
        self.holders.retain(|h| !goes(h));
        let one_left = self.holders.iter().any(|h| h.slot.is_some());
        if one_left { Ok(()) } else { Err(StoreError::LastPassphrase) }
    }
}

fn passphrase_slot(name: &str, passphrase: &str, work: Work) -> Result<(Slot, Holder), StoreError> {
    let identity = x25519::Identity::generate();
    let mut scrypt = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    scrypt.set_work_factor(work.0);
    let body = encrypt(&[&scrypt], identity.to_string().expose_secret().as_bytes())?;
    let recipient = identity.to_public().to_string();
    let holder = Holder { recipient, name: name.to_owned(), slot: Some(slot_id(&body)) };
    Ok((Slot { kind: PASSPHRASE, body }, holder))
}

/// Opens the study key with a passphrase.
pub(crate) fn open_with_passphrase(slots: &[Slot], passphrase: &str) -> Result<Unlocked, StoreError> {
    for slot in slots.iter().filter(|s| s.kind == PASSPHRASE && s.body.len() <= LARGEST_SLOT) {
        let mut scrypt = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        scrypt.set_max_work_factor(MOST_WORK);
        if let Some(text) = decrypt(&scrypt, &slot.body) {
            let text =
                std::str::from_utf8(&text).map_err(|_| StoreError::Damaged("passphrase slot".into()))?;
            let mut unlocked = open_with_identity(slots, text)?;
            let own = unlocked.file.holders.iter().find(|h| h.slot == Some(slot_id(&slot.body)));
            unlocked.holder = own.map(|h| h.name.clone());
            return Ok(unlocked);
        }
    }
    Err(StoreError::WrongSecret)
}

/// Opens the study key with an identity: that of a passphrase slot, or the recovery key.
pub(crate) fn open_with_identity(slots: &[Slot], identity: &str) -> Result<Unlocked, StoreError> {
    let typed: Zeroizing<String> = Zeroizing::new(identity.split_whitespace().collect());
    let identity = x25519::Identity::from_str(&typed.to_uppercase()).map_err(|_| StoreError::WrongSecret)?;
    let broken = || StoreError::Damaged("study key slot".into());
    let slot = slots.iter().find(|s| s.kind == STUDY_KEY).ok_or_else(broken)?;
    let plain = decrypt(&identity, &slot.body).ok_or(StoreError::WrongSecret)?;
    let file: KeyFile = canon::from_bytes(&plain).map_err(|_| broken())?;
    if file.version != 1 || !file.keys.is_sound() {
        return Err(broken());
    }
    Ok(Unlocked { file, holder: None })
}

/// Reads the slots of a file in their order.
pub(crate) fn read(connection: &Connection) -> Result<Vec<Slot>, StoreError> {
    let broken = || StoreError::Damaged("key slots".into());
    let (count, longest): (i64, Option<i64>) = connection
        .query_row("SELECT count(*), max(length(body)) FROM slot", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(|_| broken())?;
    if !(1..=MOST_SLOTS as i64).contains(&count) || longest.is_none_or(|l| l > LARGEST_KEY_FILE as i64) {
        return Err(broken());
    }
    let mut statement = connection.prepare("SELECT kind, body FROM slot ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok(Slot { kind: row.get(0)?, body: row.get(1)? }))?;
    rows.collect::<Result<_, _>>().map_err(|_| broken())
}

/// Replaces the slots of a file.
pub(crate) fn write(connection: &Connection, slots: &[Slot]) -> Result<(), StoreError> {
    connection.execute("DELETE FROM slot", [])?;
    for (id, slot) in (1..).zip(slots) {
        let row: (i64, u32, &[u8]) = (id, slot.kind, &slot.body);
        connection.execute("INSERT INTO slot (id, kind, body) VALUES (?1, ?2, ?3)", row)?;
    }
    Ok(())
}

/// What the manifest says of the slots.
pub(crate) fn digest(slots: &[Slot]) -> PayloadId {
    let mut hasher = blake3::Hasher::new();
    for slot in slots {
        hasher.update(&slot.kind.to_be_bytes());
        hasher.update(&(slot.body.len() as u64).to_be_bytes());
        hasher.update(&slot.body);
    }
    PayloadId(*hasher.finalize().as_bytes())
}

fn slot_id(body: &[u8]) -> PayloadId {
    PayloadId(*blake3::hash(body).as_bytes())
}

fn encrypt(recipients: &[&dyn age::Recipient], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let failed = || StoreError::System("a key slot can't be made".into());
    let encryptor = age::Encryptor::with_recipients(recipients.iter().copied()).map_err(|_| failed())?;
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(out)
}

fn decrypt(identity: &dyn age::Identity, body: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let decryptor = age::Decryptor::new_buffered(body).ok()?;
    let mut plain = Zeroizing::new(Vec::new());
    let reader = decryptor.decrypt(std::iter::once(identity)).ok()?;
    reader.take(LARGEST_KEY_FILE as u64).read_to_end(&mut plain).ok()?;
    Some(plain)
}
