//! A disk that is full, nearly full, or can't be written: a small one, where this user may mount one.

use super::child::{Said, command, run};
use super::site::{Base, Site};
use api::commands::{info, memo, question};
use model::event::MemoKind;
use rusqlite::config::DbConfig;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A disk of its own; it is gone when this is dropped.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// A disk of so many KiB; says so where none can be mounted.
    fn of(kib: u64) -> Option<Disk> {
        let disk = Disk::mounted(kib);
        if disk.is_none() {
            println!("skipped: no tmpfs");
        }
        disk
    }

    fn mounted(kib: u64) -> Option<Disk> {
        let disk = Disk { folder: tempfile::tempdir().unwrap() };
        mount(&["-t", "tmpfs", "-o", &format!("size={kib}k"), "none"], disk.path()).then_some(disk)
    }

    /// Makes it larger or smaller.
    fn resize(&self, kib: u64) {
        assert!(mount(&["-o", &format!("remount,size={kib}k")], self.path()));
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Fills it but for so many KiB.
    fn fill(&self, but: usize) {
        let spare = vec![0; but << 10];
        let (spare_at, ballast) = (self.path().join("spare"), self.path().join("ballast"));
        std::fs::write(&spare_at, spare).unwrap();
        let mut file = std::fs::File::create(ballast).unwrap();
        while std::io::Write::write_all(&mut file, &[0; 4096]).is_ok() {}
        drop(file);
        std::fs::remove_file(spare_at).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).stderr(Stdio::null()).status();
    }
}

fn mount(words: &[&str], folder: &Path) -> bool {
    let mut mount = Command::new("mount");
    mount.args(words).arg(folder).stderr(Stdio::null()).stdout(Stdio::null());
    mount.status().is_ok_and(|status| status.success())
}

#[test]
fn a_full_disk_takes_no_more_and_loses_nothing() {
    let Some(disk) = Disk::of(2 << 10) else { return };
    let base = Base::new();
    let mut site = base.site_in(disk.path());
    let full = run(&mut command(&site, "import", None));
    assert_eq!(full.failed, ["no-space"], "{full:?}");
    assert!(full.batches.len() > 10, "{full:?}");
    disk.resize(24 << 10);
    let more = run(&mut command(&site, "import", Some(3)));
    assert_eq!((more.batches.len(), more.done), (3, true), "{more:?}");
    let batches = [full.batches, more.batches].concat();
    println!("figures: a full disk: {} imports acknowledged, lost 0", batches.len());
    assert_eq!(site.check(&Said { batches, ..Said::default() }).unsaid, 0);
}

/// With no room at all a study that is closed and whole can still be read, or it is said that the disk is
/// full.
#[test]
fn a_disk_without_any_room_says_so_on_opening() {
    let Some(disk) = Disk::of(3 << 10) else { return };
    let base = Base::new();
    let site = base.site_in(disk.path());
    disk.fill(0);
    let opened = site.open().map(|session| info::info(&session).unwrap().batches);
    assert!(opened.as_ref().map_or_else(|problem| problem.code == "no-space", |n| *n > 0), "{opened:?}");
}

#[test]
fn a_merge_onto_a_disk_that_is_too_small_says_so_and_leaves_nothing() {
    let base = Base::new();
    for kib in [1 << 10, 2 << 10, 3 << 10] {
        let Some(disk) = Disk::of(16 << 10) else { return };
        let mut site = base.site_in(disk.path());
        site.grow(2);
        disk.fill(kib);
        let said = run(&mut command(&site, "merge", Some(1)));
        assert_eq!(
            (said.failed, said.not_opened),
            (vec!["no-space".to_owned()], None),
            "with {kib} KiB free"
        );
        disk.resize(32 << 10);
        let found = site.check(&Said::default());
        assert_eq!((found.unsaid, found.left), (0, 0));
    }
}

#[test]
fn an_erasure_without_room_changes_nothing() {
    let base = Base::new();
    for (kib, megabytes) in [(128, 0), (4 << 10, 6)] {
        let Some(disk) = Disk::of(32 << 10) else { return };
        no_room(&disk, &mut with_room(&base, &disk, megabytes), kib, None);
    }
}

/// The copy that SQLite makes in its temporary folder needs room too, and so does the study's own disk.
#[test]
fn an_erasure_counts_what_it_writes_on_one_disk_twice() {
    let base = Base::new();
    let Some(disk) = Disk::of(32 << 10) else { return };
    let mut site = with_room(&base, &disk, 6);
    let temporary = disk.path().join("temporary");
    std::fs::create_dir(&temporary).unwrap();
    no_room(&disk, &mut site, 9 << 10, Some(&temporary));
}

/// What stands in the -wal after a crash is part of the study, and has to be written anew as well.
#[test]
fn an_erasure_counts_what_stands_in_the_wal() {
    let base = Base::new();
    let Some(disk) = Disk::of(32 << 10) else { return };
    let mut site = base.site_in(disk.path());
    // While it reads, nothing goes back from the -wal to the file; it leaves the -wal as it is, as a crash
    // does.
    let reader = rusqlite::Connection::open(site.study()).unwrap();
    reader.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM batch").unwrap();
    site.grow(6);
    drop(reader);
    assert!(std::fs::metadata(disk.path().join("a.kelindan-wal")).unwrap().len() > 6 << 20);
    disk.fill(3 << 10);
    let said = run(&mut command(&site, "erase", Some(1)));
    assert_eq!(said.failed, ["no-room"], "{said:?}");
    disk.resize(64 << 10);
    let found = site.check(&Said::default());
    assert_eq!((found.unsaid, found.gone), (0, 0));
}

fn with_room<'a>(base: &'a Base, disk: &Disk, megabytes: usize) -> Site<'a> {
    let mut site = base.site_in(disk.path());
    site.grow(megabytes);
    site
}

/// With so many KiB free an erasure is refused, and the file's bytes are as they were.
fn no_room(disk: &Disk, site: &mut Site<'_>, kib: usize, temporary: Option<&Path>) {
    disk.fill(kib);
    let before = std::fs::read(site.study()).unwrap();
    let mut child = command(site, "erase", Some(1));
    if let Some(temporary) = temporary {
        child.env("SQLITE_TMPDIR", temporary);
    }
    let said = run(&mut child);
    assert_eq!(said.failed, ["no-room"], "{said:?}");
    assert!(before == std::fs::read(site.study()).unwrap(), "the file changed");
    disk.resize(64 << 10);
    let found = site.check(&Said::default());
    assert_eq!((found.unsaid, found.gone), (0, 0));
}

/// What an installation remembers may stand on a disk that is full: a new one can't begin there, a known one
/// goes on.
#[test]
fn a_memory_without_room_stops_nobody_who_is_known() {
    let base = Base::new();
    for is_known in [false, true] {
        let Some(disk) = Disk::of(64) else { return };
        let mut site = base.site();
        let memory = disk.path().join("memory");
        std::fs::create_dir(&memory).unwrap();
        for entry in std::fs::read_dir(site.place().0).unwrap().map(Result::unwrap).filter(|_| is_known) {
            std::fs::copy(entry.path(), memory.join(entry.file_name())).unwrap();
        }
        site.memory = memory;
        disk.fill(0);
        let said = run(&mut command(&site, "question", Some(2)));
        let refused = if is_known { 0 } else { 2 };
        assert_eq!(said.failed, vec!["no-space"; refused], "{said:?}");
        assert_eq!((said.batches.len(), site.check(&said).unsaid), (2 - refused, 0));
    }
}

/// Lets a folder be read only, or be written again: the disk, where it is one, else the folder itself.
fn set_read_only(disk: Option<&Disk>, folder: &Path, is_read_only: bool) {
    if let Some(disk) = disk {
        assert!(mount(&["-o", if is_read_only { "remount,ro" } else { "remount,rw" }], disk.path()));
    } else {
        let mut permissions = std::fs::metadata(folder).unwrap().permissions();
        permissions.set_readonly(is_read_only);
        std::fs::set_permissions(folder, permissions).unwrap();
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_read() {
    let base = Base::new();
    let (disk, own) = (Disk::mounted(8 << 10), tempfile::tempdir().unwrap());
    let folder = disk.as_ref().map_or(own.path(), Disk::path);
    let mut site = base.site_in(folder);
    let before = std::fs::read(site.study()).unwrap();
    set_read_only(disk.as_ref(), folder, true);
    let is_bound = std::fs::write(folder.join("probe"), "").is_err();
    if is_bound {
        is_read_and_not_written(&site);
    } else {
        println!("skipped: nothing is read only for this user");
    }
    set_read_only(disk.as_ref(), folder, false);
    assert!(before == std::fs::read(site.study()).unwrap(), "the file changed");
    let found = site.check(&Said::default());
    assert_eq!((found.unsaid, found.left, found.wal), (0, 0, false));
}

fn is_read_and_not_written(site: &Site<'_>) {
    let mut session = site.open().unwrap();
    assert_eq!(info::info(&session).unwrap().batches, session.state().batches.len());
    let watch = &mut |_, _| true;
    let asked = question::add(&mut session, "Bisa ditulis?", watch).map_err(|p| p.code);
    let noted = memo::add(&mut session, "study", MemoKind::Method, "Catatan.", watch).map_err(|p| p.code);
    assert_eq!((asked, noted), (Err("read-only"), Err("read-only")));
    drop(session);
    for work in ["mix", "keys", "erase", "merge", "new"] {
        let said = run(&mut command(site, work, Some(1)));
        assert_eq!((said.acknowledged(), said.failed), (0, vec!["read-only".to_owned()]), "{work}");
    }
}
