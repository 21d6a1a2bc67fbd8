//! Copies of the study beside it, and bringing back what one holds.

use super::*;
use crate::calls::session::{file_name, free_name, path_of, with_any, written as written_at};
use crate::commands::merge::{self, Agreed};
use crate::desk::Desk;
use locale::Arg;
use model::time::{LocalTime, Precision};
use std::path::{Path, PathBuf};
use store::Which;

/// What the names of restored studies end in, in either language.
const RESTORED: [&str; 2] = ["-pulih", "-restored"];

pub(super) fn write(desk: &mut Desk, asked: BackupAsked, call: &Asked<'_>) -> Result<Backup, Problem> {
    let session = desk.session()?;
    let folder = match asked.folder.as_deref().map(str::trim).filter(|f| !f.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => folder_of(session.path()),
    };
    if !folder.is_dir() {
        return Err(Problem::new("folder-not-found"));
    }
    let seconds = call.at.millis.div_euclid(1000) + i64::from(call.at.offset) * 60;
    let day = LocalTime { seconds, precision: Precision::Day, zone: None };
    let path = free_name(&folder, &format!("{}-{day}", stem(session.path())));
    session.file.copy_to(&path)?;
    described(&path).ok_or(Problem::new("study-not-found"))
}

pub(super) fn list(desk: &mut Desk, _: Nothing, _: &Asked<'_>) -> Result<Backups, Problem> {
    let path = desk.session()?.path().to_owned();
    let family = family(&stem(&path));
    let entries = std::fs::read_dir(folder_of(&path)).into_iter().flatten().filter_map(Result::ok);
    let is_copy = |other: &PathBuf| {
        let is_study = other.extension().is_some_and(|e| e == "kelindan") && *other != path;
        is_study && self::family(&stem(other)) == family
    };
    let mut backups: Vec<Backup> =
        entries.map(|e| e.path()).filter(is_copy).filter_map(|path| described(&path)).collect();
    backups.sort_by(|a, b| (&b.written, &b.file).cmp(&(&a.written, &a.file)));
    Ok(Backups { backups })
}

/// Both are merged into a new file, which is opened; the two stay as they are.
pub(super) fn restore(desk: &mut Desk, asked: RestoreAsked, call: &Asked<'_>) -> Result<Restored, Problem> {
    let catalogue = call.catalogue();
    let secret = zeroize::Zeroizing::new(asked.secret);
    let present = desk.session()?.path().to_owned();
    let folder = folder_of(&present);
    let path = path_of(&folder, &asked.file)?;
    if !path.is_file() {
        return Err(Problem::new("copy-not-found").with("path", file_name(&path)));
    }
    if path.canonicalize().is_ok_and(|a| present.canonicalize().is_ok_and(|b| a == b)) {
        return Err(Problem::new("merge-same"));
    }
    let copy = with_any(&path, &secret, desk, call)?;
    let name = format!("{}-{}", family(&stem(&present)), catalogue.text("settings-restored-name"));
    let out = free_name(&folder, &name);
    // A withdrawal holds, whichever of the two knows it; both files stay as they are.
    let agreed = Agreed { destroy: true, keys_of: Some(Which::A) };
    let session = desk.session()?;
    let plan = call.status.during("task-merge", |watch| merge::merge(session, &copy, &out, agreed, watch))?;
    drop(copy);
    let mut notices = Vec::new();
    let number = |n: usize| [("count", Arg::Number(n as i64))];
    if plan.destroys() {
        notices.push(catalogue.text("settings-restored-withdrawn"));
    }
    let to_settle = plan.conflicts + plan.unconfirmed;
    if to_settle > 0 {
        notices.push(catalogue.with("settings-restored-settle", &number(to_settle)));
    }
    let opened = with_any(&out, &secret, desk, call);
    desk.lock();
    match opened {
        Ok(session) => {
            notices.extend(crate::calls::session::notices(&session.opened, catalogue));
            desk.unlock(session);
        }
        // The present passphrases open it, not the copy's.
        Err(problem) if problem.code == "wrong-secret" => {
            desk.options.study = Some(out.clone());
            notices.push(catalogue.text("settings-restored-locked"));
        }
        Err(problem) => return Err(problem),
    }
    let (file, brought) = (file_name(&out), plan.copies[1].brings as u64);
    Ok(Restored { file, brought, notices, version: call.status.version() })
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The name of a study without the day of a copy and without what says that it was restored.
fn family(stem: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let without_count = match stem.rsplit_once('-') {
        Some((rest, count)) if is_number(count) && (has_day(rest) || is_restored(rest)) => rest,
        _ => stem,
    };
    let cut = |end: &str| without_count.strip_suffix(end);
    let bare = match has_day(without_count) {
        true => &without_count[..without_count.len() - DAY],
        false => RESTORED.iter().find_map(|end| cut(end)).unwrap_or(without_count),
    };
    if bare == stem { bare.to_owned() } else { family(bare) }
}

/// Length of `-2026-11-24`.
const DAY: usize = 11;

fn has_day(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let Some(day) = bytes.len().checked_sub(DAY).map(|from| &bytes[from..]) else { return false };
    day.iter().enumerate().all(|(i, b)| if [0, 5, 8].contains(&i) { *b == b'-' } else { b.is_ascii_digit() })
}

fn is_restored(stem: &str) -> bool {
    RESTORED.iter().any(|end| stem.ends_with(end))
}

fn described(path: &Path) -> Option<Backup> {
    let known = std::fs::metadata(path).ok()?;
    Some(Backup {
        file: file_name(path),
        path: path.display().to_string(),
        bytes: known.len(),
        written: known.modified().ok().and_then(written_at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_one_study_are_one_family() {
        for name in ["pasar", "pasar-2026-11-24", "pasar-2026-11-24-2", "pasar-pulih", "pasar-restored-3"] {
            assert_eq!(family(name), "pasar", "{name}");
        }
        assert_eq!(family("pasar-pulih-2026-11-24"), "pasar");
        assert_eq!(family("bab-2"), "bab-2");
        assert_eq!(family("é-2026-11-24"), "é");
    }
}
