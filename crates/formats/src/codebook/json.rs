//! Codebooks as JSON. Read by hand, so that a mistake names its code.

use super::{colour, component, mistake, value};
use crate::FormatError;
use model::codebook::{CodeText, Codebook, CodebookEntry, ValueKind, ValueSpec};
use serde_json::{Map, Value, json};

const KEYS: [&str; 10] = [
    "code",
    "component",
    "brief",
    "definition",
    "when_to_use",
    "when_not_to_use",
    "example",
    "colour",
    "parent",
    "values",
];

/// Reads a codebook; only its name and the `code` and `component` of its codes are needed.
pub(super) fn read(text: &str) -> Result<Codebook, FormatError> {
    let file: Value = serde_json::from_str(text).map_err(|e| {
        mistake(format!("line {}", e.line()), format!("it is not JSON from column {} on", e.column()))
    })?;
    let name = file.get("name").and_then(Value::as_str).map(str::trim).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| mistake("codebook", "name is missing"))?.to_owned();
    let codes = file.get("codes").and_then(Value::as_array);
    let codes = codes.ok_or_else(|| mistake("codebook", "codes must be a list"))?;
    let codes = codes.iter().enumerate().map(|(i, code)| entry(i + 1, code)).collect::<Result<_, _>>()?;
    Ok(Codebook { name, codes })
}

/// The codebook as JSON that [`super::read`] reads.
pub fn to_json(codebook: &Codebook) -> String {
    let codes: Vec<Value> = codebook.codes.iter().map(entry_to_json).collect();
    let mut text = format!("{:#}", json!({ "name": codebook.name, "codes": codes }));
    text.push('\n');
    text
}

fn entry(number: usize, code: &Value) -> Result<CodebookEntry, FormatError> {
    let fields = code.as_object().ok_or_else(|| mistake(format!("code {number}"), "it must be an object"))?;
    let mut place = format!("code {number}");
    let name = text(&place, fields, "code")?.trim().to_owned();
    if name.is_empty() {
        return Err(mistake(place, "code is missing"));
    }
    place.clone_from(&name);
    if let Some(key) = fields.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(mistake(place, format!("the key {key} is not known")));
    }
    let component = component(&place, &text(&place, fields, "component")?)?;
    let colour = colour(&place, Some(&text(&place, fields, "colour")?), component)?;
    let parent = Some(text(&place, fields, "parent")?.trim().to_owned()).filter(|p| !p.is_empty());
    let text = CodeText {
        code: name,
        brief: text(&place, fields, "brief")?,
        definition: text(&place, fields, "definition")?,
        when_to_use: text(&place, fields, "when_to_use")?,
        when_not_to_use: text(&place, fields, "when_not_to_use")?,
        example: text(&place, fields, "example")?,
        values: values(&place, fields)?,
    };
    Ok(CodebookEntry { text, component, colour, parent })
}

/// A text; empty where the key is missing or null.
fn text(place: &str, fields: &Map<String, Value>, key: &str) -> Result<String, FormatError> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(mistake(place, format!("{key} must be a text"))),
    }
}

fn values(place: &str, fields: &Map<String, Value>) -> Result<Vec<ValueSpec>, FormatError> {
    let list = match fields.get("values") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(mistake(place, "values must be a list")),
    };
    list.iter().map(|spec| value_spec(place, spec)).collect()
}

fn value_spec(place: &str, spec: &Value) -> Result<ValueSpec, FormatError> {
    let fields = spec.as_object().ok_or_else(|| mistake(place, "a value must be an object"))?;
    let choices = match fields.get("choices") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(list) => list.as_array().and_then(|l| l.iter().map(|c| c.as_str().map(str::to_owned)).collect()),
    };
    let choices = choices.ok_or_else(|| mistake(place, "choices must be a list of texts"))?;
    value(place, &text(place, fields, "name")?, &text(place, fields, "kind")?, choices)
}

fn entry_to_json(entry: &CodebookEntry) -> Value {
    let text = &entry.text;
    json!({
        "code": text.code,
        "component": entry.component.letter().to_string(),
        "brief": text.brief,
        "definition": text.definition,
        "when_to_use": text.when_to_use,
        "when_not_to_use": text.when_not_to_use,
        "example": text.example,
        "colour": format!("#{:06x}", entry.colour),
        "parent": entry.parent,
        "values": text.values.iter().map(value_to_json).collect::<Vec<_>>(),
    })
}

fn value_to_json(spec: &ValueSpec) -> Value {
    match &spec.kind {
        ValueKind::Number => json!({ "name": spec.name, "kind": "number" }),
        ValueKind::Text => json!({ "name": spec.name, "kind": "text" }),
        ValueKind::Choice(choices) => json!({ "name": spec.name, "kind": "choice", "choices": choices }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(text: &str, place: &str, problem: &str) {
        assert_eq!(read(text).err(), Some(mistake(place, problem)), "{text}");
    }

    fn fails_in_code(fields: &str, place: &str, problem: &str) {
        fails(&format!("{{\"name\":\"n\",\"codes\":[{{{fields}}}]}}"), place, problem);
    }

    #[test]
    fn defaults_of_a_bare_code() {
        let book = read("{\"name\":\"n\",\"codes\":[{\"code\":\"A\",\"component\":\"o\"}]}").unwrap();
        let text = CodeText { code: "A".to_owned(), ..CodeText::default() };
        let component = model::codebook::Component::Organism;
        assert_eq!(book.codes, [CodebookEntry { text, component, colour: 0xb26a00, parent: None }]);
    }

    #[test]
    fn mistakes_with_their_places() {
        fails("{\n\"name\": }", "line 2", "it is not JSON from column 9 on");
        fails("{}", "codebook", "name is missing");
        fails("{\"name\":\"n\",\"codes\":1}", "codebook", "codes must be a list");
        fails("{\"name\":\"n\",\"codes\":[1]}", "code 1", "it must be an object");
        fails_in_code("\"component\":\"S\"", "code 1", "code is missing");
        fails_in_code("\"code\":\"A\"", "A", "the component must be S, O, R or X");
        fails_in_code("\"code\":\"A\",\"component\":\"S\",\"breif\":\"\"", "A", "the key breif is not known");
        fails_in_code("\"code\":\"A\",\"component\":\"S\",\"brief\":1", "A", "brief must be a text");
        fails_in_code("\"code\":\"A\",\"component\":\"S\",\"values\":1", "A", "values must be a list");
    }
}
