//! Quotes as a table for Word: the words, who said them, where, when and how exactly that is known, and memos on them.

use crate::calls::describe::place_name;
use formats::docx_write::{Block, Column, Style, Table};
use report::Report;
use report::quotes::{OfCode, Quote};

/// The table of quotes of some codes, under a caption; with `named`, each row names its code.
pub(crate) fn of_codes(report: &Report<'_>, found: &[OfCode], caption: String, named: bool) -> Block {
    let has_memos = found.iter().flat_map(|of| &of.quotes).any(|quote| !quote.memos.is_empty());
    let column = |key: &str, width, style| Column { head: report.text(key), width, style };
    let mut columns = vec![
        column("report-word-quote", 44, Style::Quote),
        column("report-word-speaker", 18, Style::Words),
        column("report-word-where", 20, Style::Words),
    ];
    if named {
        columns.insert(0, column("report-col-code", 18, Style::Words));
    }
    if has_memos {
        columns.push(column("report-word-memo", 26, Style::Words));
    }
    let row = |of: &OfCode, quote: &Quote| {
        let mut cells = vec![quote.text.clone(), who(quote), at(report, quote)];
        if named {
            cells.insert(0, report.brief(of.code).to_owned());
        }
        if has_memos {
            cells.push(quote.memos.join("\n"));
        }
        cells
    };
    let rows = found.iter().flat_map(|of| of.quotes.iter().map(move |quote| row(of, quote))).collect();
    Block::Table(Table { caption, columns, rows })
}

fn who(quote: &Quote) -> String {
    match &quote.role {
        Some(role) => format!("{} ({role})", quote.speaker),
        None => quote.speaker.clone(),
    }
}

fn at(report: &Report<'_>, quote: &Quote) -> String {
    let (view, catalogue) = (report.view(), report.input.catalogue);
    let place = place_name(view.state, view.words, &quote.place, catalogue);
    format!("{place}\n{}", report.when(quote.time))
}
