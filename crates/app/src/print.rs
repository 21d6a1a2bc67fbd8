//! Tables and answers on the screen.

use api::Problem;
use api::commands::analyse::{Column, Table};
use locale::Catalogue;
use serde::Serialize;
use std::io::Write;

/// Writes an answer to standard output. A reader that closed its end (`| head`) is no problem.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", harmless(text));
}

/// The text without characters that a terminal would obey: imported words may hold any.
pub fn harmless(text: &str) -> String {
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    let turns_direction = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if is_control(c) || turns_direction(c) { '\u{fffd}' } else { c }).collect()
}

/// Writes bytes to standard output as they are.
pub fn bytes(bytes: &[u8]) {
    let _ = std::io::stdout().write_all(bytes);
}

/// Writes a value as JSON.
pub fn json<T: Serialize>(value: &T) -> Result<(), Problem> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Problem::new("system").with("what", e))?;
    line(&text);
    Ok(())
}

/// A machine word in the language of the catalogue; a code, label or anything else as it is.
pub fn word(catalogue: &Catalogue, word: &str) -> String {
    let key = format!("word-{word}");
    if catalogue.has(&key) { catalogue.text(&key) } else { word.to_owned() }
}

/// A text such as `R-MORE 9, no-response 7`: the first word of each part in the language of the catalogue.
pub fn cell(catalogue: &Catalogue, text: &str) -> String {
    let part = |part: &str| match part.split_once(' ') {
        Some((first, rest)) => format!("{} {rest}", word(catalogue, first)),
        None => word(catalogue, part),
    };
    text.split(", ").map(part).collect::<Vec<_>>().join(", ")
}

/// Writes a table with aligned columns; numbers to the right.
pub fn table(catalogue: &Catalogue, table: &Table) {
    let head: Vec<String> = table
        .head
        .iter()
        .map(|column| match column {
            Column::Word(word) => catalogue.text(&format!("col-{word}")),
            Column::Name(name) => name.clone(),
        })
        .collect();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|text| cell(catalogue, text)).collect()).collect();
    let width = |i: usize| {
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
        cells.chain([head[i].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let is_number = |i: usize| rows.iter().all(|row| row[i].chars().all(|c| c.is_ascii_digit() || c == '.'));
    let numbers: Vec<bool> = (0..head.len()).map(is_number).collect();
    for row in std::iter::once(&head).chain(&rows) {
        let cells = row.iter().enumerate().map(|(i, cell)| {
            let pad = " ".repeat(widths[i].saturating_sub(cell.chars().count()));
            if numbers[i] { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
        });
        line(cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}
