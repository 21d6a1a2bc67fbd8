//! What is due: retention, consents and approvals that end, withdrawals that were asked for, protocols not written.

use crate::problem::Problem;
use crate::session::Session;
use locale::{Arg, Catalogue};
use model::event::{ConsentDecision, OtherParties, PersonKind, RecordKind};
use model::ids::*;
use model::payload::Record;
use model::state::Person;
use model::{LocalTime, State, Words};
use serde::Serialize;
use utoipa::ToSchema;

/// Something that is due, or soon will be.
#[derive(Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DueLine {
    /// What: `withdrawal`, `person-retention`, `study-retention`, `consent-ends`, `board-ends`, `consent-missing`,
    /// `undisclosed`, `protocol-missing`.
    pub what: String,
    /// The person, where it is about one.
    pub person: Option<String>,
    /// The id of the person.
    pub person_id: Option<String>,
    /// The day or moment.
    pub date: Option<String>,
    /// Hours that are left (below 0 = past), where a clock runs.
    pub hours: Option<i64>,
    /// Whether it is past.
    pub is_past: bool,
    /// The sentence in the asked language.
    pub text: String,
}

/// A withdrawal that was asked for must be carried out within so many hours.
pub const HOURS: i64 = 72;
/// What ends within so many days is told before.
const SOON: i64 = 30;
/// So many people are named where many are meant.
const NAMED: usize = 5;

/// What is due, the most pressing first; then what is missing.
///
/// # Errors
/// Damage.
pub fn due(session: &Session, catalogue: &Catalogue) -> Result<Vec<DueLine>, Problem> {
    let words = session.words()?;
    let desk = Calendar { state: session.state(), words: &words, catalogue, now: session.now() };
    let mut pressing = desk.withdrawals();
    pressing.extend(desk.endings());
    pressing.sort_by(|a, b| (a.0, &a.1.what, &a.1.person).cmp(&(b.0, &b.1.what, &b.1.person)));
    let mut lines: Vec<DueLine> = pressing.into_iter().map(|(_, line)| line).collect();
    lines.extend(desk.undisclosed());
    lines.extend(desk.without_consent());
    lines.extend(desk.without_protocol());
    Ok(lines)
}

/// A study at a moment.
struct Calendar<'a> {
    state: &'a State,
    words: &'a Words,
    catalogue: &'a Catalogue,
    now: LocalTime,
}

/// A line with the seconds that are left.
type Left = (i64, DueLine);

impl Calendar<'_> {
    /// Persons who are there and whose entry can be read.
    fn persons(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        let live = self.state.persons.iter().filter(|(_, p)| p.exists());
        live.filter(|(id, _)| self.words.persons.contains_key(id)).map(|(id, p)| (*id, p))
    }

    /// Withdrawals that were asked for.
    fn withdrawals(&self) -> Vec<Left> {
        let requests = self.words.records_of(self.state, RecordKind::Request);
        let line = |(_, record): (RecordId, &Record)| {
            let Record::Request(it) = record else { return None };
            let left = HOURS - (seconds(self.now) - seconds(it.asked)).div_euclid(3600);
            let name = self.words.pseudonym(it.person);
            let key = if left < 0 { "due-withdrawal-past" } else { "due-withdrawal" };
            let told = [("person", Arg::Text(name)), ("hours", Arg::Number(left.abs()))];
            let line = DueLine {
                hours: Some(left),
                is_past: left < 0,
                date: Some(it.asked.to_string()),
                ..DueLine::new("withdrawal", self.catalogue.with(key, &told))
            };
            Some((left * 3600, line.of(it.person, name)))
        };
        requests.into_iter().filter_map(line).collect()
    }

    /// Days on which something ends, or ended.
    fn endings(&self) -> Vec<Left> {
        let study = &self.words.study;
        let is_approved = self.state.rule_for_other_parties() == OtherParties::BoardApproved;
        let board = study.other_parties.until.filter(|_| is_approved);
        let mut found = vec![
            self.ending("study-retention", study.keep_until, None),
            self.ending("board-ends", board, None),
        ];
        for (id, _) in self.persons() {
            let kept = self.words.facts.get(&id).and_then(|f| f.keep_until);
            let until = self.words.terms.get(&id).and_then(|t| t.until);
            found.push(self.ending("person-retention", kept, Some(id)));
            found.push(self.ending("consent-ends", until, Some(id)));
        }
        found.into_iter().flatten().collect()
    }

    fn ending(&self, what: &str, day: Option<LocalTime>, person: Option<PersonId>) -> Option<Left> {
        let day = day?;
        let left = (seconds(day) - seconds(self.now)).div_euclid(86_400);
        if left > SOON {
            return None;
        }
        let name = person.map(|p| self.words.pseudonym(p)).unwrap_or_default();
        let key = if left < 0 { format!("due-{what}-past") } else { format!("due-{what}") };
        let day = day.to_string();
        let text = self.catalogue.with(&key, &[("person", Arg::Text(name)), ("day", Arg::Text(&day))]);
        let line = DueLine { is_past: left < 0, date: Some(day), ..DueLine::new(what, text) };
        Some((left * 86_400, person.map_or(line.clone(), |person| line.of(person, name))))
    }

    /// Chats in which the researcher is a party that the person didn't know.
    fn undisclosed(&self) -> Vec<DueLine> {
        let posed = |id: &PersonId| {
            self.words.terms.get(id).is_some_and(|t| t.researcher_is_party && !t.is_disclosed)
        };
        let line = |(id, _): (PersonId, &Person)| {
            DueLine::new("undisclosed", self.catalogue.text("people-warn-undisclosed"))
                .of(id, self.words.pseudonym(id))
        };
        self.persons().filter(|(id, _)| posed(id)).map(line).collect()
    }

    /// Informants whose consent isn't recorded.
    fn without_consent(&self) -> Option<DueLine> {
        let is_open =
            |p: &Person| p.kind() == PersonKind::Informant && p.consent() == ConsentDecision::Unknown;
        let open = self.persons().filter(|(_, p)| is_open(p));
        let mut names: Vec<&str> = open.map(|(id, _)| self.words.pseudonym(id)).collect();
        names.sort_by_key(|name| (name.len(), *name));
        let first = names[..names.len().min(NAMED)].join(", ");
        let told = [("count", Arg::Number(names.len() as i64)), ("people", Arg::Text(&first))];
        let line = || DueLine::new("consent-missing", self.catalogue.with("due-consent-missing", &told));
        (!names.is_empty()).then(line)
    }

    /// Protocols that the study hasn't written.
    fn without_protocol(&self) -> Vec<DueLine> {
        let it = &self.words.study.protocols;
        let all = [("distress", &it.distress), ("minors", &it.minors), ("safety", &it.safety)];
        let missing = all.into_iter().filter(|(_, text)| text.is_empty());
        let text = |which: &str| self.catalogue.text(&format!("due-protocol-{which}"));
        missing.map(|(which, _)| DueLine::new("protocol-missing", text(which))).collect()
    }
}

impl DueLine {
    fn new(what: &str, text: String) -> DueLine {
        let (what, is_past) = (what.into(), false);
        DueLine { what, text, is_past, person: None, person_id: None, date: None, hours: None }
    }

    fn of(self, person: PersonId, name: &str) -> DueLine {
        DueLine { person: Some(name.to_owned()), person_id: Some(person.to_string()), ..self }
    }
}

/// Seconds on the world's clock where the zone is known, else on the local one.
fn seconds(time: LocalTime) -> i64 {
    time.seconds - i64::from(time.zone.unwrap_or(0)) * 60
}

model::redacted! { DueLine }
