//! LINE's text exports: of phones, with tabs; of desktops, where only blanks stand between name and words.

mod desktop;

use crate::cast::Cast;
use crate::text::lines;
use crate::whatsapp::stamps::{self, Stamps};
use crate::{Draft, DraftDetails, DraftTurn, FormatError, Options, Warning, transcript};
use model::payload::Detail;
use model::source::{Certainty, DateOrder, SourceKind, TurnKind};

/// Whole texts in place of a picture or a file; also without brackets on desktops.
const MEDIA: &[(&str, Detail)] = &[
    ("[Photo]", Detail::Picture),
    ("[Sticker]", Detail::Sticker),
    ("[Video]", Detail::Video),
    ("[File]", Detail::File),
    ("[Voice message]", Detail::Voice),
    ("[Location]", Detail::Location),
    ("[Contact]", Detail::Contact),
    ("[Album]", Detail::Picture),
    ("[Foto]", Detail::Picture),
    ("[Stiker]", Detail::Sticker),
    ("[Pesan suara]", Detail::Voice),
    ("[Lokasi]", Detail::Location),
    ("[Kontak]", Detail::Contact),
    ("[写真]", Detail::Picture),
    ("[スタンプ]", Detail::Sticker),
    ("[動画]", Detail::Video),
    ("[ボイスメッセージ]", Detail::Voice),
    ("[ファイル]", Detail::File),
    ("[位置情報]", Detail::Location),
    ("[連絡先]", Detail::Contact),
    ("[アルバム]", Detail::Picture),
    ("[照片]", Detail::Picture),
    ("[圖片]", Detail::Picture),
    ("[貼圖]", Detail::Sticker),
    ("[影片]", Detail::Video),
    ("[檔案]", Detail::File),
    ("[語音訊息]", Detail::Voice),
    ("[รูป]", Detail::Picture),
    ("[สติกเกอร์]", Detail::Sticker),
    ("[วิดีโอ]", Detail::Video),
    ("Photos", Detail::Picture),
    ("Stickers", Detail::Sticker),
    ("Videos", Detail::Video),
    ("Voice messages", Detail::Voice),
    ("Files", Detail::File),
];

/// What stands before every line about a call.
const CALL: char = '☎';

/// English names of days at the begin of date lines, whose dates have the month first.
const ENGLISH: &[&str] = &["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"];

/// Whether a text is an export of LINE.
pub(crate) fn looks_like(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with("[LINE] ") || desktop::looks_like(text)
}

/// Reads an export.
///
/// # Errors
/// [`FormatError::Empty`] where it has no message, [`FormatError::DateOrder`] where the given order can't be.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let is_desktop = desktop::looks_like(text);
    let mut found = if is_desktop { desktop::messages(text) } else { messages(text) };
    if found.messages.is_empty() {
        return Err(FormatError::Empty);
    }
    let usual = if found.english { DateOrder::MonthDayYear } else { DateOrder::DayMonthYear };
    let dated = found.messages.iter_mut().map(|m| (m.line, std::mem::take(&mut m.stamp))).collect::<Vec<_>>();
    let Stamps { times, order } = stamps::read(&dated, options, usual)?;
    let mut cast = Cast::default();
    let mut turns = Vec::with_capacity(times.len());
    for (message, time) in found.messages.into_iter().zip(times) {
        let text = unquoted(message.text);
        let kind = kind(&text, message.sender.is_some());
        let speaker = message.sender.filter(|_| kind != TurnKind::System).map(|name| cast.index(name));
        let told = match kind {
            TurnKind::System if text.starts_with(CALL) => Some(Detail::Call),
            TurnKind::Media => told(&text),
            _ => None,
        };
        let details = DraftDetails::of(told.into_iter().collect()).boxed();
        turns.push(DraftTurn { speaker, kind, time, text, responds_to: None, details });
    }
    let kind = options.kind.unwrap_or(SourceKind::Conversation);
    let mut speakers = cast.speakers;
    transcript::set_parts(kind, &mut speakers, &turns, "");
    let mut warnings = Vec::new();
    if matches!(order, Some((_, Certainty::Assumed))) {
        warnings.push(Warning { code: "warn-date-order-assumed", line: None, count: None });
    }
    if is_desktop {
        warnings.push(Warning { code: "warn-names-by-blanks", line: None, count: None });
    }
    Ok(Draft { name: String::new(), kind, format: "line", speakers, turns, date_order: order, warnings })
}

/// The messages of an export, and whether its dates are English.
#[derive(Default)]
struct Found<'a> {
    messages: Vec<Message<'a>>,
    english: bool,
}

/// A message whose lines are not at their end yet.
struct Message<'a> {
    /// Counted from 1.
    line: u64,
    /// Date and time.
    stamp: String,
    sender: Option<&'a str>,
    text: String,
}

/// The messages of an export from a phone.
fn messages(text: &str) -> Found<'_> {
    let mut found = Found::default();
    let (mut date, mut after_blank) = (String::new(), false);
    // Whether the last message began with a quotation mark whose partner is still to come.
    let mut open = false;
    for (i, line) in lines(text).enumerate() {
        if let Some(day) = date_of(line).filter(|_| !open && (after_blank || found.messages.is_empty())) {
            found.english |= ENGLISH.iter().any(|name| line.starts_with(name));
            date = day;
            if let Some(last) = found.messages.last_mut() {
                last.text.truncate(last.text.trim_end_matches('\n').len());
            }
        } else if let Some(message) = head(line, &date, i as u64 + 1).filter(|_| !open && !date.is_empty()) {
            open = opens(&message.text);
            found.messages.push(message);
        } else if let Some(last) = found.messages.last_mut() {
            open &= !closes(line);
            last.text.push('\n');
            last.text.push_str(line);
        }
        after_blank = line.trim().is_empty();
    }
    if let Some(last) = found.messages.last_mut() {
        last.text.truncate(last.text.trim_end_matches('\n').len());
    }
    found
}

/// `15:04`, tab, name, tab, words; lines of the program have no name.
fn head<'a>(line: &'a str, date: &str, number: u64) -> Option<Message<'a>> {
    let (time, rest) = line.split_once('\t')?;
    if !is_time(time) {
        return None;
    }
    let (sender, words) = rest.split_once('\t').unwrap_or(("", rest));
    let sender = (!sender.is_empty()).then_some(sender);
    Some(Message { line: number, stamp: format!("{date} {time}"), sender, text: words.to_owned() })
}

/// Whether it is short, and has a number before and after a colon.
fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    text.len() <= 24
        && hour.ends_with(|c: char| c.is_ascii_digit())
        && minute.starts_with(|c: char| c.is_ascii_digit())
}

/// The date of a date line, with slashes: `Tue, 1/2/2024`, `2024.01.02 Tuesday`, `2024/01/02(火)`.
fn date_of(line: &str) -> Option<String> {
    if line.len() > 48 || line.contains([':', '\t']) {
        return None;
    }
    let mut numbers = line.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let (one, two, three) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let begin = line.find(one)?;
    let rest = &line[begin..];
    let is_date = [one, two, three].iter().filter(|n| n.len() == 4).count() == 1
        && [one, two, three].iter().all(|n| n.len() <= 2 || n.len() == 4)
        && numbers.next().is_none()
        && rest[one.len()..].starts_with(['/', '.', '-', '年'])
        && begin <= 16;
    is_date.then(|| format!("{one}/{two}/{three}"))
}

/// Whether the first line of a message has only the first of its quotation marks.
fn opens(words: &str) -> bool {
    words.strip_prefix('"').is_some_and(|rest| !rest.contains('"'))
}

/// Whether a line ends with a quotation mark that isn't a doubled one.
fn closes(line: &str) -> bool {
    line.bytes().rev().take_while(|b| *b == b'"').count() % 2 == 1
}

/// Words of several lines without the marks around them.
fn unquoted(text: String) -> String {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner.filter(|inner| inner.contains('\n')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => text,
    }
}

/// What a text stands for that the program wrote in place of something.
fn told(text: &str) -> Option<Detail> {
    MEDIA.iter().find(|(words, _)| *words == text).map(|(_, kind)| *kind)
}

fn kind(text: &str, is_said: bool) -> TurnKind {
    match () {
        () if !is_said || text.starts_with(CALL) => TurnKind::System,
        () if told(text).is_some() => TurnKind::Media,
        () if text.is_empty() => TurnKind::Unknown,
        () => TurnKind::Words,
    }
}

#[cfg(test)]
mod tests;
