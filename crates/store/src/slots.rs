//! Slots: what opens the study key. Every slot is an `age` file that other programs can open as well.
//!
//! A passphrase slot seals an X25519 identity. The study key is one age file to all identities' recipients and to the
//! recovery key's, so that it can be rotated without anybody's passphrase.

use crate::error::StoreError;
use crate::keys::{Key, StudyKeys};
use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use model::canon;
use model::ids::*;
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

/// Slots above this many bytes are refused unread.
pub(crate) const LARGEST_SLOT: usize = 4096;
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
}

/// What the study-key slot holds.
#[derive(Serialize, Deserialize)]
struct KeyFile {
    version: u32,
    study: StudyId,
    /// Epoch and key.
    epochs: Vec<(u32, Key)>,
    recipients: Vec<String>,
}

/// Makes the slots of a new study.
pub(crate) fn create(
    study: StudyId,
    keys: &StudyKeys,
    passphrase: &str,
    work: Work,
) -> Result<(Vec<Slot>, RecoveryKey), StoreError> {
    let identity = x25519::Identity::generate();
    let recovery = x25519::Identity::generate();
    let mut scrypt = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    scrypt.set_work_factor(work.0);
    let slot = encrypt(&[&scrypt], identity.to_string().expose_secret().as_bytes())?;
    let recipients = [identity.to_public(), recovery.to_public()];
    let file = KeyFile {
        version: 1,
        study,
        epochs: keys.epochs.clone(),
        recipients: recipients.iter().map(ToString::to_string).collect(),
    };
    let plain = Zeroizing::new(canon::to_bytes(&file).map_err(|e| StoreError::System(e.to_string()))?);
    let to: Vec<&dyn age::Recipient> = recipients.iter().map(|r| r as &dyn age::Recipient).collect();
    let slots =
        vec![Slot { kind: STUDY_KEY, body: encrypt(&to, &plain)? }, Slot { kind: PASSPHRASE, body: slot }];
    Ok((slots, RecoveryKey(recovery.to_string())))
}

/// Opens the study key with a passphrase.
pub(crate) fn open_with_passphrase(
    slots: &[Slot],
    passphrase: &str,
) -> Result<(StudyId, StudyKeys), StoreError> {
    for slot in slots.iter().filter(|s| s.kind == PASSPHRASE) {
        let mut scrypt = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        scrypt.set_max_work_factor(MOST_WORK);
        if let Some(text) = decrypt(&scrypt, &slot.body) {
            let text =
                std::str::from_utf8(&text).map_err(|_| StoreError::Damaged("passphrase slot".into()))?;
            return open_with_identity(slots, text);
        }
    }
    Err(StoreError::WrongSecret)
}

/// Opens the study key with an identity: that of a passphrase slot, or the recovery key.
pub(crate) fn open_with_identity(slots: &[Slot], identity: &str) -> Result<(StudyId, StudyKeys), StoreError> {
    let identity = x25519::Identity::from_str(identity.trim()).map_err(|_| StoreError::WrongSecret)?;
    let slot =
        slots.iter().find(|s| s.kind == STUDY_KEY).ok_or(StoreError::Damaged("study key slot".into()))?;
    let plain = decrypt(&identity, &slot.body).ok_or(StoreError::WrongSecret)?;
    let file: KeyFile =
        canon::from_bytes(&plain).map_err(|_| StoreError::Damaged("study key slot".into()))?;
    let epochs = file.epochs;
    if file.version != 1 || epochs.is_empty() || !epochs.windows(2).all(|w| w[0].0 < w[1].0) {
        return Err(StoreError::Damaged("study key slot".into()));
    }
    Ok((file.study, StudyKeys { epochs }))
}

/// What the manifest says of the slots.
pub(crate) fn digest(slots: &[Slot]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for slot in slots {
        hasher.update(&slot.kind.to_be_bytes());
        hasher.update(&(slot.body.len() as u64).to_be_bytes());
        hasher.update(&slot.body);
    }
    *hasher.finalize().as_bytes()
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
    if body.len() > LARGEST_SLOT {
        return None;
    }
    let decryptor = age::Decryptor::new_buffered(body).ok()?;
    let mut plain = Zeroizing::new(Vec::new());
    decryptor.decrypt(std::iter::once(identity)).ok()?.read_to_end(&mut plain).ok()?;
    Some(plain)
}
