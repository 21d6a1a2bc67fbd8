//! Files in: uploads in the memory, what an import of them would store, and storing them as one action.

use super::*;
use crate::calls::Asked;
use crate::calls::written::written;
use crate::commands::import::{self, Options};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Told};
use formats::pictures::Taken;
use formats::{Draft, Warning};
use locale::{Arg, Catalogue};
use model::ids::PersonId;
use model::source::{Certainty, DateOrder};
use model::{SourceKind, Words};
use std::collections::HashMap;

/// How many turns of a draft are shown.
const SAMPLE: usize = 6;
/// How many characters of each.
const SAMPLE_LENGTH: usize = 200;

pub(super) fn upload(desk: &mut Desk, asked: &Asked<'_>) -> Result<Uploaded, Problem> {
    let uploads = &mut desk.uploads;
    uploads.next += 1;
    uploads.files.insert(uploads.next, Zeroizing::new(asked.body.to_vec()));
    Ok(Uploaded { upload: uploads.next, bytes: asked.body.len() as u64 })
}

pub(super) fn forget(desk: &mut Desk, asked: UploadsAsked, _: &Asked<'_>) -> Result<Nothing, Problem> {
    desk.uploads.files.retain(|upload, _| !asked.uploads.contains(upload));
    Ok(Nothing {})
}

pub(super) fn preview(
    desk: &mut Desk,
    asked: ImportAsked,
    call: &Asked<'_>,
) -> Result<ImportPreview, Problem> {
    let catalogue = call.catalogue();
    let Desk { session, uploads, .. } = desk;
    let session = session.as_ref().ok_or(Problem::new("locked"))?;
    let words = session.words()?;
    let known = import::known_names(session.state(), &words);
    let pictures = asked.pictures;
    let shown = Shown { session, words: &words, known, catalogue, pictures };
    let files: Vec<FilePreview> =
        asked.files.iter().map(|file| shown.file(uploads, file)).collect::<Result<_, _>>()?;
    let ready = files.iter().all(|f| f.problem.is_none()) && files.iter().any(|f| !f.there_already);
    Ok(ImportPreview { files, ready })
}

/// Reads one upload.
fn read(uploads: &Uploads, file: &FileAsked) -> Result<Vec<Draft>, Problem> {
    let bytes = uploads.files.get(&file.upload).ok_or(Problem::new("upload-gone"))?;
    let kind = |word: &String| SourceKind::from_word(word).ok_or(Problem::new("id-unknown"));
    let order = |word: &String| {
        DateOrder::ALL.into_iter().find(|o| o.word() == word).ok_or(Problem::new("id-unknown"))
    };
    let options = formats::Options {
        kind: file.kind.as_ref().map(kind).transpose()?,
        date_order: file.date_order.as_ref().map(order).transpose()?,
    };
    Ok(formats::read(&file.name, bytes, &options)?)
}

struct Shown<'a> {
    session: &'a Session,
    words: &'a Words,
    known: HashMap<String, PersonId>,
    catalogue: &'a Catalogue,
    /// Whether files that are pictures go with the chats.
    pictures: bool,
}

impl Shown<'_> {
    fn file(&self, uploads: &Uploads, file: &FileAsked) -> Result<FilePreview, Problem> {
        let mut shown = FilePreview {
            upload: file.upload,
            name: file.name.clone(),
            sources: Vec::new(),
            problem: None,
            there_already: false,
        };
        if self.pictures && pictures::is_one(uploads, file) {
            return Ok(shown);
        }
        match read(uploads, file) {
            Ok(drafts) => {
                let there = drafts.iter().map(|d| import::is_there(self.session, d));
                let there = there.collect::<Result<Vec<_>, _>>()?;
                shown.there_already = !there.is_empty() && there.iter().all(|is| *is);
                shown.sources = drafts.iter().map(|d| self.draft(d)).collect();
            }
            Err(problem) => shown.problem = Some(told(&problem, self.catalogue)),
        }
        Ok(shown)
    }

    fn draft(&self, draft: &Draft) -> DraftView {
        let preview = import::preview(std::slice::from_ref(draft)).remove(0);
        let known = |name: &str| self.known.get(name).map(|p| self.words.pseudonym(*p).to_owned());
        let speakers = preview.speakers.into_iter().map(|s| DraftSpeaker {
            known: known(&s.name),
            name: s.name,
            turns: s.turns as u64,
            part: s.part.into(),
        });
        let sample = draft.turns.iter().take(SAMPLE).map(|turn| SampleTurn {
            speaker: turn.speaker.and_then(|s| draft.speakers.get(s as usize)).map(|s| s.name.clone()),
            time: turn.time.map(|t| t.to_string()),
            text: turn.text.chars().take(SAMPLE_LENGTH).collect(),
        });
        DraftView {
            name: preview.name,
            kind: preview.kind.into(),
            format: preview.format.into(),
            turns: preview.turns as u64,
            speakers: speakers.collect(),
            first: preview.first,
            last: preview.last,
            date_order: preview.date_order.map(Into::into),
            date_order_is: preview.date_order_is.map(Into::into),
            warnings: draft.warnings.iter().map(|w| warning(w, self.catalogue)).collect(),
            sample: sample.collect(),
        }
    }
}

/// A problem as it is told beside the file that has it.
fn told(problem: &Problem, catalogue: &Catalogue) -> Told {
    let (message, hint) = (problem.message(catalogue), problem.page_hint(catalogue));
    Told { code: problem.code.into(), message, hint }
}

/// The sentence of a warning; where the command line speaks of its options, the page has words of its own.
fn warning(warning: &Warning, catalogue: &Catalogue) -> String {
    let for_page = format!("{}-page", warning.code);
    let key = if catalogue.has(&for_page) { &for_page } else { warning.code };
    let number = |n: u64| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let sentence = catalogue.with(key, &[("count", number(warning.count.unwrap_or(0)))]);
    match warning.line {
        Some(line) => format!("{sentence} ({})", catalogue.with("warn-at", &[("line", number(line))])),
        None => sentence,
    }
}

pub(super) fn store(desk: &mut Desk, asked: ImportAsked, call: &Asked<'_>) -> Result<ImportStored, Problem> {
    let Desk { session, uploads, .. } = desk;
    let session = session.as_mut().ok_or(Problem::new("locked"))?;
    let roles = asked.roles.iter().map(|r| (r.speaker.clone(), r.role.clone())).collect();
    let options = Options { roles, tie: asked.tie, informants: asked.informants.clone() };
    let of = asked.files.len();
    if of == 0 {
        return Err(Problem::new("no-files"));
    }
    let (imported, assumed, taken) = call.status.during("task-import", |watch| {
        let (mut drafts, mut taken): (Vec<Draft>, _) = (Vec::new(), Taken::default());
        for (number, file) in (0..).zip(&asked.files) {
            if !watch(number, of as u64) {
                return Err(Problem::new("stopped"));
            }
            if asked.pictures && pictures::is_one(uploads, file) {
                continue;
            }
            let mut of_file = read(uploads, file).map_err(|p| p.in_file(number as usize + 1, of))?;
            if asked.pictures {
                taken = pictures::take(&mut of_file, uploads, &asked.files, file, taken)?;
            }
            drafts.extend(of_file);
        }
        let is_assumed = |d: &&Draft| matches!(d.date_order, Some((_, Certainty::Assumed)));
        let assumed = drafts.iter().filter(is_assumed).count();
        Ok((import::import(session, &drafts, &options, watch)?, assumed, taken))
    })?;
    uploads.files.retain(|upload, _| !asked.files.iter().any(|f| f.upload == *upload));
    let count = |n: usize| [("count", Arg::Number(n as i64))];
    let facts = [
        ("sources-refused-by-name", imported.refused_by_name),
        ("sources-without-informant", imported.without_informant),
        ("sources-there-already", imported.there_already),
        ("sources-order-assumed", assumed),
        ("sources-pictures", taken.taken as usize),
        ("sources-pictures-missing", taken.missing as usize),
        ("sources-pictures-refused", taken.refused as usize),
    ];
    let notices = facts.into_iter().filter(|(_, n)| *n > 0);
    let notices = notices.map(|(key, n)| call.catalogue().with(key, &count(n))).collect();
    let batch = imported.batch.as_deref().map(crate::wire::id).transpose()?;
    Ok(ImportStored {
        sources: imported.sources.iter().map(|s| s.source.to_string()).collect(),
        there_already: imported.there_already as u64,
        persons: imported.persons as u64,
        notices,
        written: written(session, batch, None, call)?,
    })
}
