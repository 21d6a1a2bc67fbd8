//! `keys`: passphrases by name, and the recovery key.

use super::{DONE, Outcome, only_now, open, shown, watched};
use crate::args::{Keys, KeysAction, NewPassphrase};
use crate::{print, terminal};
use api::commands::keys;
use api::{Problem, Session};
use locale::{Arg, Catalogue};
use store::{RecoveryKey, Secret, StudyFile, Work};
use zeroize::Zeroizing;

pub fn keys(args: &Keys, catalogue: &Catalogue) -> Outcome {
    only_now(&args.study)?;
    if let KeysAction::Check { key_file } = &args.action {
        let typed = match key_file {
            Some(path) => terminal::first_line(path)?,
            None if terminal::is_attended() => terminal::ask(&catalogue.text("ask-recovery"))?,
            None => return Err(Problem::new("recovery-needed")),
        };
        let opened = StudyFile::open(&args.study.study, &Secret::Recovery(&typed), &terminal::memory());
        opened.map_err(|error| match error {
            store::StoreError::WrongSecret => Problem::new("recovery-wrong"),
            other => other.into(),
        })?;
        print::line(&catalogue.text("keys-recovery-opens"));
        return DONE;
    }
    let mut session = open(&args.study, catalogue)?;
    let path = shown(&args.study.study);
    let path = [("path", Arg::Text(&path))];
    match &args.action {
        KeysAction::Check { .. } => {}
        KeysAction::List { json } => {
            let keys = keys::list(&session);
            if *json {
                print::json(&keys)?;
                return DONE;
            }
            for name in &keys.names {
                let own = keys.opened_by.as_ref() == Some(name);
                let mark = if own { format!("  ({})", catalogue.text("keys-own")) } else { String::new() };
                print::line(&format!("{name}{mark}"));
            }
            return DONE;
        }
        KeysAction::Change { name, new } => {
            set(new, catalogue, &catalogue.text("ask-next-passphrase"), |passphrase, work| {
                keys::change(&mut session, name.as_deref(), passphrase, work)
            })?;
        }
        KeysAction::Add { name, new } => {
            let question = catalogue.with("ask-passphrase-for", &[("name", Arg::Text(name))]);
            set(new, catalogue, &question, |passphrase, work| {
                watched(catalogue, |watch| keys::add(&mut session, name, passphrase, work, watch))
            })?;
            print::line(&catalogue.with("keys-added", &[("name", Arg::Text(name))]));
            return DONE;
        }
        KeysAction::Remove { name } => {
            keys::remove(&mut session, name)?;
            print::line(&catalogue.with("keys-removed", &[("name", Arg::Text(name))]));
            return DONE;
        }
        KeysAction::Recovery => new_recovery(&mut session, catalogue)?,
    }
    print::line(&catalogue.with("keys-changed-now", &path));
    DONE
}

fn set(
    new: &NewPassphrase,
    catalogue: &Catalogue,
    question: &str,
    change: impl FnOnce(&str, Work) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let own = terminal::next_passphrase(catalogue, question, new.new_passphrase_file.as_deref())?;
    let generated = own.is_none();
    let passphrase = match own {
        Some(own) => own,
        None => Zeroizing::new(store::generate_passphrase().map_err(Problem::from)?),
    };
    change(&passphrase, if generated { Work::GENERATED } else { Work::OWN })?;
    if generated {
        print::line(&format!("{}\n    {}\n", catalogue.text("new-passphrase"), *passphrase));
    }
    Ok(())
}

fn new_recovery(session: &mut Session, catalogue: &Catalogue) -> Result<(), Problem> {
    let recovery = keys::recovery(session)?;
    print::line(&format!("{}\n    {}\n", catalogue.text("new-recovery"), recovery.reveal()));
    typed_back(&recovery, catalogue);
    Ok(())
}

/// Has the recovery key typed back: what was written down wrongly opens nothing. An empty answer leaves it for later.
pub fn typed_back(recovery: &RecoveryKey, catalogue: &Catalogue) {
    while terminal::is_attended() {
        let Ok(typed) = terminal::ask(&catalogue.text("ask-recovery-back")) else { return };
        if typed.trim().is_empty() {
            return terminal::note(catalogue, &catalogue.text("keys-not-checked"));
        }
        if recovery.is_typed_as(&typed) {
            return print::line(&catalogue.text("keys-typed-right"));
        }
        terminal::note(catalogue, &catalogue.text("keys-typed-wrong"));
    }
}
