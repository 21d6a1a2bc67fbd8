//! `open` and `openapi`: the browser interface, and its calls described.

use super::{DONE, Outcome, notice, watched};
use crate::args;
use crate::print;
use crate::terminal;
use api::{Desk, DeskOptions, Problem, Session};
use locale::{Arg, Catalogue};
use server::{Links, Options, Page, Server};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Secret;

/// Starts the interface. A study whose passphrase is given is open at once; else the page asks.
pub fn open(args: &args::Open, catalogue: &Catalogue) -> Outcome {
    let mut desk = Desk::new(DeskOptions {
        study: args.study.clone(),
        folder: folder(args)?,
        place: terminal::memory(),
        work: None,
    });
    if let Some(study) = &args.study {
        if !study.exists() {
            return Err(Problem::new("study-not-found"));
        }
        let given = terminal::given_secret(args.passphrase_file.as_deref(), args.recovery_file.as_deref())?;
        if let Some(given) = given {
            unlock(&mut desk, study, &given.secret(), catalogue)?;
        }
    }
    serve(desk, args.port, !args.no_browser, catalogue)
}

/// The interface with the sample study, open.
pub fn demo(study: &Path, catalogue: &Catalogue) -> Outcome {
    let folder = parent(study);
    let options =
        DeskOptions { study: Some(study.to_owned()), folder, place: terminal::memory(), work: None };
    let mut desk = Desk::new(options);
    unlock(&mut desk, study, &Secret::Passphrase(api::commands::demo::PASSPHRASE), catalogue)?;
    serve(desk, None, true, catalogue)
}

/// Prints the OpenAPI document.
pub fn openapi() -> Outcome {
    print::line(server::openapi().trim_end());
    DONE
}

fn unlock(desk: &mut Desk, study: &Path, secret: &Secret<'_>, catalogue: &Catalogue) -> Result<(), Problem> {
    let (place, now) = (terminal::memory(), terminal::now());
    let session = watched(catalogue, |_| Session::open(study, secret, &place, now))?;
    notice(&session, study, catalogue);
    desk.unlock(session);
    Ok(())
}

/// Where studies are looked for: what is given, else where the study is, else here.
fn folder(args: &args::Open) -> Result<PathBuf, Problem> {
    let folder = match (&args.folder, &args.study) {
        (Some(folder), _) => folder.clone(),
        (None, Some(study)) => parent(study),
        (None, None) => PathBuf::from("."),
    };
    folder.canonicalize().ok().filter(|f| f.is_dir()).ok_or(Problem::new("folder-not-found"))
}

fn parent(file: &Path) -> PathBuf {
    file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn serve(desk: Desk, port: Option<u16>, browser: bool, catalogue: &Catalogue) -> Outcome {
    let system = |e: std::io::Error| Problem::new("system").with("what", e.kind());
    let options =
        Options { port, calls: api::calls(), page, clock: Arc::new(terminal::clock), now: terminal::now };
    let server = Server::bind(desk, options).map_err(|e| match port {
        Some(port) if e.kind() == std::io::ErrorKind::AddrInUse => {
            Problem::new("port-taken").with("port", port)
        }
        _ => system(e),
    })?;
    let links = server.links();
    let link = shown(&links, catalogue).ok_or(Problem::new("internal"))?;
    terminal::note(catalogue, &catalogue.text("open-link-lasts"));
    if terminal::is_attended() {
        terminal::note(catalogue, &catalogue.text("open-link-again"));
        offer_links(links, catalogue);
    }
    let is_interrupted = terminal::is_interrupted();
    if browser {
        // Without a browser the link above is what helps.
        let _ = terminal::browse(&link);
    }
    server.run(is_interrupted).map_err(system)?;
    terminal::note(catalogue, &catalogue.text("open-ended"));
    DONE
}

/// Makes a link and shows it.
fn shown(links: &Links, catalogue: &Catalogue) -> Option<String> {
    let link = links.link()?;
    print::line(&catalogue.with("open-link", &[("link", Arg::Text(&link))]));
    Some(link)
}

/// A new link each time somebody presses Enter.
fn offer_links(links: Links, catalogue: &Catalogue) {
    let catalogue = Catalogue::new(catalogue.language());
    std::thread::spawn(move || {
        let mut line = String::new();
        while std::io::stdin().read_line(&mut line).is_ok_and(|read| read > 0) {
            let _ = shown(&links, &catalogue);
            line.clear();
        }
    });
}

fn page(path: &str) -> Option<Page> {
    ui::file(path).map(|file| Page { bytes: file.bytes, media_type: file.media_type })
}
