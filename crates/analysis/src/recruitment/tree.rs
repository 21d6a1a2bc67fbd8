//! Waves, seeds, reach and recruits, worked out from the recruiters without recursion.

use super::{Person, Recruitment};

/// Fills in what follows from the recruiters.
pub(super) fn fill(people: &[Person], found: &mut Recruitment) {
    let count = people.len();
    let recruits = Recruits::of(&found.recruiters);
    found.recruits = (0..count).map(|i| recruits.of_person(i).len() as u32).collect();
    found.waves = vec![None; count];
    found.seed_of = vec![None; count];
    // Roots first, then their recruits, and so on: whoever is taken from the queue is finished.
    let mut queue: Vec<usize> = (0..count).filter(|i| found.recruiters[*i].is_none()).collect();
    for root in &queue {
        let person = &people[*root];
        found.waves[*root] = if person.is_seed { Some(0) } else { person.kept_wave };
        found.seed_of[*root] = person.is_seed.then_some(*root);
        if found.waves[*root].is_none() {
            found.orphans.push(*root);
        }
    }
    let mut next = 0;
    while let Some(index) = queue.get(next).copied() {
        next += 1;
        for recruit in recruits.of_person(index) {
            let wave = found.waves[index].map(|w| w.saturating_add(1));
            found.waves[*recruit] = wave.or(people[*recruit].kept_wave);
            found.seed_of[*recruit] = found.seed_of[index];
            queue.push(*recruit);
        }
    }
    let mut reach = vec![0; count];
    found.seed_of.iter().flatten().for_each(|seed| reach[*seed] += 1);
    found.reach = (0..count).filter(|i| people[*i].is_seed).map(|i| (i, reach[i])).collect();
}

/// The circles of people each of whom is the next one's recruit, each from its first person on.
pub(super) fn circles(recruiters: &[Option<usize>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let mut walk_of = vec![NEW; recruiters.len()];
    let mut circles = Vec::new();
    for start in 0..recruiters.len() {
        let mut at = Some(start);
        while let Some(index) = at.filter(|i| walk_of[*i] == NEW) {
            walk_of[index] = start;
            at = recruiters[index];
        }
        // The walk met itself: the person where it did so is in a circle.
        if let Some(met) = at.filter(|i| walk_of[*i] == start) {
            circles.push(around(recruiters, met));
        }
    }
    circles.sort();
    circles
}

fn around(recruiters: &[Option<usize>], met: usize) -> Vec<usize> {
    let after = |i: &usize| recruiters[*i].filter(|next| *next != met);
    let mut circle: Vec<usize> = std::iter::successors(Some(met), after).collect();
    let first = (0..circle.len()).min_by_key(|i| circle[*i]).unwrap_or(0);
    circle.rotate_left(first);
    circle
}

/// The recruits of each person, one list after the other.
struct Recruits {
    begins: Vec<usize>,
    list: Vec<usize>,
}

impl Recruits {
    fn of(recruiters: &[Option<usize>]) -> Recruits {
        let mut begins = vec![0; recruiters.len() + 1];
        recruiters.iter().flatten().for_each(|r| begins[r + 1] += 1);
        (1..begins.len()).for_each(|i| begins[i] += begins[i - 1]);
        let mut next = begins.clone();
        let mut list = vec![0; begins.last().copied().unwrap_or(0)];
        for (recruit, recruiter) in recruiters.iter().enumerate() {
            let Some(recruiter) = recruiter else { continue };
            list[next[*recruiter]] = recruit;
            next[*recruiter] += 1;
        }
        Recruits { begins, list }
    }

    fn of_person(&self, index: usize) -> &[usize] {
        &self.list[self.begins[index]..self.begins[index + 1]]
    }
}
