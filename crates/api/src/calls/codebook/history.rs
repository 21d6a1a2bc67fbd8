//! What happened to a code: each action that touched it, with the words before and after.

use super::CodeEvent;
use crate::problem::Problem;
use crate::session::Session;
use locale::{Arg, Catalogue};
use model::Words;
use model::batch::Batch;
use model::codebook::{CodeText, Component, ValueKind};
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::state::BatchInfo;

/// What happened to a code, newest first.
///
/// # Errors
/// A damaged payload.
pub(super) fn of(
    session: &Session,
    words: &Words,
    code: CodeId,
    catalogue: &Catalogue,
) -> Result<Vec<CodeEvent>, Problem> {
    let mut teller = Teller { session, code, catalogue, text: None, component: None, found: Vec::new() };
    for info in &session.state().batches {
        if let Some(batch) = session.file.batch(info.id) {
            let coder = info.coder.and_then(|c| words.coders.get(&c)).cloned();
            teller.batch(info, batch, coder)?;
        }
    }
    teller.found.reverse();
    Ok(teller.found)
}

struct Teller<'a> {
    session: &'a Session,
    code: CodeId,
    catalogue: &'a Catalogue,
    text: Option<CodeText>,
    component: Option<Component>,
    found: Vec<CodeEvent>,
}

/// What is told, and the words before and after.
type Told = (String, Option<String>, Option<String>);

impl Teller<'_> {
    fn batch(&mut self, info: &BatchInfo, batch: &Batch, coder: Option<String>) -> Result<(), Problem> {
        let mut told: Vec<Told> = Vec::new();
        let mut took = 0;
        for event in &batch.body.events {
            match event {
                Event::CodeAdded { code, text, component, .. } if *code == self.code => {
                    (self.text, self.component) = (self.read(*text)?, Some(*component));
                    told.push(self.plain("code-was-made"));
                }
                Event::Changed { change: Change::CodingCode(_, code), .. } if *code == self.code => took += 1,
                Event::Changed { change, .. } => self.change(change, &mut told)?,
                _ => {}
            }
        }
        if took > 0 {
            let args = [("n", Arg::Number(took))];
            told.push((self.catalogue.with("code-was-took", &args), None, None));
        }
        // A code that moves is numbered among others: that is told once.
        told.dedup();
        self.found.extend(told.into_iter().map(|(what, before, after)| CodeEvent {
            batch: info.id.to_string(),
            millis: info.at.millis,
            offset: info.at.offset,
            coder: coder.clone(),
            what,
            before,
            after,
        }));
        Ok(())
    }

    fn change(&mut self, change: &Change, told: &mut Vec<Told>) -> Result<(), Problem> {
        let own = self.code;
        match change {
            Change::CodeText(code, text) if *code == own => {
                if let Some(new) = self.read(*text)? {
                    told.extend(self.reworded(&new));
                    self.text = Some(new);
                }
            }
            Change::CodeComponent(code, component) if *code == own => {
                let name = |c: Component| self.catalogue.text(component_key(c));
                told.push((
                    self.catalogue.text("code-was-component"),
                    self.component.map(name),
                    Some(name(*component)),
                ));
                self.component = Some(*component);
            }
            Change::CodeColour(code, _) if *code == own => told.push(self.plain("code-was-colour")),
            Change::CodeParent(code, _) | Change::CodeOrder(code, _) if *code == own => {
                told.push(self.plain("code-was-moved"));
            }
            Change::CodeRetired(code, retired) if *code == own => {
                told.push(self.plain(if *retired { "code-was-retired" } else { "code-was-unretired" }));
            }
            Change::Exists(Subject::Code(code), exists) if *code == own => {
                told.push(self.plain(if *exists { "code-was-back" } else { "code-was-removed" }));
            }
            _ => {}
        }
        Ok(())
    }

    /// The words of a payload; `None` where they can't be read any more.
    fn read(&self, text: PayloadId) -> Result<Option<CodeText>, Problem> {
        Ok(self.session.file.read::<CodeText>(text)?)
    }

    fn plain(&self, key: &str) -> Told {
        (self.catalogue.text(key), None, None)
    }

    /// Each word of the code that is another now.
    fn reworded(&self, new: &CodeText) -> Vec<Told> {
        let old = self.text.clone().unwrap_or_default();
        let pairs = [
            ("code-was-code", old.code, new.code.clone()),
            ("code-was-brief", old.brief, new.brief.clone()),
            ("code-was-definition", old.definition, new.definition.clone()),
            ("code-was-use", old.when_to_use, new.when_to_use.clone()),
            ("code-was-not-use", old.when_not_to_use, new.when_not_to_use.clone()),
            ("code-was-example", old.example, new.example.clone()),
            ("code-was-values", values(&old.values), values(&new.values)),
        ];
        let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
        changed.map(|(key, old, new)| (self.catalogue.text(key), Some(old), Some(new))).collect()
    }
}

fn component_key(component: Component) -> &'static str {
    match component {
        Component::Stimulus => "report-component-s",
        Component::Organism => "report-component-o",
        Component::Response => "report-component-r",
        Component::Other => "report-component-x",
    }
}

/// Declared values in a line: `amount, unit (kg / pcs)`.
fn values(specs: &[model::codebook::ValueSpec]) -> String {
    let one = |spec: &model::codebook::ValueSpec| match &spec.kind {
        ValueKind::Choice(choices) => format!("{} ({})", spec.name, choices.join(" / ")),
        ValueKind::Number | ValueKind::Text => spec.name.clone(),
    };
    specs.iter().map(one).collect::<Vec<_>>().join(", ")
}
