//! How people came into the study: waves, seeds, reach, stages, and what contradicts itself.

use super::records;
use crate::problem::Problem;
use crate::session::Session;
use analysis::recruitment::stages::{self, Candidate, Counts, Step};
use analysis::recruitment::{self, Person, RecruitProblem, Recruitment, Sender};
use locale::{Arg, Catalogue};
use model::event::{PersonKind, RecordKind, Subject};
use model::ids::*;
use model::payload::Record;
use model::{Rights, State, Words};
use report::figures::tree::Mark;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

/// The persons of the recruitment, and what was worked out of them.
pub struct Recruits {
    /// The persons by pseudonym; every list of the result is in this order.
    pub persons: Vec<PersonId>,
    /// Waves, seeds, recruiters, problems.
    pub result: Recruitment,
    /// Each one's way through the stages.
    pub candidates: Vec<Candidate>,
    /// What went into it.
    pub people: Vec<Person>,
}

/// Works out how the persons came: every informant, and every other party of whom something was recorded.
pub fn found(state: &State, words: &Words) -> Recruits {
    let referrals = records(state, words, RecordKind::Referral);
    let contacts = records(state, words, RecordKind::Contact);
    let mut named: BTreeMap<PersonId, ()> = BTreeMap::new();
    for (_, record) in referrals.iter().chain(&contacts) {
        match record {
            Record::Referral(it) => {
                named.extend([Some((it.to, ())), it.from.map(|p| (p, ()))].into_iter().flatten())
            }
            Record::Contact(it) => drop(named.insert(it.person, ())),
            _ => {}
        }
    }
    let hidden = model::words::Hidden::of(state);
    let is_in = |id: &PersonId, person: &model::state::Person| {
        let known = words.facts.get(id);
        let has_facts = known.is_some_and(|f| f.seed.is_some() || f.wave.is_some() || !f.coupons.is_empty());
        person.exists()
            && words.persons.contains_key(id)
            && !hidden.persons.contains(id)
            && (person.kind() == PersonKind::Informant || named.contains_key(id) || has_facts)
    };
    let mut persons: Vec<PersonId> =
        state.persons.iter().filter(|(id, p)| is_in(id, p)).map(|(id, _)| *id).collect();
    persons.sort_by_key(|p| (words.pseudonym(*p).len(), words.pseudonym(*p), *p));
    let place: HashMap<PersonId, usize> = persons.iter().copied().zip(0..).collect();
    let mut people: Vec<Person> = persons.iter().map(|id| person(words, *id)).collect();
    for (_, record) in &referrals {
        let Record::Referral(it) = record else { continue };
        let Some(to) = place.get(&it.to) else { continue };
        let by = match it.from {
            Some(from) => place.get(&from).map_or(Sender::NotThere, |from| Sender::Person(*from)),
            None => Sender::OfCoupon,
        };
        let referral = recruitment::Referral { by, coupon: it.coupon.clone(), date: it.date };
        people[*to].referrals.push(referral);
    }
    let result = recruitment::recruitment(&people);
    let analysed = analysed(state, words, &place);
    let mut candidates: Vec<Candidate> = (0..persons.len())
        .map(|at| Candidate { wave: result.waves[at], contacts: Vec::new(), analysed: analysed[at] })
        .collect();
    for (_, record) in &contacts {
        let Record::Contact(it) = record else { continue };
        let Some(at) = place.get(&it.person) else { continue };
        let reason = Some(it.reason.clone()).filter(|r| !r.is_empty());
        candidates[*at].contacts.push(stages::Contact { stage: it.stage, date: it.date, reason });
    }
    Recruits { persons, result, candidates, people }
}

fn person(words: &Words, id: PersonId) -> Person {
    let Some(facts) = words.facts.get(&id) else { return Person::default() };
    Person {
        id: None,
        is_seed: facts.seed.is_some(),
        referrals: Vec::new(),
        coupons: facts.coupons.clone(),
        date: facts.enrolled,
        kept_wave: facts.wave,
    }
}

/// Whether each person has words in the study that count.
fn analysed(state: &State, words: &Words, place: &HashMap<PersonId, usize>) -> Vec<bool> {
    let rights = Rights::new(state, words);
    let mut analysed = vec![false; place.len()];
    for (id, speaker) in &state.speakers {
        let at = state.person_of(*id).and_then(|p| place.get(&p));
        if let Some(at) = at
            && rights.counts(*id)
            && state.exists(&Subject::Source(speaker.source))
        {
            analysed[*at] = true;
        }
    }
    analysed
}

/// What is told of the recruitment.
#[derive(Clone, Serialize, ToSchema)]
pub struct RecruitmentResult {
    /// The persons by pseudonym.
    pub people: Vec<RecruitLine>,
    /// The seeds with their reach, themselves included.
    pub seeds: Vec<SeedLine>,
    /// Each wave with its number of persons; no wave last.
    pub waves: Vec<FlowLine>,
    /// At each stage how many, of all and by wave.
    pub reasons: Vec<ReasonLine>,
    /// What can't be so or can't be told.
    pub problems: Vec<ProblemLine>,
    /// The wording of the question about the size of somebody's network.
    pub network_question: String,
}

/// A person on the way into the study.
#[derive(Clone, Serialize, ToSchema)]
pub struct RecruitLine {
    /// Its id.
    pub id: String,
    /// The pseudonym.
    pub person: String,
    /// The pseudonym of who sent them.
    pub recruiter: Option<String>,
    /// Steps from the seed.
    pub wave: Option<u32>,
    /// The pseudonym of the seed of their tree.
    pub seed: Option<String>,
    /// How many came by them.
    pub recruits: u32,
    /// The last stage that was recorded.
    pub stage: Option<&'static str>,
    /// Whether words of theirs count.
    pub analysed: bool,
}

/// A seed.
#[derive(Clone, Serialize, ToSchema)]
pub struct SeedLine {
    /// The pseudonym.
    pub person: String,
    /// Why the person was chosen.
    pub reason: String,
    /// The number of people in the tree, the seed included.
    pub reach: u32,
}

/// How many passed each stage.
#[derive(Clone, Serialize, ToSchema)]
pub struct FlowLine {
    /// The wave; `None` = all waves in the first line, no wave in the last.
    pub wave: Option<u32>,
    /// Whether it speaks of everybody.
    pub is_all: bool,
    /// How many persons.
    pub persons: u64,
    /// Approached.
    pub approached: u64,
    /// Of those not reached.
    pub not_reached: u64,
    /// Of those not fit for the study.
    pub ineligible: u64,
    /// Who said no, at whatever stage.
    pub refused: u64,
    /// Who takes part.
    pub enrolled: u64,
    /// Who was interviewed.
    pub interviewed: u64,
    /// Whose words count.
    pub analysed: u64,
    /// Of whom no contact is recorded.
    pub unrecorded: u64,
}

/// Why people aren't in the study.
#[derive(Clone, Serialize, ToSchema)]
pub struct ReasonLine {
    /// The stage at which it was.
    pub stage: &'static str,
    /// The reason; `None` = none was recorded.
    pub reason: Option<String>,
    /// How many persons.
    pub people: u64,
}

/// Something to settle.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProblemLine {
    /// Its word: `circle`, `coupon-of-nobody`.
    pub problem: &'static str,
    /// The pseudonyms of whom it is about.
    pub people: Vec<String>,
    /// The sentence in the asked language.
    pub text: String,
}

/// Waves, seeds, stages and problems.
///
/// # Errors
/// Damage.
pub fn recruitment(session: &Session, catalogue: &Catalogue) -> Result<RecruitmentResult, Problem> {
    let words = session.words()?;
    Ok(told(&found(session.state(), &words), &words, catalogue))
}

/// What was found, in words.
pub(crate) fn told(recruits: &Recruits, words: &Words, catalogue: &Catalogue) -> RecruitmentResult {
    let Recruits { persons, result, candidates, .. } = recruits;
    let name = |at: usize| words.pseudonym(persons[at]).to_owned();
    let line = |at: usize| RecruitLine {
        id: persons[at].to_string(),
        person: name(at),
        recruiter: result.recruiters[at].map(name),
        wave: result.waves[at],
        seed: result.seed_of[at].map(name),
        recruits: result.recruits[at],
        stage: last_stage(&candidates[at]),
        analysed: candidates[at].analysed,
    };
    let seed = |(at, reach): &(usize, u32)| SeedLine {
        person: name(*at),
        reason: words.facts.get(&persons[*at]).and_then(|f| f.seed.clone()).unwrap_or_default(),
        reach: *reach,
    };
    // As long as nobody's way is recorded, that it isn't is no mistake.
    let has_ways = recruits.people.iter().any(|p| p.is_seed || !p.referrals.is_empty());
    let is_orphan = |problem: &RecruitProblem| matches!(problem, RecruitProblem::Orphan { .. });
    let stages = stages::stages(candidates);
    let of_wave = |wave: Option<u32>| result.waves.iter().filter(|w| **w == wave).count() as u64;
    let mut waves = vec![flow(None, true, persons.len() as u64, &stages.all)];
    waves.extend(stages.by_wave.iter().map(|(wave, counts)| flow(*wave, false, of_wave(*wave), counts)));
    let reason = |reason: &stages::Reason| ReasonLine {
        stage: reason.stage.word(),
        reason: reason.reason.clone(),
        people: reason.people,
    };
    let problem = |problem: &RecruitProblem| ProblemLine {
        problem: problem.word(),
        people: problem.people().into_iter().map(name).collect(),
        text: sentence(problem, &name, catalogue),
    };
    RecruitmentResult {
        people: (0..persons.len()).map(line).collect(),
        seeds: result.reach.iter().map(seed).collect(),
        waves,
        reasons: stages.reasons.iter().map(reason).collect(),
        problems: result.problems.iter().filter(|p| has_ways || !is_orphan(p)).map(problem).collect(),
        network_question: words.study.network_question.clone(),
    }
}

fn last_stage(candidate: &Candidate) -> Option<&'static str> {
    candidate.contacts.last().map(|c| c.stage.word())
}

fn flow(wave: Option<u32>, is_all: bool, persons: u64, counts: &Counts) -> FlowLine {
    let steps = [&counts.approached, &counts.enrolled, &counts.interviewed];
    let sum = |of: fn(&Step) -> u64| steps.iter().map(|step| of(step)).sum();
    FlowLine {
        wave,
        is_all,
        persons,
        approached: counts.approached.passed,
        not_reached: sum(|s| s.not_reached),
        ineligible: sum(|s| s.ineligible),
        refused: sum(|s| s.refused),
        enrolled: counts.enrolled.passed,
        interviewed: counts.interviewed.passed,
        analysed: counts.analysed,
        unrecorded: counts.unrecorded,
    }
}

/// A problem as a sentence. Coupons are the study's own; people are pseudonyms.
fn sentence(problem: &RecruitProblem, name: &dyn Fn(usize) -> String, catalogue: &Catalogue) -> String {
    use RecruitProblem as P;
    let coupon = match problem {
        P::CouponOfNobody { coupon, .. }
        | P::CouponOfSeveral { coupon, .. }
        | P::CouponGivenTwice { coupon, .. }
        | P::CouponBroughtAgain { coupon, .. }
        | P::CouponOfAnother { coupon, .. } => coupon.as_str(),
        _ => "",
    };
    let (person, others): (String, Vec<usize>) = match problem {
        P::CouponOfSeveral { people, .. }
        | P::CouponBroughtAgain { people, .. }
        | P::Circle { people }
        | P::PersonTwice { people } => (String::new(), people.clone()),
        other => match other.people().as_slice() {
            [first, rest @ ..] => (name(*first), rest.to_vec()),
            [] => (String::new(), Vec::new()),
        },
    };
    let others = others.into_iter().map(name).collect::<Vec<_>>().join(", ");
    let args =
        [("person", Arg::Text(&person)), ("people", Arg::Text(&others)), ("coupon", Arg::Text(coupon))];
    catalogue.with(&format!("recruit-{}", problem.word()), &args)
}

/// The referral tree as a picture of its own.
///
/// # Errors
/// Damage; an attribute that the study doesn't declare.
pub fn tree_picture(
    session: &Session,
    attribute: Option<&str>,
    catalogue: &Catalogue,
) -> Result<String, Problem> {
    let words = session.words()?;
    let is_declared = |name: &str| words.study.attributes.iter().any(|a| a.name == name);
    if attribute.is_some_and(|name| !is_declared(name)) {
        return Err(Problem::new("attribute-unknown"));
    }
    let recruits = found(session.state(), &words);
    let tree = pictures(&recruits, &words, attribute, catalogue).into_iter().next();
    Ok(tree.map(|picture| picture.svg).unwrap_or_default())
}

/// How far each person came, as signs of the tree.
pub(crate) fn marks(recruits: &Recruits) -> Vec<Mark> {
    use model::payload::Stage;
    let mark = |candidate: &Candidate| match candidate.contacts.last().map(|c| c.stage) {
        _ if candidate.analysed => Mark::Full,
        Some(Stage::Enrolled | Stage::Interviewed) => Mark::Full,
        Some(Stage::NotReached) => Mark::Broken,
        Some(Stage::Refused | Stage::Ineligible) => Mark::Cross,
        Some(Stage::Approached) => Mark::Ring,
        None => Mark::Full,
    };
    recruits.candidates.iter().map(mark).collect()
}

/// The pictures: who came by whom with an attribute as colour, recruits by week, and the attribute by wave.
pub(crate) fn pictures(
    recruits: &Recruits,
    words: &Words,
    attribute: Option<&str>,
    catalogue: &Catalogue,
) -> Vec<report::Picture> {
    use analysis::recruitment::waves::{by_wave, weeks};
    use report::figures::people::{attribute_by_wave, recruits_by_week, referral_tree};
    let Recruits { persons, result, people, .. } = recruits;
    let labels: Vec<String> = persons.iter().map(|p| words.pseudonym(*p).to_owned()).collect();
    let value = |name: &str, p: &PersonId| words.facts.get(p)?.attribute(name).map(str::to_owned);
    let values: Option<(&str, Vec<Option<String>>)> =
        attribute.map(|name| (name, persons.iter().map(|p| value(name, p)).collect()));
    let coloured = values.as_ref().map(|(name, values)| (*name, values.as_slice()));
    let dates: Vec<_> = (0..people.len())
        .map(|at| people[at].date.or_else(|| people[at].referrals.get(result.referrals[at]?)?.date))
        .collect();
    let title = |key: &str| catalogue.text(key);
    let picture = |title: String, svg: String| report::Picture {
        title,
        description: String::new(),
        svg: report::figures::standalone(&svg),
    };
    let tree = referral_tree(catalogue, result, &labels, &marks(recruits), coloured);
    let mut pictures = vec![picture(title("figure-tree-title"), tree)];
    if dates.iter().any(Option::is_some) {
        let svg = recruits_by_week(catalogue, &weeks(&result.waves, &dates));
        pictures.push(picture(title("figure-weeks-title"), svg));
    }
    if let Some((name, values)) = &values {
        let svg = attribute_by_wave(catalogue, name, &by_wave(&result.waves, values));
        let title = catalogue.with("figure-shares-title", &[("name", Arg::Text(name))]);
        pictures.push(picture(title, svg));
    }
    pictures
}

model::redacted! { RecruitmentResult RecruitLine SeedLine ReasonLine ProblemLine }
