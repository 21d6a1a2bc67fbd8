//! Two copies of a study that went on apart: merged, settled, undone; nothing lost, nothing withdrawn comes back.

mod support;

use analysis::codes::By;
use api::Session;
use api::commands::{analyse, codebook, info, keys, log, merge, question, settle, undo, verify};
use model::codebook::Codebook;
use std::path::PathBuf;
use store::{Place, Secret, Which, Work};
use support::{AT, Desk, PASSPHRASE};

/// Two computers with a copy each of the sample study.
struct Pair {
    desk: Desk,
}

impl Pair {
    fn new() -> Pair {
        let desk = Desk::new();
        drop(desk.sample());
        std::fs::copy(desk.study(), desk.folder().join("b.kelindan")).unwrap();
        Pair { desk }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.desk.folder().join(format!("{name}.kelindan"))
    }

    /// What a computer remembers: `a` is the one on which the study began.
    fn memory(&self, computer: &str) -> Place {
        match computer {
            "a" => self.desk.place(),
            other => Place(self.desk.folder().join(format!("memory-{other}"))),
        }
    }

    fn open_on(&self, computer: &str, name: &str, passphrase: &str) -> Result<Session, api::Problem> {
        let secret = Secret::Passphrase(passphrase);
        Session::open(&self.path(name), &secret, &self.memory(computer), AT)
    }

    fn a(&self) -> Session {
        self.open_on("a", "a", PASSPHRASE).unwrap()
    }

    fn b(&self) -> Session {
        self.open_on("b", "b", PASSPHRASE).unwrap()
    }

    fn merge(&self, destroy: bool) -> Result<merge::MergePlan, api::Problem> {
        let _ = std::fs::remove_file(self.path("c"));
        let agreed = merge::Agreed { destroy, keys_of: None };
        merge::merge(&self.a(), &self.b(), &self.path("c"), agreed, &mut |_, _| true)
    }

    fn merged(&self) -> Session {
        self.open_on("a", "c", PASSPHRASE).unwrap()
    }
}

fn is_sound(session: &Session) -> bool {
    verify::verify(session, &mut |_, _| true).unwrap().problems.is_empty()
}

/// Takes the codebook in again with another definition and colour of S-OFFER.
fn rewrite_offer(session: &mut Session, definition: &str, colour: u32) {
    let mut book: Codebook = codebook::codebook(session).unwrap();
    let entry = book.codes.iter_mut().find(|e| e.text.code == "S-OFFER").unwrap();
    entry.text.definition = definition.into();
    entry.colour = colour;
    codebook::take(session, &book, &mut |_, _| true).unwrap();
}

fn ask(session: &mut Session, text: &str) -> String {
    question::add(session, text, &mut |_, _| true).unwrap().to_string()
}

#[test]
fn work_done_apart_comes_together() {
    let pair = Pair::new();
    let (mut a, mut b) = (pair.a(), pair.b());
    let mine = ask(&mut a, "Asked on the first computer?");
    let hers = ask(&mut b, "Asked on the second computer?");
    drop((a, b));
    let before = std::fs::read(pair.path("a")).unwrap();
    let plan = pair.merge(false).unwrap();
    assert_eq!(std::fs::read(pair.path("a")).unwrap(), before, "the copies stay as they are");
    assert_eq!((plan.copies[0].brings, plan.copies[1].brings), (1, 1));
    assert!(plan.copies.iter().all(|copy| copy.opens));
    assert_eq!((plan.conflicts, plan.unconfirmed, plan.heads.len()), (0, 1, 2));

    let mut c = pair.merged();
    assert!(is_sound(&c));
    assert_eq!(c.opened, store::Opened::default(), "it has all that this computer remembers");
    let lines = log::log(&c, &log::LogAsked::default()).unwrap();
    for batch in [&mine, &hers] {
        assert!(lines.iter().any(|l| l.batch == *batch), "acknowledged: {batch}");
    }
    assert!(!lines.iter().find(|l| l.batch == hers).unwrap().confirmed);
    assert_eq!(question::list(&c).unwrap().len(), 2);

    // The next action joins the heads; the other computer's copy is let in.
    let list = settle::list(&c).unwrap();
    assert_eq!((list.unconfirmed.len(), list.unconfirmed[0].own), (1, false));
    settle::admit(&mut c, &list.unconfirmed[0].replica[..8], &mut |_, _| true).unwrap();
    let info = info::info(&c).unwrap();
    assert_eq!((info.heads.len(), info.unconfirmed, info.conflicts), (1, 0, 0));
}

#[test]
fn merging_again_and_the_other_way_round_changes_nothing() {
    let pair = Pair::new();
    ask(&mut pair.a(), "One?");
    rewrite_offer(&mut pair.b(), "Another definition.", 0x112233);
    pair.merge(false).unwrap();
    let merged = |a: &str, b: &str| {
        let out = pair.path("again");
        let _ = std::fs::remove_file(&out);
        let (a, b) = (pair.open_on("a", a, PASSPHRASE).unwrap(), pair.open_on("a", b, PASSPHRASE).unwrap());
        merge::merge(&a, &b, &out, merge::Agreed::default(), &mut |_, _| true).unwrap();
        let session = pair.open_on("a", "again", PASSPHRASE).unwrap();
        assert!(is_sound(&session));
        session.state().clone()
    };
    let first = merged("a", "b");
    assert_eq!(merged("b", "a"), first);
    assert_eq!(merged("c", "a"), first);
    assert_eq!(merged("b", "c"), first);
    assert_eq!(merged("c", "c"), first);
}

#[test]
fn a_conflict_is_shown_settled_and_unsettled() {
    let pair = Pair::new();
    rewrite_offer(&mut pair.a(), "As the first coder sees it.", 0x111111);
    rewrite_offer(&mut pair.b(), "As the second coder sees it.", 0x222222);
    assert_eq!(pair.merge(false).unwrap().conflicts, 2);
    let mut c = pair.merged();
    let list = settle::list(&c).unwrap();
    let colour = list.conflicts.iter().find(|l| l.field == "code-colour").unwrap();
    let text = list.conflicts.iter().find(|l| l.field == "code-text").unwrap();
    let values: Vec<&str> = colour.sides.iter().map(|s| s.value.as_str()).collect();
    assert_eq!((colour.of.as_str(), values.len()), ("S-OFFER", 2));
    assert!(values.contains(&"#111111") && values.contains(&"#222222"));
    assert!(text.sides.iter().any(|s| s.value.contains("first coder")), "both texts are shown");
    assert!(text.sides.iter().any(|s| s.value.contains("second coder")));
    assert!(log::log(&c, &log::LogAsked::default()).unwrap().iter().filter(|l| l.in_conflict).count() == 2);

    let loser = text.sides.iter().find(|s| !s.shown).unwrap();
    let wanted = loser.value.clone();
    settle::take(&mut c, text.number, loser.number, &mut |_, _| true).unwrap();
    let offer = |session: &Session| {
        let book = codebook::codebook(session).unwrap();
        book.codes.into_iter().find(|e| e.text.code == "S-OFFER").unwrap().text.definition
    };
    assert!(wanted.contains(&offer(&c)));
    assert_eq!(settle::list(&c).unwrap().conflicts.len(), 1);

    let settled = undo::undo(&mut c, None, &mut |_, _| true).unwrap();
    assert_eq!(settle::list(&c).unwrap().conflicts.len(), 2, "undo makes it a conflict again");
    undo::undo(&mut c, Some(&settled.batch[..12]), &mut |_, _| true).unwrap();
    assert_eq!(settle::list(&c).unwrap().conflicts.len(), 1, "and undoing that settles it again");
    assert!(wanted.contains(&offer(&c)));
    let unknown = settle::take(&mut c, 7, 1, &mut |_, _| true).unwrap_err();
    assert_eq!(unknown.code, "settle-unknown");
}

#[test]
fn a_withdrawal_that_one_copy_lacks_is_confirmed_first_and_never_comes_back() {
    let pair = Pair::new();
    ask(&mut pair.b(), "Still there?");
    let session = pair.a();
    let (person, words) = {
        let (state, words) = (session.state(), session.words().unwrap());
        let (strand, speaker) =
            state.speakers.iter().find(|(_, s)| s.person.get().is_some_and(Option::is_some)).unwrap();
        let turns = &words.sources[&speaker.source].turns;
        let said = turns.iter().filter(|t| t.speaker == *strand).filter_map(|t| t.text.clone());
        (state.person_of(*strand).unwrap(), said.max_by_key(String::len).unwrap())
    };
    drop(session);
    let (mut file, _) =
        store::StudyFile::open(&pair.path("a"), &Secret::Passphrase(PASSPHRASE), &pair.memory("a")).unwrap();
    assert!(file.erase(&[], &[person], AT, None).unwrap().pending.is_none());
    drop(file);

    let refused = pair.merge(false).unwrap_err();
    assert_eq!(refused.code, "merge-withdrawals");
    assert!(!pair.path("c").exists(), "nothing is written");
    let plan = pair.merge(true).unwrap();
    let [a, b] = &plan.copies;
    assert_eq!((a.loses_payloads, b.loses_persons), (0, 1));
    assert!(b.loses_payloads > 2 && !b.loses_in.is_empty());
    let here = pair.open_on("a", "b", PASSPHRASE).unwrap();
    let told = merge::plan(&pair.a(), &here, None).unwrap();
    assert!(told.copies[1].loses_payloads > 2, "also where this computer only hides them");
    drop(here);
    let c = pair.merged();
    assert!(is_sound(&c));
    let all = c.words().unwrap();
    let says =
        |text: &str| all.sources.values().flat_map(|s| &s.turns).any(|t| t.text.as_deref() == Some(text));
    assert!(!says(&words), "withdrawn in one copy is withdrawn in the merged one");
    drop(c);

    // The other copy still holds them, on a computer that doesn't know. On this one they are shown nowhere, and the
    // next action erases them from that file too.
    let b = pair.b();
    assert!(!b.opened.to_withdraw);
    drop(b);
    let before = std::fs::read(pair.path("b")).unwrap();
    let mut here = pair.open_on("a", "b", PASSPHRASE).unwrap();
    assert!(here.opened.to_withdraw && is_sound(&here));
    assert!(here.state().withdrawn.persons.contains(&person));
    let shown = here.words().unwrap();
    assert!(!shown.sources.values().flat_map(|s| &s.turns).any(|t| t.text.as_deref() == Some(&words)));
    assert_eq!(std::fs::read(pair.path("b")).unwrap(), before, "looking changes nothing");
    ask(&mut here, "And on?");
    drop(here);
    let b = pair.b();
    assert!(b.state().withdrawn.persons.contains(&person) && is_sound(&b));
    assert_eq!(question::list(&b).unwrap().len(), 2);
}

#[test]
fn a_copied_file_that_went_on_in_two_places_on_one_computer_merges() {
    let pair = Pair::new();
    let first = ask(&mut pair.a(), "In the file?");
    let mut copy = pair.open_on("a", "b", PASSPHRASE).unwrap();
    assert!(copy.opened.lacks > 0, "an older copy says so");
    let second = ask(&mut copy, "In the copy?");
    drop(copy);
    let (a, b) = (pair.a(), pair.open_on("a", "b", PASSPHRASE).unwrap());
    let plan = merge::merge(&a, &b, &pair.path("c"), merge::Agreed::default(), &mut |_, _| true).unwrap();
    assert_eq!((plan.forks, plan.unconfirmed), (0, 0), "the new working copy was introduced by the old one");
    drop((a, b));
    let c = pair.merged();
    assert_eq!(c.opened.lacks, 0);
    let batches: Vec<String> = c.state().batches.iter().map(|b| b.id.to_string()).collect();
    assert!(batches.contains(&first) && batches.contains(&second));
}

#[test]
fn keys_change_and_the_old_ones_do_not_come_back() {
    let pair = Pair::new();
    let (next, budi) = ("tangga bambu di belakang dapur", "perahu biru di dermaga lama");
    let mut a = pair.a();
    let short = keys::change(&mut a, None, "pendek", Work::TEST).unwrap_err();
    assert_eq!(short.code, "passphrase-short");
    keys::change(&mut a, None, next, Work::TEST).unwrap();
    keys::add(&mut a, "budi", budi, Work::TEST, &mut |_, _| true).unwrap();
    let recovery = keys::recovery(&mut a).unwrap();
    assert_eq!(keys::list(&a).names, ["ani", "budi"]);
    drop(a);
    let wrong = |name: &str, passphrase: &str| pair.open_on("a", name, passphrase).err().map(|p| p.code);
    assert_eq!(wrong("a", PASSPHRASE), Some("wrong-secret"));
    assert!(wrong("a", next).is_none() && wrong("b", PASSPHRASE).is_none());
    let mut second = pair.open_on("a", "a", budi).unwrap();
    let batch = ask(&mut second, "Asked by the second coder?");
    let lines =
        log::log(&second, &log::LogAsked { coders: vec!["budi".into()], ..Default::default() }).unwrap();
    assert_eq!(lines.iter().map(|l| l.batch.as_str()).collect::<Vec<_>>(), [batch]);
    drop(second);

    // The older copy's passphrase doesn't open what is merged from both.
    let (a, b) = (pair.open_on("a", "a", next).unwrap(), pair.b());
    for (name, one, other) in [("c", &a, &b), ("d", &b, &a)] {
        let plan =
            merge::merge(one, other, &pair.path(name), merge::Agreed::default(), &mut |_, _| true).unwrap();
        assert_eq!(plan.copies.iter().filter(|copy| copy.opens).count(), 1);
        assert_eq!(wrong(name, PASSPHRASE), Some("wrong-secret"));
        assert!(wrong(name, budi).is_none() && wrong(name, next).is_none());
        assert!(is_sound(&pair.open_on("a", name, budi).unwrap()));
        let key = Secret::Recovery(recovery.reveal());
        assert!(Session::open(&pair.path(name), &key, &pair.memory("a"), AT).is_ok());
    }
    drop((a, b));
    let mut c = pair.open_on("a", "c", next).unwrap();
    keys::remove(&mut c, "budi").unwrap();
    assert_eq!(keys::remove(&mut c, "ani").unwrap_err().code, "passphrase-last");
    drop(c);
    let mut b = pair.open_on("a", "a", budi).unwrap();
    assert_eq!(keys::remove(&mut b, "budi").unwrap_err().code, "passphrase-own");
    drop(b);
    let key = Secret::Recovery(recovery.reveal());
    let mut by_recovery = Session::open(&pair.path("a"), &key, &pair.memory("a"), AT).unwrap();
    assert_eq!(keys::change(&mut by_recovery, None, next, Work::TEST).unwrap_err().code, "passphrase-whose");
    drop(by_recovery);
    assert_eq!(wrong("c", budi), Some("wrong-secret"));
}

#[test]
fn copies_whose_keys_were_changed_apart_merge() {
    let pair = Pair::new();
    let (one, two) = ("tangga bambu di belakang dapur", "perahu biru di dermaga lama");
    let (mut a, mut b) = (pair.a(), pair.b());
    keys::change(&mut a, None, one, Work::TEST).unwrap();
    keys::change(&mut b, None, two, Work::TEST).unwrap();
    ask(&mut a, "Under one new key?");
    ask(&mut b, "Under the other?");
    let unsaid = merge::plan(&a, &b, None).unwrap_err();
    assert_eq!(unsaid.code, "merge-keys");
    let agreed = merge::Agreed { keys_of: Some(Which::B), destroy: false };
    let plan = merge::merge(&a, &b, &pair.path("c"), agreed, &mut |_, _| true).unwrap();
    let opens: Vec<bool> = plan.copies.iter().map(|copy| copy.opens).collect();
    assert_eq!((opens, plan.opens_with), (vec![false, true], vec!["ani".to_owned()]));
    // What was decided holds when the losing copy is merged once more.
    let c = pair.open_on("a", "c", two).unwrap();
    let again = merge::plan(&a, &c, None).unwrap();
    assert_eq!([again.copies[0].opens, again.copies[1].opens], [false, true]);
    drop((a, b, c));
    assert!(pair.open_on("a", "c", one).is_err());
    let mut c = pair.open_on("a", "c", two).unwrap();
    assert!(is_sound(&c));
    assert_eq!(question::list(&c).unwrap().len(), 2);
    ask(&mut c, "And on?");
    keys::change(&mut c, None, "jembatan gantung dekat pasar", Work::TEST).unwrap();
    assert!(is_sound(&c));
}

#[test]
fn copies_of_two_studies_do_not_merge() {
    let (one, two) = (Desk::new(), Desk::new());
    let (a, b) = (one.new_study(), two.new_study());
    let out = one.folder().join("c.kelindan");
    let refused =
        merge::merge(&a, &b, &out, merge::Agreed { destroy: true, keys_of: None }, &mut |_, _| true)
            .unwrap_err();
    assert_eq!(refused.code, "other-study");
    assert!(!out.exists());
}

#[test]
fn the_past_is_shown_as_it_was() {
    let pair = Pair::new();
    let mut a = pair.a();
    let then: Vec<String> = a.state().heads.iter().map(ToString::to_string).collect();
    let (codings, _) = analyse::codes(&a, By::Component, &[]).unwrap();
    ask(&mut a, "Later?");
    rewrite_offer(&mut a, "Changed later.", 0x333333);
    let import = first_import(&a);
    undo::undo(&mut a, Some(&import[..12]), &mut |_, _| true).unwrap();
    assert_eq!(info::info(&a).unwrap().sources, 0);

    a.look_at(&then[0][..12]).unwrap();
    let info = info::info(&a).unwrap();
    assert_eq!((info.heads.clone(), info.questions), (then.clone(), 0));
    assert!(info.sources > 20);
    let (then_too, _) = analyse::codes(&a, By::Component, &[]).unwrap();
    assert_eq!(then_too.basis.codings, codings.basis.codings);
    let book = codebook::codebook(&a).unwrap();
    assert!(book.codes.iter().all(|e| e.text.definition != "Changed later."));
    assert_eq!(log::log(&a, &log::LogAsked::default()).unwrap()[0].batch, then[0]);
    let refused = question::add(&mut a, "In the past?", &mut |_, _| true).unwrap_err();
    assert_eq!(refused.code, "at-is-read");
    assert_eq!(a.look_at("ffff").unwrap_err().code, "batch-not-found");
}

fn first_import(session: &Session) -> String {
    let asked = log::LogAsked { causes: vec!["import".into()], ..Default::default() };
    log::log(session, &asked).unwrap().last().unwrap().batch.clone()
}

#[test]
fn the_log_is_filtered() {
    let pair = Pair::new();
    let a = pair.a();
    let count = |asked: log::LogAsked| log::log(&a, &asked).map(|lines| lines.len());
    let all = count(log::LogAsked::default()).unwrap();
    let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let by = |causes: &[&str], facts: &[&str]| {
        count(log::LogAsked { causes: words(causes), facts: words(facts), ..Default::default() })
    };
    assert_eq!(by(&["rules"], &[]).unwrap(), 1);
    assert_eq!(by(&["rules", "import"], &[]).unwrap(), 2);
    assert_eq!(by(&[], &["accepted"]).unwrap(), 1);
    assert!(by(&["guess"], &[]).is_err() && by(&[], &["thought"]).is_err());
    let days = |since: &str, until: &str| {
        let (since, until) = (Some(since.to_owned()), Some(until.to_owned()));
        count(log::LogAsked { since, until, ..Default::default() })
    };
    assert_eq!(days("2026-11-24", "2026-11-24").unwrap(), all, "the day of the fixed clock");
    assert_eq!(days("2026-11-25", "2030-01-01").unwrap(), 0);
    assert!(days("24/11/2026", "2026-11-24").is_err());
    assert_eq!(count(log::LogAsked { limit: Some(2), ..Default::default() }).unwrap(), 2);
    let nobody = log::LogAsked { coders: words(&["nobody"]), ..Default::default() };
    assert_eq!(count(nobody).unwrap_err().code, "coder-unknown");
    let copy = a.state().batches[0].replica.short();
    assert_eq!(count(log::LogAsked { replica: Some(copy), ..Default::default() }).unwrap(), all);
}

/// The same small chat, which the sample doesn't have.
fn take_in(session: &mut Session) {
    let chat = "01/04/26 08.00 - Warung Ombak: ada ikan kak\n01/04/26 08.02 - Pembeli Baru: boleh dua\n";
    let drafts = formats::read("ikan.txt", chat.as_bytes(), &formats::Options::default()).unwrap();
    let options = api::commands::import::Options { tie: true, ..Default::default() };
    api::commands::import::import(session, &drafts, &options, &mut |_, _| true).unwrap();
}

#[test]
fn what_got_one_name_in_two_copies_is_told_apart() {
    let pair = Pair::new();
    take_in(&mut pair.a());
    take_in(&mut pair.b());
    pair.merge(false).unwrap();
    let mut c = pair.merged();
    let words = c.words().unwrap();
    let labels: Vec<&str> = c.state().live_sources().map(|(id, _)| words.label(*id)).collect();
    let names: Vec<&str> = c.state().persons.keys().map(|id| words.pseudonym(*id)).collect();
    for all in [&labels, &names] {
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len(), "{all:?}");
        assert_eq!(
            all.iter().filter(|name| name.ends_with("-2")).count(),
            all.len() - before(all),
            "{all:?}"
        );
    }
    let list = settle::list(&c).unwrap();
    assert_eq!(list.twice.len(), 1);
    assert_eq!(list.twice[0][1], format!("{}-2", list.twice[0][0]));
    // Undoing one of the imports leaves the other, under the plain name.
    let imports = log::LogAsked { causes: vec!["import".into()], ..Default::default() };
    let last = log::log(&c, &imports).unwrap()[0].batch.clone();
    undo::undo(&mut c, Some(&last), &mut |_, _| true).unwrap();
    assert!(settle::list(&c).unwrap().twice.is_empty());
    let words = c.words().unwrap();
    assert!(c.state().live_sources().all(|(id, _)| !words.label(*id).ends_with("-2")));
}

/// How many names are nobody's second.
fn before(names: &[&str]) -> usize {
    names.iter().filter(|name| !name.contains('-')).count()
}

#[test]
fn of_consents_in_conflict_the_strictest_counts() {
    let pair = Pair::new();
    let consent = |mut session: Session, given: bool| {
        api::commands::people::decide(&mut session, &[("P05".to_owned(), given)], &mut |_, _| true).unwrap();
    };
    // Whichever side comes last in log order.
    consent(pair.a(), true);
    consent(pair.b(), false);
    assert_eq!(pair.merge(false).unwrap().conflicts, 1);
    let mut c = pair.merged();
    let (codes, _) = analyse::codes(&c, By::Component, &[]).unwrap();
    assert_eq!(codes.basis.conflicts, 1, "a result says that something is to settle");
    let refused = |session: &Session| {
        let persons = api::commands::people::list(session).unwrap();
        persons.iter().find(|p| p.person == "P05").unwrap().consent == "refused"
    };
    assert!(refused(&c));
    let list = settle::list(&c).unwrap();
    let shown = list.conflicts[0].sides.iter().find(|s| s.shown).unwrap();
    assert_eq!(shown.value, "refused");
    let given = list.conflicts[0].sides.iter().find(|s| !s.shown).unwrap();
    settle::take(&mut c, 1, given.number, &mut |_, _| true).unwrap();
    assert!(!refused(&c));
}
