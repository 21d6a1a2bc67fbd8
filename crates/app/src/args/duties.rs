//! The arguments of `duties`.

use super::Study;
use clap::{Args, Subcommand};

#[derive(Args)]
pub struct Duties {
    #[command(flatten)]
    pub study: Study,
    #[command(subcommand)]
    pub action: DutiesAction,
}

#[derive(Subcommand)]
pub enum DutiesAction {
    Show {
        #[arg(long)]
        json: bool,
    },
    Due {
        #[arg(long)]
        json: bool,
    },
    OtherParties {
        #[arg(value_name = "own-side|board-approved|public")]
        rule: String,
        #[arg(long = "number", id = "approval", value_name = "NUMBER")]
        number: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[arg(long = "until", id = "holds_until", value_name = "DAY")]
        until: Option<String>,
    },
    Set {
        #[arg(long, value_name = "DAY")]
        keep_until: Option<String>,
        #[arg(long, value_name = "TEXT")]
        network_question: Option<String>,
        #[arg(long, value_name = "exact|day|hidden")]
        times: Option<String>,
        #[arg(long, value_name = "on|off")]
        pictures: Option<String>,
        #[arg(long, value_name = "TEXT")]
        distress: Option<String>,
        #[arg(long, value_name = "TEXT")]
        minors: Option<String>,
        #[arg(long, value_name = "TEXT")]
        safety: Option<String>,
        #[arg(long = "name", id = "own_names", value_name = "NAME")]
        names: Vec<String>,
    },
    Attribute {
        #[arg(id = "attribute_name", value_name = "NAME")]
        name: String,
        #[arg(id = "attribute_values", value_name = "VALUE")]
        values: Vec<String>,
        #[arg(long)]
        number: bool,
        #[arg(long, conflicts_with_all = ["attribute_values", "number"])]
        remove: bool,
    },
    Mark {
        #[arg(id = "marked", value_name = "PLACE|SOURCE|person:PERSON")]
        on: String,
        #[arg(id = "risk", value_name = "possible-minor|at-risk")]
        kind: String,
    },
    Unmark {
        #[arg(id = "mark_id", value_name = "MARK")]
        mark: String,
    },
    Marks {
        #[arg(long)]
        review: bool,
        #[arg(long)]
        json: bool,
    },
    Copies {
        #[arg(long)]
        json: bool,
    },
    Copy {
        #[arg(id = "copy_what", value_name = "WHAT")]
        what: String,
        #[arg(long, value_name = "WHO|WHERE", default_value = "", hide_default_value = true)]
        holder: String,
        #[arg(long = "date", id = "on_day", value_name = "DAY")]
        date: Option<String>,
    },
    Destroyed {
        #[arg(id = "copy_id", value_name = "COPY")]
        copy: String,
        #[arg(long = "date", id = "on_day", value_name = "DAY")]
        date: Option<String>,
    },
    Destroy {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        gist: String,
        #[arg(long = "yes", id = "destroy_yes")]
        yes: bool,
    },
}
