//! Works on a study and says each action once it is acknowledged: for tests that kill it or fail its disk.
//!
//! `hammer WORK STUDY MEMORY PASSPHRASE [TRIES]`. The works: `question`, `memo`, `code`, `import`, `undo`,
//! `keys`; `mix` of the first five in turn; `told` reads one a line from standard input; `merge` with
//! `other.kelindan` beside the study; `erase` one strand after the other; `new` studies beside this one. With
//! TRIES it goes on after a failure and ends after so many; without, it ends at the first failure.

use api::commands::{code_table, import, keys, memo, merge, new, question, undo};
use api::{Problem, Session};
use model::batch::At;
use model::event::MemoKind;
use std::path::{Path, PathBuf};
use store::{NewStudy, Place, Secret, StudyFile, Work};

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };

/// What is worked on.
struct Job {
    study: PathBuf,
    place: Place,
    passphrase: String,
    tries: Option<u32>,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [work, study, memory, passphrase, tries @ ..] = words.as_slice() else {
        return eprintln!("usage: hammer WORK STUDY MEMORY PASSPHRASE [TRIES]");
    };
    let tries = tries.first().and_then(|n| n.parse().ok());
    let (study, place) = (study.into(), Place(memory.into()));
    let job = Job { study, place, passphrase: passphrase.clone(), tries };
    let worked = match work.as_str() {
        "merge" => merges(&job),
        "erase" => erasures(&job),
        "new" => studies(&job),
        "told" => told(&job),
        work => actions(&job, work),
    };
    match worked {
        Ok(()) => println!("done"),
        Err(problem) => println!("not opened {}", problem.code),
    }
}

impl Job {
    fn session(&self, path: &Path) -> Result<Session, Problem> {
        Session::open(path, &Secret::Passphrase(&self.passphrase), &self.place, AT)
    }

    /// Says what `act` says, or why it failed, until it has nothing more to do.
    fn repeat(&self, mut act: impl FnMut(u32) -> Option<Result<String, Problem>>) {
        println!("opened");
        for round in 0..self.tries.unwrap_or(u32::MAX) {
            match act(round) {
                None => return,
                Some(Ok(said)) => println!("{said}"),
                Some(Err(problem)) => {
                    println!("failed {}", problem.code);
                    if self.tries.is_none() {
                        return;
                    }
                }
            }
        }
    }
}

fn actions(job: &Job, work: &str) -> Result<(), Problem> {
    let mut session = job.session(&job.study)?;
    let mut passphrase = job.passphrase.clone();
    job.repeat(|round| Some(again(|| act(&mut session, work, round, &mut passphrase))));
    Ok(())
}

/// What another program's writing made out of date is prepared anew.
fn again(mut act: impl FnMut() -> Result<String, Problem>) -> Result<String, Problem> {
    loop {
        match act() {
            Err(problem) if problem.code == "changed" => {}
            acted => return acted,
        }
    }
}

fn told(job: &Job) -> Result<(), Problem> {
    let mut session = job.session(&job.study)?;
    let mut passphrase = job.passphrase.clone();
    let mut lines = std::io::stdin().lines().map_while(Result::ok);
    job.repeat(|round| {
        let work = lines.next()?;
        Some(again(|| act(&mut session, &work, round, &mut passphrase)))
    });
    Ok(())
}

const MIX: [&str; 5] = ["question", "memo", "code", "import", "undo"];

fn act(session: &mut Session, work: &str, round: u32, passphrase: &mut String) -> Result<String, Problem> {
    let watch = &mut |_, _| true;
    let batch = match (work, round % 2) {
        ("mix", _) => return act(session, MIX[round as usize % MIX.len()], 1, passphrase),
        ("question", _) | ("undo", 0) => {
            question::add(session, "Siapa bertanya lebih dulu?", watch)?.to_string()
        }
        ("undo", _) => undo::undo(session, None, watch)?.batch,
        ("memo", _) => {
            memo::add(session, "C01:1", MemoKind::Analytic, &"x".repeat(20_000), watch)?.to_string()
        }
        ("code", _) => code(session)?,
        ("import", _) => imported(session)?,
        ("keys", _) => {
            let next = next(passphrase);
            keys::change(session, None, &next, Work::TEST)?;
            *passphrase = next;
            return Ok(format!("passphrase {passphrase}"));
        }
        _ => return Err(Problem::new("word")),
    };
    Ok(format!("batch {batch}"))
}

/// The passphrase after this one: the number at its end is one higher.
fn next(passphrase: &str) -> String {
    let (words, number) = passphrase.rsplit_once(' ').unwrap_or((passphrase, ""));
    match number.parse::<u32>() {
        Ok(number) => format!("{words} {}", number + 1),
        Err(_) => format!("{passphrase} 1"),
    }
}

fn code(session: &mut Session) -> Result<String, Problem> {
    let coder = session.state().batches.len();
    let table = format!(
        "source,turn,start,end,code,coder,value,unit,memo\n\
         C01,1,,,S-OFFER,coder {coder},,,\n\
         C01,2,,,O-COMP,coder {coder},1,IDR,y\n"
    );
    let rows = formats::codings_csv::read(table.as_bytes())?;
    Ok(code_table::code(session, &rows, &mut |_, _| true)?.batch.unwrap_or_default())
}

fn imported(session: &mut Session) -> Result<String, Problem> {
    let chat = chat(session.state().batches.len() as u64);
    let drafts = formats::read("chat.txt", chat.as_bytes(), &formats::Options::default())?;
    let imported = import::import(session, &drafts, &import::Options::default(), &mut |_, _| true)?;
    Ok(imported.batch.unwrap_or_default())
}

/// A chat of two, as WhatsApp writes it, of words that don't compress well; no two numbers give the same.
fn chat(number: u64) -> String {
    let mut seed = number;
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:x}", seed >> 20)
    };
    let line = |turn: usize| {
        let who = ["Toko", "Pembeli"][turn % 2];
        let words: Vec<String> = (0..8).map(|_| word()).collect();
        format!("02/03/26 {:02}.{:02} - {who} {number}: {}\n", turn / 60, turn % 60, words.join(" "))
    };
    (0..200).map(line).collect()
}

fn merges(job: &Job) -> Result<(), Problem> {
    let (a, b) = (job.session(&job.study)?, job.session(&job.study.with_file_name("other.kelindan"))?);
    let free = (0u32..).map(|n| format!("merged-{n}.kelindan"));
    let mut free = free.filter(|name| !job.study.with_file_name(name).exists());
    job.repeat(|_| {
        let name = free.next()?;
        let out = job.study.with_file_name(&name);
        Some(
            merge::merge(&a, &b, &out, Default::default(), &mut |_, _| true)
                .map(|_| format!("merged {name}")),
        )
    });
    Ok(())
}

fn erasures(job: &Job) -> Result<(), Problem> {
    let (mut file, _) = StudyFile::open(&job.study, &Secret::Passphrase(&job.passphrase), &job.place)?;
    job.repeat(|_| {
        let state = file.state();
        let strand = *state.speakers.keys().find(|s| !state.withdrawn.strands.contains(s))?;
        Some(match file.erase(&[strand], &[], AT, None) {
            Ok(erased) => Ok(match erased.pending {
                None => format!("erased {strand}"),
                Some(error) => format!("pending {strand} {}", Problem::from(error).code),
            }),
            Err(error) => Err(error.into()),
        })
    });
    Ok(())
}

fn studies(job: &Job) -> Result<(), Problem> {
    let passphrase = job.passphrase.as_str();
    let study = NewStudy { title: "Baru", coder: "ani", passphrase, work: Work::TEST, at: AT };
    job.repeat(|round| {
        let name = format!("new-{round}.kelindan");
        let made = new::new(&job.study.with_file_name(&name), &study, &job.place);
        Some(made.map(|_| format!("made {name}")))
    });
    Ok(())
}
