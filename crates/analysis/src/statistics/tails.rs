//! Tails of the normal and the chi-square distribution, to about 12 digits.

use std::f64::consts::PI;

/// Terms after which a series or a fraction is taken as it stands; 1e5 degrees of freedom need about 2,000.
const MOST_TERMS: u32 = 100_000;

/// The chance of a standard normal value at least as far from 0 as `z`.
pub fn normal_two_sided(z: f64) -> f64 {
    gamma_upper(0.5, z * z / 2.0)
}

/// The chance of a chi-square value of at least `x`; 1 without degrees of freedom.
pub fn chi_square(x: f64, degrees: f64) -> f64 {
    gamma_upper(degrees / 2.0, x / 2.0)
}

/// The upper regularised incomplete gamma function Q(a, x) (Abramowitz & Stegun 6.5.29 and 6.5.31).
fn gamma_upper(a: f64, x: f64) -> f64 {
    if x.is_nan() || a.is_nan() {
        return f64::NAN;
    }
    if x <= 0.0 || a <= 0.0 {
        return 1.0;
    }
    if x.is_infinite() {
        return 0.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 { 1.0 - front * series(a, x) } else { front * fraction(a, x) }
}

fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / a, 1.0 / a);
    for n in 1..MOST_TERMS {
        term *= x / (a + f64::from(n));
        sum += term;
        if term < sum * f64::EPSILON / 4.0 {
            break;
        }
    }
    sum
}

/// The continued fraction, from its begin (Lentz's method).
fn fraction(a: f64, x: f64) -> f64 {
    let tiny = f64::MIN_POSITIVE;
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / tiny, 1.0 / b);
    let mut value = d;
    for n in 1..MOST_TERMS {
        let n = f64::from(n);
        let step = -n * (n - a);
        b += 2.0;
        d = 1.0 / not_zero(step * d + b, tiny);
        c = not_zero(b + step / c, tiny);
        value *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

fn not_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

/// The logarithm of the gamma function for a positive number: Stirling's series above 10, and there by
/// Γ(a + 1) = a Γ(a).
pub fn ln_gamma(a: f64) -> f64 {
    let mut shift = 1.0;
    let mut a = a;
    while a < 10.0 {
        shift *= a;
        a += 1.0;
    }
    let square = 1.0 / (a * a);
    let terms = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    let sum = terms.iter().rev().fold(0.0, |sum, term| sum * square + term) / a;
    (a - 0.5) * a.ln() - a + (2.0 * PI).ln() / 2.0 + sum - shift.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, expected: f64) {
        let most = if expected == 0.0 { 1e-14 } else { expected.abs() * 1e-12 };
        assert!((found - expected).abs() <= most, "{found:e} {expected:e}");
    }

    /// Values of mpmath 1.3.0 with 30 digits.
    #[test]
    fn reference_values() {
        check(chi_square(0.001, 1.0), 0.974_772_879_369_960_4);
        check(chi_square(3.841458820694124, 1.0), 0.050_000_000_000_000_06);
        check(chi_square(30.954868821013335, 16.0), 0.013_635_913_657_224_883);
        check(chi_square(107.59870472570867, 25.0), 3.197150675354534e-12);
        check(chi_square(1.2614453870911797, 2.0), 0.532_207_039_398_987_1);
        check(chi_square(5.0, 200.0), 1.0);
        check(chi_square(250.0, 200.0), 0.009_379_131_668_826_096);
        check(chi_square(2000.0, 1900.0), 0.054_206_673_889_018_61);
        check(chi_square(1e-09, 4.0), 1.0);
        check(normal_two_sided(0.01), 0.992_021_287_370_736_8);
        check(normal_two_sided(0.5), 0.617_075_077_451_973_8);
        check(normal_two_sided(1.0), 0.317_310_507_862_914_1);
        check(normal_two_sided(1.959963984540054), 0.050_000_000_000_000_024);
        check(normal_two_sided(2.5), 0.012_419_330_651_552_27);
        check(normal_two_sided(6.25676), 3.9305757360518183e-10);
        check(normal_two_sided(23.474), 7.519893233795133e-122);
        check(normal_two_sided(37.0), 1.1451142445049154e-299);
        check(ln_gamma(0.5), 0.572_364_942_924_700_1);
        check(ln_gamma(1.0), 0.0);
        check(ln_gamma(2.5), 0.284_682_870_472_919_2);
        check(ln_gamma(9.99), 12.779_315_214_350_193);
        check(ln_gamma(10.0), 12.801_827_480_081_47);
        check(ln_gamma(123.4), 469.336_097_442_190_6);
        check(ln_gamma(1000000.0), 12_815_504.569_147_613);
    }

    #[test]
    fn edges() {
        for (x, degrees, expected) in
            [(0.0, 3.0, 1.0), (-1.0, 3.0, 1.0), (f64::INFINITY, 3.0, 0.0), (5.0, 0.0, 1.0)]
        {
            assert_eq!(chi_square(x, degrees), expected);
        }
        assert!(normal_two_sided(f64::NAN).is_nan());
        assert_eq!(normal_two_sided(60.0), 0.0);
    }
}
