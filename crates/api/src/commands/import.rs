//! `import`: files that were read become sources, as one action.

pub mod columns;
mod details;
mod keep;
mod overlap;
mod preview;
mod write;
mod zone;

pub use keep::{Keep, KeepAsked};
pub use preview::{Preview, PreviewSpeaker, PreviewWarning, preview, warnings};
pub use zone::Zone;

use crate::problem::Problem;
use crate::session::{Session, Watch};
use formats::Draft;
use model::batch::Cause;
use model::canon;
use model::event::{ConsentDecision, OtherParties, PersonKind};
use model::ids::*;
use model::source::SourceKind;
use model::state::State;
use model::words::Words;
use overlap::Known;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use store::StudyFile;
use write::Writer;

/// What the researcher says about the files.
#[derive(Clone, Default)]
pub struct Options {
    /// Roles by a speaker's name in the file; `*` is everybody else in a conversation.
    pub roles: Vec<(String, String)>,
    /// Whether a speaker of the same name is the same person in all these files and in those stored before.
    pub tie: bool,
    /// Names of speakers who are informants; everybody else in a conversation is an other party.
    pub informants: Vec<String>,
    /// Whether a later export of a chat that is there is stored whole, as a chat of its own.
    pub whole: bool,
    /// What was said of the columns of tables: to be remembered.
    pub columns: Vec<columns::Said>,
}

/// What was stored.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Imported {
    /// The new sources.
    pub sources: Vec<ImportedSource>,
    /// Sources that are in the study already.
    pub there_already: usize,
    /// Messages of chats that go on which the study has: they were not stored again.
    pub known_turns: usize,
    /// Messages among them that stand there in another form, because they were changed or deleted since.
    pub differing_turns: usize,
    /// Persons that are new.
    pub persons: usize,
    /// New persons with a name of somebody who refused: they count as refused until the researcher says otherwise.
    pub refused_by_name: usize,
    /// New chats in which nobody is an informant, where nothing of other parties counts: nothing in them does.
    pub without_informant: usize,
    /// The batch; `None` when there was nothing to store.
    pub batch: Option<String>,
}

/// A stored source.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct ImportedSource {
    /// The source.
    #[serde(skip)]
    pub source: SourceId,
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: &'static str,
    /// Number of turns.
    pub turns: usize,
    /// Number of speakers.
    pub speakers: usize,
    /// Label of the chat that it continues.
    pub continues: Option<String>,
}

/// Stores drafts as one batch: all of them or none.
///
/// # Errors
/// Nothing to store; more speakers or turns than a source can have; as for any write.
pub fn import(
    session: &mut Session,
    drafts: &[Draft],
    options: &Options,
    watch: Watch<'_>,
) -> Result<Imported, Problem> {
    let is_there = |name: &String| drafts.iter().any(|d| d.speakers.iter().any(|s| s.name == *name));
    if !options.informants.iter().all(is_there) {
        return Err(Problem::new("informant-unknown"));
    }
    let words = session.words()?;
    if details::have_pictures(drafts) && !words.study.has_pictures {
        return Err(Problem::new("pictures-off"));
    }
    let mut writer = Writer::new(&session.file, &words, options);
    let mut known = Known::default();
    if !options.whole {
        known = Known::new(session.state(), &words);
    }
    let (mut there_already, mut known_turns, mut differing_turns) = (0, 0, 0);
    for (i, draft) in drafts.iter().enumerate() {
        let fingerprint = fingerprint(&session.file, draft)?;
        if writer.has(fingerprint) {
            there_already += 1;
        } else if let Some(overlap) = known.find(draft) {
            known_turns += overlap.known;
            differing_turns += overlap.differ;
            there_already += usize::from(overlap.new_turns() == 0);
            writer.continued(draft, &overlap, &mut known)?;
        } else {
            let source = writer.source(draft, fingerprint)?;
            if !options.whole && i + 1 < drafts.len() {
                known.add_draft(None, source, draft);
            }
        }
    }
    if !writer.stored.is_empty() {
        writer.remember(&options.columns)?;
    }
    let Writer { pen, events, stored, persons, refused_by_name, .. } = writer;
    let mut imported = Imported {
        sources: stored,
        there_already,
        known_turns,
        differing_turns,
        persons,
        refused_by_name,
        without_informant: 0,
        batch: None,
    };
    if !imported.sources.is_empty() {
        imported.batch = Some(session.commit(pen, Cause::Import, events, watch)?.to_string());
        let state = session.state();
        imported.without_informant =
            imported.sources.iter().filter(|s| counts_nowhere(state, s.source)).count();
    }
    Ok(imported)
}

/// Whether nothing in a chat counts, because nobody in it is an informant.
fn counts_nowhere(state: &State, source: SourceId) -> bool {
    let is_informant = |speaker: &SpeakerId| {
        let person = state.person_of(*speaker).and_then(|p| state.persons.get(&p));
        person.is_some_and(|p| p.kind() == PersonKind::Informant || p.consent() == ConsentDecision::Given)
    };
    state.rule_for_other_parties() == OtherParties::OwnSide
        && state
            .sources
            .get(&source)
            .is_some_and(|s| s.kind() == SourceKind::Conversation && !s.speakers.iter().any(is_informant))
}

/// What of a draft is in the study already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum There {
    /// Nothing.
    New,
    /// All of it, whatever the file is called.
    All,
    /// A chat of the study goes on with it.
    Part {
        /// The chat.
        source: SourceId,
        /// Messages that are there.
        known: u64,
        /// Messages that stand there in another form.
        differ: u64,
        /// Messages that are new.
        new: u64,
    },
}

/// What of drafts is in the study already.
///
/// # Errors
/// One can't be written down.
pub(crate) fn there(session: &Session, words: &Words, drafts: &[Draft]) -> Result<Vec<There>, Problem> {
    let known = Known::new(session.state(), words);
    let there = |draft: &Draft| {
        let fingerprint = fingerprint(&session.file, draft)?;
        if session.state().live_sources().any(|(_, s)| s.fingerprint == fingerprint) {
            return Ok(There::All);
        }
        Ok(known.find(draft).map_or(There::New, |overlap| There::Part {
            source: overlap.ends.0.source,
            known: overlap.known as u64,
            differ: overlap.differ as u64,
            new: overlap.new_turns() as u64,
        }))
    };
    drafts.iter().map(there).collect()
}

/// By what the same content is recognised, whatever the file is called.
fn fingerprint(file: &StudyFile, draft: &Draft) -> Result<Fingerprint, Problem> {
    let names: Vec<&str> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
    let turns = draft.turns.iter().map(|t| (t.speaker, t.time, &t.text));
    let fingerprint = file.fingerprint_of(|each| canon::in_pieces(&names, turns, each));
    fingerprint.map_err(|e| Problem::new("system").with("what", e))
}

/// The names under which persons who refused appear in the study's files.
fn refused_names(state: &State, words: &Words) -> HashSet<String> {
    let refused = state.speakers.keys().filter(|id| state.has_refused(**id));
    refused.filter_map(|id| words.speakers.get(id).cloned()).collect()
}

/// The person behind each speaker name of the study; of several the one with the lowest id.
pub(crate) fn known_names(state: &State, words: &Words) -> HashMap<String, PersonId> {
    let mut known = HashMap::new();
    for speaker in state.speakers.keys() {
        if let (Some(name), Some(person)) = (words.speakers.get(speaker), state.person_of(*speaker)) {
            known.entry(name.clone()).or_insert(person);
        }
    }
    known
}
