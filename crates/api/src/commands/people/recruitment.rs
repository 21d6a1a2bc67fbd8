//! How people came into the study: waves, seeds, reach, stages, and what contradicts itself.

use crate::problem::Problem;
use crate::session::Session;
pub use analysis::recruitment::of_study as found;
use analysis::recruitment::stages::{self, Candidate, Counts, Step};
use analysis::recruitment::{RecruitProblem, Recruits};
use locale::Catalogue;
use model::Words;
use report::recruitment::{pictures, sentence};
use serde::Serialize;
use utoipa::ToSchema;

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
    let has_ways = recruits.has_ways();
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

model::redacted! { RecruitmentResult RecruitLine SeedLine ReasonLine ProblemLine }
