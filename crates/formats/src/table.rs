//! Tables for spreadsheets: cells that no program takes for a formula.

use std::borrow::Cow;

/// A cell as it is written: with `'` before it where a spreadsheet would take it for a formula (it begins with
/// `=`, `+`, `-`, `@`, a tab or a CR). A plain negative number stays a number.
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    match is_risky(text) && !is_negative_number(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// A cell as it was before [`csv_cell`].
pub fn plain_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => cell,
    }
}

/// A table in UTF-8 with commas and LF, every cell guarded by [`csv_cell`].
pub fn write_csv<I, R, C>(head: &[&str], rows: I) -> Vec<u8>
where
    I: IntoIterator<Item = R>,
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut out = Vec::new();
    write_row(&mut out, head);
    for row in rows {
        write_row(&mut out, row);
    }
    out
}

fn write_row<C: AsRef<str>>(out: &mut Vec<u8>, row: impl IntoIterator<Item = C>) {
    for (i, cell) in row.into_iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write_cell(out, &csv_cell(cell.as_ref()));
    }
    out.push(b'\n');
}

fn write_cell(out: &mut Vec<u8>, cell: &str) {
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        out.extend_from_slice(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes());
    } else {
        out.extend_from_slice(cell.as_bytes());
    }
}

/// Whether a spreadsheet would take a text for a formula.
pub(crate) fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn is_negative_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or_default();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guard_there_and_back() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+62 812", "'+62 812"),
            ("-x", "'-x"),
            ("-", "'-"),
            ("-1-1", "'-1-1"),
            ("@a", "'@a"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("-2.5", "-2.5"),
            ("-7", "-7"),
            ("biasa", "biasa"),
            ("'kutip", "'kutip"),
            ("", ""),
        ] {
            assert_eq!(csv_cell(text), cell);
            assert_eq!(plain_cell(cell), text);
        }
    }

    #[test]
    fn cells_that_need_quotes() {
        let bytes = write_csv(&["a", "b"], [["x,y", "kata \"ini\""], ["satu\ndua", "=A1"]]);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "a,b\n\"x,y\",\"kata \"\"ini\"\"\"\n\"satu\ndua\",'=A1\n");
    }
}
