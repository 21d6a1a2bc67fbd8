//! `keys`: who can open the study: passphrases by name, and the recovery key.

use super::new::SHORTEST_PASSPHRASE;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::Event;
use model::ids::*;
use model::payload::PayloadKind;
use serde::Serialize;
use store::{Pen, RecoveryKey, Work};

/// Who can open the study.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Keys {
    /// Names under which passphrases stand.
    pub names: Vec<String>,
    /// The name whose passphrase opened it now; `None` = the recovery key.
    pub opened_by: Option<String>,
    /// How many times keys were set or changed, counted from 1.
    pub epoch: u32,
}

/// The names under which passphrases stand.
pub fn list(session: &Session) -> Keys {
    Keys {
        names: session.file.passphrase_names().into_iter().map(str::to_owned).collect(),
        opened_by: session.file.opened_by().map(str::to_owned),
        epoch: session.file.epoch(),
    }
}

/// Changes the passphrase of a name: of the one that opened the study where none is given.
///
/// # Errors
/// Too short; no such name; none is given and the recovery key opened the study; another program wrote meanwhile.
pub fn change(
    session: &mut Session,
    name: Option<&str>,
    passphrase: &str,
    work: Work,
) -> Result<(), Problem> {
    let keys = list(session);
    let name = name.map(str::to_owned).or(keys.opened_by).ok_or(Problem::new("passphrase-whose"))?;
    if !keys.names.contains(&name) {
        return Err(Problem::new("passphrase-unknown"));
    }
    set(session, &name, passphrase, work)
}

/// Gives somebody a passphrase of their own, and makes them a coder where they are none.
///
/// # Errors
/// Too short; the name has one already; another program wrote meanwhile.
pub fn add(
    session: &mut Session,
    name: &str,
    passphrase: &str,
    work: Work,
    watch: Watch<'_>,
) -> Result<(), Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    if list(session).names.iter().any(|n| n == name) {
        return Err(Problem::new("passphrase-there"));
    }
    set(session, name, passphrase, work)?;
    let words = session.words()?;
    let is_coder = |(id, c): (&CoderId, &model::state::Coder)| {
        c.exists() && words.coders.get(id).is_some_and(|n| n == name)
    };
    if session.state().coders.iter().any(is_coder) {
        return Ok(());
    }
    let mut pen = Pen::default();
    let coder = CoderId(pen.id()?);
    let name = pen.text(&session.file, PayloadKind::CoderName, &[], name)?;
    session.commit(pen, Cause::Command, vec![Event::CoderAdded { coder, name }], watch).map(drop)
}

fn set(session: &mut Session, name: &str, passphrase: &str, work: Work) -> Result<(), Problem> {
    session.may_write()?;
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Problem::new("passphrase-short").with("least", SHORTEST_PASSPHRASE));
    }
    Ok(session.file.set_passphrase(name, passphrase, work)?)
}

/// Takes somebody's passphrase away. An older copy of the study still opens with it.
///
/// # Errors
/// No such name; it is the last, or the one that opened the study.
pub fn remove(session: &mut Session, name: &str) -> Result<(), Problem> {
    session.may_write()?;
    if session.file.opened_by() == Some(name) && list(session).names.len() > 1 {
        return Err(Problem::new("passphrase-own"));
    }
    Ok(session.file.remove_passphrase(name)?)
}

/// Makes a new recovery key, which is shown once; the old one no longer opens this file.
///
/// # Errors
/// Another program wrote meanwhile.
pub fn recovery(session: &mut Session) -> Result<RecoveryKey, Problem> {
    session.may_write()?;
    Ok(session.file.new_recovery_key()?)
}

model::redacted! { Keys }
