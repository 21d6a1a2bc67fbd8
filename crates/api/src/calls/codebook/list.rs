//! The codebook as a tree with how often each code is used, and as a file.

use super::{CodeView, CodebookExport, Codes, ValueSpecView, tree};
use crate::calls::{Asked, Download, Later};
use crate::commands::codebook;
use crate::desk::Desk;
use crate::index::Index;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Nothing;
use formats::codebook::{to_csv, to_json};
use model::codebook::{CodeText, ValueKind, ValueSpec};
use model::event::{Field, Subject};
use model::ids::*;
use model::{State, Words};

/// Gives the codebook.
pub(super) fn codes(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<Codes, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    Ok(Codes { codes: views(session.state(), &words, &index), version: call.status.version() })
}

/// The codes of a state, present or past, in the order of the tree.
pub(crate) fn views(state: &State, words: &Words, index: &Index) -> Vec<CodeView> {
    let codes = tree::in_order(state).into_iter();
    codes.map(|(id, depth)| view(state, words, index, id, depth)).collect()
}

fn view(state: &State, words: &Words, index: &Index, id: CodeId, depth: u32) -> CodeView {
    let code = &state.codes[&id];
    let text = words.codes.get(&id).cloned().unwrap_or_default();
    let marks = index.codes.get(&id).cloned().unwrap_or_default();
    CodeView {
        id: id.to_string(),
        code: text.code,
        brief: text.brief,
        component: code.component().letter().into(),
        colour: format!("#{:06x}", code.colour()),
        parent: tree::parent(state, id).map(|p| p.to_string()),
        depth,
        definition: text.definition,
        when_to_use: text.when_to_use,
        when_not_to_use: text.when_not_to_use,
        example: text.example,
        values: text.values.iter().map(spec_view).collect(),
        retired: code.is_retired(),
        codings: marks.counted,
        proposals: marks.proposals,
        sources: marks.sources.len() as u64,
        memos: index.memos_on.get(&Subject::Code(id)).copied().unwrap_or(0).into(),
        conflict: is_in_conflict(state, id),
    }
}

fn is_in_conflict(state: &State, id: CodeId) -> bool {
    let code = &state.codes[&id];
    let retired = state.field(&Field::CodeRetired(id));
    code.text.is_in_conflict()
        || code.component.is_in_conflict()
        || code.colour.is_in_conflict()
        || code.order.is_in_conflict()
        || code.parent.is_in_conflict()
        || retired.is_some_and(|r| r.is_in_conflict())
}

/// A declared value on the wire.
pub(super) fn spec_view(spec: &ValueSpec) -> ValueSpecView {
    let (kind, choices) = match &spec.kind {
        ValueKind::Number => ("number", Vec::new()),
        ValueKind::Choice(choices) => ("choice", choices.clone()),
        ValueKind::Text => ("text", Vec::new()),
    };
    ValueSpecView { name: spec.name.clone(), kind: kind.into(), choices }
}

/// A declared value from the wire.
///
/// # Errors
/// A value without a name or of an unknown kind; a choice of nothing.
pub(super) fn spec(view: &ValueSpecView) -> Result<ValueSpec, Problem> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
    let name = given(&view.name).ok_or(Problem::new("text-empty"))?;
    let choices: Vec<String> = view.choices.iter().filter_map(|c| given(c)).collect();
    let kind = match view.kind.as_str() {
        "number" => ValueKind::Number,
        "text" => ValueKind::Text,
        "choice" if choices.is_empty() => return Err(Problem::new("text-empty")),
        "choice" => ValueKind::Choice(choices),
        _ => return Err(Problem::new("option").with("option", "kind")),
    };
    Ok(ValueSpec { name, kind })
}

/// The words of a code that is in the study.
pub(super) fn text(state: &State, words: &Words, code: CodeId) -> Result<CodeText, Problem> {
    let known = state.exists(&Subject::Code(code)).then(|| words.codes.get(&code).cloned());
    known.flatten().ok_or(Problem::new("id-unknown"))
}

/// Saves the codebook.
pub(super) fn export(
    desk: &mut Desk,
    asked: CodebookExport,
    call: &Asked<'_>,
) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let book = codebook::codebook(session)?;
    let word = call.file_word("", "buku-kode", "codebook");
    let name = format!("{}-{word}.{}", session.stem(), asked.format);
    let (media_type, bytes) = match asked.format.as_str() {
        "csv" => ("text/csv; charset=utf-8", to_csv(&book)),
        "json" => ("application/json", to_json(&book).into_bytes()),
        _ => return Err(Problem::new("option").with("option", "format")),
    };
    Ok(Box::new(move || Ok(Download { name, media_type, bytes })))
}
