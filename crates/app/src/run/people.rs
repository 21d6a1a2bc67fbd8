//! `people`: who is in the study, how they came, what they agreed to, and their withdrawal.

mod recruitment;
mod withdraw;

use super::{DONE, Outcome, leave, only_now, open, shown, watched};
use crate::args::people::{Entry, People, PeopleAction, Terms};
use crate::print;
use api::commands::analyse::{Column, Table};
use api::commands::people::{
    self, CheckAsked, ConsentAsked, ContactAsked, PersonSaved, ReferralAsked, ValueAsked,
};
use api::{Problem, Session};
use locale::{Arg, Catalogue};

pub fn people(args: &People, catalogue: &Catalogue) -> Outcome {
    use PeopleAction as A;
    let reads = matches!(
        args.action,
        A::List { names: false, .. }
            | A::Show { .. }
            | A::Tree { .. }
            | A::Flow { .. }
            | A::Sheet { .. }
            | A::Export { .. }
    );
    if !reads {
        only_now(&args.study)?;
    }
    let mut session = open(&args.study, catalogue)?;
    match &args.action {
        A::List { names, json } => return list(&mut session, *names, *json, catalogue),
        A::Show { person, json } => return show(&session, person, *json, catalogue),
        A::Sheet { person, output } => {
            let html = people::sheet(&session, person, catalogue)?;
            return leave(&session, args.gate, output, html.as_bytes(), catalogue);
        }
        A::Tree { output, attribute, json } => {
            return recruitment::tree(
                &session,
                args.gate,
                output.as_deref(),
                attribute.as_deref(),
                *json,
                catalogue,
            );
        }
        A::Flow { json, csv } => return recruitment::flow(&session, *json, *csv, catalogue),
        A::Import { file, agreed, date_order, preview, json } => {
            let asked = recruitment::Import {
                file,
                agreed: *agreed,
                order: date_order.as_deref(),
                preview: *preview,
                json: *json,
            };
            return recruitment::import(&mut session, &asked, catalogue);
        }
        A::Refer { to, erase: true, yes: false, .. } => {
            let path = shown(&args.study.study);
            let told = [("person", Arg::Text(to)), ("path", Arg::Text(&path))];
            print::line(&catalogue.with("people-erase-next", &told));
            return DONE;
        }
        A::Export { to, output } => return recruitment::export(&session, args.gate, to, output, catalogue),
        A::Withdraw(asked) => return withdraw::withdraw(&mut session, asked, args, catalogue),
        A::Add(entry) => {
            let asked = saved(None, entry)?;
            let (person, _) = watched(catalogue, |watch| people::save(&mut session, &asked, watch))?;
            let name = people::one(&session, &person.to_string(), catalogue)?.name;
            print::line(&catalogue.with("people-added", &[("person", Arg::Text(&name))]));
            return DONE;
        }
        _ => change(&mut session, &args.action, catalogue)?,
    }
    print::line(&catalogue.text("people-stored"));
    DONE
}

/// The actions that set or add something and say no more than that it is stored.
fn change(session: &mut Session, action: &PeopleAction, catalogue: &Catalogue) -> Result<(), Problem> {
    use PeopleAction as A;
    match action {
        A::Set { person, entry } => {
            let asked = saved(Some(person), entry)?;
            watched(catalogue, |watch| people::save(session, &asked, watch)).map(drop)
        }
        A::Tie { persons } => watched(catalogue, |watch| people::tie(session, persons, watch)).map(drop),
        A::Role { person, role } => {
            watched(catalogue, |watch| people::role(session, person, role, watch)).map(drop)
        }
        A::Refer { to, erase: true, .. } => people::unrefer(session, to).map(drop),
        A::Refer { to, by, coupon, route, date, agreed, .. } => {
            let asked = ReferralAsked {
                from: by.clone(),
                to: to.clone(),
                agreed: *agreed,
                coupon: coupon.clone(),
                route: route.clone(),
                date: date.clone(),
            };
            watched(catalogue, |watch| people::refer(session, &asked, watch)).map(drop)
        }
        A::Contact { person, stage, reason, date } => {
            let (person, stage) = (person.clone(), stage.clone());
            let asked = ContactAsked { person, stage, date: date.clone(), reason: reason.clone() };
            watched(catalogue, |watch| people::contact(session, &asked, watch)).map(drop)
        }
        A::Consent { person, consent, terms } => {
            let asked = consent_asked(person, consent, terms);
            watched(catalogue, |watch| people::consent(session, &[asked], watch))?;
            let warnings = people::one(session, person, catalogue)?.warnings;
            warnings.iter().for_each(|text| crate::terminal::note(catalogue, text));
            Ok(())
        }
        A::Check { person, answer, shown, way, date, changed } => {
            let asked = CheckAsked {
                person: person.clone(),
                answer: answer.clone(),
                shown: shown.clone(),
                way: way.clone(),
                date: date.clone(),
                changed: changed.clone(),
            };
            watched(catalogue, |watch| people::check(session, &asked, watch)).map(drop)
        }
        _ => Ok(()),
    }
}

fn saved(person: Option<&String>, entry: &Entry) -> Result<PersonSaved, Problem> {
    let value = |text: &String| {
        let (name, value) = text.split_once('=').ok_or(Problem::new("value-form"))?;
        Ok(ValueAsked { name: name.to_owned(), value: value.to_owned() })
    };
    Ok(PersonSaved {
        person: person.cloned(),
        name: entry.name.clone(),
        kind: entry.kind.clone(),
        attributes: entry.values.iter().map(value).collect::<Result<_, Problem>>()?,
        network_size: entry.network_size.clone(),
        notes: entry.notes.clone(),
        is_seed: entry.no_seed.then_some(false),
        seed_reason: entry.seed.clone(),
        enrolled: entry.enrolled.clone(),
        coupons: (!entry.coupons.is_empty()).then(|| entry.coupons.clone()),
        keep_until: entry.keep_until.clone(),
        shift_days: entry.shift_days,
    })
}

fn consent_asked(person: &str, decision: &str, terms: &Terms) -> ConsentAsked {
    ConsentAsked {
        person: person.to_owned(),
        decision: decision.to_owned(),
        form: terms.form.clone(),
        date: terms.date.clone(),
        written: terms.written.then_some(true),
        language: terms.language.clone(),
        scopes: (!terms.scopes.is_empty()).then(|| terms.scopes.clone()),
        until: terms.until.clone(),
        withdrawal: terms.withdrawal.clone(),
        payment: terms.payment.clone(),
        researcher_is_party: terms.researcher_is_party.then_some(true),
        disclosed: terms.researcher_is_party.then_some(terms.disclosed),
    }
}

fn list(session: &mut Session, names: bool, json: bool, catalogue: &Catalogue) -> Outcome {
    let persons = match names {
        true => watched(catalogue, |watch| people::list_with_names(session, watch))?,
        false => people::list(session)?,
    };
    if json {
        print::json(&persons)?;
    } else if persons.is_empty() {
        print::line(&catalogue.text("people-none"));
    } else {
        print::table(catalogue, &people_table(persons, names));
    }
    DONE
}

fn people_table(persons: Vec<people::PersonLine>, names: bool) -> Table {
    let mut head = ["person", "kind", "roles", "turns", "sources", "consent"].map(Column::Word).to_vec();
    head.extend(names.then_some(Column::Word("names")));
    let row = |p: people::PersonLine| {
        let sources = match p.sources.as_slice() {
            [first, .., last] if p.sources.len() > 6 => format!("{} ({first} … {last})", p.sources.len()),
            all => all.join(" "),
        };
        let fixed = [
            p.person,
            p.kind.to_owned(),
            p.roles.join(", "),
            p.turns.to_string(),
            sources,
            p.consent.to_owned(),
        ];
        fixed.into_iter().chain(p.names.map(|n| n.join(", "))).collect()
    };
    Table { head, rows: persons.into_iter().map(row).collect() }
}

/// Everything that is recorded of a person, a line each.
fn show(session: &Session, person: &str, json: bool, catalogue: &Catalogue) -> Outcome {
    let one = people::one(session, person, catalogue)?;
    if json {
        print::json(&one)?;
        return DONE;
    }
    let word = |word: &str| match catalogue.has(&format!("word-{word}")) {
        true => catalogue.text(&format!("word-{word}")),
        false => word.to_owned(),
    };
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    let mut rows: Vec<(&str, String)> = vec![
        ("kind", word(&one.kind)),
        ("consent", word(&one.consent)),
        ("wave", one.wave.map(|w| w.to_string()).unwrap_or_default()),
        ("seed", if one.is_seed { word("yes") + ": " + &one.seed_reason } else { String::new() }),
        ("sources", one.sources.join(" ")),
        ("turns", one.turns.to_string()),
        ("roles", one.roles.join(", ")),
        ("network-size", one.network_size.map(|n| n.to_string()).unwrap_or_default()),
        ("enrolled", day(&one.enrolled)),
        ("coupons", one.coupons.join(" ")),
        ("keep-until", day(&one.keep_until)),
        ("notes", one.notes.clone()),
        ("asked", day(&one.asked_to_withdraw)),
    ];
    if let Some(terms) = &one.terms {
        let scopes = terms.scopes.iter().map(|s| word(s)).collect::<Vec<_>>().join(", ");
        let parts = [terms.form.clone(), day(&terms.date), scopes, terms.language.clone()];
        rows.push(("terms", parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")));
    }
    rows.retain(|(_, value)| !value.trim_end_matches([':', ' ']).is_empty());
    print::line(&one.name);
    for (key, value) in rows {
        print::line(&format!("  {}: {value}", catalogue.text(&format!("person-{key}"))));
    }
    for value in one.attributes.iter().filter(|v| !v.value.is_empty()) {
        print::line(&format!("  {}: {}", value.name, value.value));
    }
    for r in &one.referrals {
        let from = r.from.clone().or_else(|| r.coupon.clone()).unwrap_or_default();
        print::line(&format!("  {from} → {}  {}", r.to, day(&r.date)));
    }
    for c in &one.contacts {
        print::line(&format!("  {}  {}  {}", day(&c.date), word(&c.stage), c.reason));
    }
    for c in &one.checks {
        print::line(&format!("  {}  {}  {}  {}", day(&c.date), word(&c.answer), c.shown, c.changed));
    }
    one.warnings.iter().for_each(|text| crate::terminal::note(catalogue, text));
    DONE
}
