//! The list of sources.

use super::*;
use crate::calls::Asked;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Nothing;

pub(super) fn list(_: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<SourceList, Problem> {
    Err(Problem::new("not-yet"))
}
