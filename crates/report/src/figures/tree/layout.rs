//! Where the people of a referral tree stand: levels one way, a tidy spread the other way.
//!
//! The method of Buchheim, Jünger & Leipert (2002), which is linear; walked without recursion, since a chain of
//! referrals can be as long as the study. Every tree hangs on one root that isn't drawn; trees stand one after the
//! other and never within each other's outlines, so that nobody seems to belong to a neighbour.

/// Distance between two recruits of one person; everything else is measured by it.
const SIBLINGS: f64 = 1.0;
const COUSINS: f64 = 1.25;
const TREES: f64 = 1.5;

/// Deeper than this a tree that begins late is drawn as if it began here.
const DEEPEST: u32 = 60;

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Spot {
    /// The level, from 0.
    pub(super) level: u32,
    /// Across the levels, from 0, in distances between siblings.
    pub(super) across: f64,
}

/// Places everybody. `parents` must not hold a circle; `begins` is the level where a person without a parent stands.
/// The second value is how far it all reaches across.
pub(super) fn layout(parents: &[Option<usize>], begins: &[u32]) -> (Vec<Spot>, f64) {
    let mut forest = Forest::of(parents, begins);
    let order = forest.downwards();
    for node in order.iter().rev() {
        forest.spread(*node);
    }
    let across = forest.positions(&order);
    let spot = |i: usize| Spot { level: forest.depth[i] - 1, across: across[i] };
    let spots: Vec<Spot> = (1..=parents.len()).map(spot).collect();
    let most = spots.iter().map(|s| s.across).fold(0.0, f64::max);
    (spots, most)
}

/// The trees on their root (0), the people (from 1 on), and after them what holds late beginners at their level.
#[derive(Default)]
struct Forest {
    children: Vec<Vec<usize>>,
    parent: Vec<usize>,
    number: Vec<usize>,
    depth: Vec<u32>,
    prelim: Vec<f64>,
    modifier: Vec<f64>,
    middle: Vec<f64>,
    change: Vec<f64>,
    shift: Vec<f64>,
    thread: Vec<Option<usize>>,
    ancestor: Vec<usize>,
}

impl Forest {
    fn of(parents: &[Option<usize>], begins: &[u32]) -> Forest {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len() + 1];
        for (index, parent) in parents.iter().enumerate() {
            let mut above = parent.map_or(0, |p| p + 1);
            if parent.is_none() {
                for _ in 0..begins[index].min(DEEPEST) {
                    children.push(Vec::new());
                    let held = children.len() - 1;
                    children[above].push(held);
                    above = held;
                }
            }
            children[above].push(index + 1);
        }
        let nodes = children.len();
        let mut forest = Forest {
            parent: vec![0; nodes],
            number: vec![0; nodes],
            depth: vec![0; nodes],
            prelim: vec![0.0; nodes],
            modifier: vec![0.0; nodes],
            middle: vec![0.0; nodes],
            change: vec![0.0; nodes],
            shift: vec![0.0; nodes],
            thread: vec![None; nodes],
            ancestor: (0..nodes).collect(),
            children,
        };
        for (above, below) in forest.children.iter().enumerate() {
            for (number, child) in below.iter().enumerate() {
                (forest.parent[*child], forest.number[*child]) = (above, number);
            }
        }
        forest
    }

    /// Everybody, parents before their children; gives the depths.
    fn downwards(&mut self) -> Vec<usize> {
        let mut order = vec![0];
        let mut next = 0;
        while let Some(node) = order.get(next).copied() {
            next += 1;
            for child in &self.children[node] {
                self.depth[*child] = self.depth[node] + 1;
                order.push(*child);
            }
        }
        order
    }

    /// Sets the subtrees of a node side by side, each as near to those before it as it can be.
    fn spread(&mut self, node: usize) {
        let count = self.children[node].len();
        let Some(first) = self.children[node].first().copied() else { return };
        let mut default = first;
        for number in 0..count {
            let child = self.children[node][number];
            self.prelim[child] = self.middle[child];
            if number > 0 && node > 0 {
                let left = self.children[node][number - 1];
                self.prelim[child] = self.prelim[left] + SIBLINGS;
                self.modifier[child] = self.prelim[child] - self.middle[child];
                default = self.apportion(child, left, first, default);
            }
        }
        let (mut shift, mut change) = (0.0, 0.0);
        for number in (0..count).rev() {
            let child = self.children[node][number];
            self.prelim[child] += shift;
            self.modifier[child] += shift;
            change += self.change[child];
            shift += self.shift[child] + change;
        }
        self.middle[node] = (self.prelim[first] + self.prelim[self.children[node][count - 1]]) / 2.0;
    }

    /// Moves a subtree away from those before it, level by level along their outlines.
    fn apportion(&mut self, node: usize, left: usize, first: usize, mut default: usize) -> usize {
        let (mut inner_right, mut outer_right, mut inner_left, mut outer_left) = (node, node, left, first);
        let mut at = [inner_right, outer_right, inner_left, outer_left].map(|n| self.modifier[n]);
        while let (Some(l), Some(r)) = (self.last(inner_left), self.begin(inner_right)) {
            (inner_left, inner_right) = (l, r);
            outer_left = self.begin(outer_left).unwrap_or(outer_left);
            outer_right = self.last(outer_right).unwrap_or(outer_right);
            self.ancestor[outer_right] = node;
            let shift = self.prelim[inner_left] + at[2] - self.prelim[inner_right] - at[0] + COUSINS;
            if shift > 0.0 {
                let of_left = self.ancestor[inner_left];
                let from = if self.parent[of_left] == self.parent[node] { of_left } else { default };
                self.move_away(from, node, shift);
                at[0] += shift;
                at[1] += shift;
            }
            for (sum, n) in at.iter_mut().zip([inner_right, outer_right, inner_left, outer_left]) {
                *sum += self.modifier[n];
            }
        }
        if let (Some(next), None) = (self.last(inner_left), self.last(outer_right)) {
            self.thread[outer_right] = Some(next);
            self.modifier[outer_right] += at[2] - at[1];
        }
        if let (Some(next), None) = (self.begin(inner_right), self.begin(outer_left)) {
            self.thread[outer_left] = Some(next);
            self.modifier[outer_left] += at[0] - at[3];
            default = node;
        }
        default
    }

    fn move_away(&mut self, from: usize, node: usize, shift: f64) {
        let between = (self.number[node] - self.number[from]).max(1) as f64;
        self.change[node] -= shift / between;
        self.shift[node] += shift;
        self.change[from] += shift / between;
        self.prelim[node] += shift;
        self.modifier[node] += shift;
    }

    /// The next of the outline on the side of the first child.
    fn begin(&self, node: usize) -> Option<usize> {
        self.children[node].first().copied().or(self.thread[node])
    }

    /// The next of the outline on the side of the last child.
    fn last(&self, node: usize) -> Option<usize> {
        self.children[node].last().copied().or(self.thread[node])
    }

    /// Everybody's place, the trees one after the other.
    fn positions(&self, order: &[usize]) -> Vec<f64> {
        let mut sums = vec![0.0; order.len()];
        let mut across = vec![0.0; order.len()];
        let mut tree: Vec<usize> = (0..order.len()).collect();
        for node in order {
            across[*node] = self.prelim[*node] + sums[*node];
            for child in &self.children[*node] {
                sums[*child] = sums[*node] + self.modifier[*node];
                tree[*child] = if *node == 0 { *child } else { tree[*node] };
            }
        }
        let mut ends = vec![(f64::INFINITY, f64::NEG_INFINITY); order.len()];
        for node in order {
            let (least, most) = &mut ends[tree[*node]];
            (*least, *most) = (least.min(across[*node]), most.max(across[*node]));
        }
        let mut begin = 0.0;
        let mut moved = vec![0.0; order.len()];
        for root in &self.children[0] {
            let (least, most) = ends[*root];
            moved[*root] = begin - least;
            begin += most - least + TREES;
        }
        (0..order.len()).map(|node| across[node] + moved[tree[node]]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parents as numbers, `-` for none; the places across.
    fn check(parents: &str, expected: &[f64]) {
        let parents: Vec<Option<usize>> = parents.split(' ').map(|p| p.parse().ok()).collect();
        let (spots, _) = layout(&parents, &vec![0; parents.len()]);
        let across: Vec<f64> = spots.iter().map(|s| s.across).collect();
        assert!(across.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{across:?}");
    }

    #[test]
    fn small_trees() {
        check("-", &[0.0]);
        check("- 0 0", &[0.5, 0.0, 1.0]);
        check("- 0 0 0", &[1.0, 0.0, 1.0, 2.0]);
        check("- -", &[0.0, 1.5]);
        check("- 0 0 -", &[0.5, 0.0, 1.0, 2.5]);
        check("- 0 1 2", &[0.0; 4]);
        check("- 0 0 1 1 2 2", &[1.625, 0.5, 2.75, 0.0, 1.0, 2.25, 3.25]);
    }

    /// Random trees: a small generator, the same every time.
    fn random(count: usize, seed: u64) -> Vec<Option<usize>> {
        let mut state = seed;
        let mut next = move |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        (0..count).map(|i| if i == 0 || next(12) == 0 { None } else { Some(next(i)) }).collect()
    }

    #[test]
    fn nobody_stands_on_anybody_and_parents_stand_amid_their_children() {
        for seed in 0..40 {
            let parents = random(80, seed);
            let begins: Vec<u32> = (0..80).map(|i| (i % 3) as u32).collect();
            let (spots, most) = layout(&parents, &begins);
            let mut levels: Vec<Vec<f64>> = vec![Vec::new(); 100];
            spots.iter().for_each(|s| levels[s.level as usize].push(s.across));
            for level in &mut levels {
                level.sort_by(f64::total_cmp);
                assert!(level.windows(2).all(|pair| pair[1] - pair[0] > SIBLINGS - 1e-9), "{seed}");
            }
            for (index, spot) in spots.iter().enumerate() {
                let children: Vec<f64> =
                    (0..80).filter(|c| parents[*c] == Some(index)).map(|c| spots[c].across).collect();
                if let (Some(first), Some(last)) = (children.first(), children.last()) {
                    assert!((spot.across - (first + last) / 2.0).abs() < 1e-9, "{seed}");
                }
                let above = parents[index].map(|p| spots[p].level);
                assert_eq!(spot.level, above.map_or(begins[index], |l| l + 1));
                assert!(spot.across >= 0.0 && spot.across <= most);
            }
        }
    }

    #[test]
    fn a_long_chain_and_a_wide_person() {
        let chain: Vec<Option<usize>> = (0..100_000usize).map(|i| i.checked_sub(1)).collect();
        assert_eq!(layout(&chain, &vec![0; 100_000]).0[99_999].level, 99_999);
        let wide: Vec<Option<usize>> = (0..100_000usize).map(|i| (i > 0).then_some(0)).collect();
        assert!((layout(&wide, &vec![u32::MAX; 100_000]).1 - 99_998.0).abs() < 1e-6);
        assert_eq!(layout(&[], &[]), (vec![], 0.0));
    }
}
