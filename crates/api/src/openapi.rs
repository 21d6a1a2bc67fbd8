//! The OpenAPI document of the server, made from the table of calls.

use crate::calls::{Call, Takes, calls};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The document, as JSON with sorted keys.
pub fn openapi() -> String {
    let mut schemas = BTreeMap::new();
    let mut paths = Map::new();
    for call in calls() {
        let shapes = (call.shapes)();
        for (name, schema) in shapes.all {
            schemas.insert(name, serde_json::to_value(schema).unwrap_or_default());
        }
        paths.insert(format!("/api/{}", call.path), path(call, shapes.body, shapes.answer));
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kelindan",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The calls of `kelindan open` on 127.0.0.1. Every call is a POST; none is meant for other machines.",
        },
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "apiKey", "in": "header", "name": "X-Kelindan-Token" } },
        },
    });
    format!("{document:#}\n")
}

fn path(call: &Call, body: Option<String>, answer: Option<String>) -> Value {
    let reference = |name: &String| json!({ "$ref": format!("#/components/schemas/{name}") });
    let content = match (call.takes, &body) {
        (Takes::Bytes, _) => {
            json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } })
        }
        (Takes::Json, Some(name)) => json!({ "application/json": { "schema": reference(name) } }),
        (Takes::Json, None) => json!({}),
    };
    let answered = match &answer {
        Some(name) => json!({ "application/json": { "schema": reference(name) } }),
        None => json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } }),
    };
    json!({ "post": {
        "operationId": call.path,
        "summary": call.summary,
        "requestBody": { "required": true, "content": content },
        "responses": { "200": { "description": "Done.", "content": answered } },
    } })
}
