//! The pictures of recruitment, from what the methods found and the words of a language.

use super::columns::{Column, Columns, columns};
use super::shares::{Share, Shares, shares};
use super::tree::{Mark, Tree, TreePerson, tree};
use super::{KINDS, Tone, WAVES};
use analysis::recruitment::Recruitment;
use analysis::recruitment::waves::{ByWave, Weeks};
use locale::{Arg, Catalogue};
use model::Component;
use std::collections::{BTreeMap, BTreeSet};

/// Draws who was sent by whom. `labels` are pseudonyms, `marks` how far each person came; the attribute is its name
/// with a value for each person. Of more than five values the rarest share a grey.
pub fn referral_tree(
    catalogue: &Catalogue,
    found: &Recruitment,
    labels: &[String],
    marks: &[Mark],
    attribute: Option<(&str, &[Option<String>])>,
) -> String {
    let seeds: BTreeSet<usize> = found.reach.iter().map(|(seed, _)| *seed).collect();
    let colours = attribute.map(|(name, values)| (name, values, Colours::of(values.iter().map(|v| (v, 1)))));
    let tone = |i: usize| match &colours {
        Some((_, values, colours)) => colours.tone(values.get(i).unwrap_or(&None)),
        None => Tone::Of(Component::Other),
    };
    let person = |i: usize| TreePerson {
        label: labels.get(i).cloned().unwrap_or_default(),
        recruiter: found.recruiters[i],
        wave: found.waves[i],
        is_seed: seeds.contains(&i),
        mark: marks.get(i).copied().unwrap_or(Mark::Full),
        tone: tone(i),
    };
    let people: Vec<TreePerson> = (0..found.recruiters.len()).map(person).collect();
    let occurring: BTreeSet<Mark> = people.iter().map(|p| p.mark).collect();
    // One sign for everybody needs no explanation.
    let explained = if occurring.len() > 1 { occurring } else { BTreeSet::new() };
    let none = found.waves.iter().filter(|w| w.is_none()).count();
    let waves = found.waves.iter().flatten().max().map_or(0, |w| i64::from(*w) + 1);
    tree(&Tree {
        title: catalogue.text("figure-tree-title"),
        description: catalogue.with(
            "figure-tree-description",
            &[
                ("people", Arg::Number(people.len() as i64)),
                ("seeds", Arg::Number(seeds.len() as i64)),
                ("waves", Arg::Number(waves)),
                ("none", Arg::Number(none as i64)),
            ],
        ),
        wave: catalogue.text("figure-wave"),
        unplaced: catalogue.text("figure-unplaced"),
        seed: catalogue.text("figure-seed"),
        marks: explained.into_iter().map(|mark| (mark, catalogue.text(mark_key(mark)))).collect(),
        colours: colours.map(|(name, _, colours)| (name.to_owned(), colours.parts(catalogue))),
        people,
    })
}

fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Full => "figure-mark-full",
        Mark::Ring => "figure-mark-ring",
        Mark::Broken => "figure-mark-broken",
        Mark::Cross => "figure-mark-cross",
    }
}

/// Draws how many came in each week, by wave.
pub fn recruits_by_week(catalogue: &Catalogue, found: &Weeks) -> String {
    let last = found.waves.iter().flatten().max().copied().unwrap_or(0);
    let parts: Vec<(Tone, String)> = {
        let mut parts: BTreeMap<usize, (Tone, String)> = BTreeMap::new();
        for wave in &found.waves {
            parts
                .entry(shade(*wave))
                .or_insert_with(|| (wave_tone(*wave), wave_words(catalogue, *wave, last)));
        }
        parts.into_values().collect()
    };
    let shades: BTreeSet<usize> = found.waves.iter().map(|w| shade(*w)).collect();
    let place: BTreeMap<usize, usize> = shades.into_iter().zip(0..).collect();
    let mut year = None;
    let mut rows: Vec<Column> = Vec::new();
    for (at, (week, counts)) in found.rows.iter().enumerate() {
        if at > 0 && !week.follows(found.rows[at - 1].0) {
            rows.push(Column { label: "…".to_owned(), group: String::new(), counts: vec![0; parts.len()] });
        }
        let mut summed = vec![0; parts.len()];
        for (wave, count) in found.waves.iter().zip(counts) {
            summed[place[&shade(*wave)]] += count;
        }
        let is_new = year.replace(week.year) != Some(week.year);
        let group = if is_new { week.year.to_string() } else { String::new() };
        rows.push(Column { label: week.week.to_string(), group, counts: summed });
    }
    let undated: u64 = found.undated.iter().sum();
    let dated: u64 = rows.iter().flat_map(|c| &c.counts).sum();
    columns(&Columns {
        title: catalogue.text("figure-weeks-title"),
        description: catalogue.with(
            "figure-weeks-description",
            &[("n", Arg::Number(dated as i64)), ("weeks", Arg::Number(found.rows.len() as i64))],
        ),
        parts,
        columns: rows,
        note: match undated {
            0 => String::new(),
            n => catalogue.with("figure-weeks-undated", &[("n", Arg::Number(n as i64))]),
        },
    })
}

/// The place of a wave among the shades; later waves share the last, those without one come after it.
fn shade(wave: Option<u32>) -> usize {
    wave.map_or(usize::from(WAVES), |w| (w as usize).min(usize::from(WAVES) - 1))
}

fn wave_tone(wave: Option<u32>) -> Tone {
    wave.map_or(Tone::End(3), |w| Tone::Wave(w.min(u32::from(WAVES) - 1) as u8))
}

fn wave_words(catalogue: &Catalogue, wave: Option<u32>, last: u32) -> String {
    let end = u32::from(WAVES) - 1;
    let number = |key: &str, n: u32| catalogue.with(key, &[("n", Arg::Number(i64::from(n)))]);
    match wave {
        None => catalogue.text("figure-no-wave"),
        Some(w) if w >= end && last > end => number("figure-waves-from", end),
        Some(w) => number("figure-wave-number", w),
    }
}

/// Draws an attribute's values by wave.
pub fn attribute_by_wave(catalogue: &Catalogue, name: &str, found: &ByWave) -> String {
    let total = |column: usize| found.rows.iter().map(|(_, counts)| counts[column]).sum::<u64>();
    let colours = Colours::of(found.values.iter().enumerate().map(|(i, v)| (v, total(i))));
    let parts = colours.parts(catalogue);
    let place: Vec<usize> = found
        .values
        .iter()
        .map(|v| parts.iter().position(|(tone, _)| *tone == colours.tone(v)).unwrap_or(0))
        .collect();
    let bar = |(wave, counts): &(Option<u32>, Vec<u64>)| {
        let mut summed = vec![0; parts.len()];
        place.iter().zip(counts).for_each(|(part, n)| summed[*part] += n);
        let sum = Arg::Number(summed.iter().sum::<u64>() as i64);
        Share {
            label: wave_words(catalogue, *wave, 0),
            numbers: summed.iter().map(|n| catalogue.integer(*n as i64)).collect(),
            counts: summed,
            sum: catalogue.with("figure-sum", &[("n", sum)]),
        }
    };
    shares(&Shares {
        title: catalogue.with("figure-shares-title", &[("name", Arg::Text(name))]),
        description: catalogue.with("figure-shares-description", &[("name", Arg::Text(name))]),
        bars: found.rows.iter().map(bar).collect(),
        parts,
    })
}

/// The colours of an attribute's values.
struct Colours {
    /// Values with a colour of their own, sorted.
    own: Vec<String>,
    /// Values that share a grey.
    others: Vec<String>,
    has_unknown: bool,
}

impl Colours {
    fn of<'a>(values: impl Iterator<Item = (&'a Option<String>, u64)>) -> Colours {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        let mut has_unknown = false;
        for (value, count) in values {
            match value {
                Some(value) => *counts.entry(value).or_default() += count,
                None => has_unknown = true,
            }
        }
        let mut frequent: Vec<&str> = counts.keys().copied().collect();
        frequent.sort_by_key(|v| (std::cmp::Reverse(counts[v]), *v));
        let others = frequent.split_off(frequent.len().min(usize::from(KINDS)));
        frequent.sort_by(|a, b| by_number(a, b));
        let texts = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect();
        Colours { own: texts(frequent), others: texts(others), has_unknown }
    }

    fn tone(&self, value: &Option<String>) -> Tone {
        let place = value.as_ref().map(|v| self.own.iter().position(|own| own == v));
        match place {
            Some(Some(place)) => Tone::Kind(place as u8),
            Some(None) => Tone::End(0),
            None => Tone::End(3),
        }
    }

    /// Every colour that occurs, with its words.
    fn parts(&self, catalogue: &Catalogue) -> Vec<(Tone, String)> {
        let own = self.own.iter().zip(0..).map(|(value, n)| (Tone::Kind(n), value.clone()));
        let others = match self.others.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            _ => Some(catalogue.text("figure-others")),
        };
        let unknown = self.has_unknown.then(|| catalogue.text("figure-unknown"));
        own.chain(others.map(|t| (Tone::End(0), t))).chain(unknown.map(|t| (Tone::End(3), t))).collect()
    }
}

/// Numbers by their size, before words.
fn by_number(a: &str, b: &str) -> std::cmp::Ordering {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a.total_cmp(&b),
        (Ok(_), Err(_)) => std::cmp::Ordering::Less,
        (Err(_), Ok(_)) => std::cmp::Ordering::Greater,
        _ => a.cmp(b),
    }
}
