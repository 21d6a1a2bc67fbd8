//! Codebooks as tables: one row a code.

use super::{colour, component, mistake, value};
use crate::FormatError;
use crate::cells::{Row, Sheet};
use crate::table::{plain_cell, write_csv};
use model::codebook::{CodeText, Codebook, CodebookEntry, ValueKind, ValueSpec};

const HEAD: [&str; 11] = [
    "code",
    "component",
    "brief",
    "definition",
    "when_to_use",
    "when_not_to_use",
    "example",
    "colour",
    "order",
    "parent",
    "values",
];

/// Reads the codes of a table, sorted by `order` where it has one; only `code` and `component` are needed.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<CodebookEntry>, FormatError> {
    let sheet = Sheet::read(bytes)?;
    sheet.needed("code")?;
    sheet.needed("component")?;
    let mut codes = Vec::new();
    for (i, row) in sheet.rows().enumerate() {
        let order = row.number(sheet.column("order"))?;
        codes.push((order.unwrap_or(i as u32 + 1), entry(&sheet, &row)?));
    }
    codes.sort_by_key(|(order, _)| *order);
    Ok(codes.into_iter().map(|(_, code)| code).collect())
}

/// The codebook as a table that [`super::read`] reads; its name is not in it.
pub fn to_csv(codebook: &Codebook) -> Vec<u8> {
    write_csv(&HEAD, codebook.codes.iter().enumerate().map(|(i, code)| cells(i + 1, code)))
}

fn entry(sheet: &Sheet, row: &Row) -> Result<CodebookEntry, FormatError> {
    let text = |name| plain_cell(row.raw(sheet.column(name))).to_owned();
    let code = text("code").trim().to_owned();
    if code.is_empty() {
        return Err(mistake(format!("row {}", row.line), "code is missing"));
    }
    let component = component(&code, row.cell(sheet.column("component")))?;
    Ok(CodebookEntry {
        component,
        colour: colour(&code, row.filled(sheet.column("colour")), component)?,
        parent: Some(text("parent").trim().to_owned()).filter(|p| !p.is_empty()),
        text: CodeText {
            brief: text("brief"),
            definition: text("definition"),
            when_to_use: text("when_to_use"),
            when_not_to_use: text("when_not_to_use"),
            example: text("example"),
            values: values(&code, row.cell(sheet.column("values")))?,
            code,
        },
    })
}

/// `amount:number; direction:choice(up|down|same); note:text`
fn values(place: &str, cell: &str) -> Result<Vec<ValueSpec>, FormatError> {
    let parts = plain_cell(cell).split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| value_spec(place, part)).collect()
}

fn value_spec(place: &str, part: &str) -> Result<ValueSpec, FormatError> {
    let (name, kind) = part.split_once(':').unwrap_or((part, ""));
    match kind.trim().strip_suffix(')').and_then(|k| k.split_once('(')) {
        Some((kind, choices)) => {
            let choices = choices.split('|').map(|c| c.trim().to_owned()).collect();
            value(place, name, kind.trim(), choices)
        }
        None => value(place, name, kind.trim(), Vec::new()),
    }
}

fn cells(order: usize, entry: &CodebookEntry) -> Vec<String> {
    let text = &entry.text;
    vec![
        text.code.clone(),
        entry.component.letter().to_string(),
        text.brief.clone(),
        text.definition.clone(),
        text.when_to_use.clone(),
        text.when_not_to_use.clone(),
        text.example.clone(),
        format!("#{:06x}", entry.colour),
        order.to_string(),
        entry.parent.clone().unwrap_or_default(),
        text.values.iter().map(value_cell).collect::<Vec<_>>().join("; "),
    ]
}

fn value_cell(spec: &ValueSpec) -> String {
    match &spec.kind {
        ValueKind::Number => format!("{}:number", spec.name),
        ValueKind::Text => format!("{}:text", spec.name),
        ValueKind::Choice(choices) => format!("{}:choice({})", spec.name, choices.join("|")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_by_their_order() {
        let table = "code;component;order;values;example\nA;S;2;\"amount:number; way:choice(up| down)\";'=1\nB;x;1;note:text;\n";
        let codes = read(table.as_bytes()).unwrap();
        let names: Vec<_> = codes.iter().map(|c| c.text.code.as_str()).collect();
        assert_eq!(names, ["B", "A"]);
        let choices = ValueKind::Choice(vec!["up".to_owned(), "down".to_owned()]);
        let spec = |name: &str, kind| ValueSpec { name: name.to_owned(), kind };
        assert_eq!(codes[1].text.values, [spec("amount", ValueKind::Number), spec("way", choices)]);
        assert_eq!((codes[1].text.example.as_str(), codes[1].colour), ("=1", 0x0067a3));
    }

    #[test]
    fn tables_that_are_refused() {
        let missing = |column| Some(FormatError::MissingColumn { column });
        assert_eq!(read(b"code,brief\nA,x\n").err(), missing("component"));
        assert_eq!(read(b"component\nS\n").err(), missing("code"));
        let row = Some(mistake("row 3", "code is missing"));
        assert_eq!(read(b"code,component\nA,S\n,S\n").err(), row);
        let cell = Some(FormatError::Cell { row: 2, column: "order" });
        assert_eq!(read(b"code,component,order\nA,S,x\n").err(), cell);
    }
}
