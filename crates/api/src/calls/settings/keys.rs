//! Passphrases, the recovery key, and the name of the coder at the keyboard.

use super::*;
use crate::calls::written::written;
use crate::change::set;
use crate::commands::keys;
use crate::desk::Desk;
use model::batch::Cause;
use model::event::{Change, Subject};
use model::payload::PayloadKind;
use store::{Pen, Secret, Work};
use zeroize::Zeroizing;

/// The passphrase that was given, or a new one; whether it was made here; what a guess at it shall cost.
fn new_passphrase(
    given: Option<String>,
    work: Option<Work>,
) -> Result<(Zeroizing<String>, bool, Work), Problem> {
    Ok(match given {
        Some(own) => (Zeroizing::new(own), false, work.unwrap_or(Work::OWN)),
        None => (Zeroizing::new(store::generate_passphrase()?), true, work.unwrap_or(Work::GENERATED)),
    })
}

fn made(passphrase: &Zeroizing<String>, here: bool) -> KeyMade {
    KeyMade { passphrase: here.then(|| passphrase.to_string()) }
}

/// Requires a secret that opens the study now.
fn check_present(session: &Session, present: String) -> Result<(), Problem> {
    let present = Zeroizing::new(present);
    let secret = match crate::calls::session::is_recovery_key(&present) {
        true => Secret::Recovery(&present),
        false => Secret::Passphrase(&present),
    };
    if session.file.is_opened_by(&secret)? { Ok(()) } else { Err(Problem::new("wrong-secret")) }
}

pub(super) fn change(desk: &mut Desk, asked: KeyChange, _: &Asked<'_>) -> Result<KeyMade, Problem> {
    let work = desk.options.work;
    let session = desk.session()?;
    check_present(session, asked.present)?;
    let (passphrase, here, work) = new_passphrase(asked.passphrase, work)?;
    keys::change(session, asked.name.as_deref(), &passphrase, work)?;
    Ok(made(&passphrase, here))
}

pub(super) fn add(desk: &mut Desk, asked: KeyAdd, call: &Asked<'_>) -> Result<KeyMade, Problem> {
    let work = desk.options.work;
    let session = desk.session()?;
    check_present(session, asked.present)?;
    let (passphrase, here, work) = new_passphrase(asked.passphrase, work)?;
    let batches = session.state().batches.len();
    keys::add(session, &asked.name, &passphrase, work, &mut |_, _| true)?;
    if session.state().batches.len() > batches {
        call.status.next_version();
    }
    Ok(made(&passphrase, here))
}

pub(super) fn remove(session: &mut Session, asked: KeyRemove, _: &Asked<'_>) -> Result<Nothing, Problem> {
    check_present(session, asked.present)?;
    keys::remove(session, &asked.name)?;
    Ok(Nothing {})
}

pub(super) fn recovery(desk: &mut Desk, asked: RecoveryAsked, _: &Asked<'_>) -> Result<NewRecovery, Problem> {
    let session = desk.session()?;
    check_present(session, asked.present)?;
    let recovery = keys::recovery(session)?;
    let shown = recovery.reveal().to_owned();
    desk.recovery = Some(recovery);
    Ok(NewRecovery { recovery: shown })
}

pub(super) fn rename(session: &mut Session, asked: CoderName, call: &Asked<'_>) -> Result<Written, Problem> {
    let coder = session.coder.ok_or(Problem::new("no-coder"))?;
    let name = asked.name.trim();
    if name.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let words = session.words()?;
    let named = words.coders.iter().find(|(_, n)| n.as_str() == name).map(|(id, _)| *id);
    match named {
        Some(same) if same == coder => return written(session, None, None, call),
        Some(other) if session.state().exists(&Subject::Coder(other)) => {
            return Err(Problem::new("coder-taken"));
        }
        _ => {}
    }
    let mut pen = Pen::default();
    let text = pen.text(&session.file, PayloadKind::CoderName, &[], name)?;
    let event = set(session.state(), Change::CoderName(coder, text));
    let batch = session.commit(pen, Cause::Command, vec![event], &mut |_, _| true)?;
    written(session, Some(batch), Some(coder.to_string()), call)
}
