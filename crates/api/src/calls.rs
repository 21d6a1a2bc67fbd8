//! The table of calls: everything that the browser interface and scripts can ask the server for.
//!
//! Every call is `POST /api/PATH` with a JSON body. A call is one row here and one function in the file of its domain.

pub mod codebook;
pub mod coding;
pub(crate) mod describe;
pub mod duties;
pub mod export;
pub mod history;
pub mod home;
mod lines;
pub mod memos;
pub mod people;
pub mod protect;
pub mod read;
pub mod report;
pub mod results;
pub mod rules;
pub mod search;
pub mod session;
pub mod settings;
pub mod settle;
pub mod sources;
pub(crate) mod speakers;
pub mod themes;
pub mod withdrawal;
pub(crate) mod written;

use crate::commands::protect::gate;
use crate::desk::{Desk, Status};
use crate::problem::Problem;
use crate::session::Session;
use locale::{Catalogue, Language};
use model::batch::At;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::LazyLock;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// What comes with a call beside its body.
pub struct Asked<'a> {
    /// The body: JSON, or the bytes of an uploaded file.
    pub body: &'a [u8],
    /// The language of the page.
    pub language: Language,
    /// The moment.
    pub at: At,
    /// What is shown of a long work.
    pub status: &'a Status,
}

impl Asked<'_> {
    /// The catalogue of the page's language.
    pub fn catalogue(&self) -> &'static Catalogue {
        catalogue(self.language)
    }

    /// The catalogue of a language by its tag; of the page's where the tag is empty.
    pub(crate) fn catalogue_of(&self, tag: &str) -> &'static Catalogue {
        if tag.is_empty() { self.catalogue() } else { catalogue(Language::from_tag(tag)) }
    }

    /// What a file that is saved is called, in the language of what stands in it.
    pub(crate) fn file_word(
        &self,
        tag: &str,
        indonesian: &'static str,
        english: &'static str,
    ) -> &'static str {
        match self.catalogue_of(tag).language() {
            Language::Indonesian => indonesian,
            Language::English => english,
        }
    }
}

fn catalogue(language: Language) -> &'static Catalogue {
    static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(Language::English));
    static INDONESIAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(Language::Indonesian));
    match language {
        Language::English => &ENGLISH,
        Language::Indonesian => &INDONESIAN,
    }
}

/// What a call answers.
pub enum Answer {
    /// JSON.
    Json(Vec<u8>),
    /// A file to save.
    File(Download),
    /// What takes longer and needs the desk no more; the server runs it after it let the desk go.
    Later(Box<dyn FnOnce() -> Result<Answer, Problem> + Send>),
}

/// A file to save.
pub struct Download {
    /// The name that is offered. It is made of our own words and the study's file name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A heavy piece of work on a snapshot.
pub type Later<A> = Box<dyn FnOnce() -> Result<A, Problem> + Send>;

/// What must be there for a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Only the page's token.
    Token,
    /// The token and an open study.
    Study,
}

/// What the body of a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// JSON.
    Json,
    /// The bytes of a file.
    Bytes,
}

type Run = Box<dyn Fn(&mut Desk, &Asked<'_>) -> Result<Answer, Problem> + Send + Sync>;

/// The schemas of a call's body and answer, and of all they name.
pub(crate) struct Shapes {
    pub(crate) body: Option<String>,
    pub(crate) answer: Option<String>,
    pub(crate) all: Vec<(String, RefOr<Schema>)>,
}

/// A row of the table.
pub struct Call {
    /// What stands after `/api/`.
    pub path: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// What must be there.
    pub needs: Needs,
    /// What its body is.
    pub takes: Takes,
    /// How it runs.
    pub run: Run,
    pub(crate) shapes: fn() -> Shapes,
}

impl Call {
    /// A row that is served and not described: for tests of what serves the table.
    pub fn undescribed(
        path: &'static str,
        needs: Needs,
        takes: Takes,
        run: impl Fn(&mut Desk, &Asked<'_>) -> Result<Answer, Problem> + Send + Sync + 'static,
    ) -> Call {
        let shapes = || Shapes { body: None, answer: None, all: Vec::new() };
        Call { path, summary: "", needs, takes, run: Box::new(run), shapes }
    }
}

/// The table.
pub fn calls() -> &'static [Call] {
    static CALLS: LazyLock<Vec<Call>> = LazyLock::new(|| {
        let mut all = Vec::new();
        all.extend(session::calls());
        all.extend(home::calls());
        all.extend(sources::calls());
        all.extend(people::calls());
        all.extend(withdrawal::calls());
        all.extend(duties::calls());
        all.extend(read::calls());
        all.extend(coding::calls());
        all.extend(memos::calls());
        all.extend(search::calls());
        all.extend(codebook::calls());
        all.extend(themes::calls());
        all.extend(rules::calls());
        all.extend(results::calls());
        all.extend(report::calls());
        all.extend(export::calls());
        all.extend(protect::calls());
        all.extend(settle::calls());
        all.extend(history::calls());
        all.extend(settings::calls());
        all
    });
    &CALLS
}

/// A call that works on the desk: without a study, or choosing one.
pub(crate) fn desk<Q, A>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Desk, Q, &Asked<'_>) -> Result<A, Problem>,
) -> Call
where
    Q: DeserializeOwned + ToSchema + 'static,
    A: Serialize + ToSchema + 'static,
{
    row(path, summary, Needs::Token, shapes::<Q, A>, run, |answer| json(&answer))
}

/// A call on an open study.
pub(crate) fn study<Q, A>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Session, Q, &Asked<'_>) -> Result<A, Problem>,
) -> Call
where
    Q: DeserializeOwned + ToSchema + 'static,
    A: Serialize + ToSchema + 'static,
{
    let run = move |desk: &mut Desk, body: Q, asked: &Asked<'_>| run(desk.session()?, body, asked);
    row(path, summary, Needs::Study, shapes::<Q, A>, run, |answer| json(&answer))
}

/// A call on an open study that only adds something: where another program wrote meanwhile, it is done again.
pub(crate) fn adds<Q, A>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Session, Q, &Asked<'_>) -> Result<A, Problem>,
) -> Call
where
    Q: DeserializeOwned + ToSchema + Clone + 'static,
    A: Serialize + ToSchema + 'static,
{
    let run = move |desk: &mut Desk, body: Q, asked: &Asked<'_>| {
        desk.session()?.repeated(|session| run(session, body.clone(), asked))
    };
    row(path, summary, Needs::Study, shapes::<Q, A>, run, |answer| json(&answer))
}

/// A call on an open study and what the desk keeps beside it.
pub(crate) fn study_desk<Q, A>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Desk, Q, &Asked<'_>) -> Result<A, Problem>,
) -> Call
where
    Q: DeserializeOwned + ToSchema + 'static,
    A: Serialize + ToSchema + 'static,
{
    row(path, summary, Needs::Study, shapes::<Q, A>, run, |answer| json(&answer))
}

/// A call whose work goes on after the desk was let go.
pub(crate) fn later<Q, A>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Desk, Q, &Asked<'_>) -> Result<Later<A>, Problem>,
) -> Call
where
    Q: DeserializeOwned + ToSchema + 'static,
    A: Serialize + ToSchema + 'static,
{
    let answer = |work: Later<A>| Ok(Answer::Later(Box::new(move || json(&work()?))));
    row(path, summary, Needs::Study, shapes::<Q, A>, run, answer)
}

/// A call that answers a file to save; its work goes on after the desk was let go. Every such file passes the gate of
/// exports before it leaves.
pub(crate) fn file<Q>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Desk, Q, &Asked<'_>) -> Result<Later<Download>, Problem>,
) -> Call
where
    Q: DeserializeOwned + ToSchema + 'static,
{
    let run = move |desk: &mut Desk, body: Q, asked: &Asked<'_>| {
        let work = run(desk, body, asked)?;
        let (snapshot, catalogue) = (desk.session()?.snapshot()?, asked.catalogue());
        let gated: Later<Download> = Box::new(move || {
            let file = work()?;
            gate::of_words(&snapshot.state, &snapshot.words, catalogue, &file.name, &file.bytes)?;
            Ok(file)
        });
        Ok(gated)
    };
    let answer = |work: Later<Download>| Ok(Answer::Later(Box::new(move || Ok(Answer::File(work()?)))));
    row(path, summary, Needs::Study, body_shapes::<Q>, run, answer)
}

/// A row whose body is JSON. A study is told the moment of the call.
fn row<Q: DeserializeOwned, R: 'static>(
    path: &'static str,
    summary: &'static str,
    needs: Needs,
    shapes: fn() -> Shapes,
    run: impl Fn(&mut Desk, Q, &Asked<'_>) -> Result<R, Problem> + Send + Sync + 'static,
    answer: fn(R) -> Result<Answer, Problem>,
) -> Call {
    let run: Run = Box::new(move |desk, asked| {
        if needs == Needs::Study {
            desk.session()?.at = asked.at;
        }
        answer(run(desk, read(asked.body)?, asked)?)
    });
    Call { path, summary, needs, takes: Takes::Json, run, shapes }
}

/// A call that takes the bytes of a file.
pub(crate) fn upload<A>(
    path: &'static str,
    summary: &'static str,
    run: fn(&mut Desk, &Asked<'_>) -> Result<A, Problem>,
) -> Call
where
    A: Serialize + ToSchema + 'static,
{
    let run: Run = Box::new(move |desk, asked| json(&run(desk, asked)?));
    Call { path, summary, needs: Needs::Study, takes: Takes::Bytes, run, shapes: answer_shapes::<A> }
}

fn read<Q: DeserializeOwned>(body: &[u8]) -> Result<Q, Problem> {
    // What serde says could quote content: only where it stands is told.
    serde_json::from_slice(body).map_err(|e| Problem::new("body").with("column", e.column()))
}

fn json<A: Serialize>(answer: &A) -> Result<Answer, Problem> {
    serde_json::to_vec(answer).map(Answer::Json).map_err(|_| Problem::new("internal"))
}

fn shapes<Q: ToSchema, A: ToSchema>() -> Shapes {
    let (body, answer) = (body_shapes::<Q>(), answer_shapes::<A>());
    Shapes { body: body.body, answer: answer.answer, all: [body.all, answer.all].concat() }
}

fn body_shapes<Q: ToSchema>() -> Shapes {
    Shapes { body: Some(Q::name().into_owned()), answer: None, all: named::<Q>() }
}

fn answer_shapes<A: ToSchema>() -> Shapes {
    Shapes { body: None, answer: Some(A::name().into_owned()), all: named::<A>() }
}

fn named<T: ToSchema>() -> Vec<(String, RefOr<Schema>)> {
    let mut all = vec![(T::name().into_owned(), <T as PartialSchema>::schema())];
    T::schemas(&mut all);
    all
}
