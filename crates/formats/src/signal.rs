//! Signal chats as the tools that read Signal's database write them to text: `[2019-05-29, 15:04] Name: words`.
//!
//! A quotation at the begin of a message becomes a link to the message that it quotes.

use crate::cast::Cast;
use crate::chat::{joined, mark};
use crate::text::{join_trimmed, lines};
use crate::turns_csv::iso;
use crate::{Draft, DraftDetails, DraftTurn, FormatError, Options, Warning, transcript};
use model::payload::Detail;
use model::source::{SourceKind, TurnKind};
use model::time::LocalTime;

/// So many turns before a quotation are looked through.
const REACH: usize = 10_000;

/// Whether the first line that isn't blank is a message of such a text.
pub(crate) fn looks_like(text: &str) -> bool {
    text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| head(line).is_some())
}

/// Reads a chat.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let lines: Vec<&str> = lines(text).collect();
    let begins: Vec<usize> = (0..lines.len()).filter(|i| head(lines[*i]).is_some()).collect();
    let mut cast = Cast::default();
    let mut turns: Vec<DraftTurn> = Vec::with_capacity(begins.len());
    let mut reactions = 0;
    for (i, begin) in begins.iter().enumerate() {
        let end = begins.get(i + 1).copied().unwrap_or(lines.len());
        let Some(head) = head(lines[*begin]) else { continue };
        let mut body = vec![head.words];
        body.extend(&lines[begin + 1..end]);
        let body = Body::of(&body);
        reactions += u64::from(body.details.reactions);
        let responds_to = body.quoted.and_then(|quoted| find(&turns, &quoted));
        let speaker = Some(cast.index(head.name));
        let kind = if body.is_media { TurnKind::Media } else { TurnKind::Words };
        let (time, details) = (Some(head.time), body.details.boxed());
        turns.push(DraftTurn { speaker, kind, time, text: body.text, responds_to, details });
    }
    if turns.is_empty() {
        return Err(FormatError::Empty);
    }
    let kind = options.kind.unwrap_or(SourceKind::Conversation);
    let mut speakers = cast.speakers;
    transcript::set_parts(kind, &mut speakers, &turns, "");
    let left_out = Warning { code: "warn-reactions-left-out", line: None, count: Some(reactions) };
    let warnings = (reactions > 0).then_some(left_out).into_iter().collect();
    Ok(Draft { name: String::new(), kind, format: "signal", speakers, turns, date_order: None, warnings })
}

struct Head<'a> {
    time: LocalTime,
    name: &'a str,
    words: &'a str,
}

/// The head of a message; with seconds it would be one of WhatsApp.
fn head(line: &str) -> Option<Head<'_>> {
    let (stamp, rest) = line.strip_prefix('[')?.split_once("] ")?;
    let (date, clock) = stamp.split_once(' ')?;
    let date = date.strip_suffix(',').unwrap_or(date);
    if date.len() != 10 || clock.len() != 5 {
        return None;
    }
    let time = iso::parse(&format!("{date} {clock}"))?;
    let (name, words) =
        rest.split_once(':').filter(|(name, _)| !name.trim().is_empty() && name.len() <= 120)?;
    Some(Head { time, name: name.trim(), words: words.strip_prefix(' ').unwrap_or(words) })
}

/// What a message holds beside its words.
struct Body {
    text: String,
    quoted: Option<String>,
    is_media: bool,
    details: DraftDetails,
}

impl Body {
    fn of(lines: &[&str]) -> Body {
        let first = lines.iter().position(|l| !l.trim().is_empty()).unwrap_or(0);
        let quote_end =
            lines[first..].iter().position(|l| !l.starts_with('>')).map_or(lines.len(), |n| first + n);
        let quote: Vec<&str> = lines[first..quote_end].iter().map(|l| l[1..].trim()).collect();
        let quoted = Some(quote.join("\n").trim().to_owned()).filter(|q| !q.is_empty());
        let lines = if quote.is_empty() { lines } else { &lines[quote_end..] };
        let words = join_trimmed(lines);
        let (words, reactions) = without_reactions(&words);
        let (mut marks, mut details) = (Vec::new(), DraftDetails { reactions, ..DraftDetails::default() });
        let words: Vec<&str> = words
            .lines()
            .filter(|line| {
                let media = attachment(line.trim(), &mut details);
                marks.extend(media.clone());
                media.is_none()
            })
            .collect();
        let is_media = !marks.is_empty();
        let words = words.join("\n");
        let words = if is_media || quoted.is_some() { words.trim() } else { &words };
        let text = joined(&[&marks.join("\n"), words]);
        Body { text, quoted, is_media, details }
    }
}

/// The words before `(- Name: 👍, Other: x -)`, and how many reactions that lists.
fn without_reactions(words: &str) -> (&str, u32) {
    let list = words.trim_end().strip_suffix(" -)").and_then(|w| w.rsplit_once("(- "));
    match list.filter(|(_, list)| list.contains(": ") && !list.contains('\n')) {
        Some((before, list)) => (before.trim_end(), list.split(", ").count() as u32),
        None => (words, 0),
    }
}

/// The mark for a line that is only a link to a file beside the text; the file goes to what is told.
fn attachment(line: &str, details: &mut DraftDetails) -> Option<String> {
    let is_picture = line.starts_with("![");
    let (name, path) = line.trim_start_matches('!').strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    if path.contains("://") || path.contains("](") {
        return None;
    }
    match is_picture {
        true => details.add(Detail::Picture, path),
        false => details.add_file(path),
    }
    Some(if is_picture { mark("photo", "") } else { mark("file", name) })
}

/// The last turn with these words, or that begins with them where they are long or cut.
fn find(turns: &[DraftTurn], quoted: &str) -> Option<u32> {
    let near = &turns[turns.len().saturating_sub(REACH)..];
    let first = turns.len() - near.len();
    let cut = quoted.strip_suffix('…').or(quoted.strip_suffix("...")).unwrap_or(quoted);
    let is_it = |t: &DraftTurn| t.text == quoted || (cut.len() >= 20 && t.text.starts_with(cut));
    near.iter().rposition(is_it).map(|at| (first + at) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_files_and_reactions() {
        let text = "[2024-01-02, 10:00] Ani: ada kain?\n\nyang biru\n\n[2024-01-02, 10:01] Me: \n> ada kain?\n>\n> yang biru\n\nada (- Ani: 👍, Citra: x -)\n\
                    [2024-01-02, 10:02] Me: ![gambar](./media/a.jpg)\nini\n[2024-01-02, 10:03] Ani: [harga.pdf](media/h.pdf)\n[2024-01-02 10:04] Ani: [x](https://a.example)\n";
        assert!(looks_like(text));
        let draft = read(text, &Options::default()).unwrap();
        let turns: Vec<_> =
            draft.turns.iter().map(|t| (t.speaker, t.kind, t.text.as_str(), t.responds_to)).collect();
        use TurnKind::*;
        assert_eq!(
            turns,
            [
                (Some(0), Words, "ada kain?\n\nyang biru", None),
                (Some(1), Words, "ada", Some(0)),
                (Some(1), Media, "<photo>\nini", None),
                (Some(0), Media, "<file harga.pdf>", None),
                (Some(0), Words, "[x](https://a.example)", None),
            ]
        );
        assert_eq!(draft.turns[1].time.unwrap().to_string(), "2024-01-02T10:01");
        assert_eq!(draft.warnings[0].count, Some(2));
    }

    #[test]
    fn texts_of_others() {
        for text in
            ["[2024-01-02, 10:00:01] Ani: x", "[02/01/2024, 10:00] Ani: x", "[2024-01-02, 10:00] x", "x"]
        {
            assert!(!looks_like(text), "{text}");
        }
    }
}
