//! The OpenAPI document: the table's, and the server's own calls.

use serde_json::{Map, Value, json};

/// Path, what it is for, fields of the body, fields of the answer; a field is required unless its name ends in `?`.
type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [(&'static str, &'static str)],
);

const OWN: [Row; 5] = [
    (
        "session/start",
        "Takes the token of a link, which is good once and for a minute, for the token of the page. Needs no header.",
        &[("token", "string")],
        &[("token", "string")],
    ),
    ("session/activity", "Says that a person does something: the idle time begins anew.", &[], &[]),
    ("session/end", "Closes the study and ends the program.", &[], &[]),
    ("stop", "Asks the long work under way to stop.", &[], &[]),
    (
        "watch",
        "Answers when there is something that the page hasn't seen, or after 25 seconds. `ended`: the program ends.",
        &[("seen", "integer"), ("locked?", "boolean"), ("busy?", "boolean")],
        &[("version", "integer"), ("locked", "boolean"), ("task", "task"), ("ended", "boolean")],
    ),
];

/// The document, as JSON with sorted keys.
pub fn openapi() -> String {
    let mut document: Value = serde_json::from_str(&api::openapi()).unwrap_or_default();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for (path, summary, body, answer) in OWN {
            paths.insert(format!("/api/{path}"), row(path, summary, body, answer));
        }
    }
    format!("{document:#}\n")
}

fn row(path: &str, summary: &str, body: &[(&str, &str)], answer: &[(&str, &str)]) -> Value {
    json!({ "post": {
        "operationId": path,
        "summary": summary,
        "requestBody": { "required": true, "content": { "application/json": { "schema": object(body) } } },
        "responses": { "200": {
            "description": "Done.",
            "content": { "application/json": { "schema": object(answer) } },
        } },
    } })
}

fn object(fields: &[(&str, &str)]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(n, _)| *n).filter(|n| !n.ends_with('?')).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|(n, kind)| (n.trim_end_matches('?').to_owned(), shape(kind))).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn shape(kind: &str) -> Value {
    match kind {
        "task" => {
            json!({ "oneOf": [{ "type": "null" }, object(&[("name", "string"), ("done", "integer"), ("of", "integer")])] })
        }
        simple => json!({ "type": simple }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_that_is_served_is_described() {
        let document: Value = serde_json::from_str(&openapi()).unwrap();
        let own = crate::own::PATHS.iter().copied();
        for path in own.chain(api::calls().iter().map(|call| call.path)) {
            assert!(document["paths"][format!("/api/{path}")]["post"].is_object(), "{path}");
        }
    }
}
