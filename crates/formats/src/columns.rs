//! Tables of any columns, from a spreadsheet or with commas, semicolons or tabs: which column is what is said once.

use crate::cast::Cast;
use crate::cells::{Column, Row, Sheet};
use crate::turns_csv::iso;
use crate::whatsapp::stamps::{self, Stamps};
use crate::{Draft, DraftTurn, FormatError, Options, Warning, archive, transcript};
use model::source::{Certainty, DateOrder, SourceKind, TurnKind};
use model::time::{LocalTime, Precision};
use std::borrow::Cow;
use std::collections::HashMap;

/// Which column of a table is what, by places counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mapping {
    /// The words of a turn.
    pub text: usize,
    /// Who says it.
    pub speaker: Option<usize>,
    /// When: date and time, or the date alone.
    pub time: Option<usize>,
    /// The time of day, where it stands in a column of its own.
    pub clock: Option<usize>,
    /// Which source a row belongs to; without it the table is one source.
    pub source: Option<usize>,
    /// What the speaker's role is.
    pub role: Option<usize>,
}

/// Names of columns that say what they are, in lower case.
const TEXT: &[&str] = &[
    "text",
    "teks",
    "pesan",
    "message",
    "isi",
    "isi pesan",
    "content",
    "body",
    "ucapan",
    "tuturan",
    "kata",
    "words",
];
const SPEAKER: &[&str] =
    &["speaker", "sender", "from", "author", "user", "username", "penutur", "pengirim", "nama", "name"];
const TIME: &[&str] =
    &["time", "waktu", "timestamp", "date", "tanggal", "datetime", "date time", "tanggal dan jam"];
const CLOCK: &[&str] = &["jam", "pukul", "clock", "hour"];
const SOURCE: &[&str] = &["source", "sumber", "chat", "percakapan", "conversation"];
const ROLE: &[&str] = &["role", "peran"];

/// The names of the columns of a file that is a table to be mapped; `None` for anything else, and for a table of turns,
/// whose columns are fixed.
pub fn of_table(name: &str, bytes: &[u8]) -> Option<Vec<String>> {
    let is_table = match archive::is_zip(bytes) {
        true => archive::is_workbook(bytes),
        false => is_named_so(name) || crate::text::decode_any(bytes).is_ok_and(|d| looks_like(&d.text)),
    };
    let (text, _) = table(bytes).ok().filter(|_| is_table)?;
    let is_turns = crate::turns_csv::looks_like(&text);
    names(bytes).ok().filter(|names| !is_turns && names.len() > 1)
}

/// Whether a file's name says that it is a table.
pub(crate) fn is_named_so(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".csv", ".tsv", ".tab"].iter().any(|end| lower.ends_with(end))
}

/// The names of a table's columns, as they stand.
///
/// # Errors
/// [`FormatError`] where the bytes are no table.
pub fn names(bytes: &[u8]) -> Result<Vec<String>, FormatError> {
    let (text, _) = table(bytes)?;
    Ok(Sheet::read(text.as_bytes())?.names().to_vec())
}

/// What the columns are by their names; `None` where no column has the words, or none says who.
pub fn guess(names: &[String]) -> Option<Mapping> {
    let lower: Vec<String> = names.iter().map(|n| n.trim().to_lowercase()).collect();
    let of = |list: &[&str]| list.iter().find_map(|word| lower.iter().position(|name| name == word));
    let (time, clock) = (of(TIME), of(CLOCK));
    let speaker = Some(of(SPEAKER)?);
    Some(Mapping {
        text: of(TEXT)?,
        speaker,
        time: time.or(clock),
        clock: time.and(clock),
        source: of(SOURCE),
        role: of(ROLE),
    })
}

/// Whether a text is a table whose columns say by their names what they are.
pub(crate) fn looks_like(text: &str) -> bool {
    guess(&crate::cells::head_of(text)).is_some()
}

/// Reads a table: a draft a source, in the order of their first rows.
///
/// # Errors
/// [`FormatError::MissingColumn`] where a column of the mapping isn't there, [`FormatError::DateOrder`], or why the
/// bytes are no table.
pub fn read(
    name: &str,
    bytes: &[u8],
    mapping: &Mapping,
    options: &Options,
) -> Result<Vec<Draft>, FormatError> {
    let (text, mut warnings) = table(bytes)?;
    let sheet = Sheet::read(text.as_bytes())?;
    let columns = Columns::of(&sheet, mapping)?;
    let rows: Vec<Row> = sheet.rows().collect();
    if rows.is_empty() {
        return Err(FormatError::Empty);
    }
    let Stamps { times, order } = times(&rows, &columns, options)?;
    if matches!(order, Some((_, Certainty::Assumed))) {
        warnings.push(Warning { code: "warn-date-order-assumed", line: None, count: None });
    }
    let kind = options.kind.unwrap_or(SourceKind::Conversation);
    let mut sources: Vec<(String, Cast, Vec<DraftTurn>)> = Vec::new();
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (row, time) in rows.iter().zip(times) {
        let key = row.cell(columns.source);
        let index = *by_name.entry(key).or_insert(sources.len());
        if index == sources.len() {
            let shown = if key.is_empty() { crate::read::stem(name) } else { key.to_owned() };
            sources.push((shown, Cast::default(), Vec::new()));
        }
        let (_, cast, turns) = &mut sources[index];
        turns.push(columns.turn(row, time, cast, kind));
    }
    let draft = |(name, cast, turns): (String, Cast, Vec<DraftTurn>)| {
        let mut speakers = cast.speakers;
        transcript::set_parts(kind, &mut speakers, &turns, "");
        Draft { name, kind, format: "table", speakers, turns, date_order: order, warnings: warnings.clone() }
    };
    Ok(sources.into_iter().map(draft).collect())
}

/// The table as text, and what to look at.
fn table(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Warning>), FormatError> {
    if archive::is_zip(bytes) {
        let (csv, warnings) = archive::workbook(bytes)?;
        return Ok((Cow::Owned(csv), warnings));
    }
    Ok((crate::text::decode_any(bytes)?.text, Vec::new()))
}

struct Columns {
    text: Column,
    speaker: Column,
    time: Column,
    clock: Column,
    source: Column,
    role: Column,
}

impl Columns {
    fn of(sheet: &Sheet, mapping: &Mapping) -> Result<Columns, FormatError> {
        let count = sheet.names().len();
        let optional = [mapping.speaker, mapping.time, mapping.clock, mapping.source, mapping.role];
        let names = ["speaker", "time", "clock", "source", "role"];
        let missing = optional.into_iter().zip(names).find(|(place, _)| place.is_some_and(|p| p >= count));
        if mapping.text >= count {
            return Err(FormatError::MissingColumn { column: "text" });
        }
        if let Some((_, column)) = missing {
            return Err(FormatError::MissingColumn { column });
        }
        Ok(Columns {
            text: sheet.at(Some(mapping.text), "text"),
            speaker: sheet.at(mapping.speaker, "speaker"),
            time: sheet.at(mapping.time, "time"),
            clock: sheet.at(mapping.clock, "clock"),
            source: sheet.at(mapping.source, "source"),
            role: sheet.at(mapping.role, "role"),
        })
    }

    fn turn(&self, row: &Row, time: Option<LocalTime>, cast: &mut Cast, kind: SourceKind) -> DraftTurn {
        let speaker = row.filled(self.speaker).map(|name| cast.index(name));
        if let (Some(index), Some(role)) = (speaker, row.filled(self.role)) {
            cast.speakers[index as usize].role.get_or_insert_with(|| role.to_owned());
        }
        let text = row.raw(self.text).to_owned();
        let turn = match (speaker, kind) {
            (None, SourceKind::Conversation) => TurnKind::System,
            _ if text.is_empty() => TurnKind::Unknown,
            _ => TurnKind::Words,
        };
        DraftTurn { speaker, kind: turn, time, text, ..DraftTurn::default() }
    }
}

/// The times of the rows: ISO 8601, or dates in an order that the column decides; empty where they are neither.
fn times(rows: &[Row], columns: &Columns, options: &Options) -> Result<Stamps, FormatError> {
    let written: Vec<String> =
        rows.iter().map(|r| format!("{} {}", r.cell(columns.time), r.cell(columns.clock))).collect();
    let written: Vec<&str> = written.iter().map(|w| w.trim()).collect();
    let iso: Vec<Option<LocalTime>> = written.iter().map(|w| iso::parse(w)).collect();
    let is_day = |w: &str| !w.contains([':', ' ']) && w.len() <= 10;
    let mut stamps = Vec::new();
    for ((row, written), _) in rows.iter().zip(&written).zip(&iso).filter(|(_, iso)| iso.is_none()) {
        let clock = if is_day(written) { " 00:00" } else { "" };
        stamps.push((row.line, format!("{written}{clock}")));
    }
    let Stamps { times, order } = stamps::read(&stamps, options, DateOrder::DayMonthYear)?;
    let mut others = times.into_iter();
    let time = |(written, iso): (&&str, Option<LocalTime>)| {
        iso.or_else(|| {
            let time = others.next().flatten()?;
            let precision = if is_day(written) { Precision::Day } else { time.precision };
            Some(LocalTime { precision, ..time })
        })
    };
    Ok(Stamps { times: written.iter().zip(iso).map(time).collect(), order })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str, &str)]) -> Vec<Draft> {
        let mapping = guess(&names(text.as_bytes()).unwrap()).unwrap();
        let drafts = read("a.csv", text.as_bytes(), &mapping, &Options::default()).unwrap();
        let mut got = Vec::new();
        for turn in drafts.iter().flat_map(|d| d.turns.iter().map(move |t| (d, t))) {
            let (draft, turn) = turn;
            let name = turn.speaker.map_or("-", |s| draft.speakers[s as usize].name.as_str());
            got.push((name, turn.time.map(|t| t.to_string()).unwrap_or_default(), turn.text.as_str()));
        }
        let got: Vec<_> = got.iter().map(|(n, at, t)| (*n, at.as_str(), *t)).collect();
        assert_eq!(got, expected, "{text}");
        drafts
    }

    #[test]
    fn columns_by_their_names() {
        check(
            "Tanggal;Jam;Pengirim;Pesan\n31/12/2023;21.05;Ani;halo\n01/01/2024;07:15;Beni;\"satu\ndua\"\n",
            &[("Ani", "2023-12-31T21:05", "halo"), ("Beni", "2024-01-01T07:15", "satu\ndua")],
        );
        check(
            "Waktu,Nama,Isi,No\n2023-12-31T21:05:10+08:00,Ani,halo,1\n31/12/2023,Beni,ya,2\nkemarin,,tutup,3\n",
            &[("Ani", "2023-12-31T21:05:10+08:00", "halo"), ("Beni", "2023-12-31", "ya"), ("-", "", "tutup")],
        );
        let drafts = check(
            "chat\tfrom\tmessage\trole\nb\tAni\tx\tpenjual\na\tBeni\ty\t\nb\tAni\tz\t\n",
            &[("Ani", "", "x"), ("Ani", "", "z"), ("Beni", "", "y")],
        );
        assert_eq!(drafts.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(drafts[0].speakers[0].role.as_deref(), Some("penjual"));
        assert_eq!(guess(&["a".to_owned(), "pesan".to_owned()]), None);
    }

    #[test]
    fn columns_that_are_said() {
        let text = b"a,b,c\nAni,halo,01/02/2024 10:00\n";
        let mapping = Mapping { text: 1, speaker: Some(0), time: Some(2), ..Mapping::default() };
        let drafts = read("x/t.csv", text, &mapping, &Options::default()).unwrap();
        assert_eq!((drafts[0].name.as_str(), drafts[0].turns[0].text.as_str()), ("t", "halo"));
        assert_eq!(drafts[0].date_order, Some((DateOrder::DayMonthYear, Certainty::Assumed)));
        assert_eq!(drafts[0].warnings[0].code, "warn-date-order-assumed");
        for (mapping, column) in [
            (Mapping { text: 3, ..Mapping::default() }, "text"),
            (Mapping { speaker: Some(9), ..Mapping::default() }, "speaker"),
        ] {
            let error = read("t", text, &mapping, &Options::default()).err();
            assert_eq!(error, Some(FormatError::MissingColumn { column }));
        }
        assert_eq!(
            read("t", b"a\n", &Mapping::default(), &Options::default()).err(),
            Some(FormatError::Empty)
        );
    }
}
