//! Tables of people in and out: who came by whom, with attributes and network sizes.

use super::recruit::referral_event;
use super::recruitment::found;
use super::save::{NewPersons, add};
use crate::change::set;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use analysis::recruitment::Recruits;
use formats::recruitment::{self as table, RecruitRow, RecruitmentDraft};
use model::batch::Cause;
use model::event::{Change, Event, Owner, PersonKind, RecordKind};
use model::ids::*;
use model::payload::{Attribute, PayloadKind, PersonFacts, Record, Referral};
use model::source::DateOrder;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use store::Pen;
use utoipa::ToSchema;

/// What a table of people brought, or would bring.
#[derive(Clone, Default, Serialize, ToSchema)]
pub struct TableTaken {
    /// Rows in the table.
    pub rows: u64,
    /// Persons that are new.
    pub persons: u64,
    /// Persons who were there already by their pseudonym.
    pub there_already: u64,
    /// Referrals that are new.
    pub referrals: u64,
    /// Attributes that the study declares from now on.
    pub attributes: Vec<String>,
    /// Persons who are called by a number of ours because their name in the table could be a real one, or is taken.
    pub renamed: u64,
    /// What the researcher should look at, in the asked language.
    pub warnings: Vec<String>,
    /// The batch; absent when nothing was stored.
    pub batch: Option<String>,
}

/// How persons are written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// One row a person, comma-separated.
    Csv,
    /// The text format of the program RDSAT: numbers only.
    Rdsat,
}

/// Reads a table of people and says what it would bring.
///
/// # Errors
/// What is wrong with the file, with line and column.
pub fn preview(
    session: &Session,
    bytes: &[u8],
    order: Option<DateOrder>,
    catalogue: &locale::Catalogue,
) -> Result<TableTaken, Problem> {
    let draft = table::read(bytes, order)?;
    Ok(Taker::new(session, &draft, catalogue)?.taken)
}

/// Takes a table of people into the study, as one batch.
///
/// # Errors
/// What is wrong with the file, with line and column; as for any write.
pub fn take(
    session: &mut Session,
    bytes: &[u8],
    order: Option<DateOrder>,
    catalogue: &locale::Catalogue,
    watch: Watch<'_>,
) -> Result<TableTaken, Problem> {
    let draft = table::read(bytes, order)?;
    let Taker { mut taken, pen, events, .. } = Taker::new(session, &draft, catalogue)?;
    if !events.is_empty() {
        taken.batch = Some(session.commit(pen, Cause::Import, events, watch)?.to_string());
    }
    Ok(taken)
}

struct Taker<'a> {
    session: &'a Session,
    pen: Pen,
    events: Vec<Event>,
    taken: TableTaken,
    /// The person of each name in the table.
    persons: HashMap<String, PersonId>,
}

impl<'a> Taker<'a> {
    fn new(
        session: &'a Session,
        draft: &RecruitmentDraft,
        catalogue: &locale::Catalogue,
    ) -> Result<Taker<'a>, Problem> {
        let words = session.words()?;
        let state = session.state();
        let mut taker = Taker {
            session,
            pen: Pen::default(),
            events: Vec::new(),
            taken: TableTaken { rows: draft.rows.len() as u64, ..TableTaken::default() },
            persons: HashMap::new(),
        };
        let count = |n: Option<u64>| locale::Arg::Number(n.and_then(|n| i64::try_from(n).ok()).unwrap_or(0));
        for warning in &draft.warnings {
            let args = [("count", count(warning.count)), ("line", count(warning.line))];
            taker.taken.warnings.push(catalogue.with(warning.code, &args));
        }
        taker.declare(&words.study, draft)?;
        let mut names = NewPersons::new(state, &words);
        for row in &draft.rows {
            if taker.persons.contains_key(&row.id) {
                // Somebody who stands twice keeps the first row; the second is told by the warnings.
                continue;
            }
            let person = match place::person(state, &words, &row.id) {
                Some(known) => {
                    taker.taken.there_already += 1;
                    known
                }
                None => taker.add(&row.id, &mut names)?,
            };
            taker.persons.insert(row.id.clone(), person);
            taker.facts(draft, row, person, words.facts.get(&person))?;
        }
        let known: BTreeSet<(PersonId, Option<PersonId>, Option<String>)> = words
            .records_of(state, RecordKind::Referral)
            .into_iter()
            .filter_map(|(_, record)| match record {
                Record::Referral(it) => Some((it.to, it.from, it.coupon.clone())),
                _ => None,
            })
            .collect();
        for row in &draft.rows {
            taker.referral(row, &known)?;
        }
        Ok(taker)
    }

    /// The study declares the attributes that the table has.
    fn declare(
        &mut self,
        study: &model::payload::StudyFacts,
        draft: &RecruitmentDraft,
    ) -> Result<(), Problem> {
        let is_new = |name: &&String| !study.attributes.iter().any(|a| a.name.eq_ignore_ascii_case(name));
        let new: Vec<&String> = draft.attributes.iter().filter(is_new).collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut study = study.clone();
        let attribute = |name: &&String| Attribute { name: (*name).clone(), ..Attribute::default() };
        study.attributes.extend(new.iter().map(attribute));
        self.taken.attributes = new.into_iter().cloned().collect();
        let payload = self.pen.record(&self.session.file, PayloadKind::StudyFacts, &[], &study)?;
        self.events.push(set(self.session.state(), Change::StudyFacts(Some(payload))));
        Ok(())
    }

    fn add(&mut self, id: &str, names: &mut NewPersons) -> Result<PersonId, Problem> {
        self.taken.persons += 1;
        let name = match is_code(id) {
            true => id.to_owned(),
            false => {
                self.taken.renamed += 1;
                names.name()
            }
        };
        add(self.session, &name, PersonKind::Informant, &mut self.pen, &mut self.events)
    }

    fn facts(
        &mut self,
        draft: &RecruitmentDraft,
        row: &RecruitRow,
        person: PersonId,
        before: Option<&PersonFacts>,
    ) -> Result<(), Problem> {
        let mut facts = before.cloned().unwrap_or_default();
        for (name, value) in draft.attributes.iter().zip(&row.values) {
            if let Some(value) = value {
                facts.attributes.retain(|(known, _)| known != name);
                facts.attributes.push((name.clone(), value.clone()));
            }
        }
        facts.network_size = row.network_size.or(facts.network_size);
        facts.enrolled = row.date.or(facts.enrolled);
        if !row.coupons.is_empty() {
            facts.coupons = row.coupons.clone();
        }
        if row.is_seed {
            facts.seed.get_or_insert_default();
        }
        let same = before.map_or(facts == PersonFacts::default(), |before| *before == facts);
        if same {
            return Ok(());
        }
        let owner = [Owner::Person(person)];
        let payload = self.pen.record(&self.session.file, PayloadKind::PersonFacts, &owner, &facts)?;
        self.events.push(set(self.session.state(), Change::PersonFacts(person, Some(payload))));
        Ok(())
    }

    fn referral(
        &mut self,
        row: &RecruitRow,
        known: &BTreeSet<(PersonId, Option<PersonId>, Option<String>)>,
    ) -> Result<(), Problem> {
        let to = self.persons[&row.id];
        let from = row.recruiter.as_ref().and_then(|name| self.persons.get(name)).copied();
        let is_nobody = from.is_none() && row.coupon.is_none();
        if is_nobody || from == Some(to) || known.contains(&(to, from, row.coupon.clone())) {
            return Ok(());
        }
        let coupon = row.coupon.clone();
        let referral = Referral { to, from, coupon, route: String::new(), date: row.date };
        let event = referral_event(self.session, referral, &mut self.pen)?;
        self.events.push(event);
        self.taken.referrals += 1;
        Ok(())
    }
}

/// Whether a name in a table is no name: short, with a digit, without a space.
fn is_code(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    id.len() <= 16 && id.chars().all(fits) && id.chars().any(|c| c.is_ascii_digit())
}

/// The persons as a table: pseudonyms, who sent them, waves, attributes.
///
/// # Errors
/// Damage.
pub fn export(session: &Session, format: TableFormat) -> Result<Vec<u8>, Problem> {
    let words = session.words()?;
    let recruits = found(session.state(), &words);
    let draft = draft(&recruits, &words);
    Ok(match format {
        TableFormat::Csv => table::to_csv(&draft),
        TableFormat::Rdsat => table::to_rdsat(&draft).bytes,
    })
}

fn draft(recruits: &Recruits, words: &model::Words) -> RecruitmentDraft {
    let Recruits { persons, result, people, .. } = recruits;
    let name = |at: usize| words.pseudonym(persons[at]).to_owned();
    let attributes: Vec<String> = words.study.attributes.iter().map(|a| a.name.clone()).collect();
    let row = |at: usize| {
        let facts = words.facts.get(&persons[at]);
        let value = |name: &String| facts.and_then(|f| f.attribute(name)).map(str::to_owned);
        let counts = result.referrals[at].and_then(|index| people[at].referrals.get(index));
        let coupon = counts.or(people[at].referrals.first()).and_then(|r| r.coupon.clone());
        RecruitRow {
            line: 0,
            id: name(at),
            recruiter: result.recruiters[at].map(name),
            is_seed: people[at].is_seed,
            coupon,
            coupons: people[at].coupons.clone(),
            network_size: facts.and_then(|f| f.network_size),
            date: people[at].date.or_else(|| counts.and_then(|r| r.date)),
            given: table::Given {
                wave: result.waves[at],
                seed: result.seed_of[at].map(name),
                recruits: Some(result.recruits[at]),
            },
            values: attributes.iter().map(value).collect(),
        }
    };
    RecruitmentDraft {
        rows: (0..persons.len()).map(row).collect(),
        attributes: attributes.clone(),
        date_order: None,
        warnings: Vec::new(),
    }
}
