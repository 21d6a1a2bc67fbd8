//! The table of methods. A further method comes with its row here, its file, and its words in the catalogues.

use super::given::{Given, Made};
use super::{Choice, MethodView, OptionView, chains, codes, matrix};
use crate::commands::protect::cover::Cover;
use crate::problem::Problem;
use locale::Catalogue;
use model::event::Subject;
use model::{State, Words};

/// A method: its name stands in the catalogues under `method-WORD`, what it answers under `method-WORD-about`.
pub(super) struct Method {
    word: &'static str,
    options: &'static [Opt],
    run: fn(&Given<'_>) -> Result<Made, Problem>,
}

/// An option: its name stands in the catalogues under `method-option-WORD`.
struct Opt {
    word: &'static str,
    kind: Kind,
}

/// What an option can be.
enum Kind {
    /// One of these words; the first where none is given. Their names stand under `method-by-WORD`.
    Word(&'static [&'static str]),
    /// Several sources, coders or roles; none = all.
    Several(Of),
    /// One role; none = any.
    Role,
    /// A whole number, with what holds where none is given.
    Number(u64),
}

enum Of {
    Sources,
    Coders,
    Roles,
}

const SOURCES: Opt = Opt { word: "sources", kind: Kind::Several(Of::Sources) };
const CODERS: Opt = Opt { word: "coders", kind: Kind::Several(Of::Coders) };
const ROLES: Opt = Opt { word: "roles", kind: Kind::Several(Of::Roles) };
const LEAST: Opt = Opt { word: "min", kind: Kind::Number(1) };

/// The table.
const METHODS: [Method; 3] = [
    Method {
        word: "codes",
        options: &[
            Opt { word: "by", kind: Kind::Word(&["coder", "role", "person", "source"]) },
            SOURCES,
            CODERS,
            ROLES,
            LEAST,
        ],
        run: codes::run,
    },
    Method {
        word: "matrix",
        options: &[
            Opt { word: "by", kind: Kind::Word(&["person", "source", "role", "coder"]) },
            SOURCES,
            CODERS,
            ROLES,
            LEAST,
        ],
        run: matrix::run,
    },
    Method {
        word: "chains",
        options: &[
            Opt { word: "from", kind: Kind::Role },
            Opt { word: "to", kind: Kind::Role },
            Opt { word: "turns", kind: Kind::Number(20) },
            Opt { word: "hours", kind: Kind::Number(72) },
            SOURCES,
            CODERS,
            Opt { word: "seed", kind: Kind::Number(1) },
            LEAST,
        ],
        run: chains::run,
    },
];

/// The words of the methods in their order.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    METHODS.iter().map(|method| method.word)
}

/// Runs the asked method.
///
/// # Errors
/// No such method; an option that it can't read.
pub(crate) fn run(given: &Given<'_>) -> Result<Made, Problem> {
    let method = METHODS.iter().find(|m| m.word == given.asked.method);
    let method = method.ok_or(Problem::new("id-unknown"))?;
    if let Some(unknown) = given.asked.options.keys().find(|k| method.options.iter().all(|o| o.word != **k)) {
        return Err(Problem::new("option").with("option", unknown));
    }
    (method.run)(given)
}

/// The methods with what can be chosen in this study.
pub(super) fn views(state: &State, words: &Words, catalogue: &Catalogue) -> Vec<MethodView> {
    let option = |opt: &Opt| {
        let (kind, choices, default) = opt.kind.shown(state, words, catalogue);
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

impl Kind {
    fn shown(
        &self,
        state: &State,
        words: &Words,
        catalogue: &Catalogue,
    ) -> (&'static str, Vec<Choice>, String) {
        match self {
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
            Kind::Number(usual) => ("number", Vec::new(), usual.to_string()),
        }
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

fn by_label(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    choices
}
