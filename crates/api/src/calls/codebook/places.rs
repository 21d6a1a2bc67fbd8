//! The places of a code.

use super::{CodePlaces, CodePlacesAsked};
use crate::calls::Asked;
use crate::calls::lines::{Lines, sort};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::id;
use model::event::Subject;
use model::ids::*;

/// Lists the places of a code, codings or open proposals, with their words.
pub(super) fn places(
    session: &mut Session,
    asked: CodePlacesAsked,
    call: &Asked<'_>,
) -> Result<CodePlaces, Problem> {
    let words = session.words()?;
    let state = session.state();
    let code: CodeId = id(&asked.id)?;
    if !state.exists(&Subject::Code(code)) {
        return Err(Problem::new("id-unknown"));
    }
    let of_code = |found: (&CodingId, &model::state::Coding)| (found.1.code() == code).then_some(*found.0);
    let mut found: Vec<CodingId> = match asked.proposals {
        true => state.proposals().filter_map(of_code).collect(),
        false => state.counted().filter_map(of_code).collect(),
    };
    sort(state, &mut found);
    let lines = Lines::new(state, &words, call.catalogue());
    let places = found.iter().map(|id| (state.codings[id].place(), Some(*id)));
    Ok(CodePlaces { total: found.len() as u64, places: lines.page(places, asked.skip, asked.limit) })
}
