//! Transcripts and pasted chats: lines that begin with the label of who speaks.

mod label;

use crate::cast::Cast;
use crate::text::{self, join_trimmed};
use crate::{Draft, DraftSpeaker, DraftTurn, Warning, notes};
use label::Labelled;
use model::source::{Part, SourceKind, TurnKind};
use std::collections::{HashMap, HashSet};

/// Labels of interviewers in lower case, without digits: P for pewawancara or peneliti, T for tanya, Q for question.
const INTERVIEWERS: &[&str] = &["p", "i", "q", "t", "interviewer", "pewawancara", "peneliti", "penanya"];

/// Words beside a label in the legend of a transcript, in lower case, for those who answer.
const INFORMANTS: &[&str] = &[
    "informan",
    "narasumber",
    "responden",
    "partisipan",
    "subjek",
    "informant",
    "participant",
    "respondent",
];

/// With more speakers than this the head of a transcript isn't asked who they are.
const MOST_NAMED: usize = 50;

/// One line in so many at least has a label, or the text is no transcript that somebody forgot to mention.
const SPARSEST: usize = 10;

/// Reads a transcript; `None` where no labels recur (two with two turns each, or one with three). When the kind was
/// asked for, two labelled lines are enough.
pub(crate) fn read(text: &str, kind: SourceKind, asked: bool) -> Option<Draft> {
    let lines: Vec<&str> = text::lines(text).collect();
    let blank = lines.iter().position(|line| line.trim().is_empty()).unwrap_or(0);
    let is_turn = |i: usize, l: &Labelled| i >= blank || !is_legend(l.words);
    let labelled: Vec<Option<Labelled>> =
        lines.iter().enumerate().map(|(i, line)| label::scan(line).filter(|l| is_turn(i, l))).collect();
    let labels = accepted(&labelled, &lines, asked)?;
    let begins: Vec<usize> =
        (0..lines.len()).filter(|i| labelled[*i].is_some_and(|l| labels.contains(l.label))).collect();
    let head = join_trimmed(&lines[..*begins.first()?]);
    let mut turns = Vec::new();
    if !head.trim().is_empty() {
        turns.push(notes::turn(head.clone(), TurnKind::Heading));
    }
    let mut cast = Cast::default();
    for (i, begin) in begins.iter().enumerate() {
        let end = begins.get(i + 1).copied().unwrap_or(lines.len());
        let Some(first) = labelled[*begin] else { continue };
        let mut said = vec![first.words];
        said.extend(&lines[begin + 1..end]);
        let speaker = Some(cast.index(first.label));
        turns.push(DraftTurn { speaker, text: join_trimmed(&said), ..DraftTurn::default() });
    }
    let mut speakers = cast.speakers;
    let (mut kind, mut warnings) = (kind, Vec::new());
    if !asked && !is_interview(&speakers, &head) {
        // Two names and nothing that says who asks: a chat pasted from an app, more likely than an interview.
        kind = SourceKind::Conversation;
        warnings.push(Warning { code: "warn-kind-assumed", line: None, count: None });
    }
    set_parts(kind, &mut speakers, &turns, &head);
    let name = String::new();
    Some(Draft { name, kind, format: "transcript", speakers, turns, date_order: None, warnings })
}

/// Whether a line begins with what may be the label of a speaker.
pub(crate) fn has_label(line: &str) -> bool {
    label::scan(line).is_some_and(|l| !label::is_header_word(l.label))
}

/// The labels that are speakers.
fn accepted<'a>(labelled: &[Option<Labelled<'a>>], lines: &[&str], asked: bool) -> Option<HashSet<&'a str>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in labelled.iter().flatten().map(|l| l.label).filter(|l| !label::is_header_word(l)) {
        *counts.entry(label).or_default() += 1;
    }
    let recurring = counts.values().filter(|n| **n >= 2).count();
    let total: usize = counts.values().sum();
    let filled = lines.iter().filter(|l| !l.trim().is_empty()).count();
    let recurs = recurring >= 2 || counts.values().any(|n| *n >= 3);
    if recurs && (asked || total * SPARSEST >= filled) {
        let single = |label: &str| label::is_short_code(label);
        return Some(counts.into_iter().filter(|(l, n)| *n >= 2 || single(l)).map(|(l, _)| l).collect());
    }
    (asked && total >= 2).then(|| counts.into_keys().collect())
}

/// Says who asks in an interview; in every other kind all are parties.
///
/// The one who asks has the role of one who asks, or is named in the head, or has the label of one who asks, or is the
/// one with the most question marks a turn.
pub(crate) fn set_parts(kind: SourceKind, speakers: &mut [DraftSpeaker], turns: &[DraftTurn], head: &str) {
    if kind != SourceKind::Interview {
        return;
    }
    let asks = interviewers(speakers, turns, head);
    for (speaker, asks) in speakers.iter_mut().zip(asks) {
        speaker.part = if asks { Part::Interviewer } else { Part::Informant };
    }
}

/// Whether the head or the labels say that it is an interview.
fn is_interview(speakers: &[DraftSpeaker], head: &str) -> bool {
    let words = ["wawancara", "interview", "transkrip", "transcript"];
    let lower = head.to_lowercase();
    words.iter().any(|w| lower.contains(w)) || decided(speakers, head).is_some()
}

fn interviewers(speakers: &[DraftSpeaker], turns: &[DraftTurn], head: &str) -> Vec<bool> {
    decided(speakers, head).unwrap_or_else(|| {
        let most = most_asking(speakers.len(), turns);
        (0..speakers.len()).map(|i| speakers.len() > 1 && i == most).collect()
    })
}

/// Who asks, where roles, the head or the labels say so.
fn decided(speakers: &[DraftSpeaker], head: &str) -> Option<Vec<bool>> {
    let which =
        |test: &dyn Fn(&str) -> bool| -> Vec<bool> { speakers.iter().map(|s| test(&s.name)).collect() };
    let some_but_not_all = |found: &[bool]| found.contains(&true) && found.contains(&false);
    let by_role: Vec<bool> = speakers.iter().map(|s| s.role.as_deref().is_some_and(is_asking_word)).collect();
    if some_but_not_all(&by_role) {
        return Some(by_role);
    }
    let named = which(&|name| is_named_in(head, name));
    if speakers.len() <= MOST_NAMED && some_but_not_all(&named) {
        return Some(named);
    }
    let labelled = which(&|name| INTERVIEWERS.contains(&stem(name).as_str()));
    let stems: HashSet<String> =
        speakers.iter().zip(&labelled).filter(|(_, l)| **l).map(|(s, _)| stem(&s.name)).collect();
    (some_but_not_all(&labelled) && stems.len() == 1).then_some(labelled)
}

/// The label in lower case without the digits at its end.
fn stem(label: &str) -> String {
    label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.').to_lowercase()
}

/// Whether it is a whole word for who asks.
fn is_asking_word(word: &str) -> bool {
    let lower = word.trim().to_lowercase();
    INTERVIEWERS.iter().any(|i| i.len() > 1 && *i == lower)
}

/// Whether the words after a label only say what the label stands for: `P: Pewawancara`.
fn is_legend(words: &str) -> bool {
    let first = words.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or_default();
    let known = is_asking_word(first) || INFORMANTS.contains(&first.to_lowercase().as_str());
    known && words.split_whitespace().count() <= 4
}

/// Whether a line of the head has this label as a word beside a word for who asks.
fn is_named_in(head: &str, label: &str) -> bool {
    head.lines().take(100).any(|line| {
        let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let asks = words.clone().any(is_asking_word);
        asks && words.any(|word| word == label)
    })
}

/// The speaker with the most question marks a turn; the first of equals.
fn most_asking(speakers: usize, turns: &[DraftTurn]) -> usize {
    let mut counts = vec![(0u64, 0u64); speakers];
    for turn in turns {
        if let Some(count) = turn.speaker.and_then(|s| counts.get_mut(s as usize)) {
            count.0 += turn.text.matches('?').count() as u64;
            count.1 += 1;
        }
    }
    let rate = |i: usize| counts[i].0 as f64 / counts[i].1.max(1) as f64;
    (0..speakers).rev().max_by(|a, b| rate(*a).total_cmp(&rate(*b))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Part::{Informant, Interviewer};

    /// Label (`-` for nobody) and words of every turn.
    fn check(text: &str, expected: Option<&[(&str, &str)]>) {
        let draft = read(text, SourceKind::Interview, false);
        let name = |d: &Draft, t: &DraftTurn| {
            t.speaker.map_or("-".to_owned(), |s| d.speakers[s as usize].name.clone())
        };
        let got = draft.map(|d| d.turns.iter().map(|t| (name(&d, t), t.text.clone())).collect::<Vec<_>>());
        let expected =
            expected.map(|e| e.iter().map(|(n, t)| (n.to_string(), t.to_string())).collect::<Vec<_>>());
        assert_eq!(got, expected, "{text:?}");
    }

    fn check_parts(text: &str, expected: &[(&str, Part)]) {
        let draft = read(text, SourceKind::Interview, true).unwrap();
        let got: Vec<_> = draft.speakers.iter().map(|s| (s.name.as_str(), s.part)).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn turns_with_a_head() {
        check(
            "Wawancara 1\r\nTanggal: 1 Mei\r\nTanggal: 2 Mei\r\n\r\nP: Apa?\r\nN: Ya.\r\n(tertawa)\r\n\r\nlagi\r\n\r\n\
             [00:01:02] P: Lalu?\r\nN: Pulang.\r\nM: Aku juga.\r\n",
            Some(&[
                ("-", "Wawancara 1\nTanggal: 1 Mei\nTanggal: 2 Mei"),
                ("P", "Apa?"),
                ("N", "Ya.\n(tertawa)\n\nlagi"),
                ("P", "Lalu?"),
                ("N", "Pulang."),
                ("M", "Aku juga."),
            ]),
        );
        check("Ani: satu\nAni: dua\nAni: tiga\n", Some(&[("Ani", "satu"), ("Ani", "dua"), ("Ani", "tiga")]));
    }

    #[test]
    fn texts_without_speakers() {
        check("Ani: satu\nBeni: dua\n", None);
        check("Tanggal: 1\nTanggal: 2\nTanggal: 3\n", None);
        check("Hari ini hujan.\n", None);
        check(&format!("A: 1\nB: 2\nA: 3\nB: 4\n{}", "baris\n".repeat(60)), None);
    }

    #[test]
    fn asked_for_and_short() {
        let draft = read("Ani: halo\nBeni: ya\n", SourceKind::Conversation, true).unwrap();
        assert_eq!((draft.turns.len(), draft.speakers[0].part), (2, Part::Party));
        assert_eq!(read("Ani: halo\n", SourceKind::Conversation, true), None);
    }

    #[test]
    fn who_asks() {
        check_parts("P: Apa\nN1: Ya?\nN1: Ya?\nP: Lalu", &[("P", Interviewer), ("N1", Informant)]);
        check_parts(
            "P1: Apa?\nP2: Lalu?\nN: ya\nN: ya",
            &[("P1", Interviewer), ("P2", Interviewer), ("N", Informant)],
        );
        check_parts("I: Apa?\nP: Ya.\nI: Lalu?\nP: Ya.", &[("I", Interviewer), ("P", Informant)]);
        check_parts(
            "Ani: Ya.\nRina: Apa?\nAni: Ya.\nRina: Lalu?",
            &[("Ani", Informant), ("Rina", Interviewer)],
        );
        check_parts(
            "Pewawancara - R\n\nA: Ya?\nR: Apa\nA: Ya?\nR: Lalu",
            &[("A", Informant), ("R", Interviewer)],
        );
    }
}
