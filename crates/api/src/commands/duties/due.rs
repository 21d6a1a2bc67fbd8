//! What is due: retention, consents and approvals that end, withdrawals that were asked for, protocols not written.

use crate::problem::Problem;
use crate::session::Session;
use locale::{Arg, Catalogue};
use model::LocalTime;
use model::event::{ConsentDecision, OtherParties, PersonKind, RecordKind};
use model::payload::Record;
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

/// What is due, the most pressing first.
///
/// # Errors
/// Damage.
pub fn due(session: &Session, catalogue: &Catalogue) -> Result<Vec<DueLine>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let now = session.now();
    let mut lines: Vec<(i64, DueLine)> = Vec::new();
    for (_, record) in words.records_of(state, RecordKind::Request) {
        let Record::Request(it) = record else { continue };
        let left = HOURS - (seconds(now) - seconds(it.asked)).div_euclid(3600);
        let mut line = DueLine::new("withdrawal", Some(it.asked));
        line.hours = Some(left);
        line.is_past = left < 0;
        line.of(it.person, words.pseudonym(it.person));
        let count = Arg::Number(left.abs());
        let key = if left < 0 { "due-withdrawal-past" } else { "due-withdrawal" };
        line.text =
            catalogue.with(key, &[("person", Arg::Text(words.pseudonym(it.person))), ("hours", count)]);
        lines.push((left * 3600, line));
    }
    let mut ending = |what: &str, day: Option<LocalTime>, person: Option<model::PersonId>| {
        let Some(day) = day else { return };
        let left = (seconds(day) - seconds(now)).div_euclid(86_400);
        if left > SOON {
            return;
        }
        let mut line = DueLine::new(what, Some(day));
        line.is_past = left < 0;
        let name = person.map(|p| words.pseudonym(p)).unwrap_or_default();
        if let Some(person) = person {
            line.of(person, name);
        }
        let key = if left < 0 { format!("due-{what}-past") } else { format!("due-{what}") };
        let day = day.to_string();
        line.text = catalogue.with(&key, &[("person", Arg::Text(name)), ("day", Arg::Text(&day))]);
        lines.push((left * 86_400, line));
    };
    ending("study-retention", words.study.keep_until, None);
    if state.rule_for_other_parties() == OtherParties::BoardApproved {
        ending("board-ends", words.study.other_parties.until, None);
    }
    let live = state.persons.iter().filter(|(id, p)| p.exists() && words.persons.contains_key(id));
    for (id, _) in live.clone() {
        ending("person-retention", words.facts.get(id).and_then(|f| f.keep_until), Some(*id));
        ending("consent-ends", words.terms.get(id).and_then(|t| t.until), Some(*id));
    }
    lines.sort_by(|a, b| (a.0, &a.1.what, &a.1.person).cmp(&(b.0, &b.1.what, &b.1.person)));
    let mut lines: Vec<DueLine> = lines.into_iter().map(|(_, line)| line).collect();
    let undisclosed = words.terms.iter().filter(|(id, t)| {
        t.researcher_is_party && !t.is_disclosed && state.persons.get(id).is_some_and(|p| p.exists())
    });
    for (id, _) in undisclosed {
        let mut line = DueLine::new("undisclosed", None);
        line.of(*id, words.pseudonym(*id));
        line.text = catalogue.text("people-warn-undisclosed");
        lines.push(line);
    }
    let missing =
        live.filter(|(_, p)| p.kind() == PersonKind::Informant && p.consent() == ConsentDecision::Unknown);
    let missing: Vec<&str> = missing.map(|(id, _)| words.pseudonym(*id)).collect();
    if !missing.is_empty() {
        let mut line = DueLine::new("consent-missing", None);
        let (count, first) = (Arg::Number(missing.len() as i64), missing[..missing.len().min(5)].join(", "));
        line.text = catalogue.with("due-consent-missing", &[("count", count), ("people", Arg::Text(&first))]);
        lines.push(line);
    }
    let protocols = &words.study.protocols;
    let empty =
        [("distress", &protocols.distress), ("minors", &protocols.minors), ("safety", &protocols.safety)];
    for (which, _) in empty.into_iter().filter(|(_, text)| text.is_empty()) {
        let mut line = DueLine::new("protocol-missing", None);
        line.text = catalogue.text(&format!("due-protocol-{which}"));
        lines.push(line);
    }
    Ok(lines)
}

impl DueLine {
    fn new(what: &str, date: Option<LocalTime>) -> DueLine {
        DueLine {
            what: what.into(),
            person: None,
            person_id: None,
            date: date.map(|d| d.to_string()),
            hours: None,
            is_past: false,
            text: String::new(),
        }
    }

    fn of(&mut self, person: model::PersonId, name: &str) {
        (self.person, self.person_id) = (Some(name.to_owned()), Some(person.to_string()));
    }
}

/// Seconds on the world's clock where the zone is known, else on the local one.
fn seconds(time: LocalTime) -> i64 {
    time.seconds - i64::from(time.zone.unwrap_or(0)) * 60
}

model::redacted! { DueLine }
