//! How people came into the study, in pictures and sentences: for the report and for pages.

use crate::Picture;
use crate::figures::people::{attribute_by_wave, recruits_by_week, referral_tree};
use crate::figures::standalone;
use crate::figures::tree::Mark;
use analysis::recruitment::stages::Candidate;
use analysis::recruitment::waves::{by_wave, weeks};
use analysis::recruitment::{RecruitProblem, Recruits};
use locale::{Arg, Catalogue};
use model::payload::Stage;
use model::{PersonId, Words};

/// A problem as a sentence. Coupons are the study's own; people are pseudonyms.
pub fn sentence(problem: &RecruitProblem, name: &dyn Fn(usize) -> String, catalogue: &Catalogue) -> String {
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

/// How far each person came, as signs of the tree.
pub fn marks(recruits: &Recruits) -> Vec<Mark> {
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
pub fn pictures(
    recruits: &Recruits,
    words: &Words,
    attribute: Option<&str>,
    catalogue: &Catalogue,
) -> Vec<Picture> {
    let Recruits { persons, result, .. } = recruits;
    let labels: Vec<String> = persons.iter().map(|p| words.pseudonym(*p).to_owned()).collect();
    let value = |name: &str, p: &PersonId| words.facts.get(p)?.attribute(name).map(str::to_owned);
    let values: Option<(&str, Vec<Option<String>>)> =
        attribute.map(|name| (name, persons.iter().map(|p| value(name, p)).collect()));
    let coloured = values.as_ref().map(|(name, values)| (*name, values.as_slice()));
    let dates = recruits.days();
    let title = |key: &str| catalogue.text(key);
    let picture =
        |title: String, svg: String| Picture { title, description: String::new(), svg: standalone(&svg) };
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
