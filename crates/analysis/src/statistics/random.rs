//! Draws that follow a seed: one stream of ChaCha8 for each replicate, so that no draw depends on the order of work.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::ops::Range;

/// The stream of a replicate.
pub fn stream(seed: u64, replicate: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(replicate);
    rng
}

/// Works on the replicates by all processors; a part each, in the order of the replicates. What is made of the parts
/// must not depend on where they were cut.
pub fn in_parts<R: Send>(replicates: u32, work: impl Fn(Range<u32>) -> R + Sync) -> Vec<R> {
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get()).min(16) as u32;
    let share = replicates.div_ceil(processors).max(1);
    let parts: Vec<Range<u32>> = (0..replicates)
        .step_by(share as usize)
        .map(|start| start..start.saturating_add(share).min(replicates))
        .collect();
    if parts.len() < 2 {
        return parts.into_iter().map(work).collect();
    }
    let work = &work;
    std::thread::scope(|scope| {
        let threads: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        let ended = threads.into_iter().map(|thread| thread.join());
        ended.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::rand_core::Rng;

    #[test]
    fn streams_are_their_own() {
        let first = |seed, replicate| stream(seed, replicate).next_u64();
        assert_eq!(first(1, 5), first(1, 5));
        assert!(first(1, 5) != first(1, 6) && first(1, 5) != first(2, 5));
    }

    #[test]
    fn parts_hold_each_replicate_once() {
        for count in [0, 1, 2, 7, 1000] {
            let all: Vec<u32> = in_parts(count, |part| part.collect::<Vec<_>>()).concat();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }
}
