//! What a record tells beside words, on its way into the study: one payload a strand, under the keys of its blocks; and
//! one for each picture that was taken in.

use crate::problem::Problem;
use formats::{Draft, DraftDetails};
use model::event::{Event, Owner};
use model::ids::SpeakerId;
use model::payload::{Details, PayloadKind, TurnDetails};
use std::collections::BTreeMap;
use store::{Pen, StudyFile};

/// For each kind of thing that is told the number of turns of which it is; `reactions` counts reactions.
pub(super) fn counted(draft: &Draft) -> BTreeMap<&'static str, u64> {
    formats::details::counted(draft.turns.iter().filter_map(|turn| turn.details.as_deref()))
}

/// The events that bring what is told of the turns of a source, after the source itself. `strands` are its speakers in
/// their order, the narrator last.
pub(super) fn events(
    pen: &mut Pen,
    file: &StudyFile,
    draft: &Draft,
    strands: &[SpeakerId],
) -> Result<Vec<Event>, Problem> {
    let narrator = draft.speakers.len();
    let mut all: BTreeMap<usize, Details> = BTreeMap::new();
    for (turn, of) in (0u32..).zip(&draft.turns) {
        if let Some(told) = of.details.as_deref().map(|details| told(turn, details)).filter(|t| !t.is_empty())
        {
            all.entry(of.speaker.map_or(narrator, |s| s as usize)).or_default().turns.push(told);
        }
    }
    let mut events = pictures(pen, file, draft, strands)?;
    for (index, details) in all {
        let Some(strand) = strands.get(index).copied() else { continue };
        let owners = owners(strands, index, narrator);
        let details = pen.record(file, PayloadKind::Details, &owners, &details)?;
        events.push(Event::DetailsAdded { strand, details });
    }
    Ok(events)
}

/// Whether pictures were taken in with any of the drafts.
pub(super) fn have_pictures(drafts: &[Draft]) -> bool {
    let details = drafts.iter().flat_map(|draft| &draft.turns).filter_map(|turn| turn.details.as_deref());
    details.into_iter().any(|details| !details.taken.is_empty())
}

/// The events that bring the pictures of a source. A line that nobody says has none.
fn pictures(
    pen: &mut Pen,
    file: &StudyFile,
    draft: &Draft,
    strands: &[SpeakerId],
) -> Result<Vec<Event>, Problem> {
    let mut events = Vec::new();
    for (number, turn) in (0u32..).zip(&draft.turns) {
        let strand = turn.speaker.and_then(|speaker| strands.get(speaker as usize)).copied();
        let (Some(strand), Some(details)) = (strand, turn.details.as_deref()) else { continue };
        for picture in &details.taken {
            let picture = pen.record(file, PayloadKind::Picture, &[Owner::Strand(strand)], picture)?;
            events.push(Event::PictureAdded { strand, turn: number, picture });
        }
    }
    Ok(events)
}

/// Under whose keys the blocks of a strand are: its own, or those of all strands for lines that nobody says.
fn owners(strands: &[SpeakerId], index: usize, narrator: usize) -> Vec<Owner> {
    let own = if index == narrator { strands } else { &strands[index..=index] };
    own.iter().map(|strand| Owner::Strand(*strand)).collect()
}

fn told(turn: u32, details: &DraftDetails) -> TurnDetails {
    TurnDetails { turn, told: details.told.clone(), reactions: details.reactions, stretch: details.stretch }
}
