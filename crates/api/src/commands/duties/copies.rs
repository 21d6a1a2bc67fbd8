//! The register of copies: backups, exports, coders' files, with who holds them and whether they are destroyed.

use crate::change::set;
use crate::commands::people::{day, record_event};
use crate::problem::Problem;
use crate::session::{Session, Watch};
use crate::wire::id;
use locale::{Arg, Catalogue};
use model::batch::Cause;
use model::event::{Change, RecordKind};
use model::ids::*;
use model::payload::{HeldCopy, PayloadKind, Record};
use serde::{Deserialize, Serialize};
use store::Pen;
use utoipa::ToSchema;

/// A copy to register.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CopyAsked {
    /// What it is: a backup, an export, a coder's file.
    pub what: String,
    /// Who holds it, or where it lies.
    pub holder: String,
    /// The day on which it was made; nothing = today.
    pub date: Option<String>,
}

/// A copy as it is listed.
#[derive(Clone, Serialize, ToSchema)]
pub struct CopyLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub what: String,
    /// Who holds it, or where it lies.
    pub holder: String,
    /// The day on which it was made.
    pub date: Option<String>,
    /// The day on which it was destroyed; absent = it is still there.
    pub destroyed: Option<String>,
}

impl CopyLine {
    /// What it is, who holds it, and that it isn't recorded as destroyed: for what lists what can't be reached.
    pub fn out_of_reach(&self, catalogue: &Catalogue) -> String {
        let date = self.date.as_deref().unwrap_or_default();
        let args =
            [("what", Arg::Text(&self.what)), ("holder", Arg::Text(&self.holder)), ("date", Arg::Text(date))];
        catalogue.with("board-copy", &args)
    }
}

/// The copies, in the order in which they were registered.
///
/// # Errors
/// Damage.
pub fn copies(session: &Session) -> Result<Vec<CopyLine>, Problem> {
    let words = session.words()?;
    let line = |(id, record): (RecordId, &Record)| match record {
        Record::Copy(it) => Some(CopyLine {
            id: id.to_string(),
            what: it.what.clone(),
            holder: it.holder.clone(),
            date: it.date.map(|d| d.to_string()),
            destroyed: it.destroyed.map(|d| d.to_string()),
        }),
        _ => None,
    };
    Ok(words.records_of(session.state(), RecordKind::Copy).into_iter().filter_map(line).collect())
}

/// Registers a copy.
///
/// # Errors
/// Nothing is said of what it is; an unknown day.
pub fn copy(session: &mut Session, asked: &CopyAsked, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let what = asked.what.trim().to_owned();
    if what.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let date = day(asked.date.as_deref())?.or_else(|| Some(session.today()));
    let copy = HeldCopy { what, holder: asked.holder.trim().to_owned(), date, destroyed: None };
    let mut pen = Pen::default();
    let event = record_event(session, RecordKind::Copy, vec![], &Record::Copy(copy), &mut pen)?;
    session.commit(pen, Cause::Command, vec![event], watch)
}

/// Records that a copy is destroyed. It is named by its id or by the first digits of it.
///
/// # Errors
/// An unknown copy or day.
pub fn copy_destroyed(
    session: &mut Session,
    copy: &str,
    date: Option<&str>,
    watch: Watch<'_>,
) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let state = session.state();
    let begins = |record: &RecordId| copy.len() >= 4 && record.to_string().starts_with(copy);
    let all = words.records_of(state, RecordKind::Copy);
    let found = all.iter().find(|(record, _)| begins(record) || id::<RecordId>(copy) == Ok(*record));
    let Some((record, Record::Copy(known))) = found else { return Err(Problem::new("id-unknown")) };
    let destroyed = day(date)?.or_else(|| Some(session.today()));
    let changed = Record::Copy(HeldCopy { destroyed, ..known.clone() });
    let mut pen = Pen::default();
    let payload = pen.record(&session.file, PayloadKind::Record, &[], &changed)?;
    let event = set(state, Change::RecordText(*record, payload));
    session.commit(pen, Cause::Command, vec![event], watch)
}

model::redacted! { CopyAsked CopyLine }
