//! `import`.

mod pictures;

use super::{DONE, Outcome, number, only_now, open, shown, watched};
use crate::args::Import;
use crate::print;
use crate::terminal;
use api::Problem;
use api::commands::import::{self, Imported, ImportedSource, Options, Preview};
use formats::Draft;
use formats::pictures::{Taken, is_picture};
use locale::{Arg, Catalogue};
use model::source::{DateOrder, SourceKind};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Serialize)]
struct Previews {
    sources: Vec<Preview>,
}

pub fn import(args: &Import, catalogue: &Catalogue) -> Outcome {
    only_now(&args.study)?;
    let kinds = SourceKind::ALL.map(|k| (k.word(), k));
    let orders = DateOrder::ALL.map(|o| (o.word(), o));
    let options = formats::Options {
        kind: args.kind.as_ref().map(|k| super::word(k, &kinds)).transpose()?,
        date_order: args.date_order.as_ref().map(|o| super::word(o, &orders)).transpose()?,
    };
    let roles = args.roles.iter().map(|role| pair(role)).collect::<Result<_, _>>()?;
    // Files first: a bad one is told before anybody types a passphrase.
    let (drafts, taken) = read(&files(&args.files)?, args.pictures, &options, catalogue)?;
    taken.iter().for_each(|taken| pictures::tell(*taken, catalogue));
    let previews = import::preview(&drafts);
    if args.preview {
        return preview(previews, args.json, catalogue);
    }
    let mut session = open(&args.study, catalogue)?;
    let options = Options { roles, tie: args.tie, informants: args.informants.clone() };
    let imported = watched(catalogue, |watch| import::import(&mut session, &drafts, &options, watch))?;
    if args.json {
        print::json(&imported)?;
        return DONE;
    }
    tell_warnings(&previews, catalogue);
    tell(&imported, &shown(&args.study.study), catalogue);
    DONE
}

fn pair(text: &str) -> Result<(String, String), Problem> {
    match text.rsplit_once('=') {
        Some((name, role)) if !name.is_empty() && !role.is_empty() => Ok((name.to_owned(), role.to_owned())),
        _ => Err(Problem::new("role-form")),
    }
}

/// The files named, and those in the folders named, sorted by name; hidden ones left out.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|_| Problem::new("file-not-read"))?;
        let is_hidden = |p: &Path| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        let mut within: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .map(|e| e.path())
            .filter(|p| p.is_file() && !is_hidden(p))
            .collect();
        within.sort();
        files.extend(within);
    }
    if files.is_empty() { Err(Problem::new("no-files")) } else { Ok(files) }
}

/// The bytes of a file; `-` is what was pasted into standard input.
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    if path.as_os_str() != "-" {
        return std::fs::read(path).map_err(|_| Problem::new("file-not-read"));
    }
    let mut pasted = Vec::new();
    std::io::stdin().read_to_end(&mut pasted).map_err(|_| Problem::new("file-not-read"))?;
    Ok(pasted)
}

/// Reads files; with `pictures` those that turns name are taken in, and files that are pictures are not read.
fn read(
    files: &[PathBuf],
    pictures: bool,
    options: &formats::Options,
    catalogue: &Catalogue,
) -> Result<(Vec<Draft>, Option<Taken>), Problem> {
    let mut taken = pictures.then(Taken::default);
    let mut progress = terminal::Progress::new(catalogue.text("progress-files"));
    let mut drafts = Vec::new();
    for (index, path) in files.iter().enumerate() {
        if !progress.step(index as u64, files.len() as u64) {
            return Err(Problem::new("stopped"));
        }
        let mut read = || {
            let bytes = bytes(path)?;
            if taken.is_some() && is_picture(&bytes) {
                return Ok(Vec::new());
            }
            let name = path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
            let mut drafts = formats::read(&name, &bytes, options)?;
            if let Some(so_far) = taken {
                taken = Some(pictures::take(&mut drafts, path, &bytes, so_far)?);
            }
            Ok(drafts)
        };
        drafts.extend(read().map_err(|problem: Problem| problem.in_file(index + 1, files.len()))?);
    }
    Ok((drafts, taken))
}

fn preview(previews: Vec<Preview>, json: bool, catalogue: &Catalogue) -> Outcome {
    if json {
        print::json(&Previews { sources: previews })?;
        return DONE;
    }
    for (index, source) in previews.iter().enumerate() {
        let kind = catalogue.text(&format!("kind-{}", source.kind));
        print::line(&catalogue.with(
            "preview-source",
            &[
                ("number", number(index + 1)),
                ("name", Arg::Text(&source.name)),
                ("kind", Arg::Text(&kind)),
                ("turns", number(source.turns)),
                ("format", Arg::Text(source.format)),
            ],
        ));
        detail(source, catalogue);
    }
    print::line(&catalogue.text("preview-nothing-stored"));
    DONE
}

fn detail(source: &Preview, catalogue: &Catalogue) {
    let counted = |(word, n): (&str, String)| format!("{} {n}", print::word(catalogue, word));
    let kinds = source.turns_by_kind.iter().map(|(kind, n)| counted((kind, n.to_string())));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let details = source.details.iter().map(|(told, n)| counted((told, n.to_string())));
    let details = details.collect::<Vec<_>>().join(", ");
    let speakers = source.speakers.iter().map(|s| speaker(s, catalogue)).collect::<Vec<_>>().join(", ");
    print::line(&format!("   {}", catalogue.with("preview-kinds", &[("kinds", Arg::Text(&kinds))])));
    if !details.is_empty() {
        let details = [("details", Arg::Text(&details))];
        print::line(&format!("   {}", catalogue.with("preview-details", &details)));
    }
    if !speakers.is_empty() {
        print::line(&format!(
            "   {}",
            catalogue.with("preview-speakers", &[("speakers", Arg::Text(&speakers))])
        ));
    }
    if let (Some(first), Some(last)) = (&source.first, &source.last) {
        let times = [("first", Arg::Text(first)), ("last", Arg::Text(last))];
        print::line(&format!("   {}", catalogue.with("preview-times", &times)));
    }
    if let (Some(order), Some(is)) = (source.date_order, source.date_order_is) {
        let is = print::word(catalogue, is);
        let order = [("order", Arg::Text(order)), ("is", Arg::Text(&is))];
        print::line(&format!("   {}", catalogue.with("preview-order", &order)));
    }
    for sentence in warnings(source, catalogue) {
        print::line(&format!("   ! {sentence}"));
    }
}

fn speaker(speaker: &import::PreviewSpeaker, catalogue: &Catalogue) -> String {
    let part = match speaker.part {
        "party" => String::new(),
        part => format!(", {}", print::word(catalogue, part)),
    };
    format!("{} ({}{part})", speaker.name, speaker.turns)
}

fn warnings(source: &Preview, catalogue: &Catalogue) -> Vec<String> {
    let sentence = |w: &import::PreviewWarning| {
        let count = [("count", number(w.count.unwrap_or(0)))];
        let place = w.line.map(|line| catalogue.with("warn-at", &[("line", number(line))]));
        let place = place.map(|p| format!(" ({p})")).unwrap_or_default();
        format!("{}{place}", catalogue.with(w.code, &count))
    };
    source.warnings.iter().map(sentence).collect()
}

fn tell_warnings(previews: &[Preview], catalogue: &Catalogue) {
    for (index, source) in previews.iter().enumerate() {
        for sentence in warnings(source, catalogue) {
            terminal::note(catalogue, &terminal::in_file(catalogue, index + 1, previews.len(), &sentence));
        }
    }
}

/// Labels of stored sources, the first and last of each kind: "C01 … C24, I01".
fn labels(sources: &[ImportedSource]) -> String {
    let mut by_kind: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources {
        by_kind.entry(source.kind).or_default().push(&source.label);
    }
    let range = |labels: Vec<&str>| match labels.as_slice() {
        [first, .., last] => format!("{first} … {last}"),
        all => all.join(", "),
    };
    by_kind.into_values().map(range).collect::<Vec<_>>().join(", ")
}

fn tell(imported: &Imported, path: &str, catalogue: &Catalogue) {
    if !imported.sources.is_empty() {
        let labels = labels(&imported.sources);
        print::line(&catalogue.with(
            "import-stored",
            &[
                ("sources", number(imported.sources.len())),
                ("turns", number(imported.sources.iter().map(|s| s.turns).sum::<usize>())),
                ("labels", Arg::Text(&labels)),
                ("persons", number(imported.persons)),
            ],
        ));
    }
    if imported.refused_by_name > 0 {
        terminal::note(
            catalogue,
            &catalogue.with("import-refused", &[("count", number(imported.refused_by_name))]),
        );
    }
    if imported.without_informant > 0 {
        let told = [("count", number(imported.without_informant)), ("path", Arg::Text(path))];
        terminal::note(catalogue, &catalogue.with("import-without-informant", &told));
    }
    if imported.there_already > 0 {
        print::line(&catalogue.with("import-there", &[("count", number(imported.there_already))]));
    }
    print::line(&catalogue.with("import-next", &[("path", Arg::Text(path))]));
}
