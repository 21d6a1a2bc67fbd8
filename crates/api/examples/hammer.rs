//! Writes to a study without end, and says each batch once it is acknowledged: for the test that kills it.

use api::Session;
use api::commands::{code_table, memo, question, undo};
use model::batch::At;
use model::event::MemoKind;
use std::io::Write;
use std::path::Path;
use store::{Place, Secret};

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, study, memory, passphrase] = words.as_slice() else { return };
    let at = At { millis: 0, offset: 0 };
    let place = Place(memory.into());
    let Ok(mut session) = Session::open(Path::new(study), &Secret::Passphrase(passphrase), &place, at) else {
        println!("not opened");
        return;
    };
    println!("opened");
    for round in 0u32.. {
        let watch = &mut |_, _| true;
        let batch = match round % 4 {
            0 => question::add(&mut session, &format!("Question {round}?"), watch).map(|b| b.to_string()),
            1 => memo::add(&mut session, "C01:1", MemoKind::Analytic, &"x".repeat(20_000), watch)
                .map(|b| b.to_string()),
            2 => code(&mut session, round),
            _ => undo::undo(&mut session, None, watch).map(|u| u.batch),
        };
        let Ok(batch) = batch else {
            println!("failed");
            return;
        };
        println!("{batch}");
        let _ = std::io::stdout().flush();
    }
}

fn code(session: &mut Session, round: u32) -> Result<String, api::Problem> {
    let table = format!(
        "source,turn,start,end,code,coder,value,unit,memo\nC01,1,,,S-OFFER,coder {round},,,\nC01,2,,,O-COMP,coder {round},1,IDR,y\n"
    );
    let rows = formats::codings_csv::read(table.as_bytes())?;
    Ok(code_table::code(session, &rows, &mut |_, _| true)?.batch.unwrap_or_default())
}
