//! Tables in which some pairs cannot occur: expected counts by iterative fitting, residuals by the design matrix.

use super::Options;
use super::cell::Fitted;
use super::count::Counts;

/// Rounds after which the fitting is taken as it stands.
const MOST_ROUNDS: u32 = 100_000;
/// The largest step, as a share, at which the fitting has come to rest.
const AT_REST: f64 = 1e-13;

/// The fitted cells; `None` where every pair can occur.
pub(super) fn fitted(counts: &Counts, codes: usize, options: &Options) -> Option<Vec<Fitted>> {
    let mut allowed = vec![true; codes * codes];
    if options.no_repeats && options.lag == 1 {
        (0..codes).for_each(|code| allowed[code * codes + code] = false);
    }
    for (given, target) in options.never.iter().map(|(g, t)| (usize::from(*g), usize::from(*t))) {
        if given < codes && target < codes {
            allowed[given * codes + target] = false;
        }
    }
    if allowed.iter().all(|is| *is) {
        return None;
    }
    let expected = fit(counts, codes, &allowed);
    let hats = hats(&expected, codes, &allowed);
    let cell = |at: usize| {
        if !allowed[at] {
            return Fitted { never: true, expected: Some(0.0), residual: Some(0.0) };
        }
        let (x, e) = (counts.pairs[at] as f64, expected[at]);
        let spread = hats.as_ref().map(|h| e * (1.0 - h[at])).filter(|s| *s > 1e-9);
        let is_open = counts.given[at / codes] > 0 && counts.target[at % codes] > 0;
        Fitted {
            never: false,
            expected: (counts.transitions > 0).then_some(e),
            residual: spread.filter(|_| is_open).map(|s| (x - e) / s.sqrt()),
        }
    };
    Some((0..codes * codes).map(cell).collect())
}

/// Iterative proportional fitting to the observed margins of the allowed pairs.
fn fit(counts: &Counts, codes: usize, allowed: &[bool]) -> Vec<f64> {
    let mut cells: Vec<f64> = allowed.iter().map(|is| f64::from(u8::from(*is))).collect();
    let row = |r: usize| (0..codes).map(move |c| r * codes + c);
    let column = |c: usize| (0..codes).map(move |r| r * codes + c);
    let observed = |at: usize| if allowed[at] { counts.pairs[at] as f64 } else { 0.0 };
    let rows: Vec<f64> = (0..codes).map(|r| row(r).map(observed).sum()).collect();
    let columns: Vec<f64> = (0..codes).map(|c| column(c).map(observed).sum()).collect();
    for _ in 0..MOST_ROUNDS {
        let mut step: f64 = 0.0;
        for (r, margin) in rows.iter().enumerate() {
            step = step.max(scale(&mut cells, row(r), *margin));
        }
        for (c, margin) in columns.iter().enumerate() {
            step = step.max(scale(&mut cells, column(c), *margin));
        }
        if step < AT_REST {
            break;
        }
    }
    cells
}

/// Scales cells to a margin; how far they were from it, as a share.
fn scale(cells: &mut [f64], line: impl Iterator<Item = usize> + Clone, margin: f64) -> f64 {
    let sum: f64 = line.clone().map(|at| cells[at]).sum();
    if sum <= 0.0 {
        return 0.0;
    }
    line.for_each(|at| cells[at] *= margin / sum);
    if margin > 0.0 { (sum / margin - 1.0).abs() } else { 0.0 }
}

/// The diagonal of X (XᵀDX)⁻¹ XᵀD; `None` where the table falls into parts that no code joins.
fn hats(expected: &[f64], codes: usize, allowed: &[bool]) -> Option<Vec<f64>> {
    let is_in = |at: usize| allowed[at] && expected[at] > 0.0;
    let rows: Vec<usize> = (0..codes).filter(|r| (0..codes).any(|c| is_in(r * codes + c))).collect();
    let columns: Vec<usize> = (0..codes).filter(|c| (0..codes).any(|r| is_in(r * codes + c))).collect();
    let size = (rows.len() + columns.len()).checked_sub(1).filter(|s| *s > 0)?;
    // Parameters: the intercept, each row but the first, each column but the first.
    let place = |list: &[usize], code: usize, before: usize| {
        list.iter().position(|l| *l == code).filter(|p| *p > 0).map(|p| p + before)
    };
    let of_row: Vec<Option<usize>> = (0..codes).map(|r| place(&rows, r, 0)).collect();
    let of_column: Vec<Option<usize>> = (0..codes).map(|c| place(&columns, c, rows.len() - 1)).collect();
    let design = |at: usize| [Some(0), of_row[at / codes], of_column[at % codes]];
    let mut matrix = vec![0.0; size * size];
    for at in (0..codes * codes).filter(|at| is_in(*at)) {
        for i in design(at).into_iter().flatten() {
            design(at).into_iter().flatten().for_each(|j| matrix[i * size + j] += expected[at]);
        }
    }
    let inverse = inverse(matrix, size)?;
    let hat = |at: usize| {
        let parameters = || design(at).into_iter().flatten();
        let sum: f64 =
            parameters().flat_map(|i| parameters().map(move |j| i * size + j)).map(|ij| inverse[ij]).sum();
        if is_in(at) { expected[at] * sum } else { 0.0 }
    };
    Some((0..codes * codes).map(hat).collect())
}

/// The inverse of a symmetric matrix by elimination with pivots; `None` of a singular one.
fn inverse(mut matrix: Vec<f64>, size: usize) -> Option<Vec<f64>> {
    let mut inverse = vec![0.0; size * size];
    (0..size).for_each(|i| inverse[i * size + i] = 1.0);
    let largest = matrix.iter().fold(0.0f64, |most, m| most.max(m.abs()));
    for step in 0..size {
        let pivot = (step..size)
            .max_by(|a, b| matrix[a * size + step].abs().total_cmp(&matrix[b * size + step].abs()))?;
        if matrix[pivot * size + step].abs() <= largest * 1e-12 {
            return None;
        }
        for column in 0..size {
            matrix.swap(step * size + column, pivot * size + column);
            inverse.swap(step * size + column, pivot * size + column);
        }
        let by = matrix[step * size + step];
        for column in 0..size {
            matrix[step * size + column] /= by;
            inverse[step * size + column] /= by;
        }
        for row in (0..size).filter(|r| *r != step) {
            let times = matrix[row * size + step];
            if times != 0.0 {
                for column in 0..size {
                    matrix[row * size + column] -= times * matrix[step * size + column];
                    inverse[row * size + column] -= times * inverse[step * size + column];
                }
            }
        }
    }
    Some(inverse)
}
