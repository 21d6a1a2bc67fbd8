//! Tables of turns: `source,turn,speaker,role,time,text`, one row a turn.

pub(crate) mod iso;

use crate::cast::Cast;
use crate::cells::{self, Column, Row, Sheet};
use crate::{Draft, DraftTurn, FormatError, Options, transcript};
use model::source::{SourceKind, TurnKind};
use std::collections::HashMap;

/// Whether the first line has the columns that a table of turns needs.
pub(crate) fn looks_like(text: &str) -> bool {
    let head = cells::head_of(text);
    ["source", "turn", "speaker", "text"].iter().all(|name| head.iter().any(|h| h == name))
}

/// Reads a table of turns: one draft a source, in the order in which they appear.
///
/// Columns are found by name and may stand in any order; `role` and `time` (ISO 8601, with or without an offset) may
/// be missing or empty. The turns of a source rise from 0 without a gap; the rows of several sources may be mixed.
///
/// # Errors
/// [`FormatError::MissingColumn`], [`FormatError::Cell`] with line and column, or why the bytes are no table.
pub fn read(bytes: &[u8], options: &Options) -> Result<Vec<Draft>, FormatError> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet)?;
    let kind = options.kind.unwrap_or(SourceKind::Conversation);
    let mut tables: Vec<Table> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for row in sheet.rows() {
        let name = row.needed(columns.source)?;
        let index = by_name.get(name).copied().unwrap_or(tables.len());
        if index == tables.len() {
            by_name.insert(name.to_owned(), index);
            tables.push(Table::new(name, kind));
        }
        tables[index].add(&row, &columns)?;
    }
    if tables.is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(tables.into_iter().map(Table::finish).collect())
}

struct Columns {
    source: Column,
    turn: Column,
    speaker: Column,
    role: Column,
    time: Column,
    text: Column,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Columns, FormatError> {
        Ok(Columns {
            source: sheet.needed("source")?,
            turn: sheet.needed("turn")?,
            speaker: sheet.needed("speaker")?,
            role: sheet.column("role"),
            time: sheet.column("time"),
            text: sheet.needed("text")?,
        })
    }
}

/// The rows of one source so far.
struct Table {
    draft: Draft,
    cast: Cast,
}

impl Table {
    fn new(name: &str, kind: SourceKind) -> Table {
        let (speakers, turns, warnings) = (Vec::new(), Vec::new(), Vec::new());
        let draft = Draft {
            name: name.to_owned(),
            kind,
            format: "turns.csv",
            speakers,
            turns,
            date_order: None,
            warnings,
        };
        Table { draft, cast: Cast::default() }
    }

    fn add(&mut self, row: &Row, columns: &Columns) -> Result<(), FormatError> {
        if row.number(columns.turn)? != Some(self.draft.turns.len() as u32) {
            return Err(row.error(columns.turn));
        }
        let time =
            row.filled(columns.time).map(|cell| iso::parse(cell).ok_or_else(|| row.error(columns.time)));
        let time = time.transpose()?;
        let speaker = row.filled(columns.speaker).map(|name| self.speaker(name, row.filled(columns.role)));
        let nobody = self.draft.kind == SourceKind::Conversation && speaker.is_none();
        let kind = if nobody { TurnKind::System } else { TurnKind::Words };
        let text = row.raw(columns.text).to_owned();
        self.draft.turns.push(DraftTurn { speaker, kind, time, text, ..DraftTurn::default() });
        Ok(())
    }

    fn speaker(&mut self, name: &str, role: Option<&str>) -> u32 {
        let index = self.cast.index(name);
        let known = &mut self.cast.speakers[index as usize].role;
        if known.is_none() {
            *known = role.map(str::to_owned);
        }
        index
    }

    fn finish(mut self) -> Draft {
        transcript::set_parts(self.draft.kind, &mut self.cast.speakers, &self.draft.turns, "");
        Draft { speakers: self.cast.speakers, ..self.draft }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::source::Part;

    const HEAD: &str = "source,turn,speaker,role,time,text\n";

    fn fails(rows: &str, expected: FormatError) {
        let text = format!("{HEAD}{rows}");
        assert_eq!(read(text.as_bytes(), &Options::default()).err(), Some(expected), "{rows:?}");
    }

    #[test]
    fn sources_in_order_of_appearance() {
        let rows = "b,0,Ani,penjual,2026-03-02T21:05:10+08:00,\"satu\n dua\"\na,0,Beni,,,x\nb,1,Beni,,2026-03-02,y\nb,2,Ani,,,z\n";
        let drafts = read(format!("{HEAD}{rows}").as_bytes(), &Options::default()).unwrap();
        let names: Vec<_> =
            drafts.iter().map(|d| (d.name.as_str(), d.turns.len(), d.speakers.len())).collect();
        assert_eq!(names, [("b", 3, 2), ("a", 1, 1)]);
        let first = &drafts[0];
        assert_eq!(first.speakers[0].role.as_deref(), Some("penjual"));
        assert_eq!(first.turns[0].text, "satu\n dua");
        assert_eq!(first.turns[0].time.unwrap().to_string(), "2026-03-02T21:05:10+08:00");
        assert_eq!(first.turns.iter().map(|t| t.speaker).collect::<Vec<_>>(), [Some(0), Some(1), Some(0)]);
        assert_eq!((first.kind, first.turns[2].time), (SourceKind::Conversation, None));
    }

    #[test]
    fn roles_say_who_asks() {
        let rows = "a,0,Ani,informan,,Ya?\na,1,Rina,Pewawancara,,Lalu\n";
        let options = Options { kind: Some(SourceKind::Interview), date_order: None };
        let drafts = read(format!("{HEAD}{rows}").as_bytes(), &options).unwrap();
        let parts: Vec<_> = drafts[0].speakers.iter().map(|s| s.part).collect();
        assert_eq!(parts, [Part::Informant, Part::Interviewer]);
    }

    #[test]
    fn columns_in_any_order() {
        let text = "\u{FEFF}Text;Speaker;Turn;Source\nhalo;Ani;0;a\n";
        let options = Options { kind: Some(SourceKind::Interview), date_order: None };
        let drafts = read(text.as_bytes(), &options).unwrap();
        assert_eq!((drafts[0].kind, drafts[0].turns[0].text.as_str()), (SourceKind::Interview, "halo"));
        assert!(looks_like(text.trim_start_matches('\u{FEFF}')));
        assert!(!looks_like("source,start,end,code\n"));
    }

    #[test]
    fn rows_that_are_refused() {
        let cell = |row, column| FormatError::Cell { row, column };
        fails("", FormatError::Empty);
        fails("a,1,A,,,x\n", cell(2, "turn"));
        fails("a,0,A,,,x\na,2,A,,,x\n", cell(3, "turn"));
        fails("a,0,A,,,\"x\ny\"\na,0,A,,,x\n", cell(4, "turn"));
        fails("a,nol,A,,,x\n", cell(2, "turn"));
        fails("a,0,A,,kemarin,x\n", cell(2, "time"));
        fails(",0,A,,,x\n", cell(2, "source"));
        let error = read(b"source,turn,text\na,0,x\n", &Options::default()).err();
        assert_eq!(error, Some(FormatError::MissingColumn { column: "speaker" }));
    }
}
