//! Work on a long list by all processors at once.

/// Cuts a list into one part for each processor, works on the parts at the same time, and gives the results in the
/// order of the list. A part whose thread dies takes the program with it, as it would without threads.
pub(crate) fn in_parallel<T: Sync, R: Send>(list: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get()).min(8);
    let share = list.len().div_ceil(processors).max(LEAST);
    if list.len() <= share {
        return vec![work(list)];
    }
    std::thread::scope(|scope| {
        let threads: Vec<_> = list.chunks(share).map(|part| scope.spawn(|| work(part))).collect();
        let ended = threads.into_iter().map(|thread| thread.join());
        ended.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// Below so many a thread costs more than it saves.
const LEAST: usize = 64;
