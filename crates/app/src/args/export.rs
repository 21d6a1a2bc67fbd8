//! The arguments of `export`.

use super::Study;
use super::protect::Gate;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct Export {
    #[command(flatten)]
    pub study: Study,
    #[command(flatten)]
    pub gate: Gate,
    #[arg(id = "export_to", long = "to", value_name = "docx|csv|json|xlsx")]
    pub to: String,
    #[arg(id = "export_output", short = 'o', long = "output", value_name = "OUT")]
    pub output: PathBuf,
    #[arg(long, value_name = "PART", value_delimiter = ',', num_args = 1..)]
    pub parts: Vec<String>,
    #[arg(id = "quotes_per_code", long = "quotes", value_name = "N")]
    pub quotes: Option<usize>,
    #[arg(id = "export_table", long = "table", value_name = "NAME")]
    pub table: Option<String>,
    #[arg(long)]
    pub with_words: bool,
    #[arg(long)]
    pub with_memos: bool,
    #[arg(long)]
    pub force: bool,
}
