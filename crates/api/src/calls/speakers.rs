//! The speakers of a source as pages show them: by pseudonym and role, on their side of the conversation.

use super::sources::SpeakerView;
use crate::commands::people::consent_word;
use crate::commands::protect::cover::Cover;
use locale::{Arg, Catalogue};
use model::ids::*;
use model::source::{Part, SourceKind};
use model::state::Speaker;
use model::{State, Words};

/// The speakers of a source, in the order in which its turns name them.
pub(crate) fn speakers(
    state: &State,
    words: &Words,
    cover: &Cover,
    source: SourceId,
    catalogue: &Catalogue,
) -> Vec<SpeakerView> {
    let Some(entity) = state.sources.get(&source) else { return Vec::new() };
    let mut turns = vec![0_u64; entity.speakers.len()];
    let place = |id: SpeakerId| entity.speakers.iter().position(|s| *s == id);
    let all = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
    let mut last = None;
    for turn in all {
        // Turns of one speaker follow each other often: the place is looked up when it changes.
        let index = match last {
            Some((speaker, index)) if speaker == turn.speaker => Some(index),
            _ => place(turn.speaker),
        };
        if let Some(index) = index {
            turns[index] += 1;
            last = Some((turn.speaker, index));
        }
    }
    let mut parties = 0;
    let mut view = |(index, id): (usize, &SpeakerId)| {
        let speaker = &state.speakers[id];
        let is_party = speaker.part() != Part::Narrator;
        parties += usize::from(is_party);
        SpeakerView {
            side: side(entity.kind(), speaker.part(), parties).into(),
            turns: turns[index],
            file_name: words.speakers.get(id).map(|name| cover.text(name).into_owned()),
            ..one(state, words, *id, speaker, parties, catalogue)
        }
    };
    entity.speakers.iter().enumerate().map(&mut view).collect()
}

/// The first party of a conversation stands at the left, the second at the right, everybody else at the left again.
fn side(kind: SourceKind, part: Part, party: usize) -> &'static str {
    match (kind, part) {
        (_, Part::Narrator) => "middle",
        (SourceKind::Conversation, _) if party == 2 => "right",
        _ => "left",
    }
}

fn one(
    state: &State,
    words: &Words,
    id: SpeakerId,
    speaker: &Speaker,
    party: usize,
    catalogue: &Catalogue,
) -> SpeakerView {
    let person = state.person_of(id);
    let role = speaker.role().and_then(|r| words.roles.get(&r)).cloned();
    SpeakerView {
        id: id.to_string(),
        name: name(state, words, id, party, catalogue),
        file_name: None,
        part: speaker.part().word().into(),
        role,
        person: person.map(|p| p.to_string()),
        consent: person.and_then(|p| state.persons.get(&p)).map(|p| consent_word(p.consent()).into()),
        withdrawn: state.withdrawn.strands.contains(&id),
        turns: 0,
        side: String::new(),
    }
}

/// The name that is shown for a speaker: pseudonym, what the speaker does, or a number. `party` counts from 1.
pub(crate) fn name(
    state: &State,
    words: &Words,
    id: SpeakerId,
    party: usize,
    catalogue: &Catalogue,
) -> String {
    let part = state.speakers.get(&id).map(Speaker::part);
    if let Some(person) = state.person_of(id) {
        return words.pseudonym(person).to_owned();
    }
    match part {
        Some(Part::Interviewer) => catalogue.text("report-interviewer"),
        Some(Part::Narrator) => catalogue.text("report-narrator"),
        _ => catalogue.with("report-speaker", &[("n", Arg::Number(party as i64))]),
    }
}

/// The name that is shown for the speaker of a turn.
pub(crate) fn name_in(state: &State, words: &Words, id: SpeakerId, catalogue: &Catalogue) -> String {
    let source = state.speakers.get(&id).and_then(|s| state.sources.get(&s.source));
    let parties = source.into_iter().flat_map(|s| &s.speakers);
    let mut spoken = parties.filter(|s| state.speakers.get(s).is_some_and(|s| s.part() != Part::Narrator));
    let party = spoken.position(|s| *s == id).map_or(1, |n| n + 1);
    name(state, words, id, party, catalogue)
}
