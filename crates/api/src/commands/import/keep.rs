//! What of a chat is stored at all: whose words, of which days, on which clock. The rest never enters the study.

use super::zone::Zone;
use crate::commands::people::day;
use crate::problem::Problem;
use formats::{Draft, Warning};
use model::source::{Part, TurnKind};
use model::time::LocalTime;
use serde::Deserialize;
use utoipa::ToSchema;

/// What the researcher wants of the files; the default is all of them.
#[derive(Clone, Default)]
pub struct Keep {
    /// Names in the files of those whose words are kept; empty = everybody's.
    pub only: Vec<String>,
    /// Names of those whose words are not: their turns stay as places without words, and their names are not stored.
    pub without: Vec<String>,
    /// The first day that is kept.
    pub since: Option<LocalTime>,
    /// The last one.
    pub until: Option<LocalTime>,
    /// The zone of the clocks; `None` = it is not known.
    pub zone: Option<Zone>,
}

/// What is wanted of files, as it is asked for.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct KeepAsked {
    /// Names in the files of those whose words are kept; empty = everybody's.
    pub only: Vec<String>,
    /// Names of those whose words are not.
    pub without: Vec<String>,
    /// The first day that is kept: `2026-03-01`.
    pub since: Option<String>,
    /// The last day that is kept.
    pub until: Option<String>,
    /// The zone of the clocks: `WIB`, `WITA`, `WIT`, `+08:00`, `Asia/Makassar`; absent = it is not known.
    pub zone: Option<String>,
}

impl Keep {
    /// What is asked for.
    ///
    /// # Errors
    /// Something that is no day or no zone.
    pub fn asked(asked: &KeepAsked) -> Result<Keep, Problem> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        Ok(Keep {
            only: asked.only.clone(),
            without: asked.without.clone(),
            since: day(given(&asked.since).as_deref())?,
            until: day(given(&asked.until).as_deref())?,
            zone: given(&asked.zone).map(|zone| Zone::named(&zone)).transpose()?,
        })
    }

    /// What is kept of the sources of files.
    ///
    /// # Errors
    /// Nothing is left of one that had turns; nobody in them has one of the names.
    pub fn of(&self, drafts: Vec<Draft>) -> Result<Vec<Draft>, Problem> {
        let is_there = |name: &String| drafts.iter().any(|d| d.speakers.iter().any(|s| s.name == *name));
        if !self.only.iter().chain(&self.without).all(is_there) {
            return Err(Problem::new("speaker-unknown"));
        }
        self.of_each(drafts)
    }

    /// What is kept of some of the sources, whether or not they have everybody who is named.
    pub(crate) fn of_each(&self, drafts: Vec<Draft>) -> Result<Vec<Draft>, Problem> {
        drafts.into_iter().map(|draft| self.of_one(draft)).collect()
    }

    fn of_one(&self, mut draft: Draft) -> Result<Draft, Problem> {
        if let Some(zone) = &self.zone {
            for turn in &mut draft.turns {
                turn.time = turn.time.map(|time| zone.of(time));
            }
            draft.warnings.retain(|w| w.code != "warn-times-are-universal");
        }
        let draft = self.of_days(draft)?;
        let out: Vec<bool> = draft.speakers.iter().map(|s| self.leaves_out(&s.name)).collect();
        Ok(without_words(draft, |speaker| out.get(speaker) == Some(&true)))
    }

    /// Whether the words of somebody of this name are left out.
    fn leaves_out(&self, name: &str) -> bool {
        let has = |list: &[String]| list.iter().any(|n| n == name);
        has(&self.without) || (!self.only.is_empty() && !has(&self.only))
    }

    /// The turns of the days asked for. One without a time goes with the one before it.
    fn of_days(&self, draft: Draft) -> Result<Draft, Problem> {
        if self.since.is_none() && self.until.is_none() {
            return Ok(draft);
        }
        let within = |time: LocalTime| {
            let day = time.date();
            self.since.is_none_or(|d| d.date() <= day) && self.until.is_none_or(|d| day <= d.date())
        };
        let all = draft.turns.len();
        let mut kept = draft.turns.iter().find_map(|t| t.time).is_none_or(within);
        let mut draft = draft.part(|_, turn| {
            kept = turn.time.map_or(kept, within);
            kept
        });
        let gone = all - draft.turns.len();
        if draft.turns.is_empty() {
            return Err(Problem::new("days-empty"));
        }
        draft.warnings.extend(counted("warn-other-days", gone));
        Ok(draft)
    }
}

/// A draft without the words and the names of some: their turns stay, with time and kind, so that one sees that
/// somebody spoke. Lines of the program that name them lose their words too.
pub(super) fn without_words(mut draft: Draft, is_out: impl Fn(usize) -> bool) -> Draft {
    let speakers = draft.speakers.iter().enumerate();
    let out: Vec<bool> = speakers.map(|(i, s)| s.part == Part::Party && is_out(i)).collect();
    if !out.contains(&true) {
        return draft;
    }
    let speakers = &mut draft.speakers;
    let names: Vec<String> =
        (0..out.len()).filter(|i| out[*i]).map(|i| std::mem::take(&mut speakers[i].name)).collect();
    let mut emptied = 0;
    for turn in &mut draft.turns {
        let gone = match turn.speaker {
            Some(speaker) => out.get(speaker as usize) == Some(&true),
            None => names.iter().any(|name| turn.text.contains(name.as_str())),
        };
        if gone {
            emptied += 1;
            turn.text = String::new();
            turn.details = None;
            turn.kind = if turn.kind.is_spoken() { TurnKind::Unknown } else { turn.kind };
        }
    }
    if names.iter().any(|name| draft.name.contains(name.as_str())) {
        draft.name = String::new();
    }
    draft.warnings.extend(counted("warn-words-left-out", emptied));
    draft
}

fn counted(code: &'static str, count: usize) -> Option<Warning> {
    (count > 0).then_some(Warning { code, line: None, count: Some(count as u64) })
}

model::redacted! { Keep KeepAsked }

#[cfg(test)]
mod tests {
    use super::*;

    const CHAT: &str = "31/12/23 21.05 - Ani: halo\n31/12/23 21.06 - Beni: ya\n01/01/24 07.00 - Beni menambahkan Citra\n\
                        01/01/24 07.01 - Citra: pagi\n01/01/24 07.02 - Ani: <Media tidak disertakan>\n\
                        02/01/24 08.00 - Ani: besok\n";

    fn kept(keep: &Keep) -> Result<Draft, Problem> {
        let drafts = formats::read("Chat dengan Citra.txt", CHAT.as_bytes(), &formats::Options::default());
        keep.of(drafts.unwrap()).map(|mut drafts| drafts.remove(0))
    }

    /// Speaker, words and hour of each turn.
    fn check(keep: &Keep, expected: &[(&str, &str, u32)]) -> Draft {
        let draft = kept(keep).unwrap_or_else(|p| panic!("{}", p.code));
        let shown = draft.turns.iter().map(|t| {
            let name = t.speaker.map_or("-", |s| draft.speakers[s as usize].name.as_str());
            (name, t.text.as_str(), t.time.unwrap().clock().0)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        draft
    }

    #[test]
    fn days() {
        let day = |d| LocalTime::new((2024, 1, d), (0, 0, 0), model::time::Precision::Day);
        let keep = Keep { since: day(1), until: day(1), ..Keep::default() };
        let media = "<Media tidak disertakan>";
        let expected = [("-", "Beni menambahkan Citra", 7), ("Citra", "pagi", 7), ("Ani", media, 7)];
        let draft = check(&keep, &expected);
        assert_eq!(draft.speakers.len(), 2, "Beni has no words in it");
        assert_eq!(draft.warnings.last().map(|w| (w.code, w.count)), Some(("warn-other-days", Some(3))));
        let empty = Keep { since: day(9), ..Keep::default() };
        assert_eq!(kept(&empty).map(|_| ()).unwrap_err().code, "days-empty");
    }

    #[test]
    fn speakers() {
        let media = "<Media tidak disertakan>";
        let expected = [
            ("Ani", "halo", 21),
            ("Beni", "ya", 21),
            ("-", "", 7),
            ("", "", 7),
            ("Ani", media, 7),
            ("Ani", "besok", 8),
        ];
        let without = Keep { without: vec!["Citra".into()], ..Keep::default() };
        let draft = check(&without, &expected);
        assert_eq!((draft.name.as_str(), draft.turns[3].kind), ("", TurnKind::Unknown));
        let only = Keep { only: vec!["Ani".into(), "Beni".into()], ..Keep::default() };
        check(&only, &expected);
        let draft = check(
            &Keep { only: vec!["Beni".into()], ..Keep::default() },
            &[("", "", 21), ("Beni", "ya", 21), ("-", "", 7), ("", "", 7), ("", "", 7), ("", "", 8)],
        );
        assert!(draft.turns.iter().all(|turn| turn.details.is_none()), "nothing is told of those left out");
        let unknown = Keep { only: vec!["Dewi".into()], ..Keep::default() };
        assert_eq!(kept(&unknown).map(|_| ()).unwrap_err().code, "speaker-unknown");
    }

    #[test]
    fn a_stated_zone() {
        let keep = Keep { zone: Zone::named("WITA").ok(), ..Keep::default() };
        let draft = kept(&keep).unwrap();
        assert!(draft.turns.iter().all(|t| t.time.and_then(|t| t.zone) == Some(480)));
    }
}
