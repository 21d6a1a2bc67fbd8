//! How far shares and their difference would vary: whole conversations are drawn again within each group.

use super::Options;
use crate::chains::interval::{below, percentiles};
use crate::statistics::odds::Table;
use crate::statistics::random::{in_parts, stream};
use rand_chacha::ChaCha8Rng;

/// Percentile intervals.
#[derive(Default)]
pub(super) struct Spread {
    pub shares: [Option<(f64, f64)>; 2],
    pub difference: Option<(f64, f64)>,
}

pub(super) fn spread(members: &[Vec<(usize, Table)>; 2], options: &Options) -> Spread {
    let counts = |list: &Vec<(usize, Table)>| list.iter().map(|(_, t)| (t.a, t.a + t.b)).collect::<Vec<_>>();
    let groups = [counts(&members[0]), counts(&members[1])];
    let drawn: Vec<[Option<f64>; 2]> = in_parts(options.samples, |part| {
        let each = part.map(|replicate| {
            let mut rng = stream(options.seed, replicate.into());
            [share(&groups[0], &mut rng), share(&groups[1], &mut rng)]
        });
        each.collect::<Vec<_>>()
    })
    .concat();
    let of = |group: usize| percentiles(drawn.iter().filter_map(|d| d[group]).collect());
    let differences = drawn.iter().filter_map(|d| Some(d[0]? - d[1]?)).collect();
    Spread { shares: [of(0), of(1)], difference: percentiles(differences) }
}

/// The share of as many conversations, drawn with replacement.
fn share(counts: &[(f64, f64)], rng: &mut ChaCha8Rng) -> Option<f64> {
    let all = u32::try_from(counts.len()).ok().filter(|n| *n > 0)?;
    let (mut with, mut given) = (0.0, 0.0);
    for _ in 0..all {
        let (a, of) = counts[below(rng, all) as usize];
        (with, given) = (with + a, given + of);
    }
    (given > 0.0).then(|| with / given)
}
