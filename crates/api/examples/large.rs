//! Builds a large study from nothing, to measure with: `large STUDY MEMORY TURNS CODINGS BATCHES`.
//!
//! Invented messages of two speakers, 50,000 to a source; the codings come in as many batches as are asked for.

use api::Session;
use api::commands::{codebook, import, new};
use formats::{Options, read};
use model::batch::{At, Cause};
use model::event::{Event, Origin};
use model::ids::*;
use model::source::Place;
use std::path::Path;
use store::{NewStudy, Pen, StudyFile, Work};

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
const PASSPHRASE: &str = "lumbung padi di tepi sawah";

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, study, memory, turns, codings, batches] = words.as_slice() else {
        return eprintln!("usage: large STUDY MEMORY TURNS CODINGS BATCHES");
    };
    let number = |text: &str| text.parse::<usize>().unwrap_or(0);
    let place = store::Place(memory.into());
    let made = build(Path::new(study), &place, number(turns), number(codings), number(batches));
    match made {
        Ok(()) => println!("built; passphrase: {PASSPHRASE}"),
        Err(problem) => println!("{}", problem.code),
    }
}

fn build(
    path: &Path,
    place: &store::Place,
    turns: usize,
    codings: usize,
    batches: usize,
) -> Result<(), api::Problem> {
    let study =
        NewStudy { title: "Large", coder: "ani", passphrase: PASSPHRASE, work: Work::GENERATED, at: AT };
    let (mut session, _) = new::new(path, &study, place)?;
    let watch = &mut |_, _| true;
    codebook::take(&mut session, &formats::codebook::sor("en"), watch)?;
    let mut drafts = Vec::new();
    for (number, first) in (0..turns).step_by(PER_SOURCE).enumerate() {
        let chat = chat(number, PER_SOURCE.min(turns - first));
        drafts.extend(read(&format!("chat-{number}.txt"), chat.as_bytes(), &Options::default())?);
    }
    let options = import::Options::default();
    import::import(&mut session, &drafts, &options, watch)?;
    code(session, path, place, codings, batches)
}

const PER_SOURCE: usize = 50_000;

/// A chat as WhatsApp writes it.
fn chat(number: usize, turns: usize) -> String {
    let line = |turn: usize| {
        let (day, minute) = (turn / 1000 % 28 + 1, turn % 1000);
        let (hour, minute) = (minute / 60, minute % 60);
        let who = if turn.is_multiple_of(2) { format!("Toko {number}") } else { format!("Pembeli {number}") };
        let words = [
            "tikar pandan masih ada kak",
            "yang dua meter berapa",
            "seratus lima puluh ribu",
            "oke saya ambil",
        ];
        format!("{day:02}/03/26 {hour:02}.{minute:02} - {who}: {} {turn}\n", words[turn % 4])
    };
    (0..turns).map(line).collect()
}

/// Codings at one turn after the other, with the codes in turn, straight through the store.
fn code(
    session: Session,
    path: &Path,
    place: &store::Place,
    codings: usize,
    batches: usize,
) -> Result<(), api::Problem> {
    let state = session.state();
    let sources: Vec<(SourceId, u32)> = state.live_sources().map(|(id, s)| (*id, s.turns)).collect();
    let codes: Vec<CodeId> = state.live_codes().into_iter().map(|(id, _)| id).collect();
    let coder = session.coder;
    drop(session);
    let (mut file, _) = StudyFile::open(path, &store::Secret::Passphrase(PASSPHRASE), place)?;
    let Some(by) = coder.filter(|_| !sources.is_empty() && batches > 0) else { return Ok(()) };
    for batch in 0..batches {
        let pen = Pen::default();
        let mut events = Vec::new();
        for n in (0..codings).skip(batch).step_by(batches) {
            let (source, turns) = sources[n % sources.len()];
            let place = Place::turn(source, (n / sources.len() * 7) as u32 % turns);
            events.push(Event::CodingAdded {
                coding: CodingId(pen.id()?),
                code: codes[n % codes.len()],
                place,
                origin: Origin::Coder(by),
                evidence: None,
                values: None,
            });
        }
        file.commit(pen, AT, coder, Cause::Command, events, &mut |_, _| true)?;
    }
    Ok(())
}
