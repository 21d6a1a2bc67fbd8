//! One request: the guard, then a page, a call of the server's own, or a call of the table.

use crate::shared::Shared;
use crate::{guard, headers, own, refusal};
use api::{Answer, Asked, Call, Needs, Problem};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use locale::Language;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A call that runs because the page looks again by itself, not because somebody does something.
const BACKGROUND: &str = "x-kelindan-background";

/// Answers a request; every answer has the headers of [`headers::put`].
pub(crate) async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let language = headers::language(request.headers());
    let answered = route(&shared, request, language).await;
    let mut response =
        answered.unwrap_or_else(|problem| refusal::response(&problem, shared.catalogue(language)));
    headers::put(response.headers_mut());
    response
}

async fn route(shared: &Arc<Shared>, request: Request, language: Language) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    guard::sender(&parts, shared.port)?;
    let Some(path) = parts.uri.path().strip_prefix("/api/") else {
        guard::got(&parts.method)?;
        return page(shared, parts.uri.path());
    };
    guard::posted(&parts.method)?;
    if own::PATHS.contains(&path) {
        return own::call(shared, path, &parts, body).await;
    }
    let call = shared.calls.get(path).copied();
    // Who has no token doesn't learn which calls there are.
    let known = shared.tokens().knows(guard::token(&parts.headers));
    let call =
        if known { call.ok_or(Problem::new("call-unknown"))? } else { return Err(Problem::new("token")) };
    table(shared, call, &parts, body, language).await
}

/// A file of the interface, by its exact name: a path is never one on the disk.
fn page(shared: &Shared, path: &str) -> Result<Response, Problem> {
    let name = path.strip_prefix('/').filter(|name| !name.is_empty()).unwrap_or("index.html");
    let page = (shared.page)(name).ok_or(Problem::new("call-unknown"))?;
    let mut response = Response::new(Body::from(page.bytes));
    response.headers_mut().insert("content-type", HeaderValue::from_static(page.media_type));
    Ok(response)
}

/// A call of the table.
async fn table(
    shared: &Arc<Shared>,
    call: &'static Call,
    parts: &Parts,
    body: Body,
    language: Language,
) -> Result<Response, Problem> {
    guard::kind(&parts.headers, call.takes)?;
    may_run(shared, call)?;
    let longest = guard::longest(&parts.headers, call.takes)?;
    let body = read(body, longest).await?;
    if !parts.headers.contains_key(BACKGROUND) {
        shared.touch();
    }
    tokio::time::sleep(shared.attempts.wait(call.path, shared.elapsed())).await;
    let worker = Arc::clone(shared);
    let answered = blocking(move || work(&worker, call, &body, language)).await?;
    finish(answered)
}

fn may_run(shared: &Shared, call: &Call) -> Result<(), Problem> {
    if call.needs == Needs::Study && shared.is_locked() { Err(Problem::new("locked")) } else { Ok(()) }
}

/// The body, as long as it may be.
pub(crate) async fn read(body: Body, longest: usize) -> Result<Bytes, Problem> {
    axum::body::to_bytes(body, longest).await.map_err(|_| guard::too_large())
}

/// Runs what waits for the disk or for the desk, off the two threads that answer.
pub(crate) async fn blocking<A: Send + 'static>(
    work: impl FnOnce() -> Result<A, Problem> + Send + 'static,
) -> Result<A, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::new("internal")))
}

/// Runs a call to its end. It goes on even where nobody waits for the answer any more.
fn work(shared: &Shared, call: &'static Call, body: &[u8], language: Language) -> Result<Answer, Problem> {
    let mut answered = on_desk(shared, call, body, language);
    while let Ok(Answer::Later(later)) = answered {
        answered = catch_unwind(AssertUnwindSafe(later)).unwrap_or_else(|_| Err(Problem::new("internal")));
    }
    let was_wrong = answered.as_ref().is_err_and(|problem| problem.code == "wrong-secret");
    shared.attempts.note(call.path, was_wrong, shared.elapsed());
    // What was worked out while the study was locked is not shown.
    if answered.is_ok() { may_run(shared, call).and(answered) } else { answered }
}

fn on_desk(shared: &Shared, call: &'static Call, body: &[u8], language: Language) -> Result<Answer, Problem> {
    let asked = Asked { body, language, at: (shared.now)(), status: &shared.status };
    let mut desk = shared.desk();
    may_run(shared, call)?;
    catch_unwind(AssertUnwindSafe(|| (call.run)(&mut desk, &asked))).unwrap_or_else(|_| {
        // What is in memory may be half of something; what is on the disk is not.
        desk.lock();
        Err(Problem::new("internal"))
    })
}

fn finish(answer: Answer) -> Result<Response, Problem> {
    match answer {
        Answer::Json(json) => Ok(refusal::json(StatusCode::OK, json.into())),
        Answer::File(file) => {
            let mut response = Response::new(Body::from(file.bytes));
            let headers = response.headers_mut();
            headers.insert("content-type", HeaderValue::from_static(file.media_type));
            let offered = HeaderValue::from_str(&disposition(&file.name));
            headers.insert("content-disposition", offered.map_err(|_| Problem::new("internal"))?);
            Ok(response)
        }
        Answer::Later(_) => Err(Problem::new("internal")),
    }
}

/// A name to save under, whatever characters are in it.
fn disposition(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let exact = name.bytes().map(|b| match char::from(b) {
        c if is_plain(c) => c.to_string(),
        _ => format!("%{b:02X}"),
    });
    format!("attachment; filename*=UTF-8''{}; filename=\"{plain}\"", exact.collect::<String>())
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_name_breaks_a_header() {
        let made = super::disposition("Tawar \"é\"\r\nSet-Cookie: a.docx");
        assert_eq!(
            made,
            "attachment; filename*=UTF-8''Tawar%20%22%C3%A9%22%0D%0ASet-Cookie%3A%20a.docx; \
             filename=\"Tawar______Set-Cookie__a.docx\""
        );
    }
}
