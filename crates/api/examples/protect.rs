//! Measures protection: `protect STUDY MEMORY TURNS` builds a study with names, numbers and prices, and prints CPU and wall
//! seconds of a scan, of accepting, and of the gate on 5 MB.

use api::commands::protect::{accept, gate, scan};
use api::commands::{import, new};
use formats::{Options, read};
use locale::{Catalogue, Language};
use model::batch::At;
use std::path::Path;
use std::time::Instant;
use store::{NewStudy, Work};

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
const PASSPHRASE: &str = "lumbung padi di tepi sawah";
const PER_SOURCE: usize = 50_000;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, study, memory, turns] = words.as_slice() else {
        return eprintln!("usage: protect STUDY MEMORY TURNS");
    };
    if let Err(problem) = measured(Path::new(study), &store::Place(memory.into()), turns.parse().unwrap_or(0))
    {
        println!("{}", problem.code);
    }
}

fn measured(path: &Path, place: &store::Place, turns: usize) -> Result<(), api::Problem> {
    let study =
        NewStudy { title: "Large", coder: "peneliti", passphrase: PASSPHRASE, work: Work::GENERATED, at: AT };
    let (mut session, _) = new::new(path, &study, place)?;
    let watch = &mut |_, _| true;
    let mut drafts = Vec::new();
    for (number, first) in (0..turns).step_by(PER_SOURCE).enumerate() {
        let chat = chat(number, PER_SOURCE.min(turns - first));
        drafts.extend(read(&format!("chat-{number}.txt"), chat.as_bytes(), &Options::default())?);
    }
    import::import(&mut session, &drafts, &import::Options::default(), watch)?;
    session.words()?;
    let catalogue = Catalogue::new(Language::Indonesian);
    let found = timed("scan", || scan::scan(&session, &catalogue, watch))?;
    let places: usize = found.candidates.iter().map(|c| c.places.len()).sum();
    println!("{} turns, {} candidates, {places} places", found.turns, found.candidates.len());
    let by_name = found.candidates.iter().filter(|c| c.reason.word() == "listed").take(1);
    let keys: Vec<String> = by_name.map(|c| c.key.clone()).collect();
    let asked = accept::Asked { keys, ..Default::default() };
    let accepted = timed("accept one name", || accept::accept(&mut session, &found, &asked, watch))?;
    println!("{} mentions", accepted.mentions);
    timed("words after it", || session.words())?;
    let phones = found.candidates.iter().filter(|c| c.kind.word() == "phone").map(|c| c.key.clone());
    let asked = accept::Asked { keys: phones.collect(), ..Default::default() };
    let accepted = timed("accept all phones", || accept::accept(&mut session, &found, &asked, watch))?;
    println!("{} mentions of {} entities", accepted.mentions, accepted.entities.len());
    timed("words after it", || session.words())?;
    let line = "<p>tikar pandan masih ada kak, seratus lima puluh ribu, [P03] bilang bisa</p>\n";
    let report = format!("<!doctype html><html>{}</html>", line.repeat((5 << 20) / line.len()));
    timed("gate on 5 MB", || gate::gate(&session, &catalogue, "laporan.html", report.as_bytes()))?;
    timed("scan again", || scan::scan(&session, &catalogue, watch))?;
    Ok(())
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (cpu, wall) = (cpu(), Instant::now());
    let result = work();
    println!("{what}: {:.2} s of CPU, {:.2} s", self::cpu() - cpu, wall.elapsed().as_secs_f64());
    result
}

/// CPU seconds of this process so far, all threads.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// A chat as WhatsApp writes it: most turns hold nothing, some a name, a number, a street, a price.
fn chat(number: usize, turns: usize) -> String {
    let line = |turn: usize| {
        let (day, minute) = (turn / 1000 % 28 + 1, turn % 1000);
        let (hour, minute) = (minute / 60, minute % 60);
        let who =
            if turn.is_multiple_of(2) { format!("Toko Sri {number}") } else { format!("Bu Wulan {number}") };
        let words = match turn % 20 {
            3 => format!("hubungi 0812 {:04} {:04} ya", turn / 40 % 10_000, number),
            7 => format!("bu wulan {number} yang dua meter berapa"),
            11 => "harga 150rb, dua 280.000 boleh kurang".to_owned(),
            13 => format!("kirim ke Jl. Rambutan {} ya kak", turn % 90),
            _ => format!("tikar pandan masih ada kak, seratus lima puluh ribu {turn}"),
        };
        format!("{day:02}/03/26 {hour:02}.{minute:02} - {who}: {words}\n")
    };
    (0..turns).map(line).collect()
}
