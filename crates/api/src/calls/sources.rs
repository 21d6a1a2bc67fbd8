//! Sources: files in, the preview before they are stored, the list, and what can be set about them.

mod import;
mod list;
mod pictures;
mod set;

use super::{Call, study, study_desk, upload};
use crate::commands::import::KeepAsked;
use crate::wire::Written;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use zeroize::Zeroizing;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        upload("upload", "Takes the bytes of one file into the memory; nothing is stored.", import::upload),
        study_desk("import/preview", "Tells what an import of uploaded files would store.", import::preview),
        study_desk("import/store", "Stores uploaded files as sources, as one action.", import::store),
        study_desk("import/forget", "Drops uploaded files that were not stored.", import::forget),
        study("sources", "Lists the sources.", list::list),
        study("source/set", "Sets kind, label or name of a source.", set::source),
        study("source/speaker", "Sets role, part or person of a speaker.", set::speaker),
        study("source/remove", "Takes a source away; it can be undone.", set::remove),
    ]
}

/// Files that were uploaded and not stored yet.
#[derive(Default)]
pub(crate) struct Uploads {
    pub(crate) files: BTreeMap<u64, Zeroizing<Vec<u8>>>,
    pub(crate) next: u64,
}

/// A file in the memory.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Uploaded {
    /// Its number.
    pub upload: u64,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Some uploads.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadsAsked {
    /// Their numbers.
    pub uploads: Vec<u64>,
}

/// An import that is asked for.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportAsked {
    /// The files in their order.
    pub files: Vec<FileAsked>,
    /// Roles by a speaker's name in the file; `*` is everybody else in a conversation.
    #[serde(default)]
    pub roles: Vec<RoleAsked>,
    /// Whether a speaker of the same name is the same person in all these files and in those stored before.
    #[serde(default)]
    pub tie: bool,
    /// Names of speakers who are informants; everybody else in a conversation is an other party.
    #[serde(default)]
    pub informants: Vec<String>,
    /// Whose words, which days, what zone.
    #[serde(default)]
    pub keep: KeepAsked,
    /// Whether a later export of a chat that is there is stored whole, as a chat of its own.
    #[serde(default)]
    pub whole: bool,
    /// Whether pictures that turns name are taken in, from the archives themselves or from pictures among the files;
    /// refused unless the study declares pictures.
    #[serde(default)]
    pub pictures: bool,
}

/// A file of an import.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileAsked {
    /// The number of its upload.
    pub upload: u64,
    /// Its file name.
    pub name: String,
    /// The kind, where it shall not be found by content: `conversation`, `interview`, `observation`, `document`.
    pub kind: Option<String>,
    /// The date order, where the researcher says it: `dmy`, `mdy`, `ymd`.
    pub date_order: Option<String>,
    /// Which chats of an account, by their places in the list of the preview, from 0.
    pub chats: Option<Vec<usize>>,
    /// Which column of a table is what; absent = as it was said before of such tables, or as the columns' names say.
    pub columns: Option<ColumnsAsked>,
}

/// Which column of a table is what, by places from 0.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnsAsked {
    /// The words of a turn.
    pub text: usize,
    /// Who says it.
    pub speaker: Option<usize>,
    /// When: date and time, or the date alone.
    pub time: Option<usize>,
    /// The time of day, where it stands in a column of its own.
    pub clock: Option<usize>,
    /// Which source a row belongs to.
    pub source: Option<usize>,
    /// What the speaker's role is.
    pub role: Option<usize>,
}

/// A role for a speaker.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleAsked {
    /// The name in the file.
    pub speaker: String,
    /// The role.
    pub role: String,
}

/// What an import would store.
#[derive(Clone, Serialize, ToSchema)]
pub struct ImportPreview {
    /// By file, in the order asked.
    pub files: Vec<FilePreview>,
    /// Whether all of it can be stored as it is asked.
    pub ready: bool,
}

/// What one file would give.
#[derive(Clone, Serialize, ToSchema)]
pub struct FilePreview {
    /// The number of its upload.
    pub upload: u64,
    /// Its file name.
    pub name: String,
    /// The sources in it.
    pub sources: Vec<DraftView>,
    /// Why it can't be read, with what to do next.
    pub problem: Option<crate::wire::Told>,
    /// Whether it is in the study already.
    pub there_already: bool,
    /// The chats in it, where it holds a whole account: some are to be picked.
    pub chats: Vec<ChatView>,
    /// The columns, where it is a table.
    pub table: Option<TableColumnsView>,
    /// The upload with which it was read, where it goes on with the same chat.
    pub part_of: Option<u64>,
}

/// A chat of an account.
#[derive(Clone, Serialize, ToSchema)]
pub struct ChatView {
    /// Its name in the file.
    pub name: String,
    /// How many messages it has.
    pub turns: u64,
}

/// The columns of a table.
#[derive(Clone, Serialize, ToSchema)]
pub struct TableColumnsView {
    /// Their names.
    pub names: Vec<String>,
    /// Which is what, as it was read; absent = it has to be said.
    pub columns: Option<ColumnsAsked>,
    /// Whether this was said before of a table with the same columns.
    pub remembered: bool,
}

/// What of a chat is in the study already.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlapView {
    /// Label of the chat that goes on: `C07`.
    pub source: String,
    /// Messages that are there and won't be stored again.
    pub known: u64,
    /// Messages that stand there in another form.
    pub differ: u64,
    /// Messages that are new.
    pub new: u64,
}

/// A source as it would be stored.
#[derive(Clone, Serialize, ToSchema)]
pub struct DraftView {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// The reader: `whatsapp`, `transcript`, `docx`, `notes`, `turns.csv`.
    pub format: String,
    /// Number of turns.
    pub turns: u64,
    /// All speakers in the file, also those whose words are left out.
    pub speakers: Vec<DraftSpeaker>,
    /// The earliest time: ISO 8601 local.
    pub first: Option<String>,
    /// The latest time.
    pub last: Option<String>,
    /// The order of dates: `dmy`, `mdy`, `ymd`.
    pub date_order: Option<String>,
    /// How it is known: `certain`, `assumed`, `given`. An assumed one is to be confirmed.
    pub date_order_is: Option<String>,
    /// Sentences about what to look at.
    pub warnings: Vec<String>,
    /// What of it is in the study already, where it is a later export of a chat that is there.
    pub overlap: Option<OverlapView>,
    /// The first turns, at most six, so that one sees whether it was read rightly.
    pub sample: Vec<SampleTurn>,
}

/// A speaker of a draft.
#[derive(Clone, Serialize, ToSchema)]
pub struct DraftSpeaker {
    /// The name in the file.
    pub name: String,
    /// Number of turns.
    pub turns: u64,
    /// `party`, `interviewer` or `informant`.
    pub part: String,
    /// The person of the study who is known by this name in an earlier file.
    pub known: Option<String>,
}

/// A turn of a draft.
#[derive(Clone, Serialize, ToSchema)]
pub struct SampleTurn {
    /// The name in the file.
    pub speaker: Option<String>,
    /// When.
    pub time: Option<String>,
    /// The words, cut after 200 characters.
    pub text: String,
}

/// What was stored.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportStored {
    /// Ids of the new sources in their order.
    pub sources: Vec<String>,
    /// Number of sources that are in the study already.
    pub there_already: u64,
    /// Number of new persons.
    pub persons: u64,
    /// What to know about it, as sentences.
    pub notices: Vec<String>,
    /// The write.
    pub written: Written,
}

/// The sources.
#[derive(Clone, Serialize, ToSchema)]
pub struct SourceList {
    /// In the order in which they came.
    pub sources: Vec<SourceLine>,
    /// The roles that speakers can have.
    pub roles: Vec<String>,
}

/// A source in the list.
#[derive(Clone, Serialize, ToSchema)]
pub struct SourceLine {
    /// Its id.
    pub id: String,
    /// Its label: `C07`.
    pub label: String,
    /// Its name, where it may be shown.
    pub name: Option<String>,
    /// Its kind.
    pub kind: String,
    /// The reader.
    pub format: String,
    /// Number of turns.
    pub turns: u64,
    /// Number of turns that can be coded: spoken, not withdrawn, not the interviewer's.
    pub codable: u64,
    /// Number of those with a coding that counts.
    pub coded: u64,
    /// Number of codings that count.
    pub codings: u64,
    /// Number of open proposals.
    pub proposals: u64,
    /// Number of memos on it or in it.
    pub memos: u64,
    /// The earliest time: ISO 8601 local.
    pub first: Option<String>,
    /// The latest time.
    pub last: Option<String>,
    /// Its speakers.
    pub speakers: Vec<SpeakerView>,
}

/// A speaker of a source.
#[derive(Clone, Serialize, ToSchema)]
pub struct SpeakerView {
    /// Its id.
    pub id: String,
    /// The name that is shown: pseudonym, role, or `speaker 2`.
    pub name: String,
    /// The name in the file, where it may be shown.
    pub file_name: Option<String>,
    /// `party`, `interviewer`, `informant`, `narrator`.
    pub part: String,
    /// The role.
    pub role: Option<String>,
    /// The person.
    pub person: Option<String>,
    /// The person's consent: `given`, `refused`, `unknown`.
    pub consent: Option<String>,
    /// Whether the words were withdrawn.
    pub withdrawn: bool,
    /// Number of turns.
    pub turns: u64,
    /// On which side a conversation shows it: `left`, `right`, `middle`.
    pub side: String,
}

/// What is set about a source; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceSet {
    /// Which.
    pub id: String,
    /// The kind.
    pub kind: Option<String>,
    /// The label.
    pub label: Option<String>,
    /// The name.
    pub name: Option<String>,
}

/// What is set about a speaker; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakerSet {
    /// Which.
    pub id: String,
    /// The role; empty = none.
    pub role: Option<String>,
    /// `party`, `interviewer` or `informant`.
    pub part: Option<String>,
    /// The id of a person; empty = nobody.
    pub person: Option<String>,
    /// Whether role and person are set for every speaker with this name in the files.
    #[serde(default)]
    pub everywhere: bool,
}
