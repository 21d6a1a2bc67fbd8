//! Tables of values, as they leave for other programs: as CSV and as JSON. A text stays a text and a number a number.

use crate::table::write_csv;

/// A table.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// What it is called: a word for a file and for a sheet of a workbook.
    pub name: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Value>>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// A text; never a formula, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
}

model::redacted! { Sheet Value }

impl Value {
    /// A text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Value {
        let text = text.into();
        if text.is_empty() { Value::Nothing } else { Value::Text(text) }
    }

    /// A whole number.
    pub fn whole(n: u64) -> Value {
        Value::Number(n as f64)
    }

    /// The value as a text.
    fn shown(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(n) => plain(*n),
        }
    }
}

/// A number with a point and no more decimals than it has.
pub(crate) fn plain(n: f64) -> String {
    if n.is_finite() { n.to_string() } else { String::new() }
}

/// The table as CSV, every text guarded so that no program takes it for a formula.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let head: Vec<&str> = sheet.head.iter().map(String::as_str).collect();
    write_csv(&head, sheet.rows.iter().map(|row| row.iter().map(Value::shown)))
}

/// The table as JSON: a list of objects, their fields in the order of the columns; `null` where nothing stands.
pub fn json(sheet: &Sheet) -> Vec<u8> {
    let field = |(name, value): (&String, &Value)| format!("{}: {}", quoted(name), in_json(value));
    let object = |row: &Vec<Value>| {
        format!("{{{}}}", sheet.head.iter().zip(row).map(field).collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<String> = sheet.rows.iter().map(object).collect();
    let rows = if rows.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", rows.join(",\n")) };
    rows.into_bytes()
}

fn in_json(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(n) if n.is_finite() => plain(*n),
        Value::Nothing | Value::Number(_) => "null".into(),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let rows = vec![
            vec![Value::text("=1+1"), Value::Number(-2.5), Value::text("+62")],
            vec![Value::text("kata \"ini\""), Value::whole(7), Value::text("")],
        ];
        let head = ["kata", "angka", "nomor"].map(String::from).to_vec();
        Sheet { name: "t".into(), head, rows }
    }

    #[test]
    fn texts_are_guarded_in_csv_and_numbers_stay_numbers() {
        let text = String::from_utf8(csv(&sheet())).unwrap();
        assert_eq!(text, "kata,angka,nomor\n'=1+1,-2.5,'+62\n\"kata \"\"ini\"\"\",7,\n");
    }

    #[test]
    fn json_keeps_the_order_of_columns() {
        let text = String::from_utf8(json(&sheet())).unwrap();
        let first = "{\"kata\": \"=1+1\", \"angka\": -2.5, \"nomor\": \"+62\"}";
        assert!(text.starts_with(&format!("[\n{first},\n")), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read[1]["nomor"], serde_json::Value::Null);
        let none = Sheet { rows: Vec::new(), ..sheet() };
        assert_eq!(json(&none), b"[]\n");
    }
}
