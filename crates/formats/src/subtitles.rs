//! WebVTT and SRT: cues with times, one turn a cue or a voice in it. The times count from the begin of a recording and
//! are no time of day: turns have none, their details tell them.

use crate::cast::Cast;
use crate::html::tokens::decoded;
use crate::text::lines;
use crate::{Draft, DraftDetails, DraftTurn, FormatError, Options, transcript};
use model::payload::Stretch;
use model::source::SourceKind;

/// Whether a text is WebVTT, or SRT: a number, then a line of times.
pub(crate) fn looks_like(text: &str) -> bool {
    let mut head = text.trim_start_matches('\u{FEFF}').lines().map(str::trim).filter(|l| !l.is_empty());
    match head.next() {
        Some(first) if first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t") => {
            true
        }
        Some(first) if first.bytes().all(|b| b.is_ascii_digit()) => head.next().is_some_and(is_times),
        Some(first) => is_times(first),
        None => false,
    }
}

/// Reads the cues.
///
/// # Errors
/// [`FormatError::Empty`] where there is none with words.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let kind = options.kind.unwrap_or(SourceKind::Interview);
    let cues = cues(text);
    if cues.iter().all(|cue| cue.text.trim().is_empty()) {
        return Err(FormatError::Empty);
    }
    let format = "subtitles";
    if !cues.iter().any(|cue| cue.text.contains("<v")) {
        return Ok(Draft { format, ..without_voices(&cues, kind) });
    }
    let mut cast = Cast::default();
    let mut turns = Vec::new();
    for cue in &cues {
        for (name, text) in voices(&cue.text) {
            let speaker = name.map(|name| cast.index(&name));
            turns.push(DraftTurn { speaker, ..turn(text, cue.stretch) });
        }
    }
    let mut speakers = cast.speakers;
    transcript::set_parts(kind, &mut speakers, &turns, "");
    Ok(Draft { name: String::new(), kind, format, speakers, turns, date_order: None, warnings: Vec::new() })
}

/// Cues that name who speaks as a transcript does, where most do; else a turn a cue, said by nobody that is known.
fn without_voices(cues: &[Cue], kind: SourceKind) -> Draft {
    let plain = cues.iter().map(|cue| Cue { text: plain(&cue.text), ..*cue });
    let plain: Vec<Cue> = plain.filter(|cue| !cue.text.trim().is_empty()).collect();
    let labelled = plain.iter().filter(|cue| transcript::has_label(&cue.text)).count();
    if labelled * 2 >= plain.len() {
        let text = plain.iter().map(|cue| cue.text.as_str()).collect::<Vec<_>>().join("\n");
        if let Some(mut draft) = transcript::read(&text, kind, true) {
            put_stretches(&mut draft, &plain);
            return draft;
        }
    }
    let turns = plain.into_iter().map(|cue| turn(cue.text, cue.stretch)).collect();
    let (name, speakers, warnings) = (String::new(), Vec::new(), Vec::new());
    Draft { name, kind, format: "subtitles", speakers, turns, date_order: None, warnings }
}

fn turn(text: String, stretch: Option<Stretch>) -> DraftTurn {
    DraftTurn { text, details: DraftDetails::at(stretch).boxed(), ..DraftTurn::default() }
}

/// Says of the turns of a transcript where they stand: from the cue in which a turn begins to the one in which it
/// ends. Turns are told by their last words' cue; where a turn can't be found, it and those after it stay without.
fn put_stretches(draft: &mut Draft, cues: &[Cue]) {
    let mut lines = cues.iter().flat_map(|cue| lines(&cue.text).map(move |line| (line, cue.stretch)));
    for turn in &mut draft.turns {
        let mut found: Option<Stretch> = None;
        for said in lines_of(&turn.text) {
            let Some((_, stretch)) = lines.find(|(line, _)| line.trim_end().ends_with(said)) else { return };
            let Some(stretch) = stretch else { continue };
            let from = found.unwrap_or(stretch).from;
            // Times of a broken file may go back.
            found = Some(Stretch { from, to: stretch.to.filter(|to| *to >= from) });
        }
        turn.details = DraftDetails::at(found).boxed();
    }
}

/// The lines of a turn that have words.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    lines(text).map(str::trim).filter(|line| !line.is_empty())
}

/// What stands between two lines of times.
#[derive(Default)]
struct Cue {
    /// With its marks.
    text: String,
    stretch: Option<Stretch>,
}

/// The cues. Notes, styles and regions stand in blocks without a line of times.
fn cues(text: &str) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut open: Option<(Vec<&str>, Option<Stretch>)> = None;
    let closed = |(lines, stretch): (Vec<&str>, Option<Stretch>)| Cue { text: lines.join("\n"), stretch };
    for line in lines(text) {
        if is_times(line) {
            cues.extend(open.take().map(closed));
            open = Some((Vec::new(), stretch(line)));
        } else if line.trim().is_empty() {
            cues.extend(open.take().map(closed));
        } else if let Some((lines, _)) = &mut open {
            lines.push(line);
        }
    }
    cues.extend(open.map(closed));
    cues
}

/// `00:00:01.000 --> 00:00:04.000`, hours optional, comma or stop, settings behind.
fn is_times(line: &str) -> bool {
    let Some((from, rest)) = line.split_once("-->") else { return false };
    let to = rest.split_whitespace().next().unwrap_or_default();
    let is_time = |time: &str| {
        time.len() >= 5
            && time.contains(':')
            && time.bytes().all(|b| b.is_ascii_digit() || b":.,".contains(&b))
    };
    is_time(from.trim()) && is_time(to)
}

/// Where a line of times says that its cue stands.
fn stretch(line: &str) -> Option<Stretch> {
    let (from, rest) = line.split_once("-->")?;
    let from = milliseconds(from.trim())?;
    let to = milliseconds(rest.split_whitespace().next()?).filter(|to| *to >= from);
    Some(Stretch { from, to })
}

/// `01:00:04.200`, `00:04,2`: milliseconds.
fn milliseconds(time: &str) -> Option<u32> {
    let (clock, part) = time.split_once(['.', ',']).unwrap_or((time, "0"));
    let mut seconds = 0u32;
    for number in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(number.parse().ok()?)?;
    }
    let part: u32 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    seconds.checked_mul(1000)?.checked_add(part)
}

/// The voices of a cue with their words.
fn voices(cue: &str) -> Vec<(Option<String>, String)> {
    let mut out = Vec::new();
    let mut rest = cue;
    let mut name = None;
    loop {
        let next = rest
            .match_indices("<v")
            .map(|(at, _)| at)
            .find(|at| rest[at + 2..].starts_with([' ', '.', '\t']));
        let words = plain(&rest[..next.unwrap_or(rest.len())]);
        if !words.trim().is_empty() {
            out.push((name.take(), words.trim().to_owned()));
        }
        let Some(at) = next else { return out };
        let (tag, tail) = rest[at + 2..].split_once('>').unwrap_or((&rest[at + 2..], ""));
        let spoken = tag.split_once([' ', '\t']).map(|(_, name)| decoded(name.trim()).into_owned());
        name = spoken.filter(|name| !name.is_empty());
        rest = tail;
    }
}

/// Words without marks in angle or curly brackets that say how they look.
fn plain(cue: &str) -> String {
    let mut out = String::with_capacity(cue.len());
    let mut rest = cue;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let is_mark = inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        match inner.find('>').filter(|_| is_mark) {
            Some(end) => rest = &inner[end + 1..],
            None => {
                out.push('<');
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    let out = decoded(&out);
    match out.strip_prefix("{\\").and_then(|placed| placed.split_once('}')) {
        Some((_, words)) => words.to_owned(),
        None => out.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        assert!(looks_like(text), "{text}");
        let draft = read(text, &Options::default()).unwrap();
        let name = |t: &DraftTurn| t.speaker.map_or("-", |s| draft.speakers[s as usize].name.as_str());
        let got: Vec<_> = draft.turns.iter().map(|t| (name(t), t.text.as_str())).collect();
        assert_eq!((draft.format, got), ("subtitles", expected.to_vec()), "{text}");
    }

    #[test]
    fn webvtt() {
        check(
            "WEBVTT - contoh\r\n\r\nNOTE bukan\r\nkata\r\n\r\nSTYLE\r\n::cue{}\r\n\r\n1\r\n00:01.000 --> 00:04.000 align:start\r\n\
             <v Peneliti>Apa <b>kabar</b>?</v>\r\n\r\n01:00:04.200 --> 01:00:07.900\r\n<v.keras Ibu &amp; Anak>Baik <00:05.000>&lt;3\r\n- ya\r\n\
             <v Peneliti>Lalu?\r\n",
            &[("Peneliti", "Apa kabar?"), ("Ibu & Anak", "Baik <3\n- ya"), ("Peneliti", "Lalu?")],
        );
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nsatu\n\n00:02.000 --> 00:03.000\ndua",
            &[("-", "satu"), ("-", "dua")],
        );
    }

    #[test]
    fn srt() {
        check(
            "1\n00:00:01,000 --> 00:00:04,000\nP: Apa?\n\n2\n00:00:04,200 --> 00:00:07,900\n<i>N3: Ya.</i>\nlagi\n\n\
             3\n00:00:08,000 --> 00:00:09,000\n{\\an8}P: 1 < 2\n",
            &[("P", "Apa?"), ("N3", "Ya.\nlagi"), ("P", "1 < 2")],
        );
        check(
            "1\n00:00:01,000 --> 00:00:04,000\nhujan\n\n2\n00:00:05,000 --> 00:00:06,000\nlagi\n",
            &[("-", "hujan"), ("-", "lagi")],
        );
    }

    #[test]
    fn texts_of_others() {
        for text in ["WEBVTTX", "1\n2", "x --> y", "1\nx --> y", ""] {
            assert!(!looks_like(text), "{text}");
        }
        assert_eq!(read("WEBVTT\n", &Options::default()).err(), Some(FormatError::Empty));
    }
}
