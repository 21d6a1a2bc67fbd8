//! `code --csv`: codings from a coder's table.

use super::Stored;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use formats::codings_csv::CodingRow;
use model::batch::Cause;
use model::codebook::{CodeText, Value, ValueKind};
use model::event::{Event, LinkKind, MemoKind, Origin, Owner, Subject, ValuesRef};
use model::ids::*;
use model::payload::{PayloadKind, Values};
use model::source::{Part, Place};
use model::{Decimal, State, Words};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Pen, StudyFile};

/// A row that was understood.
struct Understood<'r> {
    row: &'r CodingRow,
    place: Place,
    code: CodeId,
    coder: CoderId,
}

/// Codes by a table: all rows or none.
///
/// # Errors
/// A row that names a source, turn, span or code that isn't there.
pub fn code(session: &mut Session, rows: &[CodingRow], watch: Watch<'_>) -> Result<Stored, Problem> {
    let words = session.words()?;
    let mut table = Table::new(&session.file, &words);
    let understood = table.understand(session, rows)?;
    let there_already = rows.len() - understood.len();
    for row in &understood {
        table.write(row)?;
    }
    table.write_values()?;
    let Table { pen, events, .. } = table;
    let stored = understood.len() as u64;
    let batch = match stored {
        0 => None,
        _ => Some(session.commit(pen, Cause::Command, events, watch)?.to_string()),
    };
    Ok(Stored { stored, there_already: there_already as u64, batch })
}

struct Table<'a> {
    file: &'a StudyFile,
    state: &'a State,
    words: &'a Words,
    pen: Pen,
    events: Vec<Event>,
    coders: HashMap<String, CoderId>,
    links: HashSet<(Place, Place)>,
    /// For each strand the value lists of this batch, with the index of the coding event that carries them.
    values: BTreeMap<SpeakerId, Vec<(usize, Vec<Value>)>>,
}

impl<'a> Table<'a> {
    fn new(file: &'a StudyFile, words: &'a Words) -> Self {
        let state = file.state();
        let links = state.links.values().filter(|l| l.exists()).map(|l| (l.from.clone(), l.to.clone()));
        Table {
            file,
            state,
            words,
            pen: Pen::default(),
            events: Vec::new(),
            coders: state
                .coders
                .keys()
                .rev()
                .filter_map(|id| Some((words.coders.get(id)?.clone(), *id)))
                .collect(),
            links: links.collect(),
            values: BTreeMap::new(),
        }
    }

    /// Places, codes and coders of all rows; rows whose coding is there already are left out.
    fn understand<'r>(
        &mut self,
        session: &Session,
        rows: &'r [CodingRow],
    ) -> Result<Vec<Understood<'r>>, Problem> {
        let mut there: HashSet<(CodeId, CoderId, Place)> = self
            .state
            .counted()
            .filter_map(|(_, c)| Some((c.code(), c.coder()?, c.place().clone())))
            .collect();
        let mut sources: HashMap<&str, Option<SourceId>> = HashMap::new();
        let mut codes: HashMap<&str, Option<CodeId>> = HashMap::new();
        let mut understood = Vec::new();
        for row in rows {
            let source = *sources
                .entry(&row.source)
                .or_insert_with(|| place::source(self.state, self.words, &row.source));
            let code =
                *codes.entry(&row.code).or_insert_with(|| place::code(self.state, self.words, &row.code));
            let source = source.ok_or_else(|| Problem::new("row-source").with("row", row.row))?;
            let unknown = || Problem::new("row-code").with("row", row.row).with("code", &row.code);
            let code = code.ok_or_else(unknown)?;
            let place = self.place(source, row)?;
            let coder = self.coder(row.coder.as_deref(), session.coder)?;
            if there.insert((code, coder, place.clone())) {
                understood.push(Understood { row, place, code, coder });
            }
        }
        Ok(understood)
    }

    fn place(&self, source: SourceId, row: &CodingRow) -> Result<Place, Problem> {
        let place = Place { source, turns: row.turns.clone(), span: row.span };
        let turns = self.state.sources[&source].turns;
        let wanted = row.turns.iter().chain(&row.responds_to).max().copied().unwrap_or(0);
        if !place.is_within(turns) || wanted >= turns {
            return Err(Problem::new("row-turn")
                .with("row", row.row)
                .with("turn", wanted)
                .with("turns", turns));
        }
        // An erased turn has no words any more; what stood there stays a place.
        let text = self.words.turn(source, place.first()).and_then(|t| t.text.as_ref());
        let length = text.map(|t| t.chars().count());
        match (place.span, length) {
            (Some(span), Some(length)) if span.end as usize > length => Err(Problem::new("row-span")
                .with("row", row.row)
                .with("end", span.end)
                .with("length", length)),
            _ => Ok(place),
        }
    }

    fn coder(&mut self, name: Option<&str>, at_keyboard: Option<CoderId>) -> Result<CoderId, Problem> {
        let Some(name) = name else { return at_keyboard.ok_or(Problem::new("no-coder")) };
        if let Some(coder) = self.coders.get(name) {
            return Ok(*coder);
        }
        let coder = CoderId(self.pen.id()?);
        let sealed = self.pen.text(self.file, PayloadKind::CoderName, &[], name)?;
        self.events.push(Event::CoderAdded { coder, name: sealed });
        self.coders.insert(name.to_owned(), coder);
        Ok(coder)
    }

    fn write(&mut self, understood: &Understood<'_>) -> Result<(), Problem> {
        let Understood { row, place, code, coder } = understood;
        let coding = CodingId(self.pen.id()?);
        if let Some(value) = value(self.words.codes.get(code), row) {
            let strand = self.strands(place)?[0];
            self.values.entry(strand).or_default().push((self.events.len(), vec![value]));
        }
        self.events.push(Event::CodingAdded {
            coding,
            code: *code,
            place: place.clone(),
            origin: Origin::Coder(*coder),
            evidence: row.evidence,
            values: None,
        });
        if let Some(stimulus) = row.responds_to {
            let to = Place::turn(place.source, stimulus);
            if self.links.insert((place.clone(), to.clone())) {
                let link = LinkId(self.pen.id()?);
                self.events.push(Event::LinkAdded {
                    link,
                    kind: LinkKind::RespondsTo,
                    from: place.clone(),
                    to,
                });
            }
        }
        if let Some(text) = &row.memo {
            self.memo(coding, place, *coder, text)?;
        }
        Ok(())
    }

    fn memo(&mut self, coding: CodingId, place: &Place, author: CoderId, text: &str) -> Result<(), Problem> {
        let strands = self.strands(place)?;
        let owners: Vec<Owner> = strands.into_iter().map(Owner::Strand).collect();
        let memo = MemoId(self.pen.id()?);
        let text = self.pen.text(self.file, PayloadKind::Memo, &owners, text)?;
        self.events.push(Event::MemoAdded {
            memo,
            kind: MemoKind::Analytic,
            on: Subject::Coding(coding),
            author: Some(author),
            text,
            owners,
        });
        Ok(())
    }

    /// The strands whose words a place holds, rising.
    fn strands(&self, place: &Place) -> Result<Vec<SpeakerId>, Problem> {
        strands(self.state, self.words, place)
    }

    /// Seals the values of the batch, one payload a strand, and tells each coding where its list stands.
    fn write_values(&mut self) -> Result<(), Problem> {
        let mut added = Vec::new();
        for (strand, lists) in std::mem::take(&mut self.values) {
            let (events, lists): (Vec<usize>, Vec<Vec<Value>>) = lists.into_iter().unzip();
            let record = Values { lists };
            let payload =
                self.pen.record(self.file, PayloadKind::Values, &[Owner::Strand(strand)], &record)?;
            for (index, event) in (0..).zip(events) {
                if let Event::CodingAdded { values, .. } = &mut self.events[event] {
                    *values = Some(ValuesRef { payload, index });
                }
            }
            added.push(Event::ValuesAdded { values: payload, strand });
        }
        // Values stand before the codings that name them.
        self.events.splice(0..0, added);
        Ok(())
    }
}

/// The strands whose words a place holds, rising. A line that nobody says is about everybody in the source.
pub(crate) fn strands(state: &State, words: &Words, place: &Place) -> Result<Vec<SpeakerId>, Problem> {
    let speakers = place.turns.iter().filter_map(|t| words.turn(place.source, *t)).map(|t| t.speaker);
    let mut strands: Vec<SpeakerId> = speakers.collect();
    if strands.iter().any(|s| state.speakers.get(s).is_some_and(|s| s.part() == Part::Narrator)) {
        strands.extend(&state.sources[&place.source].speakers);
    }
    strands.sort();
    strands.dedup();
    if strands.is_empty() || strands.iter().any(|s| state.withdrawn.strands.contains(s)) {
        return Err(Problem::new("place-withdrawn"));
    }
    Ok(strands)
}

/// The value of a row under the name that the code declares for it.
fn value(code: Option<&CodeText>, row: &CodingRow) -> Option<Value> {
    let text = row.value.as_ref()?;
    let number = Decimal::parse(text);
    let specs = code.map_or(&[][..], |c| &c.values);
    let fits = |kind: &ValueKind| match kind {
        ValueKind::Number => number.is_some(),
        ValueKind::Choice(choices) => choices.contains(text),
        ValueKind::Text => true,
    };
    let name = specs.iter().find(|s| fits(&s.kind)).map_or("value", |s| s.name.as_str());
    let text = number.is_none().then(|| text.clone());
    Some(Value { name: name.to_owned(), number, text, unit: row.unit.clone() })
}
