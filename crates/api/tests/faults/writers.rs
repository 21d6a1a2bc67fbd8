//! Two programs on one study: writers at once, a writer whose keys change in between, a reader that stays.

use super::child::{Said, Told, command, run};
use super::site::Base;
use api::commands::question;
use rusqlite::Connection;

#[test]
fn two_writers_at_once_lose_nothing() {
    let base = Base::new();
    let mut site = base.site();
    let children = ["question", "import", "memo"].map(|work| command(&site, work, Some(12)).spawn().unwrap());
    let said = children.map(|child| {
        let said = child.wait_with_output().unwrap();
        Said::of(&String::from_utf8_lossy(&said.stdout))
    });
    let mut batches = Vec::new();
    for said in said {
        assert_eq!((said.batches.len(), &said.failed), (12, &vec![]), "{said:?}");
        batches.extend(said.batches);
    }
    println!("figures: three writers at once: {} batches acknowledged, lost 0", batches.len());
    assert_eq!(site.check(&Said { batches, ..Said::default() }).unsaid, 0);
}

/// One looks into the bytes of the file after it changed the keys; that must not let go what keeps others
/// from removing the -wal under it.
#[test]
fn who_goes_on_after_a_change_of_keys_loses_nothing() {
    let base = Base::new();
    let mut site = base.site();
    let mut first = Told::start(&site);
    let mut batches = first.tell("question").batches;
    let passphrases = first.tell("keys").passphrases;
    let before = std::mem::replace(&mut site.passphrase, passphrases[0].clone());
    for _ in 0..5 {
        batches.extend(run(&mut command(&site, "question", Some(1))).batches);
        batches.extend(first.tell("question").batches);
    }
    assert_eq!(batches.len(), 11);
    first.kill();
    site.passphrase = before;
    assert_eq!(site.check(&Said { batches, passphrases, ..Said::default() }).unsaid, 0);
}

/// Keys that another program changed can't be guessed: the one that has the study open says so and stores
/// nothing.
#[test]
fn whose_keys_were_changed_by_another_stores_nothing() {
    let base = Base::new();
    let mut site = base.site();
    let mut first = Told::start(&site);
    let batches = first.tell("question").batches;
    let changed = run(&mut command(&site, "keys", Some(1)));
    assert_eq!(first.tell("question").failed, ["keys-changed"]);
    first.end();
    assert_eq!(site.check(&Said { batches, ..changed }).unsaid, 0);
}

#[test]
fn an_erasure_beside_a_reader_is_finished_later() {
    let base = Base::new();
    let mut site = base.site();
    let reader = Connection::open(site.study()).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let count = || reader.query_row("SELECT count(*) FROM batch", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = count();
    let written = run(&mut command(&site, "question", Some(3)));
    assert_eq!(written.batches.len(), 3, "{written:?}");
    let said = run(&mut command(&site, "erase", Some(1)));
    assert_eq!(said.pending.len(), 1, "{said:?}");
    assert_eq!(said.pending[0].1, "busy");
    let mut session = site.open().unwrap();
    assert!(session.opened.scrub_pending.is_some(), "the flag stays while the reader is there");
    let asked = question::add(&mut session, "Ditulis sementara?", &mut |_, _| true).unwrap();
    drop(session);
    assert_eq!(count(), before, "the reader still sees what it saw");
    drop(reader);
    let batches = [written.batches, vec![asked.to_string()]].concat();
    let found = site.check(&Said { batches, ..said });
    assert!(found.gone > 0 && found.unsaid == 0, "the next opening finishes it");
}
