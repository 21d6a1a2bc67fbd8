//! Tables of codings: `source,turn,start,end,code,coder,value,unit,memo`, one row a coding.

use crate::FormatError;
use crate::cells::{Column, Row, Sheet};
use crate::table::plain_cell;
use model::source::{Evidence, Span};

/// A coding of more turns than this is a mistake in the table.
const MOST_TURNS: u32 = 100_000;

/// One coding as the table names it.
#[derive(Clone, PartialEq, Eq)]
pub struct CodingRow {
    /// Line of the row in the file, counted from 1.
    pub row: u64,
    /// Name of the source.
    pub source: String,
    /// Numbers of the turns, rising, counted from 0.
    pub turns: Vec<u32>,
    /// The words within the one turn; `None` = whole turns.
    pub span: Option<Span>,
    /// Name of the code.
    pub code: String,
    /// Who coded.
    pub coder: Option<String>,
    /// The value that the coding carries.
    pub value: Option<String>,
    /// The unit of the value: `IDR`.
    pub unit: Option<String>,
    /// A note about the coding.
    pub memo: Option<String>,
    /// What the coding rests on.
    pub evidence: Option<Evidence>,
    /// The turn that it answers.
    pub responds_to: Option<u32>,
}

/// Reads a table of codings.
///
/// Columns are found by name; only `source`, `turn` and `code` are needed. `turn` is a number, a range `3-5` or a
/// list `3;5;8`. `start` and `end` count Unicode scalar values within one turn, `end` exclusive; both empty = whole.
///
/// # Errors
/// [`FormatError::MissingColumn`], [`FormatError::Cell`] with line and column, or why the bytes are no table.
pub fn read(bytes: &[u8]) -> Result<Vec<CodingRow>, FormatError> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet)?;
    sheet.rows().map(|row| coding(&row, &columns)).collect()
}

struct Columns {
    source: Column,
    turn: Column,
    start: Column,
    end: Column,
    code: Column,
    coder: Column,
    value: Column,
    unit: Column,
    memo: Column,
    evidence: Column,
    responds_to: Column,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Columns, FormatError> {
        Ok(Columns {
            source: sheet.needed("source")?,
            turn: sheet.needed("turn")?,
            start: sheet.column("start"),
            end: sheet.column("end"),
            code: sheet.needed("code")?,
            coder: sheet.column("coder"),
            value: sheet.column("value"),
            unit: sheet.column("unit"),
            memo: sheet.column("memo"),
            evidence: sheet.column("evidence"),
            responds_to: sheet.column("responds_to"),
        })
    }
}

fn coding(row: &Row, columns: &Columns) -> Result<CodingRow, FormatError> {
    let text = |column| row.filled(column).map(|cell| plain_cell(cell).to_owned());
    let turns = turns(row.cell(columns.turn)).ok_or_else(|| row.error(columns.turn))?;
    let evidence = row
        .filled(columns.evidence)
        .map(|word| Evidence::from_word(&word.to_lowercase()).ok_or_else(|| row.error(columns.evidence)));
    Ok(CodingRow {
        row: row.line,
        source: row.needed(columns.source)?.to_owned(),
        span: span(row, columns, turns.len())?,
        turns,
        code: plain_cell(row.needed(columns.code)?).to_owned(),
        coder: text(columns.coder),
        value: text(columns.value),
        unit: text(columns.unit),
        memo: text(columns.memo),
        evidence: evidence.transpose()?,
        responds_to: row.number(columns.responds_to)?,
    })
}

/// `5`, `3-5` or `3;5;8`, and mixtures of them; rising, each turn once.
fn turns(cell: &str) -> Option<Vec<u32>> {
    let mut turns: Vec<u32> = Vec::new();
    for part in cell.split(';') {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if first > last || last - first >= MOST_TURNS || turns.last().is_some_and(|before| *before >= first) {
            return None;
        }
        turns.extend(first..=last);
    }
    (turns.len() <= MOST_TURNS as usize).then_some(turns)
}

fn span(row: &Row, columns: &Columns, turns: usize) -> Result<Option<Span>, FormatError> {
    match (row.number(columns.start)?, row.number(columns.end)?) {
        (None, None) => Ok(None),
        (Some(_), _) if turns != 1 => Err(row.error(columns.start)),
        (Some(start), Some(end)) if start < end => Ok(Some(Span { start, end })),
        (None, Some(_)) => Err(row.error(columns.start)),
        (Some(_), _) => Err(row.error(columns.end)),
    }
}

model::redacted! { CodingRow }

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "source,turn,start,end,code,coder,value,unit,memo,evidence,responds_to\n";

    fn read_rows(rows: &str) -> Result<Vec<CodingRow>, FormatError> {
        read(format!("{HEAD}{rows}").as_bytes())
    }

    #[test]
    fn a_full_row_and_a_bare_one() {
        let rows =
            read_rows("C01,5,2,8,S-TERMS,rina,150000,IDR,'=catatan,Self-Reported,3\nC01,6,,,S-OFFER\n")
                .unwrap();
        let text = |t: &str| Some(t.to_owned());
        let full = CodingRow {
            row: 2,
            source: "C01".to_owned(),
            turns: vec![5],
            span: Some(Span { start: 2, end: 8 }),
            code: "S-TERMS".to_owned(),
            coder: text("rina"),
            value: text("150000"),
            unit: text("IDR"),
            memo: text("=catatan"),
            evidence: Some(Evidence::SelfReported),
            responds_to: Some(3),
        };
        assert_eq!(rows[0], full);
        assert_eq!((rows[1].row, rows[1].span, &rows[1].coder, rows[1].evidence), (3, None, &None, None));
        assert_eq!(read_rows(""), Ok(Vec::new()));
    }

    #[test]
    fn numbers_of_turns() {
        for (cell, expected) in [
            ("5", Some(vec![5])),
            ("3-5", Some(vec![3, 4, 5])),
            ("3;5;8", Some(vec![3, 5, 8])),
            ("1 - 2; 4", Some(vec![1, 2, 4])),
            ("", None),
            ("5-3", None),
            ("3;3", None),
            ("5;3", None),
            ("-1", None),
            ("x", None),
            ("0-4000000000", None),
        ] {
            assert_eq!(turns(cell), expected, "{cell}");
        }
    }

    #[test]
    fn rows_that_are_refused() {
        for (row, column) in [
            (",5,,,A", "source"),
            ("a,x,,,A", "turn"),
            ("a,5,,,", "code"),
            ("a,5,2,,A", "end"),
            ("a,5,,2,A", "start"),
            ("a,5,2,2,A", "end"),
            ("a,5-6,1,2,A", "start"),
            ("a,5,1,x,A", "end"),
            ("a,5,,,A,,,,,dugaan", "evidence"),
            ("a,5,,,A,,,,,,x", "responds_to"),
        ] {
            assert_eq!(read_rows(row).err(), Some(FormatError::Cell { row: 2, column }), "{row}");
        }
        assert_eq!(read(b"source,turn\na,1\n").err(), Some(FormatError::MissingColumn { column: "code" }));
    }
}
