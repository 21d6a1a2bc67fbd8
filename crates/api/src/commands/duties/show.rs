//! What the study declares about its people and its duties.

use crate::change::set;
use crate::commands::people::day;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Change, OtherParties};
use model::ids::*;
use model::payload::{Attribute, OtherPartyGround, PayloadKind, StudyFacts, Times};
use serde::{Deserialize, Serialize};
use store::Pen;
use utoipa::ToSchema;

/// What the study declares.
#[derive(Clone, Serialize, ToSchema)]
pub struct DutiesView {
    /// What holds for other parties: `own-side`, `board-approved`, `public`.
    pub other_parties: String,
    /// Number of the board's approval.
    pub other_number: String,
    /// Why the rule may hold.
    pub other_reason: String,
    /// The last day on which it holds.
    pub other_until: Option<String>,
    /// The day after which the study's data may not be kept.
    pub keep_until: Option<String>,
    /// The wording of the question about the size of somebody's network.
    pub network_question: String,
    /// The attributes that persons have.
    pub attributes: Vec<AttributeView>,
    /// The study's protocols.
    pub protocols: ProtocolsView,
    /// Names and words that lead to somebody and that only the researcher knows.
    pub names: Vec<String>,
    /// How times are shown outside of the study: `exact`, `day`, `hidden`.
    pub times: String,
    /// Whether pictures may be imported.
    pub pictures: bool,
}

/// An attribute that persons have.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AttributeView {
    /// Its name.
    pub name: String,
    /// The allowed values; empty = any text.
    #[serde(default)]
    pub values: Vec<String>,
    /// Whether values are whole numbers.
    #[serde(default)]
    pub is_number: bool,
}

/// The study's protocols, in its own words.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtocolsView {
    /// When somebody is distressed or at risk.
    pub distress: String,
    /// When somebody may be a minor.
    pub minors: String,
    /// For the researcher's own safety.
    pub safety: String,
}

/// What is to be declared. What isn't given stays as it is; an empty text takes a day away.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct DutiesSaved {
    /// What holds for other parties.
    pub other_parties: Option<String>,
    /// Number of the board's approval.
    pub other_number: Option<String>,
    /// Why the rule may hold.
    pub other_reason: Option<String>,
    /// The last day on which it holds.
    pub other_until: Option<String>,
    /// The day after which the study's data may not be kept.
    pub keep_until: Option<String>,
    /// The wording of the question about the size of somebody's network.
    pub network_question: Option<String>,
    /// The attributes that persons have.
    pub attributes: Option<Vec<AttributeView>>,
    /// When somebody is distressed or at risk.
    pub distress: Option<String>,
    /// When somebody may be a minor.
    pub minors: Option<String>,
    /// For the researcher's own safety.
    pub safety: Option<String>,
    /// Names and words that only the researcher knows.
    pub names: Option<Vec<String>>,
    /// How times are shown outside of the study.
    pub times: Option<String>,
    /// Whether pictures may be imported.
    pub pictures: Option<bool>,
}

/// What the study declares.
///
/// # Errors
/// Damage.
pub fn show(session: &Session) -> Result<DutiesView, Problem> {
    let words = session.words()?;
    let facts = &words.study;
    let day = |day: Option<model::LocalTime>| day.map(|d| d.to_string());
    let attribute = |a: &Attribute| AttributeView {
        name: a.name.clone(),
        values: a.values.clone(),
        is_number: a.is_number,
    };
    Ok(DutiesView {
        other_parties: session.state().rule_for_other_parties().word().into(),
        other_number: facts.other_parties.number.clone(),
        other_reason: facts.other_parties.reason.clone(),
        other_until: day(facts.other_parties.until),
        keep_until: day(facts.keep_until),
        network_question: facts.network_question.clone(),
        attributes: facts.attributes.iter().map(attribute).collect(),
        protocols: ProtocolsView {
            distress: facts.protocols.distress.clone(),
            minors: facts.protocols.minors.clone(),
            safety: facts.protocols.safety.clone(),
        },
        names: facts.names.clone(),
        times: facts.times.word().into(),
        pictures: facts.has_pictures,
    })
}

/// Declares something, as one batch; `None` where it is declared already.
///
/// # Errors
/// An unknown word or day; a rule for other parties without its reason; an attribute without a name, or two of one
/// name.
pub fn save(
    session: &mut Session,
    asked: &DutiesSaved,
    watch: Watch<'_>,
) -> Result<Option<BatchId>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    let mut facts = words.study.clone();
    let known = state.rule_for_other_parties();
    if asked.other_parties.as_deref().is_some_and(|word| word != known.word()) {
        // Another rule stands on a ground of its own.
        facts.other_parties = OtherPartyGround::default();
    }
    amend(asked, &mut facts)?;
    let rule = match asked.other_parties.as_deref() {
        Some(word) => OtherParties::from_word(word).ok_or_else(|| Problem::new("word").with("word", word))?,
        None => known,
    };
    let ground = &facts.other_parties;
    let lacks = match rule {
        OtherParties::OwnSide => false,
        OtherParties::BoardApproved => {
            ground.number.is_empty() || ground.reason.is_empty() || ground.until.is_none()
        }
        OtherParties::Public => ground.reason.is_empty(),
    };
    if lacks {
        return Err(Problem::new(match rule {
            OtherParties::BoardApproved => "rule-board",
            _ => "rule-reason",
        }));
    }
    if rule != known || state.other_parties.is_in_conflict() {
        events.push(set(state, Change::OtherParties(rule)));
    }
    if facts != words.study {
        let payload = pen.record(&session.file, PayloadKind::StudyFacts, &[], &facts)?;
        events.push(set(state, Change::StudyFacts(Some(payload))));
    }
    if events.is_empty() {
        return Ok(None);
    }
    session.commit(pen, Cause::Command, events, watch).map(Some)
}

fn amend(asked: &DutiesSaved, facts: &mut StudyFacts) -> Result<(), Problem> {
    let text = |given: &Option<String>, to: &mut String| {
        if let Some(given) = given {
            *to = given.trim().to_owned();
        }
    };
    text(&asked.other_number, &mut facts.other_parties.number);
    text(&asked.other_reason, &mut facts.other_parties.reason);
    text(&asked.network_question, &mut facts.network_question);
    text(&asked.distress, &mut facts.protocols.distress);
    text(&asked.minors, &mut facts.protocols.minors);
    text(&asked.safety, &mut facts.protocols.safety);
    if asked.other_until.is_some() {
        facts.other_parties.until = day(asked.other_until.as_deref())?;
    }
    if asked.keep_until.is_some() {
        facts.keep_until = day(asked.keep_until.as_deref())?;
    }
    if let Some(attributes) = &asked.attributes {
        facts.attributes = attributes.iter().map(attribute).collect::<Result<_, _>>()?;
        let names: std::collections::BTreeSet<String> =
            facts.attributes.iter().map(|a| a.name.to_lowercase()).collect();
        if names.len() < facts.attributes.len() {
            return Err(Problem::new("attribute-twice"));
        }
    }
    if let Some(names) = &asked.names {
        facts.names = names.iter().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect();
    }
    if let Some(word) = &asked.times {
        facts.times = Times::from_word(word).ok_or_else(|| Problem::new("word").with("word", word))?;
    }
    facts.has_pictures = asked.pictures.unwrap_or(facts.has_pictures);
    Ok(())
}

fn attribute(asked: &AttributeView) -> Result<Attribute, Problem> {
    let name = asked.name.trim();
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Problem::new("attribute-name"));
    }
    let values = asked.values.iter().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect();
    Ok(Attribute { name: name.to_owned(), values, is_number: asked.is_number })
}

model::redacted! { DutiesView AttributeView ProtocolsView DutiesSaved }
