//! A problem as an answer: its status, its code, and its sentences in the language of the page.

use api::Problem;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;
use locale::Catalogue;
use serde_json::{Map, Value};

/// The answer that tells a problem.
pub(crate) fn response(problem: &Problem, catalogue: &Catalogue) -> Response {
    let mut told = Map::new();
    told.insert("code".into(), problem.code.into());
    told.insert("message".into(), problem.message(catalogue).into());
    if let Some(hint) = problem.page_hint(catalogue) {
        told.insert("hint".into(), hint.into());
    }
    if let Some((_, changed)) = problem.args.iter().find(|(name, _)| *name == "changed") {
        told.insert("changed".into(), changed.as_str().into());
    }
    json(status(problem.code), Value::Object(told).to_string().into())
}

/// An answer in JSON.
pub(crate) fn json(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let json = axum::http::HeaderValue::from_static("application/json");
    response.headers_mut().insert("content-type", json);
    response
}

fn status(code: &str) -> StatusCode {
    match code {
        "locked" | "token" => StatusCode::UNAUTHORIZED,
        "guard-origin" => StatusCode::FORBIDDEN,
        "call-unknown" | "study-not-found" => StatusCode::NOT_FOUND,
        "guard-method" => StatusCode::METHOD_NOT_ALLOWED,
        "stale" | "changed" => StatusCode::CONFLICT,
        "guard-large" => StatusCode::PAYLOAD_TOO_LARGE,
        "guard-type" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "guard-host" => StatusCode::MISDIRECTED_REQUEST,
        "internal" | "system" | "uncertain" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}
