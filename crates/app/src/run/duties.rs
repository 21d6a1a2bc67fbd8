//! `duties`: what the study declares, what is due, marks of risk, the register of copies.

use super::{DONE, Outcome, number, only_now, open, shown, watched, word};
use crate::args::duties::{Duties, DutiesAction};
use crate::print;
use crate::terminal;
use api::commands::duties::{self, AttributeView, CopyAsked, DutiesSaved, MarkLine};
use api::{Problem, Session};
use locale::{Arg, Catalogue};

pub fn duties(args: &Duties, catalogue: &Catalogue) -> Outcome {
    use DutiesAction as A;
    let reads = matches!(
        args.action,
        A::Show { .. } | A::Due { .. } | A::Copies { .. } | A::Marks { review: false, .. }
    );
    if !reads {
        only_now(&args.study)?;
    }
    let mut session = open(&args.study, catalogue)?;
    match &args.action {
        A::Show { json } => return show(&session, *json, catalogue),
        A::Due { json } => return due(&session, *json, catalogue),
        A::Marks { review, json } => return marks(&mut session, *review, *json, catalogue),
        A::Copies { json } => return copies(&session, *json, catalogue),
        A::Destroy { person, gist, yes } => {
            if !yes {
                let path = shown(&args.study.study);
                let told = [("person", Arg::Text(person)), ("path", Arg::Text(&path))];
                print::line(&catalogue.with("duties-destroy-next", &told));
                return DONE;
            }
            let (batch, strands) = duties::destroy(&mut session, person, gist)?;
            let short = batch.short();
            let told = [("count", number(strands)), ("batch", Arg::Text(&short))];
            print::line(&catalogue.with("duties-destroyed", &told));
            return DONE;
        }
        A::Mark { on, kind } => {
            let on = api::commands::subject(&session, on)?;
            watched(catalogue, |watch| duties::mark(&mut session, on, kind, watch))?;
            print::line(&catalogue.text("people-stored"));
            let protocols = duties::show(&session)?.protocols;
            let text = if kind == "possible-minor" { protocols.minors } else { protocols.distress };
            let none = if text.is_empty() { catalogue.text("duties-no-protocol") } else { text };
            terminal::note(catalogue, &catalogue.with("duties-protocol", &[("text", Arg::Text(&none))]));
            return DONE;
        }
        _ => change(&mut session, &args.action, catalogue)?,
    }
    print::line(&catalogue.text("people-stored"));
    DONE
}

fn change(session: &mut Session, action: &DutiesAction, catalogue: &Catalogue) -> Result<(), Problem> {
    use DutiesAction as A;
    match action {
        A::OtherParties { rule, number, reason, until } => save(
            session,
            catalogue,
            DutiesSaved {
                other_parties: Some(rule.clone()),
                other_number: number.clone(),
                other_reason: reason.clone(),
                other_until: until.clone(),
                ..DutiesSaved::default()
            },
        ),
        A::Set { keep_until, network_question, times, pictures, distress, minors, safety, names } => {
            let pictures =
                pictures.as_deref().map(|w| word(w, &[("on", true), ("off", false)])).transpose()?;
            let known = duties::show(session)?.names;
            let all = known.into_iter().chain(names.iter().cloned()).collect();
            save(
                session,
                catalogue,
                DutiesSaved {
                    keep_until: keep_until.clone(),
                    network_question: network_question.clone(),
                    times: times.clone(),
                    pictures,
                    distress: distress.clone(),
                    minors: minors.clone(),
                    safety: safety.clone(),
                    names: (!names.is_empty()).then_some(all),
                    ..DutiesSaved::default()
                },
            )
        }
        A::Attribute { name, values, number, remove } => {
            let mut attributes = duties::show(session)?.attributes;
            let place = attributes.iter().position(|a| a.name.eq_ignore_ascii_case(name));
            let new = AttributeView { name: name.clone(), values: values.clone(), is_number: *number };
            match (place, remove) {
                (Some(at), true) => _ = attributes.remove(at),
                (None, true) => return Err(Problem::new("attribute-unknown")),
                (Some(at), false) => attributes[at] = new,
                (None, false) => attributes.push(new),
            }
            save(session, catalogue, DutiesSaved { attributes: Some(attributes), ..DutiesSaved::default() })
        }
        A::Unmark { mark } => watched(catalogue, |watch| duties::unmark(session, mark, watch)).map(drop),
        A::Copy { what, holder, date } => {
            let asked = CopyAsked { what: what.clone(), holder: holder.clone(), date: date.clone() };
            watched(catalogue, |watch| duties::copy(session, &asked, watch)).map(drop)
        }
        A::Destroyed { copy, date } => {
            watched(catalogue, |watch| duties::copy_destroyed(session, copy, date.as_deref(), watch))
                .map(drop)
        }
        _ => Ok(()),
    }
}

fn save(session: &mut Session, catalogue: &Catalogue, asked: DutiesSaved) -> Result<(), Problem> {
    watched(catalogue, |watch| duties::save(session, &asked, watch)).map(drop)
}

fn show(session: &Session, json: bool, catalogue: &Catalogue) -> Outcome {
    let all = duties::show(session)?;
    if json {
        print::json(&all)?;
        return DONE;
    }
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    let attributes = all.attributes.iter().map(|a| match a.values.is_empty() {
        true => a.name.clone(),
        false => format!("{} ({})", a.name, a.values.join(", ")),
    });
    let pictures = catalogue.text(if all.pictures { "word-yes" } else { "word-no" });
    let rows = [
        ("other-parties", catalogue.text(&format!("word-{}", all.other_parties))),
        ("approval", [all.other_number.clone(), all.other_reason.clone(), day(&all.other_until)].join(" ")),
        ("keep-until", day(&all.keep_until)),
        ("attributes", attributes.collect::<Vec<_>>().join("; ")),
        ("network-question", all.network_question.clone()),
        ("times", catalogue.text(&format!("word-times-{}", all.times))),
        ("pictures", pictures),
        ("names", all.names.len().to_string()),
        ("distress", all.protocols.distress.clone()),
        ("minors", all.protocols.minors.clone()),
        ("safety", all.protocols.safety.clone()),
    ];
    for (key, value) in rows {
        let value = if value.trim().is_empty() { "–" } else { &value };
        print::line(&format!("{}: {value}", catalogue.text(&format!("duties-{key}"))));
    }
    DONE
}

fn due(session: &Session, json: bool, catalogue: &Catalogue) -> Outcome {
    let lines = duties::due(session, catalogue)?;
    if json {
        print::json(&lines)?;
    } else if lines.is_empty() {
        print::line(&catalogue.text("due-none"));
    }
    for line in lines.iter().filter(|_| !json) {
        print::line(&format!("{} {}", if line.is_past { "!" } else { "-" }, line.text));
    }
    DONE
}

fn marks(session: &mut Session, review: bool, json: bool, catalogue: &Catalogue) -> Outcome {
    let all = watched(catalogue, |watch| duties::marks(session, review, watch))?;
    if json {
        print::json(&all)?;
        return DONE;
    }
    if all.is_empty() {
        print::line(&catalogue.text("duties-no-marks"));
    }
    let line = |mark: &MarkLine| {
        let kind = catalogue.text(&format!("word-{}", mark.kind));
        print::line(&format!("{}  {kind}  {}  ({})", &mark.id[..8], mark.on, mark.hides));
        mark.turns.iter().for_each(|t| print::line(&format!("    {}  {}", t.place, t.text)));
    };
    all.iter().for_each(line);
    DONE
}

fn copies(session: &Session, json: bool, catalogue: &Catalogue) -> Outcome {
    let all = duties::copies(session)?;
    if json {
        print::json(&all)?;
        return DONE;
    }
    if all.is_empty() {
        print::line(&catalogue.text("duties-no-copies"));
    }
    for copy in &all {
        let destroyed = match &copy.destroyed {
            Some(day) => catalogue.with("duties-copy-destroyed", &[("day", Arg::Text(day))]),
            None => catalogue.text("duties-copy-there"),
        };
        let date = copy.date.clone().unwrap_or_default();
        print::line(&format!("{}  {date}  {}  {}  {destroyed}", &copy.id[..8], copy.what, copy.holder));
    }
    DONE
}
