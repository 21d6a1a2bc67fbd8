//! The referral tree: seeds at the left, a column for each wave, a line from each person to those whom they sent.
//!
//! Few people have their names beside them; of many only the shape is drawn, and the name shows under the pointer.

mod layout;

use super::legend::Entry;
use super::{Style, Tone, at, fit, frame, legend, width_of, words};
use crate::html::{Attrs, Html};
use layout::{Spot, layout};

/// A referral tree.
#[derive(Clone, PartialEq, Eq)]
pub struct Tree {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The word over the columns: "Wave".
    pub wave: String,
    /// The words over those who have no wave.
    pub unplaced: String,
    /// The word for a seed in the legend.
    pub seed: String,
    /// What the signs of people mean, those that occur.
    pub marks: Vec<(Mark, String)>,
    /// What the colours mean, those that occur; the name of the attribute first.
    pub colours: Option<(String, Vec<(Tone, String)>)>,
    /// The people, in an order that doesn't change.
    pub people: Vec<TreePerson>,
}

/// A person in a referral tree.
#[derive(Clone, PartialEq, Eq)]
pub struct TreePerson {
    /// The pseudonym.
    pub label: String,
    /// The recruiter, by their place in the list.
    pub recruiter: Option<usize>,
    /// The wave.
    pub wave: Option<u32>,
    /// Whether the person is a seed: a square instead of a circle.
    pub is_seed: bool,
    /// How far the person came.
    pub mark: Mark,
    /// The colour.
    pub tone: Tone,
}

/// How far a person came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Took part: filled.
    Full,
    /// Not yet: an outline.
    Ring,
    /// Not reached: a broken outline.
    Broken,
    /// Refused or ineligible: a cross.
    Cross,
}

const WIDTH: f64 = 900.0;
const HEADING: f64 = 26.0;
/// The room for the name behind the last column.
const NAME: f64 = 84.0;
const WIDEST: f64 = 150.0;
const NARROWEST: f64 = 22.0;
/// Where a line turns between two columns.
const TURN: f64 = 0.58;

/// How close people stand.
struct Scale {
    row: f64,
    radius: f64,
    column: f64,
    /// The size of names, where there is room for them.
    name: Option<f64>,
}

impl Scale {
    fn of(rows: f64, levels: u32) -> Scale {
        let column = ((WIDTH - NAME) / f64::from(levels.max(1))).clamp(NARROWEST, WIDEST);
        let (row, name) = match rows {
            r if r <= 45.0 => (20.0, Some(12.0)),
            r if r <= 140.0 => (11.0, Some(9.0)),
            r => ((1100.0 / r).clamp(1.2, 8.0), None),
        };
        let fits = column >= 44.0;
        Scale { row, radius: (row * 0.36).clamp(0.9, 5.5), column, name: name.filter(|_| fits) }
    }

    fn place(&self, spot: Spot, top: f64) -> (f64, f64) {
        let across = top + (spot.across + 0.5) * self.row;
        // Lines between the pixels are drawn sharply.
        let y = if self.row >= 4.0 { across.floor() + 0.5 } else { across };
        ((8.0 + f64::from(spot.level) * self.column).floor() + 0.5, y)
    }
}

/// A group of people with their places: those who have a wave, or those who have none.
struct Group {
    people: Vec<usize>,
    spots: Vec<Spot>,
    rows: f64,
}

/// Draws the tree.
pub fn tree(picture: &Tree) -> String {
    let recruiters = without_circles(picture);
    let placed = group(picture, &recruiters, true);
    let unplaced = group(picture, &recruiters, false);
    let spots = placed.spots.iter().chain(&unplaced.spots);
    let levels = spots.map(|s| s.level + 1).max().unwrap_or(1);
    let scale = Scale::of(placed.rows + unplaced.rows, levels);
    let signs = signs(picture);
    let is_heading = |sign| matches!(sign, Sign::Heading);
    let entries: Vec<Entry> =
        signs.iter().map(|(sign, text)| Entry { text, is_heading: is_heading(*sign) }).collect();
    let width = (f64::from(levels) * scale.column + NAME).max(WIDTH);
    let over = legend::height(&entries, WIDTH) + 6.0;
    let is_long = width_of(&format!("{} {levels}", picture.wave), 12.0) + 8.0 < scale.column;
    // Where columns are narrow the word stands over the numbers.
    let begin = over + if is_long { HEADING } else { HEADING + 17.0 };
    let second = begin + placed.rows * scale.row;
    let gap = if unplaced.people.is_empty() { 0.0 } else { HEADING + 6.0 };
    let height = second + gap + unplaced.rows * scale.row + 6.0;
    frame(&picture.title, &picture.description, width, height, |h| {
        legend::legend(h, &entries, 0.0, WIDTH, |h, i, place| sign(h, signs[i].0, place));
        if !is_long && !placed.people.is_empty() {
            words(h, 2.5, over + 13.0, &picture.wave, Style::NOTE.bold());
        }
        heads(h, if is_long { &picture.wave } else { "" }, &placed, &scale, (begin - HEADING, second));
        draw(h, picture, &recruiters, &placed, &scale, begin);
        if gap > 0.0 {
            words(h, 0.0, second + 20.0, &picture.unplaced, Style::NOTE.bold());
            draw(h, picture, &recruiters, &unplaced, &scale, second + gap);
        }
    })
}

/// The recruiters, with one line of each circle left out: a circle has no beginning.
fn without_circles(picture: &Tree) -> Vec<Option<usize>> {
    let count = picture.people.len();
    let known = |p: &TreePerson| p.recruiter.filter(|r| *r < count);
    let mut recruiters: Vec<Option<usize>> = picture.people.iter().map(known).collect();
    let mut walk_of = vec![usize::MAX; count];
    for start in 0..count {
        let mut index = start;
        while walk_of[index] == usize::MAX {
            walk_of[index] = start;
            match recruiters[index] {
                Some(next) if walk_of[next] == start => recruiters[index] = None,
                Some(next) => index = next,
                None => break,
            }
        }
    }
    recruiters
}

fn group(picture: &Tree, recruiters: &[Option<usize>], placed: bool) -> Group {
    let is_in = |i: usize| picture.people[i].wave.is_some() == placed;
    let people: Vec<usize> = (0..picture.people.len()).filter(|i| is_in(*i)).collect();
    let mut place = vec![None; picture.people.len()];
    people.iter().enumerate().for_each(|(at, i)| place[*i] = Some(at));
    let parents: Vec<Option<usize>> = people.iter().map(|i| recruiters[*i].and_then(|r| place[r])).collect();
    let begins: Vec<u32> = people.iter().map(|i| picture.people[*i].wave.unwrap_or(0)).collect();
    let (spots, most) = layout(&parents, &begins);
    let rows = if people.is_empty() { 0.0 } else { most + 1.0 };
    Group { people, spots, rows }
}

/// The number of each wave, and a hairline that leads down from it.
fn heads(h: &mut Html, word: &str, placed: &Group, scale: &Scale, (top, bottom): (f64, f64)) {
    let levels = placed.spots.iter().map(|s| s.level + 1).max().unwrap_or(0);
    for level in 0..levels {
        let x = (8.0 + f64::from(level) * scale.column).floor() + 0.5;
        line(h, ("hair", "#dcd8cf"), (x, top + 18.0), (x, bottom));
        words(h, (x - 6.0).max(0.0), top + 13.0, format!("{word} {level}").trim_start(), Style::NOTE.bold());
    }
}

fn line(h: &mut Html, (class, stroke): (&str, &str), from: (f64, f64), to: (f64, f64)) {
    let ends = [from.0, from.1, to.0, to.1].map(at);
    let attrs: Attrs = &[
        ("class", class),
        ("x1", &ends[0]),
        ("y1", &ends[1]),
        ("x2", &ends[2]),
        ("y2", &ends[3]),
        ("stroke", stroke),
    ];
    h.empty("line", attrs);
}

fn draw(h: &mut Html, picture: &Tree, recruiters: &[Option<usize>], group: &Group, scale: &Scale, top: f64) {
    let mut place = vec![None; picture.people.len()];
    for (spot, index) in group.spots.iter().zip(&group.people) {
        place[*index] = Some(scale.place(*spot, top));
    }
    lines(h, picture, recruiters, group, &place, scale);
    let mut has_recruits = vec![false; picture.people.len()];
    recruiters.iter().flatten().for_each(|r| has_recruits[*r] = true);
    for index in &group.people {
        let (Some(at), person) = (place[*index], &picture.people[*index]) else { continue };
        h.el("g", &[], |h| {
            h.line("title", &[], &person.label);
            shape(h, person.mark, person.is_seed, person.tone, at, scale.radius);
            if let Some(size) = scale.name {
                let name = name_of(&person.label, has_recruits[*index], scale, size);
                words(h, at.0 + scale.radius + 3.0, at.1 + size * 0.35, &name, Style { size, ..Style::NOTE });
            }
        });
    }
}

/// One path for all lines; a broken one for those whose recruiter was erased.
fn lines(
    h: &mut Html,
    picture: &Tree,
    recruiters: &[Option<usize>],
    group: &Group,
    place: &[Option<(f64, f64)>],
    scale: &Scale,
) {
    // A line begins behind the name of the person it comes from.
    let begin = |recruiter: usize| -> Option<f64> {
        let name = scale
            .name
            .map(|size| width_of(&name_of(&picture.people[recruiter].label, true, scale, size), size) + 5.0);
        Some(place[recruiter]?.0 + scale.radius + name.unwrap_or(0.0))
    };
    let (mut whole, mut broken) = (String::new(), String::new());
    for index in &group.people {
        let Some((x, y)) = place[*index] else { continue };
        let end = x - scale.radius;
        if let Some((from, level)) = recruiters[*index].and_then(|r| Some((begin(r)?, place[r]?.1))) {
            let turn = (x - scale.column * (1.0 - TURN)).floor() + 0.5;
            whole.push_str(&format!(
                "M{} {}H{}V{}H{}",
                at(from.min(turn)),
                at(level),
                at(turn),
                at(y),
                at(end)
            ));
        } else if picture.people[*index].wave.is_some_and(|w| w > 0) {
            broken.push_str(&format!("M{} {}H{}", at(x - scale.column * (1.0 - TURN)), at(y), at(end)));
        }
    }
    let width = if scale.row >= 8.0 { "1" } else { "0.6" };
    for (path, dashes) in [(whole, ""), (broken, "2 2")] {
        let attrs: Attrs = &[
            ("class", "whisker"),
            ("d", &path),
            ("fill", "none"),
            ("stroke", "#8d877b"),
            ("stroke-width", width),
            ("stroke-dasharray", dashes),
        ];
        if !path.is_empty() {
            h.empty("path", attrs);
        }
    }
}

/// The name behind its person, cut where the line turns.
fn name_of(label: &str, has_recruits: bool, scale: &Scale, size: f64) -> String {
    let room =
        if has_recruits { scale.column * TURN - scale.radius - 8.0 } else { scale.column.max(NAME) - 14.0 };
    fit(label, room, size)
}

/// What a sign of the legend shows.
#[derive(Clone, Copy)]
enum Sign {
    Seed,
    Mark(Mark),
    Colour(Tone),
    Heading,
}

fn signs(picture: &Tree) -> Vec<(Sign, String)> {
    let mut signs = Vec::new();
    if picture.people.iter().any(|p| p.is_seed) {
        signs.push((Sign::Seed, picture.seed.clone()));
    }
    signs.extend(picture.marks.iter().map(|(mark, text)| (Sign::Mark(*mark), text.clone())));
    if let Some((name, colours)) = &picture.colours {
        signs.push((Sign::Heading, format!("{name}:")));
        signs.extend(colours.iter().map(|(tone, text)| (Sign::Colour(*tone), text.clone())));
    }
    signs
}

fn sign(h: &mut Html, sign: Sign, place: (f64, f64)) {
    let grey = Tone::Of(model::Component::Other);
    match sign {
        Sign::Seed => shape(h, Mark::Ring, true, grey, place, 4.5),
        Sign::Mark(mark) => shape(h, mark, false, grey, place, 4.5),
        Sign::Colour(tone) => shape(h, Mark::Full, false, tone, place, 4.5),
        Sign::Heading => {}
    }
}

fn shape(h: &mut Html, mark: Mark, is_seed: bool, tone: Tone, (x, y): (f64, f64), radius: f64) {
    let fill = if mark == Mark::Full { tone.colour() } else { "none" };
    let stroke = if mark == Mark::Full { "" } else { tone.colour() };
    let class = if mark == Mark::Full { tone.class().to_owned() } else { format!("line-{}", tone.class()) };
    let width = if radius >= 3.0 { "1.5" } else { "0.7" };
    let dashes = if mark == Mark::Broken { "2 1.5" } else { "" };
    let common = [
        ("class", class.as_str()),
        ("fill", fill),
        ("stroke", stroke),
        ("stroke-width", if stroke.is_empty() { "" } else { width }),
        ("stroke-dasharray", dashes),
    ];
    let place = if mark == Mark::Cross {
        cross((x, y), radius * 0.85)
    } else if is_seed {
        let side = at(radius * 2.0);
        vec![("x", at(x - radius)), ("y", at(y - radius)), ("width", side.clone()), ("height", side)]
    } else {
        vec![("cx", at(x)), ("cy", at(y)), ("r", at(radius))]
    };
    let tag = if mark == Mark::Cross {
        "path"
    } else if is_seed {
        "rect"
    } else {
        "circle"
    };
    let attrs: Vec<(&str, &str)> =
        place.iter().map(|(name, value)| (*name, value.as_str())).chain(common).collect();
    h.empty(tag, &attrs);
}

fn cross((x, y): (f64, f64), r: f64) -> Vec<(&'static str, String)> {
    let (left, right, up, down) = (at(x - r), at(x + r), at(y - r), at(y + r));
    vec![("d", format!("M{left} {up}L{right} {down}M{left} {down}L{right} {up}"))]
}

model::redacted! { Tree TreePerson }
