//! `demo`.

use super::{DONE, Outcome, number, shown, watched};
use crate::args;
use crate::print;
use crate::terminal;
use api::commands::analyse::StimulusLine;
use api::commands::demo;
use locale::{Arg, Catalogue};

pub fn demo(args: &args::Demo, catalogue: &Catalogue) -> Outcome {
    let memory = terminal::memory();
    let made =
        watched(catalogue, |watch| demo::run(&args.folder, catalogue, terminal::now(), &memory, watch))?;
    let counts = [
        ("sources", number(made.info.sources)),
        ("turns", number(made.info.turns)),
        ("persons", number(made.info.persons)),
        ("table", number(made.by_table)),
        ("rules", number(made.by_rules)),
    ];
    print::line(&catalogue.with("demo-made", &counts));
    let found =
        [("packages", number(made.chains.packages)), ("conversations", number(made.chains.conversations))];
    print::line(&catalogue.with("demo-found", &found));
    for line in made.chains.stimuli.iter().filter(|l| l.packages >= 10) {
        print::line(&format!("  {}", row(line, catalogue)));
    }
    let out = &made.chains.basis.left_out;
    let refused = [("turns", number(out.refused_turns)), ("codings", number(out.refused_codings))];
    print::line(&catalogue.with("demo-refused", &refused));
    print::line("");
    let (study, report) = (shown(&made.study), shown(&made.report));
    print::line(&catalogue.with("demo-study", &[("path", Arg::Text(&study))]));
    print::line(&catalogue.with("demo-passphrase", &[("passphrase", Arg::Text(demo::PASSPHRASE))]));
    print::line(&catalogue.with("demo-interface", &[("path", Arg::Text(&study))]));
    print::line(&catalogue.with("demo-report", &[("path", Arg::Text(&report))]));
    print::line(&catalogue.text("demo-next"));
    // Where nobody is there, nothing is served for ever.
    if !args.no_open && terminal::is_attended() {
        return super::open::demo(&made.study, catalogue);
    }
    DONE
}

fn row(line: &StimulusLine, catalogue: &Catalogue) -> String {
    let percent = |n: f64| format!("{} %", catalogue.number(n * 100.0, 0));
    let interval = line.interval.map_or(String::new(), |(low, high)| {
        let (low, high) = (percent(low), percent(high));
        catalogue.with("demo-interval", &[("low", Arg::Text(&low)), ("high", Arg::Text(&high))])
    });
    let share = line.share.map_or_else(|| catalogue.text("demo-few"), percent);
    let end = line
        .ends
        .first()
        .map_or(String::new(), |e| format!("{} ({})", print::word(catalogue, &e.end), e.packages));
    catalogue.with(
        "demo-row",
        &[
            ("code", Arg::Text(&line.code)),
            ("brief", Arg::Text(&line.brief)),
            ("answered", number(line.answered)),
            ("known", number(line.known)),
            ("share", Arg::Text(&share)),
            ("interval", Arg::Text(&interval)),
            ("end", Arg::Text(&end)),
        ],
    )
}
