//! An open study with the person at the keyboard and the moment of the command.

use crate::index::Index;
use crate::problem::Problem;
use model::batch::{At, Cause};
use model::event::{Change, Event, Field};
use model::ids::*;
use model::{State, Words};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Erased, Erasure, Mark, Opened, Pen, Place, Secret, StudyFile};

/// Told how much of a long work is done of how much; returns false to stop it.
pub type Watch<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// How often something is done when others write meanwhile. A race within the writing itself takes two.
const ATTEMPTS: usize = 8;

/// What a long reading stands on while the session goes on: the state and the words of one moment.
#[derive(Clone)]
pub struct Snapshot {
    /// The state.
    pub state: Arc<State>,
    /// The words.
    pub words: Arc<Words>,
    /// The moment of the command.
    pub at: At,
    /// The person at the keyboard.
    pub coder: Option<CoderId>,
}

/// An open study.
pub struct Session {
    pub(crate) file: StudyFile,
    view: Option<Arc<State>>,
    words: Mutex<Option<(Mark, Arc<Words>)>>,
    index: Mutex<Option<Arc<Index>>>,
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
        let (words, index) = (Mutex::new(None), Mutex::new(None));
        Session { file, view: None, words, index, opened, at, coder }
    }

    fn coder_of(file: &StudyFile) -> Option<CoderId> {
        let state = file.state();
        let reads =
            |payload, name: &str| file.read::<String>(payload).is_ok_and(|n| n.as_deref() == Some(name));
        let is_named = |c: &model::state::Coder, name: &str| reads(c.name(), name);
        // The passphrase stands under the name that the coder had when it was set.
        let was_named = |id: CoderId, name: &str| {
            let names = state.field(&Field::CoderName(id));
            names.is_some_and(|names| {
                names.ever().any(|c| matches!(c, Change::CoderName(_, payload) if reads(*payload, name)))
            })
        };
        let live = || state.coders.iter().filter(|(_, c)| c.exists());
        let named = file.opened_by().and_then(|name| {
            let now = live().find(|(_, c)| is_named(c, name));
            now.or_else(|| live().find(|(id, _)| was_named(**id, name))).map(|(id, _)| *id)
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
        self.view = Some(Arc::new(self.file.state_at(&batches)?));
        *self.kept() = None;
        Ok(())
    }

    /// Where the file stands.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The name of the study's file without its ending: what is offered for files that are saved.
    pub(crate) fn stem(&self) -> String {
        self.path().file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The state: the present one, or the one that is looked at.
    pub fn state(&self) -> &State {
        self.view.as_deref().unwrap_or_else(|| self.file.state())
    }

    /// The words: opened at their first use, and kept current from then on by opening only what is new.
    ///
    /// Whoever holds them while the study goes on makes the next call copy their lists (not the turns).
    ///
    /// # Errors
    /// A damaged payload.
    pub fn words(&self) -> Result<Arc<Words>, Problem> {
        let mut kept = self.kept();
        let now = self.file.mark();
        let words = match kept.take() {
            // What is looked at doesn't change.
            Some((_, words)) if self.view.is_some() => words,
            Some((since, words)) if since == now => words,
            Some((since, mut words)) => {
                self.file.update_words(Arc::make_mut(&mut words), since)?;
                words
            }
            None => Arc::new(self.file.words_of(self.state())?),
        };
        *kept = Some((now, Arc::clone(&words)));
        Ok(words)
    }

    /// The present state with its words, also where the past is looked at.
    pub(crate) fn present(&self) -> Result<(&State, Arc<Words>), Problem> {
        let state = self.file.state();
        let words = if self.view.is_some() { Arc::new(self.file.words_of(state)?) } else { self.words()? };
        Ok((state, words))
    }

    /// Where codings, memos and links stand, in the state that is shown.
    ///
    /// # Errors
    /// A damaged payload.
    pub(crate) fn index(&self) -> Result<Arc<Index>, Problem> {
        let words = self.words()?;
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.state();
        let mut before = kept.take();
        let is_current = before.as_mut().is_some_and(|index| {
            index.is_of(state) || Arc::make_mut(index).follow(state, &words, |id| self.file.batch(id))
        });
        let index = match before {
            Some(index) if is_current => index,
            before => Arc::new(Index::of(state, &words, before.as_deref())),
        };
        *kept = Some(Arc::clone(&index));
        Ok(index)
    }

    fn kept(&self) -> MutexGuard<'_, Option<(Mark, Arc<Words>)>> {
        // A panic while words were opened leaves none, which is no harm.
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state and the words of this moment, for reading that takes long: nobody has to wait for it. A write made
    /// while a snapshot is held copies the state first, so it is to be let go of soon.
    ///
    /// # Errors
    /// A damaged payload.
    pub fn snapshot(&self) -> Result<Snapshot, Problem> {
        let state = self.view.as_ref().map_or_else(|| self.file.shared_state(), Arc::clone);
        Ok(Snapshot { state, words: self.words()?, at: self.at, coder: self.coder })
    }

    /// A place as people write it: `C07:12:3-9`.
    ///
    /// # Errors
    /// A damaged payload.
    pub fn place(&self, place: &model::Place) -> Result<String, Problem> {
        Ok(crate::place::show_place(&*self.words()?, place))
    }

    /// A number that rises whenever the study was written, by whomever.
    pub fn version(&self) -> u64 {
        self.file.counter()
    }

    /// Takes in what another program wrote since, and says whether there was something. It costs nearly nothing when
    /// there is nothing, so it may be asked several times a second.
    ///
    /// # Errors
    /// `keys-changed`: passphrases or the recovery key were changed by another program, and the study has to be opened
    /// anew; `damaged`.
    pub fn refresh(&mut self) -> Result<bool, Problem> {
        let gone = self.file.mark().gone();
        let is_new = self.file.refresh()?;
        let has_words = self.kept().is_some();
        if is_new && has_words && self.file.mark().gone() != gone {
            // What was withdrawn leaves memory at once.
            self.words()?;
        }
        Ok(is_new)
    }

    /// Does something; where another program wrote meanwhile, does it again on what holds then. It must only add:
    /// what sets a field would overwrite what the person never saw.
    ///
    /// # Errors
    /// What it says itself; `changed` when others wrote each time.
    pub fn repeated<T>(
        &mut self,
        mut once: impl FnMut(&mut Session) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        for _ in 1..ATTEMPTS {
            match once(self) {
                Err(problem) if problem.code == "changed" => {}
                done => return done,
            }
        }
        once(self)
    }

    /// The moment on the clock of this installation, with its zone.
    pub(crate) fn now(&self) -> model::LocalTime {
        let seconds = self.at.millis.div_euclid(1000) + i64::from(self.at.offset) * 60;
        model::LocalTime { seconds, precision: model::Precision::Minute, zone: Some(self.at.offset) }
    }

    /// The day on the clock of this installation.
    pub(crate) fn today(&self) -> model::LocalTime {
        let seconds = self.now().seconds.div_euclid(86_400) * 86_400;
        model::LocalTime { seconds, precision: model::Precision::Day, zone: None }
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
        Ok(self.file.commit(pen, self.at, self.coder, cause, events, watch)?)
    }

    /// Carries out an erasure by the person at the keyboard: what goes, goes for ever.
    pub(crate) fn carry_out(&mut self, erasure: Erasure) -> Result<Erased, Problem> {
        self.may_write()?;
        Ok(self.file.carry_out(erasure, self.at, self.coder)?)
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
