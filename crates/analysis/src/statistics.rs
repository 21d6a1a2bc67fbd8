//! Statistics that several methods use: tails of distributions, corrections for many tests, ranks, 2x2 tables, draws.

pub mod adjust;
pub mod odds;
pub mod random;
pub mod ranks;
pub mod tails;

/// Half the width of a 95 % interval in standard errors.
pub const WIDTH_95: f64 = 1.959_963_984_540_054;
