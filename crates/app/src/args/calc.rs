//! `calc`: the methods on a table from elsewhere.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct Calc {
    #[command(subcommand)]
    pub method: CalcMethod,
}

#[derive(Subcommand)]
pub enum CalcMethod {
    Sequence(Sequence),
    Waits(Waits),
}

/// The table, and how the answer is printed.
#[derive(Args)]
#[group(skip)]
pub struct OfTable {
    #[arg(id = "table", value_name = "FILE")]
    pub table: PathBuf,
    #[arg(id = "calc_columns", long = "columns", value_name = "WORD=NAME,…", value_delimiter = ',')]
    pub columns: Vec<String>,
    #[arg(long)]
    pub json: bool,
    #[arg(long = "csv", id = "csv_out", conflicts_with = "json")]
    pub csv: bool,
}

#[derive(Args)]
pub struct Sequence {
    #[command(flatten)]
    pub of: OfTable,
    #[arg(id = "calc_labels", long = "labels", value_name = "CODE,…", value_delimiter = ',')]
    pub labels: Vec<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub lag: Option<u32>,
    #[arg(long)]
    pub no_repeats: bool,
    #[arg(id = "calc_from", long = "from", value_name = "ROLE")]
    pub from: Option<String>,
    #[arg(id = "calc_to", long = "to", value_name = "ROLE")]
    pub to: Option<String>,
    #[arg(
        long,
        value_name = "conversation|role|all",
        default_value = "conversation",
        hide_default_value = true
    )]
    pub within: String,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub permutations: Option<u32>,
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
}

#[derive(Args)]
pub struct Waits {
    #[command(flatten)]
    pub of: OfTable,
}
