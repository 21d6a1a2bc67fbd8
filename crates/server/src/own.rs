//! The server's own calls: a session begins, lives, locks and ends; long work is stopped; the page watches.

use crate::calls::{blocking, read};
use crate::shared::Shared;
use crate::{guard, refusal, watch};
use api::{Problem, Takes};
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

const START: &str = "session/start";
const ACTIVITY: &str = "session/activity";
const LOCK: &str = "session/lock";
const END: &str = "session/end";
const STOP: &str = "stop";
const WATCH: &str = "watch";

/// Their paths.
pub(crate) const PATHS: [&str; 6] = [START, ACTIVITY, LOCK, END, STOP, WATCH];

#[derive(Deserialize)]
struct Start {
    token: String,
}

/// Runs one of them.
pub(crate) async fn call(
    shared: &Arc<Shared>,
    path: &str,
    parts: &Parts,
    body: Body,
) -> Result<Response, Problem> {
    guard::kind(&parts.headers, Takes::Json)?;
    if path != START && !shared.tokens().knows(guard::token(&parts.headers)) {
        return Err(Problem::new("token"));
    }
    let body = read(body, guard::longest(&parts.headers, Takes::Json)?).await?;
    match path {
        START => start(shared, &body),
        ACTIVITY => {
            shared.touch();
            Ok(done(&json!({})))
        }
        LOCK => {
            lock(shared).await?;
            Ok(done(&json!({})))
        }
        END => {
            shared.stop();
            let mut response = done(&json!({}));
            let clear = HeaderValue::from_static("\"cache\", \"storage\"");
            response.headers_mut().insert("clear-site-data", clear);
            Ok(response)
        }
        STOP => {
            shared.status.stop();
            Ok(done(&json!({})))
        }
        _ => Ok(done(&watch::watch(shared, parse(&body)?).await)),
    }
}

fn start(shared: &Shared, body: &[u8]) -> Result<Response, Problem> {
    let start: Start = parse(body)?;
    let now = shared.elapsed();
    let token = shared.tokens().start(&start.token, now).ok_or(Problem::new("token"))?;
    shared.touch();
    Ok(done(&json!({ "token": token })))
}

async fn lock(shared: &Arc<Shared>) -> Result<(), Problem> {
    shared.hide();
    let shared = Arc::clone(shared);
    blocking(move || {
        shared.lock();
        Ok(())
    })
    .await
}

fn parse<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|e| Problem::new("body").with("column", e.column()))
}

fn done(answer: &Value) -> Response {
    refusal::json(StatusCode::OK, answer.to_string().into())
}
