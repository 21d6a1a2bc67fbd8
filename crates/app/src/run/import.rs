//! `import`.

mod pictures;
mod reading;

use super::{DONE, Outcome, number, only_now, open, shown, watched};
use crate::args::Import;
use crate::print;
use crate::terminal;
use api::Problem;
use api::commands::import::{self, Imported, ImportedSource, Keep, KeepAsked, Options, Preview};
use locale::{Arg, Catalogue};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Serialize)]
struct Previews {
    sources: Vec<Preview>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accounts: Vec<Account>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<Columns>,
}

/// A file with the chats of an account, of which some are to be picked.
#[derive(Serialize)]
struct Account {
    /// Number of the file.
    file: usize,
    chats: Vec<Chat>,
}

#[derive(Serialize)]
struct Chat {
    /// What `--chat` takes.
    number: usize,
    name: String,
    turns: u64,
}

/// A table of which nobody has said what its columns are.
#[derive(Serialize)]
struct Columns {
    /// Number of the file.
    file: usize,
    columns: Vec<String>,
}

pub fn import(args: &Import, catalogue: &Catalogue) -> Outcome {
    only_now(&args.study)?;
    let roles = args.roles.iter().map(|role| pair(role, "role-form")).collect::<Result<_, _>>()?;
    let said = args.columns.iter().map(|it| pair(it, "column-form")).collect::<Result<_, _>>()?;
    let asked = KeepAsked {
        only: args.only.clone(),
        without: args.without.clone(),
        since: args.since.clone(),
        until: args.until.clone(),
        zone: args.zone.clone(),
    };
    let keep = Keep::asked(&asked)?;
    // Files first: a bad one is told before anybody types a passphrase.
    let files = files(&args.files)?;
    let mut read = reading::read(&files, reading::Asked::of(args, said)?, catalogue)?;
    if args.preview {
        return show(read, &keep, args.json, catalogue);
    }
    read.picked()?;
    let mut session = open(&args.study, catalogue)?;
    read.recall(&session)?;
    let counts = read.counts();
    let mut drafts = keep.of(read.drafts())?;
    if args.pictures {
        pictures::take(&mut drafts, &files, &counts, catalogue)?;
    }
    let warnings: Vec<Vec<String>> =
        drafts.iter().map(|d| sentences(&import::warnings(d), catalogue)).collect();
    let (informants, columns) = (args.informants.clone(), std::mem::take(&mut read.said));
    let options = Options { roles, tie: args.tie, informants, whole: args.whole, columns };
    let imported = watched(catalogue, |watch| import::import(&mut session, &drafts, &options, watch))?;
    if args.json {
        print::json(&imported)?;
        return DONE;
    }
    tell_warnings(&warnings, catalogue);
    tell(&imported, &shown(&args.study.study), catalogue);
    // The program ends here: to give back a million texts one by one takes a twentieth of the whole import.
    std::mem::forget(drafts);
    DONE
}

fn pair(text: &str, form: &'static str) -> Result<(String, String), Problem> {
    match text.rsplit_once('=') {
        Some((name, role)) if !name.is_empty() && !role.is_empty() => Ok((name.to_owned(), role.to_owned())),
        _ => Err(Problem::new(form)),
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

/// Tells what would be stored, or what has to be picked or said first.
fn show(mut read: reading::Read, keep: &Keep, json: bool, catalogue: &Catalogue) -> Outcome {
    let previews = import::preview(&keep.of(read.drafts())?);
    let (mut accounts, mut tables) = (Vec::new(), Vec::new());
    for open in read.open {
        match open.what {
            reading::What::Chats(chats) => {
                let chats = (1..).zip(chats);
                let chats = chats.map(|(number, c)| Chat { number, name: c.name, turns: c.turns }).collect();
                accounts.push(Account { file: open.file, chats });
            }
            reading::What::Columns(columns) => tables.push(Columns { file: open.file, columns }),
        }
    }
    if json {
        print::json(&Previews { sources: previews, accounts, tables })?;
        return DONE;
    }
    preview(&previews, catalogue);
    for account in &accounts {
        print::line(&catalogue.with("preview-account", &[("file", number(account.file))]));
        for chat in &account.chats {
            let told = [
                ("number", number(chat.number)),
                ("name", Arg::Text(&chat.name)),
                ("turns", number(chat.turns)),
            ];
            print::line(&format!("   {}", catalogue.with("preview-chat", &told)));
        }
    }
    for table in &tables {
        let names = table.columns.join(" | ");
        let told = [("file", number(table.file)), ("names", Arg::Text(&names))];
        print::line(&catalogue.with("preview-columns", &told));
    }
    print::line(&catalogue.text("preview-nothing-stored"));
    DONE
}

fn preview(previews: &[Preview], catalogue: &Catalogue) {
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
    for sentence in sentences(&source.warnings, catalogue) {
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

fn sentences(warnings: &[import::PreviewWarning], catalogue: &Catalogue) -> Vec<String> {
    let sentence = |w: &import::PreviewWarning| {
        let count = [("count", number(w.count.unwrap_or(0)))];
        let place = w.line.map(|line| catalogue.with("warn-at", &[("line", number(line))]));
        let place = place.map(|p| format!(" ({p})")).unwrap_or_default();
        format!("{}{place}", catalogue.with(w.code, &count))
    };
    warnings.iter().map(sentence).collect()
}

fn tell_warnings(warnings: &[Vec<String>], catalogue: &Catalogue) {
    for (index, sentences) in warnings.iter().enumerate() {
        for sentence in sentences {
            terminal::note(catalogue, &terminal::in_file(catalogue, index + 1, warnings.len(), sentence));
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
    for stored in &imported.sources {
        let Some(earlier) = &stored.continues else { continue };
        let told = [("label", Arg::Text(&stored.label)), ("earlier", Arg::Text(earlier))];
        print::line(&catalogue.with("import-continues", &told));
    }
    let counts = [
        ("sources-known-turns", imported.known_turns),
        ("sources-differing-turns", imported.differing_turns),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        print::line(&catalogue.with(key, &[("count", number(count))]));
    }
    if imported.there_already > 0 {
        print::line(&catalogue.with("import-there", &[("count", number(imported.there_already))]));
    }
    print::line(&catalogue.with("import-next", &[("path", Arg::Text(path))]));
}
