//! The list of sources.

use super::*;
use crate::calls::Asked;
use crate::calls::speakers::speakers;
use crate::commands::protect::cover::Cover;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Nothing;
use model::event::Subject;

pub(super) fn list(session: &mut Session, _: Nothing, asked: &Asked<'_>) -> Result<SourceList, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let (cover, mut sources) = (Cover::new(state, &words), Vec::new());
    for (id, source) in state.sources_in_order() {
        let Some(found) = words.sources.get(&id) else { continue };
        let marks = index.marks(id);
        let times = || found.turns.iter().filter_map(|t| t.time);
        let on_it = index.memos_on.get(&Subject::Source(id)).copied().unwrap_or(0);
        sources.push(SourceLine {
            id: id.to_string(),
            label: found.facts.label.clone(),
            name: found.name.as_deref().map(|name| cover.text(name).into_owned()),
            kind: source.kind().word().into(),
            format: found.facts.format.clone(),
            turns: found.turns.len() as u64,
            codable: index.codable(id),
            coded: marks.coded.len() as u64,
            codings: marks.counted,
            proposals: marks.proposals,
            memos: marks.memos.len() as u64 + u64::from(on_it),
            first: times().min().map(|t| t.to_string()),
            last: times().max().map(|t| t.to_string()),
            speakers: speakers(state, &words, &cover, id, asked.catalogue()),
        });
    }
    let live = words.roles.iter().filter(|(id, _)| state.exists(&Subject::Role(**id)));
    let mut roles: Vec<String> = live.map(|(_, name)| name.clone()).collect();
    roles.sort_by_key(|name| name.to_lowercase());
    Ok(SourceList { sources, roles })
}
