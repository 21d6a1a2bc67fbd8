//! Reads a table of coded events from elsewhere: conversation, turn or time, code, role; a row an event, or several.

use crate::FormatError;
use crate::cells::{Column, Row, Sheet};
use crate::turns_csv::iso;
use std::collections::HashMap;

/// What a table of events can have, under the names that a table may give it.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("conversation", &["conversation", "percakapan", "dialogue", "session", "source", "sumber"]),
    ("turn", &["turn", "giliran", "unit", "position", "event_number"]),
    ("time", &["time", "waktu", "timestamp", "seconds"]),
    ("code", &["code", "kode", "codes", "label"]),
    ("role", &["role", "peran", "speaker", "penutur", "side"]),
    ("event", &["event", "ended"]),
    ("group", &["group", "kelompok"]),
];

/// Which column holds what: our word and the table's name.
pub type Mapping = [(String, String)];

/// What stands in a table.
#[derive(Clone, Default, PartialEq)]
pub struct EventsTable {
    /// The conversations in the order of their first rows; one without a name where the table has no such column.
    pub conversations: Vec<EventsOf>,
    /// The codes that occur, numbers first by their value, then words by their letters.
    pub codes: Vec<String>,
    /// The roles that occur, likewise.
    pub roles: Vec<String>,
}

/// A conversation of a table.
#[derive(Clone, Default, PartialEq)]
pub struct EventsOf {
    /// Its name.
    pub name: String,
    /// Its positions in the order of turns where all turns are numbers, else of rows.
    pub positions: Vec<EventAt>,
}

/// A position.
#[derive(Clone, Default, PartialEq)]
pub struct EventAt {
    /// Line of its first row in the file, counted from 1.
    pub line: u64,
    /// Its codes, as indices.
    pub codes: Vec<usize>,
    /// Its role, as an index.
    pub role: Option<usize>,
    /// Its time in seconds.
    pub seconds: Option<f64>,
}

/// A time until something ended or was last seen.
#[derive(Clone, PartialEq)]
pub struct Spell {
    /// The group; empty without.
    pub group: String,
    /// How long.
    pub time: f64,
    /// Whether it ended then.
    pub ended: bool,
}

model::redacted! { EventsTable EventsOf EventAt Spell }

/// Reads coded events. `needed`: the columns without which nothing can be reckoned.
///
/// # Errors
/// [`FormatError`] where the bytes are no table, a column is missing, or a cell can't be read.
pub fn read(bytes: &[u8], mapping: &Mapping, needed: &[&str]) -> Result<EventsTable, FormatError> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet, mapping, needed)?;
    let mut reading = Reading::default();
    for row in sheet.rows() {
        reading.add(&row, &columns, needed.contains(&"code"))?;
    }
    Ok(reading.finish())
}

/// Whether a table holds spells: times with whether they ended, and no conversations.
pub fn is_spells(bytes: &[u8], mapping: &Mapping) -> bool {
    let columns = Sheet::read(bytes).and_then(|sheet| Columns::of(&sheet, mapping, &[]));
    columns.is_ok_and(|c| c.event.is_there() && c.time.is_there() && !c.conversation.is_there())
}

/// Reads spells: time, event (1 or 0), group.
///
/// # Errors
/// As [`read`].
pub fn spells(bytes: &[u8], mapping: &Mapping) -> Result<Vec<Spell>, FormatError> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet, mapping, &["time", "event"])?;
    let spell = |row: Row| {
        let time = columns.seconds(&row)?.filter(|t| *t >= 0.0).ok_or_else(|| row.error(columns.time))?;
        let ended = match row.cell(columns.event).to_lowercase().as_str() {
            "1" | "yes" | "true" | "ya" => true,
            "0" | "no" | "false" | "tidak" => false,
            _ => return Err(row.error(columns.event)),
        };
        Ok(Spell { group: row.cell(columns.group).to_owned(), time, ended })
    };
    sheet.rows().map(spell).collect()
}

struct Columns {
    conversation: Column,
    turn: Column,
    time: Column,
    code: Column,
    role: Column,
    event: Column,
    group: Column,
}

impl Columns {
    fn of(sheet: &Sheet, mapping: &Mapping, needed: &[&str]) -> Result<Columns, FormatError> {
        let mut found = COLUMNS.iter().map(|(word, names)| {
            let said = mapping.iter().find(|(ours, _)| ours == word).map(|(_, name)| name.trim());
            let place = match said {
                Some(name) => sheet.names().iter().position(|n| n == name),
                None => {
                    names.iter().find_map(|n| sheet.names().iter().position(|m| m.eq_ignore_ascii_case(n)))
                }
            };
            if place.is_none() && (said.is_some() || needed.contains(word)) {
                return Err(FormatError::MissingColumn { column: word });
            }
            Ok(sheet.at(place, word))
        });
        let mut next = || found.next().unwrap_or(Err(FormatError::Columns));
        Ok(Columns {
            conversation: next()?,
            turn: next()?,
            time: next()?,
            code: next()?,
            role: next()?,
            event: next()?,
            group: next()?,
        })
    }

    /// The time in seconds: a number, or a date with a time of day.
    fn seconds(&self, row: &Row) -> Result<Option<f64>, FormatError> {
        let Some(cell) = row.filled(self.time) else { return Ok(None) };
        let number = cell.parse::<f64>().ok().filter(|n| n.is_finite());
        let seconds = number.or_else(|| iso::parse(cell).map(|time| time.seconds as f64));
        seconds.map(Some).ok_or_else(|| row.error(self.time))
    }
}

/// A table that is being read.
#[derive(Default)]
struct Reading {
    conversations: Vec<EventsOf>,
    by_name: HashMap<String, usize>,
    /// The position of each turn, by conversation and turn.
    by_turn: HashMap<(usize, String), usize>,
    /// The number of each turn; `None` as soon as one is none.
    turns: Vec<Vec<Option<f64>>>,
    codes: Vec<String>,
    roles: Vec<String>,
}

impl Reading {
    fn add(&mut self, row: &Row, columns: &Columns, needs_code: bool) -> Result<(), FormatError> {
        let seconds = columns.seconds(row)?;
        let codes: Vec<usize> = row
            .cell(columns.code)
            .split([';', '|'])
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .map(|code| index(&mut self.codes, code))
            .collect();
        // A turn without a code is passed over, as in a study.
        if needs_code && codes.is_empty() {
            return Ok(());
        }
        let role = row.filled(columns.role).map(|role| index(&mut self.roles, role));
        let conversation = self.conversation(row.cell(columns.conversation));
        let turn = row.filled(columns.turn).map(str::to_owned);
        let known = turn.as_ref().and_then(|t| self.by_turn.get(&(conversation, t.clone())).copied());
        let positions = &mut self.conversations[conversation].positions;
        if let Some(place) = known {
            let position = &mut positions[place];
            add_once(&mut position.codes, codes);
            return if position.role.is_some() && role.is_some() && position.role != role {
                Err(row.error(columns.role))
            } else {
                Ok(())
            };
        }
        let number = turn.as_ref().and_then(|t| t.parse::<f64>().ok()).filter(|n| n.is_finite());
        self.turns[conversation].push(number);
        if let Some(turn) = turn {
            self.by_turn.insert((conversation, turn), positions.len());
        }
        let mut once = Vec::with_capacity(codes.len());
        add_once(&mut once, codes);
        positions.push(EventAt { line: row.line, codes: once, role, seconds });
        Ok(())
    }

    fn conversation(&mut self, name: &str) -> usize {
        if let Some(place) = self.by_name.get(name) {
            return *place;
        }
        self.by_name.insert(name.to_owned(), self.conversations.len());
        self.conversations.push(EventsOf { name: name.to_owned(), positions: Vec::new() });
        self.turns.push(Vec::new());
        self.conversations.len() - 1
    }

    /// Brings positions into the order of their turns, codes and roles into theirs.
    fn finish(mut self) -> EventsTable {
        for (conversation, turns) in self.conversations.iter_mut().zip(&self.turns) {
            let Some(turns) = turns.iter().copied().collect::<Option<Vec<f64>>>() else { continue };
            let mut order: Vec<(f64, EventAt)> =
                turns.into_iter().zip(std::mem::take(&mut conversation.positions)).collect();
            order.sort_by(|a, b| a.0.total_cmp(&b.0));
            conversation.positions = order.into_iter().map(|(_, position)| position).collect();
        }
        let codes = sorted(&mut self.codes);
        let roles = sorted(&mut self.roles);
        for position in self.conversations.iter_mut().flat_map(|c| &mut c.positions) {
            position.codes.iter_mut().for_each(|c| *c = codes[*c]);
            position.codes.sort_unstable();
            position.role = position.role.map(|r| roles[r]);
        }
        EventsTable { conversations: self.conversations, codes: self.codes, roles: self.roles }
    }
}

fn add_once(list: &mut Vec<usize>, codes: Vec<usize>) {
    for code in codes {
        if !list.contains(&code) {
            list.push(code);
        }
    }
}

/// The place of a name in a list, to which it is added where it is new.
fn index(list: &mut Vec<String>, name: &str) -> usize {
    list.iter().position(|known| known == name).unwrap_or_else(|| {
        list.push(name.to_owned());
        list.len() - 1
    })
}

/// Sorts a list, numbers first by their value; for each old place the new one.
fn sorted(list: &mut Vec<String>) -> Vec<usize> {
    let number = |name: &String| name.parse::<f64>().ok().filter(|n| n.is_finite());
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|a, b| match (number(&list[*a]), number(&list[*b])) {
        (Some(x), Some(y)) => x.total_cmp(&y),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => list[*a].cmp(&list[*b]),
    });
    let mut places = vec![0; list.len()];
    order.iter().enumerate().for_each(|(new, old)| places[*old] = new);
    *list = order.into_iter().map(|old| std::mem::take(&mut list[old])).collect();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Conversations as `NAME: CODE+CODE/ROLE@SECONDS, …`.
    fn check(text: &str, mapping: &[(&str, &str)], expected: &str) {
        let mapping: Vec<(String, String)> =
            mapping.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let table = read(text.as_bytes(), &mapping, &["code"]).unwrap();
        let position = |p: &EventAt| {
            let codes: Vec<&str> = p.codes.iter().map(|c| table.codes[*c].as_str()).collect();
            let role = p.role.map(|r| format!("/{}", table.roles[r])).unwrap_or_default();
            format!("{}{role}{}", codes.join("+"), p.seconds.map(|s| format!("@{s}")).unwrap_or_default())
        };
        let conversation = |c: &EventsOf| {
            format!("{}: {}", c.name, c.positions.iter().map(position).collect::<Vec<_>>().join(", "))
        };
        assert_eq!(
            table.conversations.iter().map(conversation).collect::<Vec<_>>().join("\n"),
            expected,
            "{text}"
        );
    }

    #[test]
    fn rows_are_positions() {
        check("code\nS\nO\n\nS\n", &[], ": S, O, S");
        check("conversation,code\nb,S\na,O\nb,R\n", &[], "b: S, R\na: O");
        check(
            "percakapan;giliran;kode;peran\n1;2;S;jual\n1;1;O;beli\n1;2;R;jual\n",
            &[],
            "1: O/beli, R+S/jual",
        );
        check("conversation,code\n1,S|O;S\n1,\n1, R \n", &[], "1: O+S, R");
        check("conversation,turn,code\n1,a,S\n1,b,O\n1,a,R\n", &[], "1: R+S, O");
        check("time,code\n1.5,S\n2024-01-01T00:00:10,O\n", &[], ": S@1.5, O@1704067210");
        check("x,y,code\nk,S,none\n", &[("conversation", "x"), ("code", "y")], "k: S");
    }

    #[test]
    fn codes_and_roles_are_sorted() {
        let table = read(b"code\n10\nb\n2\na\n", &[], &["code"]).unwrap();
        assert_eq!(table.codes, ["2", "10", "a", "b"]);
    }

    #[test]
    fn what_is_refused() {
        let missing = |column| Some(FormatError::MissingColumn { column });
        let wrong = |row, column| Some(FormatError::Cell { row, column });
        let needs =
            |text: &str, needed: &[&str], mapping: &Mapping| read(text.as_bytes(), mapping, needed).err();
        let said = [("code".to_owned(), "gone".to_owned())];
        assert_eq!(needs("conversation\n1\n", &["code"], &[]), missing("code"));
        assert_eq!(needs("code\nS\n", &["code"], &said), missing("code"));
        assert_eq!(needs("time,code\nS,S\n", &["code"], &[]), wrong(2, "time"));
        assert_eq!(needs("turn,code,role\n1,S,a\n1,O,b\n", &["code"], &[]), wrong(3, "role"));
        assert_eq!(needs("", &["code"], &[]), Some(FormatError::Empty));
    }

    #[test]
    fn times_until_something_ended() {
        let text = b"time,event,group\n9,1,a\n13,0,b\n";
        assert!(is_spells(text, &[]) && !is_spells(b"conversation,time,event\n", &[]));
        let found = spells(text, &[]).unwrap();
        assert_eq!(
            found.iter().map(|s| (s.group.as_str(), s.time, s.ended)).collect::<Vec<_>>(),
            [("a", 9.0, true), ("b", 13.0, false)]
        );
        assert_eq!(
            spells(b"time,event\n9,maybe\n", &[]).err(),
            Some(FormatError::Cell { row: 2, column: "event" })
        );
        assert_eq!(
            spells(b"time,event\n-9,1\n", &[]).err(),
            Some(FormatError::Cell { row: 2, column: "time" })
        );
    }
}
