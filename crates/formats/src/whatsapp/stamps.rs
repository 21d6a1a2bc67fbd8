//! Dates with times as other programs write them, read by the same scanner and with the same rules for their order.

use super::dates::Orders;
use super::header::{self, Head, Year};
use crate::{FormatError, Options};
use model::source::{Certainty, DateOrder};
use model::time::LocalTime;

/// The times of some stamps and the order that was found for them.
#[derive(Default)]
pub(crate) struct Stamps {
    /// One a stamp; `None` where it is no date with a time.
    pub(crate) times: Vec<Option<LocalTime>>,
    /// The order and how it is known; `None` where there is no date.
    pub(crate) order: Option<(DateOrder, Certainty)>,
}

/// Reads stamps like `25/06/2022 07:25` in the order of the file, each with its line; where nothing decides, they
/// have the usual order.
///
/// # Errors
/// [`FormatError::DateOrder`] where the given order can't be.
pub(crate) fn read(
    stamps: &[(u64, String)],
    options: &Options,
    usual: DateOrder,
) -> Result<Stamps, FormatError> {
    let heads: Vec<Option<Head>> = stamps.iter().map(|(_, s)| header::scan(&format!("[{s}] "))).collect();
    let lined = || heads.iter().zip(stamps).filter_map(|(head, (line, _))| Some((*line, head.as_ref()?)));
    let orders = match options.date_order {
        Some(order) => Orders::given(order, lined())?,
        None => {
            let decided = Orders::decide(lined().map(|(_, head)| head));
            let is_open = matches!(decided.overall(), Some((_, Certainty::Assumed)));
            let year_last = lined().all(|(_, head)| head.shape.date.year != Year::First);
            let usual = Orders::given(usual, lined()).ok().filter(|_| is_open && year_last);
            usual.map_or(decided, Orders::by_custom)
        }
    };
    let times = heads.iter().map(|head| orders.time(head.as_ref()?)).collect();
    Ok(Stamps { times, order: orders.overall() })
}
