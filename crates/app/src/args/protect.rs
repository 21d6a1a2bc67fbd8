//! The arguments of `protect`, and of the gate of exports.

use super::Study;
use clap::{Args, Subcommand};

#[derive(Args)]
pub struct Protect {
    #[command(flatten)]
    pub study: Study,
    #[command(subcommand)]
    pub action: ProtectAction,
}

#[derive(Subcommand)]
pub enum ProtectAction {
    Scan {
        #[arg(long = "kind", id = "found_kind", value_name = "KIND")]
        kind: Option<String>,
        #[arg(long = "score", id = "found_score", value_name = "N", value_parser = clap::value_parser!(u8).range(..=100))]
        score: Option<u8>,
        #[arg(long)]
        json: bool,
    },
    Accept {
        #[arg(id = "found_keys", value_name = "KEY", required = true)]
        keys: Vec<String>,
        #[arg(long = "as", id = "found_label", value_name = "LABEL", conflicts_with = "found_person")]
        label: Option<String>,
        #[arg(long = "person", id = "found_person", value_name = "PERSON")]
        person: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Mark {
        #[arg(id = "found_place", value_name = "PLACE")]
        place: String,
        #[arg(
            long = "as",
            id = "found_label",
            value_name = "LABEL",
            conflicts_with = "found_person",
            required_unless_present = "found_person"
        )]
        label: Option<String>,
        #[arg(long = "person", id = "found_person", value_name = "PERSON")]
        person: Option<String>,
        #[arg(
            long = "kind",
            id = "span_kind",
            value_name = "KIND",
            default_value = "name",
            hide_default_value = true
        )]
        kind: String,
        #[arg(long)]
        json: bool,
    },
    List {
        #[arg(long)]
        json: bool,
    },
    Remove {
        #[arg(id = "entity", value_name = "LABEL|PLACE")]
        entity: String,
    },
    Rename {
        #[arg(id = "entity_label", value_name = "LABEL")]
        entity: String,
        #[arg(id = "new_label", value_name = "NEW")]
        label: String,
    },
    Original {
        #[arg(id = "original_place", value_name = "PLACE")]
        place: String,
        #[arg(long)]
        json: bool,
    },
    Cells {
        #[arg(id = "attributes", value_name = "ATTRIBUTE")]
        attributes: Vec<String>,
        #[arg(long = "limit", id = "limit_cell", value_name = "N")]
        limit: Option<u64>,
        #[arg(long)]
        json: bool,
    },
}

/// Whether a file leaves although the gate found something in it.
#[derive(Args, Clone, Copy)]
#[group(skip)]
pub struct Gate {
    #[arg(long, global = true)]
    pub open_gate: bool,
}
