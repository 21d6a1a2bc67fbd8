//! An open study with the person at the keyboard and the moment of the command.

use crate::index::Index;
use crate::problem::Problem;
use model::batch::{At, Cause};
use model::event::Event;
use model::ids::*;
use model::{State, Words};
use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::sync::Arc;
use store::{Opened, Pen, Place, Secret, StudyFile};

/// Told how much of a long work is done of how much; returns false to stop it.
pub type Watch<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// An open study.
pub struct Session {
    pub(crate) file: StudyFile,
    view: Option<State>,
    words: RefCell<Option<Arc<Words>>>,
    index: RefCell<Option<Arc<Index>>>,
    /// What was noticed on opening.
    pub opened: Opened,
    /// The moment of the command.
    pub at: At,
    /// The person at the keyboard.
    pub coder: Option<CoderId>,
}

impl Session {
    /// Opens a study. The person at the keyboard is the coder whose passphrase opened it, else its first coder.
    ///
    /// # Errors
    /// No study, wrong passphrase, damage.
    pub fn open(path: &Path, secret: &Secret<'_>, place: &Place, at: At) -> Result<Session, Problem> {
        let (file, opened) = StudyFile::open(path, secret, place)?;
        Ok(Session::of(file, opened, at))
    }

    pub(crate) fn of(file: StudyFile, opened: Opened, at: At) -> Session {
        let coder = Session::coder_of(&file);
        Session { file, view: None, words: RefCell::new(None), index: RefCell::new(None), opened, at, coder }
    }

    fn coder_of(file: &StudyFile) -> Option<CoderId> {
        let named = file.opened_by().and_then(|name| {
            let is_named = |c: &model::state::Coder| {
                file.read::<String>(c.name()).is_ok_and(|n| n.as_deref() == Some(name))
            };
            file.state().coders.iter().find(|(_, c)| c.exists() && is_named(c)).map(|(id, _)| *id)
        });
        named.or_else(|| file.state().batches.first().and_then(|b| b.coder))
    }

    /// Looks at the study as it was when some batches had just been written: those and all they stand on. Several
    /// are named with commas between them. From here on the study is only read.
    ///
    /// # Errors
    /// No batch, or several, begin with these digits.
    pub fn look_at(&mut self, digits: &str) -> Result<(), Problem> {
        let batches = digits.split(',').map(|d| self.batch(d.trim())).collect::<Result<Vec<_>, _>>()?;
        self.view = Some(self.file.state_at(&batches)?);
        *self.words.get_mut() = None;
        Ok(())
    }

    /// Where the file stands.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Takes in what another program wrote meanwhile, and says whether something was.
    ///
    /// # Errors
    /// Damage; keys that changed.
    pub fn refresh(&mut self) -> Result<bool, Problem> {
        Ok(false)
    }

    /// The state: the present one, or the one that is looked at.
    pub fn state(&self) -> &State {
        self.view.as_ref().unwrap_or_else(|| self.file.state())
    }

    /// The words, opened at their first use and kept until the session ends or something is appended.
    ///
    /// # Errors
    /// A damaged payload.
    pub fn words(&self) -> Result<Arc<Words>, Problem> {
        if let Some(words) = &*self.words.borrow() {
            return Ok(Arc::clone(words));
        }
        let words = Arc::new(self.file.words_of(self.state())?);
        *self.words.borrow_mut() = Some(Arc::clone(&words));
        Ok(words)
    }

    /// Where codings, memos and links stand, in the state that is shown.
    ///
    /// # Errors
    /// A damaged payload.
    pub(crate) fn index(&self) -> Result<Arc<Index>, Problem> {
        let words = self.words()?;
        let mut kept = self.index.borrow_mut();
        let state = self.state();
        let index = match kept.take() {
            Some(index) if index.is_of(state) => index,
            before => Arc::new(Index::of(state, &words, before.as_deref())),
        };
        *kept = Some(Arc::clone(&index));
        Ok(index)
    }

    /// Appends one action by the person at the keyboard.
    pub(crate) fn commit(
        &mut self,
        pen: Pen,
        cause: Cause,
        events: Vec<Event>,
        watch: Watch<'_>,
    ) -> Result<BatchId, Problem> {
        self.may_write()?;
        let id = self.file.commit(pen, self.at, self.coder, cause, events, watch)?;
        *self.words.borrow_mut() = None;
        Ok(id)
    }

    /// Requires that the present state is shown: the past is only read.
    pub(crate) fn may_write(&self) -> Result<(), Problem> {
        if self.view.is_some() { Err(Problem::new("at-is-read")) } else { Ok(()) }
    }

    /// Finds a batch by the first digits of its id.
    pub(crate) fn batch(&self, digits: &str) -> Result<BatchId, Problem> {
        let digits = digits.to_lowercase();
        let all = &self.file.state().batches;
        let mut found = all.iter().filter(|b| b.id.to_string().starts_with(&digits));
        match (found.next(), found.next()) {
            (Some(batch), None) if digits.len() >= 4 => Ok(batch.id),
            (Some(_), Some(_)) if digits.len() >= 4 => {
                Err(Problem::new("batch-ambiguous").with("batch", digits))
            }
            _ => Err(Problem::new("batch-not-found").with("batch", digits)),
        }
    }
}
