//! Files in: uploads in the memory, what an import of them would store, and storing them as one action.

use super::*;
use crate::calls::Asked;
use crate::calls::written::written;
use crate::commands::import::{self, Keep, Options, Preview, There, columns};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Told};
use formats::columns::Mapping;
use formats::pictures::Taken;
use formats::{Draft, FormatError, Given, Warning};
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
    let keep = Keep::asked(&asked.keep)?;
    let words = session.words()?;
    let known = import::known_names(session.state(), &words);
    let gone = gone(&asked, uploads);
    let shown = Shown { session, words: &words, known, keep, gone, whole: asked.whole, catalogue };
    let (files_asked, pictures_asked) = pictures::apart(&asked, uploads);
    let mut given = files(uploads, &files_asked)?;
    let asked_columns: Vec<bool> = given.iter().map(|f| f.columns.is_some()).collect();
    columns::recall(session.state(), &words, &mut given);
    let read = formats::read_files(&given);
    let files = files_asked.iter().zip(&given).zip(asked_columns).zip(read);
    let files = files.map(|(((file, given), said), read)| shown.file(file, given, said, read, &files_asked));
    let mut files = files.collect::<Result<Vec<FilePreview>, Problem>>()?;
    let ready = files.iter().all(|f| f.problem.is_none()) && files.iter().any(|f| !f.there_already);
    files.extend(pictures_asked.iter().map(pictures::shown));
    Ok(ImportPreview { files, ready })
}

/// Files that are asked for and not in the memory any more.
fn gone(asked: &ImportAsked, uploads: &Uploads) -> Vec<u64> {
    asked.files.iter().map(|f| f.upload).filter(|upload| !uploads.files.contains_key(upload)).collect()
}

/// Uploads with what is said of each; one that is gone has no bytes.
fn files<'a>(uploads: &'a Uploads, asked: &'a [FileAsked]) -> Result<Vec<formats::File<'a>>, Problem> {
    let kind = |word: &String| SourceKind::from_word(word).ok_or(Problem::new("id-unknown"));
    let order = |word: &String| DateOrder::from_word(word).ok_or(Problem::new("id-unknown"));
    let file = |file: &'a FileAsked| {
        let bytes = uploads.files.get(&file.upload).map_or(&[][..], |bytes| bytes);
        let options = formats::Options {
            kind: file.kind.as_ref().map(kind).transpose()?,
            date_order: file.date_order.as_ref().map(order).transpose()?,
        };
        let (chats, columns) = (file.chats.as_deref(), file.columns.map(Mapping::from));
        Ok(formats::File { name: &file.name, bytes, options, chats, columns })
    };
    asked.iter().map(file).collect()
}

impl From<ColumnsAsked> for Mapping {
    fn from(asked: ColumnsAsked) -> Mapping {
        let ColumnsAsked { text, speaker, time, clock, source, role } = asked;
        Mapping { text, speaker, time, clock, source, role }
    }
}

impl From<Mapping> for ColumnsAsked {
    fn from(mapping: Mapping) -> ColumnsAsked {
        let Mapping { text, speaker, time, clock, source, role } = mapping;
        ColumnsAsked { text, speaker, time, clock, source, role }
    }
}

struct Shown<'a> {
    session: &'a Session,
    words: &'a Words,
    known: HashMap<String, PersonId>,
    keep: Keep,
    /// Files that are not in the memory any more.
    gone: Vec<u64>,
    whole: bool,
    catalogue: &'a Catalogue,
}

impl Shown<'_> {
    fn file(
        &self,
        file: &FileAsked,
        given: &formats::File<'_>,
        said: bool,
        read: Result<Given, FormatError>,
        all: &[FileAsked],
    ) -> Result<FilePreview, Problem> {
        let names = formats::columns::of_table(given.name, given.bytes);
        let mapping = |names: &Vec<String>| given.columns.or_else(|| formats::columns::guess(names));
        let mut shown = FilePreview {
            upload: file.upload,
            name: file.name.clone(),
            sources: Vec::new(),
            problem: None,
            there_already: false,
            chats: Vec::new(),
            table: names.map(|names| TableColumnsView {
                columns: mapping(&names).map(ColumnsAsked::from),
                names,
                remembered: given.columns.is_some() && !said,
            }),
            part_of: None,
        };
        if let Ok(chats) = formats::chats(given.bytes) {
            shown.chats = chats.into_iter().map(|c| ChatView { name: c.name, turns: c.turns }).collect();
        }
        match read {
            _ if self.gone.contains(&file.upload) => {
                shown.problem = Some(told(&Problem::new("upload-gone"), self.catalogue));
            }
            Ok(Given::PartOf(first)) => {
                shown.part_of = all.get(first).map(|f| f.upload);
                shown.there_already = true;
            }
            Ok(Given::Drafts(drafts)) => {
                if let Err(problem) = self.sources(drafts, &mut shown)? {
                    shown.problem = Some(told(&problem, self.catalogue));
                }
            }
            Err(error) => shown.problem = Some(told(&error.into(), self.catalogue)),
        }
        Ok(shown)
    }

    /// The sources of a file, with what is kept of them; or why nothing is.
    fn sources(&self, drafts: Vec<Draft>, shown: &mut FilePreview) -> Result<Result<(), Problem>, Problem> {
        let whole = import::preview(&drafts);
        let kept = match self.keep.of_each(drafts) {
            Ok(kept) => kept,
            Err(problem) => return Ok(Err(problem)),
        };
        let there = match self.whole {
            true => vec![There::New; kept.len()],
            false => import::there(self.session, self.words, &kept)?,
        };
        let is_there = |there: &There| matches!(there, There::All | There::Part { new: 0, .. });
        shown.there_already = !there.is_empty() && there.iter().all(is_there);
        let sources = kept.iter().zip(whole).zip(there);
        shown.sources = sources.map(|((draft, whole), there)| self.draft(draft, whole, there)).collect();
        Ok(Ok(()))
    }

    fn draft(&self, draft: &Draft, whole: Preview, there: There) -> DraftView {
        let preview = import::preview(std::slice::from_ref(draft)).remove(0);
        let known = |name: &str| self.known.get(name).map(|p| self.words.pseudonym(*p).to_owned());
        let speakers = whole.speakers.into_iter().map(|s| DraftSpeaker {
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
        let overlap = match there {
            There::Part { source, known, differ, new } => {
                Some(OverlapView { source: self.words.label(source).to_owned(), known, differ, new })
            }
            There::New | There::All => None,
        };
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
            overlap,
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

/// What is said of all files.
fn options(asked: &ImportAsked, files: &[formats::File<'_>]) -> Options {
    let said = |file: &formats::File<'_>| {
        let names = formats::columns::of_table(file.name, file.bytes)?;
        Some(columns::Said { names, mapping: file.columns? })
    };
    Options {
        roles: asked.roles.iter().map(|r| (r.speaker.clone(), r.role.clone())).collect(),
        tie: asked.tie,
        informants: asked.informants.clone(),
        whole: asked.whole,
        columns: files.iter().filter_map(said).collect(),
    }
}

pub(super) fn store(desk: &mut Desk, asked: ImportAsked, call: &Asked<'_>) -> Result<ImportStored, Problem> {
    let Desk { session, uploads, .. } = desk;
    let session = session.as_mut().ok_or(Problem::new("locked"))?;
    let of = asked.files.len();
    if of == 0 {
        return Err(Problem::new("no-files"));
    }
    if !gone(&asked, uploads).is_empty() {
        return Err(Problem::new("upload-gone"));
    }
    let keep = Keep::asked(&asked.keep)?;
    let words = session.words()?;
    let (imported, assumed, taken) = call.status.during("task-import", |watch| {
        let (read, beside) = pictures::apart(&asked, uploads);
        let mut given = files(uploads, &read)?;
        let options = options(&asked, &given);
        columns::recall(session.state(), &words, &mut given);
        let (mut drafts, mut counts): (Vec<Draft>, Vec<usize>) = (Vec::new(), Vec::new());
        for (number, of_file) in (1..).zip(formats::read_files(&given)) {
            let more = match of_file.map_err(|e| Problem::from(e).in_file(number, of))? {
                Given::Drafts(more) => more,
                Given::PartOf(_) => Vec::new(),
            };
            counts.push(more.len());
            drafts.extend(more);
        }
        if !watch(of as u64, of as u64) {
            return Err(Problem::new("stopped"));
        }
        let is_assumed = |d: &&Draft| matches!(d.date_order, Some((_, Certainty::Assumed)));
        let assumed = drafts.iter().filter(is_assumed).count();
        let mut drafts = keep.of(drafts)?;
        let mut taken = Taken::default();
        if asked.pictures {
            taken = pictures::take(&mut drafts, uploads, &read, &counts, &beside)?;
        }
        Ok((import::import(session, &drafts, &options, watch)?, assumed, taken))
    })?;
    uploads.files.retain(|upload, _| !asked.files.iter().any(|f| f.upload == *upload));
    let count = |n: usize| [("count", Arg::Number(n as i64))];
    let facts = [
        ("sources-refused-by-name", imported.refused_by_name),
        ("sources-without-informant", imported.without_informant),
        ("sources-there-already", imported.there_already),
        ("sources-known-turns", imported.known_turns),
        ("sources-differing-turns", imported.differing_turns),
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
