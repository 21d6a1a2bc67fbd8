//! Reads tables: finds the delimiter, the columns by name, and the line of every row.

use crate::{FormatError, text};
use csv::{ReaderBuilder, StringRecord};

/// A line with more bytes than this is no row of names.
const LONGEST_HEAD: usize = 4096;

/// A table with a row of names.
pub(crate) struct Sheet {
    /// Names of the columns as they stand, without blanks around them.
    names: Vec<String>,
    /// The same in lower case.
    head: Vec<String>,
    /// Rows with the lines where they begin, counted from 1.
    rows: Vec<(u64, StringRecord)>,
}

/// A column of a table; one that isn't there has empty cells.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    name: &'static str,
    index: Option<usize>,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Line of the row in the file, counted from 1.
    pub(crate) line: u64,
    record: &'a StringRecord,
}

impl Sheet {
    /// Reads a table that has commas, semicolons or tabs between its cells.
    pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, FormatError> {
        let text = text::decode(bytes)?;
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut records = reader.records().map(|r| r.map_err(|_| FormatError::Broken { part: "csv" }));
        let head = records.next().ok_or(FormatError::Empty)??;
        let names: Vec<String> = head.iter().map(|name| name.trim().to_owned()).collect();
        let head = names.iter().map(|name| name.to_lowercase()).collect();
        let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
        let mut numbered = |record: StringRecord| (lines.begin_of(&record), record);
        Ok(Sheet { names, head, rows: records.map(|r| r.map(&mut numbered)).collect::<Result<_, _>>()? })
    }

    /// The names of all columns as they stand.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// A column by its place, counted from 0, under the name that errors use; `None` = one that isn't there.
    pub(crate) fn at(&self, index: Option<usize>, name: &'static str) -> Column {
        Column { name, index: index.filter(|i| *i < self.names.len()) }
    }

    /// A column that the table may lack.
    pub(crate) fn column(&self, name: &'static str) -> Column {
        Column { name, index: self.head.iter().position(|h| h == name) }
    }

    /// A column that the table must have.
    pub(crate) fn needed(&self, name: &'static str) -> Result<Column, FormatError> {
        let column = self.column(name);
        column.index.map(|_| column).ok_or(FormatError::MissingColumn { column: name })
    }

    /// The rows that have anything in them.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let filled = self.rows.iter().filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()));
        filled.map(|(line, record)| Row { line: *line, record })
    }
}

/// Counts lines up to the begin of records, since a record's own line is that of the blank lines before it.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn begin_of(&mut self, record: &StringRecord) -> u64 {
        let begin = record.position().map_or(self.at, |p| p.byte() as usize).clamp(self.at, self.text.len());
        let blank = |b: &&u8| matches!(b, b'\n' | b'\r');
        let begin = begin + self.text[begin..].iter().take_while(blank).count();
        self.line += self.text[self.at..begin].iter().filter(|b| **b == b'\n').count() as u64;
        self.at = begin;
        self.line
    }
}

impl Column {
    /// Whether the table has it.
    pub(crate) fn is_there(self) -> bool {
        self.index.is_some()
    }
}

impl<'a> Row<'a> {
    /// The cell as it stands.
    pub(crate) fn raw(&self, column: Column) -> &'a str {
        column.index.and_then(|i| self.record.get(i)).unwrap_or_default()
    }

    /// The cell without blanks around it.
    pub(crate) fn cell(&self, column: Column) -> &'a str {
        self.raw(column).trim()
    }

    /// The cell, where it isn't empty.
    pub(crate) fn filled(&self, column: Column) -> Option<&'a str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// How many cells past the last named column have something in them.
    pub(crate) fn unnamed(&self, columns: usize) -> u64 {
        self.record.iter().skip(columns).filter(|cell| !cell.trim().is_empty()).count() as u64
    }

    /// The cell, which must not be empty.
    pub(crate) fn needed(&self, column: Column) -> Result<&'a str, FormatError> {
        self.filled(column).ok_or_else(|| self.error(column))
    }

    /// The number in the cell, `None` where it is empty.
    pub(crate) fn number(&self, column: Column) -> Result<Option<u32>, FormatError> {
        let number = |cell: &str| cell.parse().map_err(|_| self.error(column));
        self.filled(column).map(number).transpose()
    }

    /// The error of a cell that can't be read.
    pub(crate) fn error(&self, column: Column) -> FormatError {
        FormatError::Cell { row: self.line, column: column.name }
    }
}

/// The names of the columns in the first line of a text.
pub(crate) fn head_of(text: &str) -> Vec<String> {
    let first = text.lines().next().filter(|line| line.len() <= LONGEST_HEAD).unwrap_or_default();
    let clean = |name: &str| name.trim().trim_matches('"').trim().to_lowercase();
    first.split(char::from(delimiter(text))).map(clean).collect()
}

/// What stands most often between the names of the first line: a comma, a semicolon or a tab.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default().as_bytes();
    let first = &first[..first.len().min(LONGEST_HEAD)];
    let count = |d: u8| first.iter().filter(|b| **b == d).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|d| count(*d)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_with_any_delimiter() {
        for text in [
            "a,B\n1,\"x\ny\"\n\n2,z\n",
            "A; b\n1;\"x\ny\"\n;\n2;z\n",
            "\u{FEFF}a\tb\n1\t\"x\ny\"\n\t\n2\tz\n",
        ] {
            let sheet = Sheet::read(text.as_bytes()).unwrap();
            let (a, b, c) = (sheet.needed("a").unwrap(), sheet.column("b"), sheet.column("c"));
            let rows: Vec<_> = sheet.rows().map(|r| (r.line, r.cell(a), r.raw(b), r.filled(c))).collect();
            assert_eq!(rows, [(2, "1", "x\ny", None), (5, "2", "z", None)], "{text:?}");
        }
    }

    #[test]
    fn what_is_missing() {
        let sheet = Sheet::read(b"a\nx\n").unwrap();
        assert_eq!(sheet.needed("b").err(), Some(FormatError::MissingColumn { column: "b" }));
        let row = sheet.rows().next().unwrap();
        let a = sheet.column("a");
        assert_eq!(row.number(a), Err(FormatError::Cell { row: 2, column: "a" }));
        assert_eq!(Sheet::read(b"").err(), Some(FormatError::Empty));
    }
}
