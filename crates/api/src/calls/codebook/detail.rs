//! One code in detail: by whom and where it is used, to which themes it belongs, what happened to it.

use super::{CodeDetail, Count, history};
use crate::calls::Asked;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Named, id};
use model::event::Subject;
use model::ids::*;
use model::state::Coding;
use std::collections::BTreeMap;

/// Tells about one code.
pub(super) fn code(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<CodeDetail, Problem> {
    let words = session.words()?;
    let state = session.state();
    let code: CodeId = id(&asked.id)?;
    if !state.codes.contains_key(&code) {
        return Err(Problem::new("id-unknown"));
    }
    let codings: Vec<&Coding> = state.counted().map(|(_, c)| c).filter(|c| c.code() == code).collect();
    let role = |c: &&Coding| {
        let turn = words.turn(c.place().source, c.place().first())?;
        state.speakers.get(&turn.speaker)?.role()
    };
    let no_role = || call.catalogue().text("report-no-role");
    let coder_name = |id: &CoderId| words.coders.get(id).cloned().unwrap_or_default();
    let role_name = |id: &RoleId| words.roles.get(id).cloned().unwrap_or_default();
    let in_theme = |t: &model::state::Theme| t.members().any(|m| *m == Subject::Code(code));
    let themes = state.live_themes().into_iter().filter(|(_, t)| in_theme(t));
    Ok(CodeDetail {
        coders: counts(codings.iter().map(|c| c.coder()), coder_name, String::new),
        sources: counts(
            codings.iter().map(|c| Some(c.place().source)),
            |id| words.label(*id).to_owned(),
            String::new,
        ),
        roles: counts(codings.iter().map(role), role_name, no_role),
        history: history::of(session, &words, code, call.catalogue())?,
        themes: themes
            .map(|(id, _)| Named { id: id.to_string(), name: words.theme(id).to_owned() })
            .collect(),
    })
}

/// How often each thing comes, the most frequent first.
fn counts<I: Ord + std::fmt::Display>(
    things: impl Iterator<Item = Option<I>>,
    name: impl Fn(&I) -> String,
    none: impl Fn() -> String,
) -> Vec<Count> {
    let mut found: BTreeMap<Option<I>, u64> = BTreeMap::new();
    things.for_each(|thing| *found.entry(thing).or_default() += 1);
    let count = |(thing, count): (Option<I>, u64)| Count {
        name: thing.as_ref().map_or_else(&none, &name),
        id: thing.map(|t| t.to_string()),
        count,
    };
    let mut counts: Vec<Count> = found.into_iter().map(count).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    counts
}
