//! The methods that can be asked for, and saved views.

use super::{Methods, ResultAsked, SavedView, ViewSave, methods as table};
use crate::calls::Asked;
use crate::calls::coding::store_events;
use crate::change::take_away;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Nothing, Written, id};
use model::event::{Event, Subject};
use model::ids::*;
use model::payload::{PayloadKind, View};
use store::Pen;

/// The methods with what can be chosen, and the saved views.
pub(super) fn methods(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<Methods, Problem> {
    let words = session.words()?;
    let state = session.state();
    let view = |id: ViewId| {
        let saved = words.views.get(&id)?;
        let asked: ResultAsked = serde_json::from_str(&saved.asked).ok()?;
        Some(SavedView { id: id.to_string(), name: saved.name.clone(), asked })
    };
    Ok(Methods {
        methods: table::views(state, &words, call.catalogue()),
        views: state.live_views().into_iter().filter_map(|(id, _)| view(id)).collect(),
    })
}

/// Saves a method with its options under a name.
pub(super) fn save(session: &mut Session, asked: ViewSave, call: &Asked<'_>) -> Result<Written, Problem> {
    let name = asked.name.trim().to_owned();
    if name.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let mut pen = Pen::default();
    let view = ViewId(pen.id()?);
    let asked = serde_json::to_string(&asked.asked).map_err(|_| Problem::new("internal"))?;
    let text = pen.record(&session.file, PayloadKind::View, &[], &View { name, asked })?;
    store_events(session, pen, vec![Event::ViewAdded { view, text }], Some(view.to_string()), call)
}

/// Takes a saved view away.
pub(super) fn remove(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let view: ViewId = id(&asked.id)?;
    if !session.state().exists(&Subject::View(view)) {
        return Err(Problem::new("id-unknown"));
    }
    let event = take_away(session.state(), Subject::View(view));
    store_events(session, Pen::default(), vec![event], None, call)
}
