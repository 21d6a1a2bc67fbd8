//! `new` and `codebook`.

use super::{DONE, Outcome, leave, number, only_now, open, shown, watched};
use crate::args::{Codebook, CodebookAction, New};
use crate::print;
use crate::terminal;
use api::Problem;
use api::commands::analyse::{Column, Table};
use api::commands::{codebook, new};
use locale::{Arg, Catalogue};
use store::{NewStudy, Work};
use zeroize::Zeroizing;

pub fn new(args: &New, catalogue: &Catalogue) -> Outcome {
    if args.study.exists() {
        return Err(Problem::new("study-exists"));
    }
    let own = terminal::new_passphrase(catalogue, args.passphrase_file.as_deref())?;
    let generated = own.is_none();
    let passphrase = match own {
        Some(own) => own,
        None => Zeroizing::new(store::generate_passphrase().map_err(Problem::from)?),
    };
    let study = NewStudy {
        title: &args.title,
        coder: &args.coder,
        passphrase: &passphrase,
        work: if generated { Work::GENERATED } else { Work::OWN },
        at: terminal::now(),
    };
    let (_, recovery) = new::new(&args.study, &study, &terminal::memory())?;
    let path = shown(&args.study);
    let path = [("path", Arg::Text(&path))];
    print::line(&catalogue.with("new-made", &path));
    if generated {
        print::line(&format!("\n{}\n    {}", catalogue.text("new-passphrase"), *passphrase));
    }
    print::line(&format!("\n{}\n    {}\n", catalogue.text("new-recovery"), recovery.reveal()));
    print::line(&catalogue.text(if generated { "new-write-down" } else { "new-write-down-recovery" }));
    super::keys::typed_back(&recovery, catalogue);
    print::line(&catalogue.with("new-next", &path));
    DONE
}

pub fn codebook(args: &Codebook, catalogue: &Catalogue) -> Outcome {
    let path = shown(&args.study.study);
    match &args.action {
        CodebookAction::Use { codebook } if codebook != "sor" => Err(Problem::new("codebook-unknown")),
        CodebookAction::Use { .. } => {
            take(args, catalogue, &formats::codebook::sor(catalogue.language().tag()), &path)
        }
        CodebookAction::Import { file } => {
            let bytes = std::fs::read(file).map_err(|_| Problem::new("file-not-read"))?;
            take(args, catalogue, &formats::codebook::read(&shown(file), &bytes)?, &path)
        }
        CodebookAction::Export { file } => {
            if file.exists() {
                return Err(Problem::new("output-in-the-way").with("path", file.display()));
            }
            let session = open(&args.study, catalogue)?;
            let book = codebook::codebook(&session)?;
            let is_csv = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
            let bytes = if is_csv {
                formats::codebook::to_csv(&book)
            } else {
                formats::codebook::to_json(&book).into()
            };
            leave(&session, args.gate, file, &bytes, catalogue)
        }
        CodebookAction::List { json } => list(args, catalogue, *json),
    }
}

fn take(args: &Codebook, catalogue: &Catalogue, book: &model::codebook::Codebook, path: &str) -> Outcome {
    only_now(&args.study)?;
    let mut session = open(&args.study, catalogue)?;
    let stored = watched(catalogue, |watch| codebook::take(&mut session, book, watch))?;
    print::line(&catalogue.with("codebook-stored", &[("count", number(stored.stored))]));
    print::line(&catalogue.with("codebook-next", &[("path", Arg::Text(path))]));
    DONE
}

fn list(args: &Codebook, catalogue: &Catalogue, json: bool) -> Outcome {
    let book = codebook::codebook(&open(&args.study, catalogue)?)?;
    if json {
        print::line(formats::codebook::to_json(&book).trim_end());
        return DONE;
    }
    let rows = book.codes.into_iter().map(|entry| vec![entry.text.code, entry.text.brief]).collect();
    print::table(catalogue, &Table { head: vec![Column::Word("code"), Column::Word("brief")], rows });
    DONE
}
