//! The persons of the study: who they are, how they came, what they agreed to.

use super::{Asked, Call, Download, Later, adds, file, study, upload};
use crate::calls::results::FigureView;
use crate::calls::written::written;
use crate::commands::people::{self as command, *};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Named, Nothing, Written};
use model::event::Subject;
use model::ids::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("people", "Lists persons, roles and coders, for choices and filters.", people),
        study("people/one", "Everything that is recorded of a person.", one),
        study("people/save", "Adds or changes a person.", save),
        adds("people/refer", "Records that somebody sent somebody who agreed to be named.", refer),
        study("people/unrefer", "Erases for ever who sent a person; the wave stays.", unrefer),
        adds("people/contact", "Records a step on somebody's way into the study.", contact),
        study("people/consent", "Records what a person agreed to, or that they refused.", consent),
        adds("people/check", "Records a member check.", check),
        study("people/recruitment", "Waves, seeds, reach, stages, problems and their pictures.", recruitment),
        upload("people/table-preview", "Says what a table of people would bring.", preview),
        upload("people/table-take", "Takes a table of people into the study.", take),
        file("people/export", "The persons as a table: CSV or RDSAT.", export),
        file("people/sheet", "The sheet of a member check.", sheet),
    ]
}

/// Persons, roles and coders.
#[derive(Clone, Serialize, ToSchema)]
pub struct People {
    /// The persons by pseudonym.
    pub persons: Vec<PersonView>,
    /// The roles.
    pub roles: Vec<crate::wire::Named>,
    /// The coders.
    pub coders: Vec<crate::wire::Named>,
}

/// A person.
#[derive(Clone, Serialize, ToSchema)]
pub struct PersonView {
    /// Its id.
    pub id: String,
    /// The pseudonym.
    pub name: String,
    /// `informant` or `other-party`.
    pub kind: String,
    /// `given`, `refused`, `unknown`.
    pub consent: String,
    /// Number of sources with words of theirs.
    pub sources: u64,
    /// Whether the person asked to withdraw.
    pub asked: bool,
    /// Whether a mark of risk stands on the person.
    pub marked: bool,
}

fn people(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<People, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut sources: BTreeMap<PersonId, BTreeSet<SourceId>> = BTreeMap::new();
    for (id, speaker) in state.speakers.iter().filter(|(_, s)| state.exists(&Subject::Source(s.source))) {
        if let Some(person) = state.person_of(*id) {
            sources.entry(person).or_default().insert(speaker.source);
        }
    }
    let live = state.persons.iter().filter(|(id, p)| p.exists() && words.persons.contains_key(id));
    let (asked, hidden) = (state.asked_to_withdraw(), model::words::Hidden::of(state));
    let mut persons: Vec<PersonView> = live
        .map(|(id, person)| PersonView {
            id: id.to_string(),
            name: words.pseudonym(*id).to_owned(),
            kind: kind_word(person.kind()).into(),
            consent: consent_word(person.consent()).into(),
            sources: sources.get(id).map_or(0, |s| s.len() as u64),
            asked: asked.contains(id),
            marked: hidden.persons.contains(id),
        })
        .collect();
    persons.sort_by_key(|p| (p.name.len(), p.name.clone()));
    let roles = words.roles.iter().filter(|(id, _)| state.exists(&Subject::Role(**id)));
    let coders = words.coders.iter().filter(|(id, _)| state.exists(&Subject::Coder(**id)));
    Ok(People {
        persons,
        roles: named(roles.map(|(id, name)| (id.to_string(), name))),
        coders: named(coders.map(|(id, name)| (id.to_string(), name))),
    })
}

fn named<'a>(all: impl Iterator<Item = (String, &'a String)>) -> Vec<Named> {
    let mut named: Vec<Named> = all.map(|(id, name)| Named { id, name: name.clone() }).collect();
    named.sort_by_key(|n| (n.name.to_lowercase(), n.id.clone()));
    named
}

/// A person: by id or pseudonym.
#[derive(Clone, Default, Deserialize, ToSchema)]
pub struct PersonAsked {
    /// The id or the pseudonym.
    pub person: String,
}

/// What is asked of the recruitment.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct RecruitmentAsked {
    /// The attribute that the pictures show as colour.
    pub attribute: Option<String>,
}

/// The recruitment with its pictures.
#[derive(Clone, Serialize, ToSchema)]
pub struct RecruitmentView {
    /// Waves, seeds, stages and problems.
    pub result: RecruitmentResult,
    /// Who came by whom; recruits by week; the attribute by wave.
    pub figures: Vec<FigureView>,
    /// The attributes of the study.
    pub attributes: Vec<String>,
}

/// As what persons are written to a file.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PeopleExport {
    /// `csv` or `rdsat`.
    pub format: String,
}

fn one(session: &mut Session, asked: PersonAsked, call: &Asked<'_>) -> Result<PersonDetail, Problem> {
    command::one(session, &asked.person, call.catalogue())
}

fn save(session: &mut Session, asked: PersonSaved, call: &Asked<'_>) -> Result<Written, Problem> {
    let (person, batch) = command::save(session, &asked, &mut |_, _| true)?;
    written(session, batch, Some(person.to_string()), call)
}

fn refer(session: &mut Session, asked: ReferralAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::refer(session, &asked, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn unrefer(session: &mut Session, asked: PersonAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::unrefer(session, &asked.person)?;
    written(session, Some(batch), None, call)
}

fn contact(session: &mut Session, asked: ContactAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::contact(session, &asked, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn consent(session: &mut Session, asked: ConsentAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::consent(session, &[asked], &mut |_, _| true)?;
    written(session, batch, None, call)
}

fn check(session: &mut Session, asked: CheckAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::check(session, &asked, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn recruitment(
    session: &mut Session,
    asked: RecruitmentAsked,
    call: &Asked<'_>,
) -> Result<RecruitmentView, Problem> {
    let words = session.words()?;
    let recruits = command::found(session.state(), &words);
    let attributes: Vec<String> = words.study.attributes.iter().map(|a| a.name.clone()).collect();
    let attribute = asked.attribute.as_deref().filter(|name| attributes.iter().any(|a| a == name));
    Ok(RecruitmentView {
        result: command::told(&recruits, &words, call.catalogue()),
        figures: ::report::recruitment::pictures(&recruits, &words, attribute, call.catalogue())
            .into_iter()
            .map(shown)
            .collect(),
        attributes,
    })
}

fn preview(desk: &mut Desk, call: &Asked<'_>) -> Result<TableTaken, Problem> {
    command::preview(desk.session()?, call.body, None, call.catalogue())
}

fn take(desk: &mut Desk, call: &Asked<'_>) -> Result<TableTaken, Problem> {
    let session = desk.session()?;
    session.at = call.at;
    let taken = command::take(session, call.body, None, call.catalogue(), &mut |_, _| true)?;
    if taken.batch.is_some() {
        call.status.next_version();
    }
    Ok(taken)
}

fn export(desk: &mut Desk, asked: PeopleExport, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let (format, ending, media_type) = match asked.format.as_str() {
        "rdsat" => (TableFormat::Rdsat, "rdsat", "text/plain; charset=utf-8"),
        _ => (TableFormat::Csv, "csv", "text/csv; charset=utf-8"),
    };
    let name = format!("{}-{}.{ending}", session.stem(), call.file_word("", "informan", "people"));
    let bytes = command::export(session, format)?;
    Ok(Box::new(move || Ok(Download { name, media_type, bytes })))
}

fn sheet(desk: &mut Desk, asked: PersonAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let html = command::sheet(session, &asked.person, call.catalogue())?;
    let name = format!("{}-{}.html", session.stem(), call.file_word("", "konfirmasi", "member-check"));
    Ok(Box::new(move || {
        Ok(Download { name, media_type: "text/html; charset=utf-8", bytes: html.into_bytes() })
    }))
}

/// A picture on the wire.
fn shown(picture: report::Picture) -> FigureView {
    FigureView { title: picture.title, description: picture.description, svg: picture.svg }
}
