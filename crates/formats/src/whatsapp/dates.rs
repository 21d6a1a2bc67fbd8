//! The order of day, month and year, decided from the whole column and never from a language.

use super::calendar;
use super::header::{DateShape, Head, Year};
use crate::FormatError;
use model::source::{Certainty, DateOrder};
use model::time::{LocalTime, Precision};

/// The order of every shape of date in a file.
pub(super) struct Orders {
    groups: Vec<Group>,
}

struct Group {
    shape: DateShape,
    lines: usize,
    order: DateOrder,
    certainty: Certainty,
}

impl Orders {
    /// Decides from heads in the order of the file.
    pub(super) fn decide<'a>(heads: impl Iterator<Item = &'a Head> + Clone) -> Orders {
        let mut shapes: Vec<DateShape> = Vec::new();
        for head in heads.clone() {
            if !shapes.contains(&head.shape.date) {
                shapes.push(head.shape.date);
            }
        }
        let of = |shape| heads.clone().filter(move |h| h.shape.date == shape);
        let mut orders = Orders { groups: shapes.into_iter().map(|s| decide_group(s, of(s))).collect() };
        orders.lend();
        orders
    }

    /// Takes the order that the researcher gives; `heads` come with their lines, counted from 1.
    ///
    /// # Errors
    /// [`FormatError::DateOrder`] at the first date that this order can't have.
    pub(super) fn given<'a>(
        order: DateOrder,
        heads: impl Iterator<Item = (u64, &'a Head)>,
    ) -> Result<Orders, FormatError> {
        let mut groups: Vec<Group> = Vec::new();
        for (line, head) in heads {
            let shape = head.shape.date;
            if !fits(shape.year, order) || time(head, order).is_none() {
                return Err(FormatError::DateOrder { line });
            }
            match groups.iter_mut().find(|g| g.shape == shape) {
                Some(group) => group.lines += 1,
                None => groups.push(Group { shape, lines: 1, order, certainty: Certainty::Given }),
            }
        }
        Ok(Orders { groups })
    }

    /// The same orders, known only by custom.
    pub(super) fn by_custom(mut self) -> Orders {
        self.groups.iter_mut().for_each(|g| g.certainty = Certainty::Assumed);
        self
    }

    /// The order of most lines, and certain only where it is for every shape.
    pub(super) fn overall(&self) -> Option<(DateOrder, Certainty)> {
        let most = self.groups.iter().rev().max_by_key(|g| g.lines)?;
        let doubtful = self.groups.iter().map(|g| g.certainty).find(|c| *c == Certainty::Assumed);
        Some((most.order, doubtful.unwrap_or(most.certainty)))
    }

    /// The shape of most lines.
    pub(super) fn main_shape(&self) -> Option<DateShape> {
        self.groups.iter().rev().max_by_key(|g| g.lines).map(|g| g.shape)
    }

    /// The time of a head; by the other order where the decided one can't be.
    pub(super) fn time(&self, head: &Head) -> Option<LocalTime> {
        let group = self.groups.iter().find(|g| g.shape == head.shape.date)?;
        time(head, group.order).or_else(|| match group.order {
            DateOrder::DayMonthYear => time(head, DateOrder::MonthDayYear),
            DateOrder::MonthDayYear => time(head, DateOrder::DayMonthYear),
            DateOrder::YearMonthDay => None,
        })
    }

    /// Gives the order of the largest certain group to those that couldn't be told.
    fn lend(&mut self) {
        let certain =
            self.groups.iter().filter(|g| g.certainty == Certainty::Certain && g.shape.year != Year::First);
        let Some(order) = certain.max_by_key(|g| g.lines).map(|g| g.order) else { return };
        for group in self.groups.iter_mut().filter(|g| g.certainty == Certainty::Assumed && g.lines < 3) {
            group.order = order;
        }
    }
}

fn fits(year: Year, order: DateOrder) -> bool {
    match year {
        Year::First => order == DateOrder::YearMonthDay,
        Year::LastFour => order != DateOrder::YearMonthDay,
        Year::LastTwo => true,
    }
}

fn time(head: &Head, order: DateOrder) -> Option<LocalTime> {
    let [a, b, c] = head.date;
    let (year, month, day) = match order {
        DateOrder::DayMonthYear => (c, b, a),
        DateOrder::MonthDayYear => (c, a, b),
        DateOrder::YearMonthDay => (a, b, c),
    };
    let precision = if head.shape.seconds { Precision::Second } else { Precision::Minute };
    calendar::time([year, month, day], head.clock, precision)
}

fn decide_group<'a>(shape: DateShape, heads: impl Iterator<Item = &'a Head> + Clone) -> Group {
    let (mut lines, mut first_over, mut second_over) = (0, 0usize, 0usize);
    for head in heads.clone() {
        lines += 1;
        first_over += usize::from(head.date[0] > 12);
        second_over += usize::from(head.date[1] > 12);
    }
    let (order, certainty) = match (shape.year, first_over, second_over) {
        (Year::First, _, _) => (DateOrder::YearMonthDay, Certainty::Certain),
        (_, 0, 0) => (likelier(heads), Certainty::Assumed),
        (_, _, 0) => (DateOrder::DayMonthYear, Certainty::Certain),
        (_, 0, _) => (DateOrder::MonthDayYear, Certainty::Certain),
        (_, day_first, month_first) if day_first >= month_first => {
            (DateOrder::DayMonthYear, Certainty::Assumed)
        }
        _ => (DateOrder::MonthDayYear, Certainty::Assumed),
    };
    Group { shape, lines, order, certainty }
}

/// The order with fewer steps back in time, then the smaller span, then the faster first number; else day first.
fn likelier<'a>(heads: impl Iterator<Item = &'a Head> + Clone) -> DateOrder {
    let day_first = course(heads.clone(), DateOrder::DayMonthYear);
    let month_first = course(heads.clone(), DateOrder::MonthDayYear);
    if day_first != month_first {
        return if day_first < month_first { DateOrder::DayMonthYear } else { DateOrder::MonthDayYear };
    }
    let changes =
        |i: usize| heads.clone().zip(heads.clone().skip(1)).filter(|(a, b)| a.date[i] != b.date[i]).count();
    if changes(1) > changes(0) { DateOrder::MonthDayYear } else { DateOrder::DayMonthYear }
}

/// Steps back in time, and seconds from the earliest to the latest.
fn course<'a>(heads: impl Iterator<Item = &'a Head>, order: DateOrder) -> (u64, i64) {
    let (mut back, mut last) = (0, i64::MIN);
    let (mut earliest, mut latest) = (i64::MAX, i64::MIN);
    for now in heads.filter_map(|h| time(h, order)).map(|t| t.seconds) {
        back += u64::from(now < last);
        last = now;
        earliest = earliest.min(now);
        latest = latest.max(now);
    }
    (back, latest.saturating_sub(earliest))
}

#[cfg(test)]
mod tests {
    use super::super::header::scan;
    use super::*;
    use Certainty::{Assumed, Certain};
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};

    fn heads(dates: &[&str]) -> Vec<Head> {
        dates.iter().map(|d| scan(&format!("{d} 10:00 - A: x")).unwrap()).collect()
    }

    fn check(dates: &[&str], order: DateOrder, certainty: Certainty, last: &str) {
        let heads = heads(dates);
        let orders = Orders::decide(heads.iter());
        assert_eq!(orders.overall(), Some((order, certainty)), "{dates:?}");
        let time = orders.time(heads.last().unwrap()).unwrap();
        assert_eq!(time.to_string(), format!("{last}T10:00"), "{dates:?}");
    }

    #[test]
    fn order_from_the_column() {
        check(&["12/01/23", "13/01/23"], DayMonthYear, Certain, "2023-01-13");
        check(&["01/12/23", "01/13/23"], MonthDayYear, Certain, "2023-01-13");
        check(&["2024/12/10", "2024/12/01"], YearMonthDay, Certain, "2024-12-01");
        check(&["01/02/2024", "02/02/2024", "03/02/2024"], DayMonthYear, Assumed, "2024-02-03");
        check(&["02/01/2024", "02/02/2024", "02/03/2024"], MonthDayYear, Assumed, "2024-02-03");
        check(&["01/02/24", "02/02/24", "01/03/24"], DayMonthYear, Assumed, "2024-03-01");
        check(&["05/05/24"], DayMonthYear, Assumed, "2024-05-05");
        check(&["3/18/2565 BE,"], MonthDayYear, Certain, "2022-03-18");
    }

    #[test]
    fn each_shape_has_its_own_order() {
        check(&["6/30/23", "6/30/23", "30/6/2023"], MonthDayYear, Certain, "2023-06-30");
        check(&["13/01/23", "14/01/23", "02/01/2023"], DayMonthYear, Assumed, "2023-01-02");
        check(&["13/01/23", "14/01/23", "01/15/23"], DayMonthYear, Assumed, "2023-01-15");
    }

    #[test]
    fn given_order() {
        let heads = heads(&["01/02/24", "03/13/24"]);
        let lined = || heads.iter().enumerate().map(|(i, h)| (i as u64 + 1, h));
        assert!(Orders::given(MonthDayYear, lined()).is_ok());
        let error = |order| Orders::given(order, lined()).err();
        assert_eq!(error(DayMonthYear), Some(FormatError::DateOrder { line: 2 }));
        assert_eq!(error(YearMonthDay), Some(FormatError::DateOrder { line: 2 }));
    }
}
