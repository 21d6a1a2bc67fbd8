//! One picture that came with a turn: opened only now, and never a file.

use crate::calls::Asked;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::id;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::ids::SourceId;
use model::payload;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which picture is asked for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PictureAsked {
    /// The source.
    pub source: String,
    /// The turn, counted from 0.
    pub turn: u32,
    /// Which of its pictures, counted from 0.
    pub n: u32,
}

/// A picture.
#[derive(Clone, Serialize, ToSchema)]
pub struct PictureShown {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The JPEG file in base64.
    pub jpeg: String,
}

model::redacted! { PictureShown }

/// Opens a picture; where the turn's words are not shown, its pictures are neither.
pub(super) fn picture(
    session: &mut Session,
    asked: PictureAsked,
    _: &Asked<'_>,
) -> Result<PictureShown, Problem> {
    let (source, words): (SourceId, _) = (id(&asked.source)?, session.words()?);
    if !words.study.has_pictures {
        return Err(Problem::new("pictures-off"));
    }
    let turn = words.turn(source, asked.turn).filter(|turn| turn.text.is_some());
    let strand = turn.ok_or(Problem::new("id-unknown"))?.speaker;
    let payload = session.state().pictures(strand, asked.turn).nth(asked.n as usize);
    let payload = payload.ok_or(Problem::new("id-unknown"))?;
    let picture: Option<payload::Picture> = session.file.read(payload)?;
    let payload::Picture { width, height, jpeg } = picture.ok_or(Problem::new("id-unknown"))?;
    Ok(PictureShown { width, height, jpeg: STANDARD.encode(jpeg) })
}
