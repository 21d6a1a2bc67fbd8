//! The arguments of `people`.

use super::Study;
use super::protect::Gate;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct People {
    #[command(flatten)]
    pub study: Study,
    #[command(flatten)]
    pub gate: Gate,
    #[command(subcommand)]
    pub action: PeopleAction,
}

#[derive(Subcommand)]
pub enum PeopleAction {
    List {
        #[arg(long)]
        names: bool,
        #[arg(long)]
        json: bool,
    },
    Show {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long)]
        json: bool,
    },
    Add(Entry),
    Set {
        #[arg(value_name = "PERSON")]
        person: String,
        #[command(flatten)]
        entry: Entry,
    },
    Tie {
        #[arg(required = true, value_name = "PERSON")]
        persons: Vec<String>,
    },
    Role {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(value_name = "ROLE")]
        role: String,
    },
    Refer {
        #[arg(id = "sent", value_name = "PERSON")]
        to: String,
        #[arg(long = "by", id = "sent_by", value_name = "PERSON")]
        by: Option<String>,
        #[arg(long, value_name = "COUPON")]
        coupon: Option<String>,
        #[arg(long, value_name = "TEXT")]
        route: Option<String>,
        #[arg(long = "date", id = "on_day", value_name = "DAY")]
        date: Option<String>,
        #[arg(long)]
        agreed: bool,
        #[arg(long, conflicts_with_all = ["sent_by", "coupon", "route", "on_day", "agreed"])]
        erase: bool,
        #[arg(long = "yes", id = "erase_yes", requires = "erase")]
        yes: bool,
    },
    Contact {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(value_name = "STAGE")]
        stage: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[arg(long = "date", id = "on_day", value_name = "DAY")]
        date: Option<String>,
    },
    Consent {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(value_name = "given|refused|unknown")]
        consent: String,
        #[command(flatten)]
        terms: Terms,
    },
    Check {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(value_name = "ANSWER")]
        answer: String,
        #[arg(
            long = "shown",
            id = "shown_text",
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        shown: String,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        way: String,
        #[arg(long = "date", id = "on_day", value_name = "DAY")]
        date: Option<String>,
        #[arg(
            long = "changed",
            id = "changed_text",
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        changed: String,
    },
    Sheet {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    Tree {
        #[arg(short = 'o', long = "output", id = "tree_output", value_name = "FILE.svg")]
        output: Option<PathBuf>,
        #[arg(long, value_name = "ATTRIBUTE")]
        attribute: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Flow {
        #[arg(long)]
        json: bool,
        #[arg(long = "csv", id = "csv_out", conflicts_with = "json")]
        csv: bool,
    },
    Import {
        #[arg(id = "people_table", value_name = "FILE")]
        file: PathBuf,
        #[arg(long = "agreed", id = "all_agreed")]
        agreed: bool,
        #[arg(long, value_name = "ORDER")]
        date_order: Option<String>,
        #[arg(long)]
        preview: bool,
        #[arg(long)]
        json: bool,
    },
    Export {
        #[arg(
            long = "to",
            id = "people_format",
            value_name = "csv|rdsat",
            default_value = "csv",
            hide_default_value = true
        )]
        to: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    Withdraw(Withdraw),
}

/// A person's entry.
#[derive(Args)]
#[group(skip)]
pub struct Entry {
    #[arg(long = "name", id = "pseudonym", value_name = "PSEUDONYM")]
    pub name: Option<String>,
    #[arg(long = "kind", id = "person_kind", value_name = "informant|other-party")]
    pub kind: Option<String>,
    #[arg(long = "value", id = "values", value_name = "ATTRIBUTE=VALUE")]
    pub values: Vec<String>,
    #[arg(long, value_name = "N")]
    pub network_size: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub notes: Option<String>,
    #[arg(long = "seed", id = "seed_reason", value_name = "REASON")]
    pub seed: Option<String>,
    #[arg(long, conflicts_with = "seed_reason")]
    pub no_seed: bool,
    #[arg(long, value_name = "DAY")]
    pub enrolled: Option<String>,
    #[arg(long = "coupon", id = "coupons", value_name = "COUPON")]
    pub coupons: Vec<String>,
    #[arg(long, value_name = "DAY")]
    pub keep_until: Option<String>,
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub shift_days: Option<i32>,
}

/// What exactly was agreed to.
#[derive(Args)]
#[group(skip)]
pub struct Terms {
    #[arg(long, value_name = "VERSION")]
    pub form: Option<String>,
    #[arg(long = "date", id = "on_day", value_name = "DAY")]
    pub date: Option<String>,
    #[arg(long)]
    pub written: bool,
    #[arg(long = "language", id = "consent_language", value_name = "TEXT")]
    pub language: Option<String>,
    #[arg(long = "scope", id = "scopes", value_name = "SCOPE", value_delimiter = ',', num_args = 1..)]
    pub scopes: Vec<String>,
    #[arg(long = "until", id = "holds_until", value_name = "DAY")]
    pub until: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub withdrawal: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub payment: Option<String>,
    #[arg(long)]
    pub researcher_is_party: bool,
    #[arg(long, requires = "researcher_is_party")]
    pub disclosed: bool,
}

/// A withdrawal: reviewed, asked for, carried out, told to the board.
#[derive(Args)]
pub struct Withdraw {
    #[arg(id = "withdrawn_person", value_name = "PERSON", required_unless_present = "page")]
    pub person: Option<String>,
    #[arg(long, conflicts_with_all = ["carry_out", "stays", "page"])]
    pub asked: bool,
    #[arg(long = "date", id = "on_day", value_name = "DAY", requires = "asked")]
    pub date: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "asked")]
    pub note: Option<String>,
    #[arg(long, conflicts_with_all = ["carry_out", "page"])]
    pub stays: bool,
    #[arg(long, value_name = "CODE")]
    pub carry_out: Option<String>,
    #[arg(long, value_name = "ITEM", value_delimiter = ',', num_args = 1.., requires = "carry_out")]
    pub keep: Vec<u32>,
    #[arg(long = "blot", value_name = "ITEM", value_delimiter = ',', num_args = 1.., requires = "carry_out")]
    pub blot: Vec<u32>,
    #[arg(long = "erase", id = "erase_items", value_name = "ITEM", value_delimiter = ',', num_args = 1.., requires = "carry_out")]
    pub erase: Vec<u32>,
    #[arg(long, value_name = "FILE.html")]
    pub page: Option<PathBuf>,
    #[arg(long, value_name = "BATCH", requires = "page")]
    pub batch: Option<String>,
    #[arg(long)]
    pub json: bool,
}
