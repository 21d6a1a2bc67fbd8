//! What can be chosen of the methods in a study.

use super::{Choice, MethodView, OptionView};
use crate::commands::protect::cover::Cover;
use crate::methods::{Kind, METHODS, Method, Of, Opt};
use locale::Catalogue;
use model::event::Subject;
use model::{State, Words};

/// The methods with what can be chosen in this study.
pub(super) fn views(state: &State, words: &Words, catalogue: &Catalogue) -> Vec<MethodView> {
    let option = |opt: &Opt| {
        let (kind, choices, default) = shown(&opt.kind, state, words, catalogue);
        OptionView {
            option: opt.word.into(),
            label: catalogue.text(&format!("method-option-{}", opt.word)),
            kind: kind.into(),
            choices,
            default,
        }
    };
    let view = |method: &Method| MethodView {
        method: method.word.into(),
        title: catalogue.text(&format!("method-{}", method.word)),
        about: catalogue.text(&format!("method-{}-about", method.word)),
        options: method.options.iter().map(option).collect(),
    };
    METHODS.iter().map(view).collect()
}

/// What an option is on the page, what can be chosen, and what holds when nothing is.
fn shown(
    kind: &Kind,
    state: &State,
    words: &Words,
    catalogue: &Catalogue,
) -> (&'static str, Vec<Choice>, String) {
    match kind {
        Kind::Word(all) => {
            let choice = |w: &&str| choice(*w, catalogue.text(&format!("method-by-{w}")));
            ("choice", all.iter().map(choice).collect(), all.first().copied().unwrap_or_default().into())
        }
        Kind::Several(Of::Sources) => ("several", sources(state, words), String::new()),
        Kind::Several(Of::Coders) => ("several", coders(state, words), String::new()),
        Kind::Several(Of::Roles) => ("several", roles(state, words), String::new()),
        Kind::Role => {
            let any = choice("", catalogue.text("method-any-side"));
            ("choice", [vec![any], roles(state, words)].concat(), String::new())
        }
        Kind::Code => {
            let none = choice("", catalogue.text("method-no-code"));
            ("choice", [vec![none], codes(state, words)].concat(), String::new())
        }
        Kind::Attribute => {
            let none = choice("", catalogue.text("method-no-attribute"));
            ("choice", [vec![none], attributes(state, words)].concat(), String::new())
        }
        Kind::Switch => shown(&Kind::Word(&["no", "yes"]), state, words, catalogue),
        Kind::Number(usual, ..) => ("number", Vec::new(), usual.to_string()),
    }
}
fn choice(value: impl ToString, label: impl Into<String>) -> Choice {
    Choice { value: value.to_string(), label: label.into() }
}

fn sources(state: &State, words: &Words) -> Vec<Choice> {
    let cover = Cover::new(state, words);
    let label = |id: model::SourceId| match words.sources.get(&id).and_then(|s| s.name.as_deref()) {
        Some(name) => format!("{} · {}", words.label(id), cover.text(name)),
        None => words.label(id).to_owned(),
    };
    state.sources_in_order().into_iter().map(|(id, _)| choice(id, label(id))).collect()
}

fn coders(state: &State, words: &Words) -> Vec<Choice> {
    let live = state.coders.iter().filter(|(_, c)| c.exists());
    by_label(live.map(|(id, _)| choice(id, words.coders.get(id).cloned().unwrap_or_default())).collect())
}

fn roles(state: &State, words: &Words) -> Vec<Choice> {
    let live = state.roles.keys().filter(|id| state.exists(&Subject::Role(**id)));
    by_label(live.map(|id| choice(id, words.roles.get(id).cloned().unwrap_or_default())).collect())
}

fn codes(state: &State, words: &Words) -> Vec<Choice> {
    let live = state.live_codes().into_iter();
    live.map(|(id, _)| choice(id, crate::calls::describe::code_name(words, id))).collect()
}

/// The values of attributes that people in the study have.
fn attributes(state: &State, words: &Words) -> Vec<Choice> {
    let live = |id: &model::PersonId| state.persons.get(id).is_some_and(|p| p.exists());
    let facts = words.facts.iter().filter(|(id, _)| live(id)).flat_map(|(_, facts)| &facts.attributes);
    let values: std::collections::BTreeSet<String> =
        facts.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
    values.into_iter().map(|value| choice(&value, value.clone())).collect()
}

fn by_label(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    choices
}
