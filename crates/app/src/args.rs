//! The arguments. Their help stands in the catalogues under `cmd-NAME` and `arg-NAME`.

pub mod calc;
pub mod duties;
pub mod export;
pub mod methods;
pub mod people;
pub mod protect;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "kelindan", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[arg(long, global = true, value_name = "en|id")]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub enum Command {
    Demo(Demo),
    Open(Open),
    Openapi,
    New(New),
    Import(Import),
    Info(Plain),
    People(people::People),
    Duties(duties::Duties),
    Protect(protect::Protect),
    Codebook(Codebook),
    Code(Code),
    Memo(Memo),
    Question(Question),
    Analyse(Analyse),
    Calc(calc::Calc),
    Methods(Methods),
    Report(Report),
    Export(export::Export),
    Merge(Merge),
    Settle(Settle),
    Log(Log),
    Undo(Undo),
    Keys(Keys),
    Verify(Plain),
}

/// The study, and what opens it.
#[derive(Args)]
#[group(skip)]
pub struct Study {
    #[arg(value_name = "STUDY")]
    pub study: PathBuf,
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub recovery_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "BATCH")]
    pub at: Option<String>,
}

#[derive(Args)]
pub struct Demo {
    #[arg(
        id = "demo-folder",
        value_name = "DIR",
        default_value = "kelindan-demo",
        hide_default_value = true
    )]
    pub folder: PathBuf,
    #[arg(long)]
    pub no_open: bool,
}

#[derive(Args, Default)]
pub struct Open {
    #[arg(id = "study_to_open", value_name = "STUDY")]
    pub study: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    #[arg(long)]
    pub no_browser: bool,
    #[arg(long, value_name = "FILE", requires = "study_to_open")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "study_to_open", conflicts_with = "passphrase_file")]
    pub recovery_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct New {
    #[arg(value_name = "STUDY")]
    pub study: PathBuf,
    #[arg(long, value_name = "TITLE")]
    pub title: String,
    #[arg(
        long = "coder",
        id = "coder_name",
        value_name = "NAME",
        default_value = "peneliti",
        hide_default_value = true
    )]
    pub coder: String,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct Plain {
    #[command(flatten)]
    pub study: Study,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Import {
    #[command(flatten)]
    pub study: Study,
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<String>,
    #[arg(long = "role", id = "roles", value_name = "NAME=ROLE")]
    pub roles: Vec<String>,
    #[arg(long)]
    pub tie: bool,
    #[arg(long = "informant", id = "informants", value_name = "NAME")]
    pub informants: Vec<String>,
    #[arg(long = "chat", id = "chats", value_name = "N", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..))]
    pub chats: Vec<u32>,
    #[arg(long = "only", id = "only-speaker", value_name = "NAME")]
    pub only: Vec<String>,
    #[arg(long = "without", id = "without-speaker", value_name = "NAME")]
    pub without: Vec<String>,
    #[arg(long, id = "since-day", value_name = "DAY")]
    pub since: Option<String>,
    #[arg(long, id = "until-day", value_name = "DAY")]
    pub until: Option<String>,
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    #[arg(long = "column", id = "columns", value_name = "WHAT=NAME")]
    pub columns: Vec<String>,
    #[arg(long)]
    pub whole: bool,
    #[arg(long = "pictures", id = "take-pictures")]
    pub pictures: bool,
    #[arg(long)]
    pub preview: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Codebook {
    #[command(flatten)]
    pub study: Study,
    #[command(flatten)]
    pub gate: protect::Gate,
    #[command(subcommand)]
    pub action: CodebookAction,
}

#[derive(Subcommand)]
pub enum CodebookAction {
    Use {
        #[arg(value_name = "NAME")]
        codebook: String,
    },
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Export {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    List {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(false))]
pub struct Code {
    #[command(flatten)]
    pub study: Study,
    #[arg(long, value_name = "FILE", group = "what")]
    pub rules: Option<PathBuf>,
    #[arg(long, requires = "rules")]
    pub preview: bool,
    #[arg(long = "csv", id = "csv_in", value_name = "FILE", group = "what")]
    pub csv: Option<PathBuf>,
    #[arg(long, value_name = "all|RULE", value_delimiter = ',', num_args = 1.., group = "what")]
    pub accept: Vec<String>,
    #[arg(long, value_name = "all|RULE", value_delimiter = ',', num_args = 1.., group = "what")]
    pub refuse: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Memo {
    #[command(flatten)]
    pub study: Study,
    #[command(subcommand)]
    pub action: MemoAction,
}

#[derive(Subcommand)]
pub enum MemoAction {
    Add {
        #[arg(long, value_name = "PLACE")]
        on: String,
        #[arg(
            long = "kind",
            id = "memo_kind",
            value_name = "KIND",
            default_value = "analytic",
            hide_default_value = true
        )]
        kind: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
    },
    List {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
pub struct Question {
    #[command(flatten)]
    pub study: Study,
    #[command(subcommand)]
    pub action: QuestionAction,
}

#[derive(Subcommand)]
pub enum QuestionAction {
    Add {
        #[arg(id = "question", value_name = "TEXT")]
        text: String,
    },
    List {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
pub struct Analyse {
    #[command(flatten)]
    pub study: Study,
    #[command(flatten)]
    pub gate: protect::Gate,
    #[command(subcommand)]
    pub method: methods::Method,
}

#[derive(Args)]
pub struct Methods {
    #[arg(id = "method", value_name = "METHOD")]
    pub method: Option<String>,
    #[arg(long)]
    pub markdown: bool,
}

/// How a result is printed.
#[derive(Args)]
#[group(skip)]
pub struct Result {
    #[arg(long)]
    pub json: bool,
    #[arg(long = "csv", id = "csv_out", conflicts_with = "json")]
    pub csv: bool,
}

/// How chains are read.
#[derive(Args)]
#[group(skip)]
pub struct Chains {
    #[arg(long, value_name = "ROLE")]
    pub from: Option<String>,
    #[arg(long, value_name = "ROLE")]
    pub to: Option<String>,
    #[arg(long, value_name = "N")]
    pub max_turns: Option<u32>,
    #[arg(long, value_name = "N")]
    pub max_hours: Option<u32>,
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
}

#[derive(Args)]
pub struct Report {
    #[command(flatten)]
    pub study: Study,
    #[command(flatten)]
    pub gate: protect::Gate,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[command(flatten)]
    pub chains: Chains,
}

#[derive(Args)]
pub struct Undo {
    #[command(flatten)]
    pub study: Study,
    #[arg(value_name = "BATCH")]
    pub batch: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Merge {
    #[arg(value_name = "A")]
    pub a: PathBuf,
    #[arg(value_name = "B")]
    pub b: PathBuf,
    #[arg(id = "merged", short = 'o', long = "output", value_name = "C", required_unless_present = "plan")]
    pub output: Option<PathBuf>,
    #[arg(id = "plan", long = "preview")]
    pub preview: bool,
    #[arg(long)]
    pub accept_withdrawals: bool,
    #[arg(long, value_name = "a|b")]
    pub keys_of: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub recovery_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file_b: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file_b")]
    pub recovery_file_b: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Settle {
    #[command(flatten)]
    pub study: Study,
    #[arg(value_name = "NUMBER", requires = "take")]
    pub conflict: Option<usize>,
    #[arg(long, value_name = "SIDE", requires = "conflict")]
    pub take: Option<usize>,
    #[arg(long, value_name = "COPY", conflicts_with = "conflict")]
    pub admit: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Log {
    #[command(flatten)]
    pub study: Study,
    #[arg(long = "coder", id = "log_coders", value_name = "NAME")]
    pub coders: Vec<String>,
    #[arg(long = "cause", id = "causes", value_name = "CAUSE")]
    pub causes: Vec<String>,
    #[arg(long = "fact", id = "facts", value_name = "KIND")]
    pub facts: Vec<String>,
    #[arg(long = "copy", id = "replica", value_name = "COPY")]
    pub replica: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Keys {
    #[command(flatten)]
    pub study: Study,
    #[command(subcommand)]
    pub action: KeysAction,
}

/// Where a new passphrase comes from.
#[derive(Args)]
#[group(skip)]
pub struct NewPassphrase {
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum KeysAction {
    List {
        #[arg(long)]
        json: bool,
    },
    Change {
        #[arg(long = "name", id = "key_name", value_name = "NAME")]
        name: Option<String>,
        #[command(flatten)]
        new: NewPassphrase,
    },
    Add {
        #[arg(id = "new_name", value_name = "NAME")]
        name: String,
        #[command(flatten)]
        new: NewPassphrase,
    },
    Remove {
        #[arg(id = "old_name", value_name = "NAME")]
        name: String,
    },
    Recovery,
    Check {
        #[arg(id = "recovery_typed", long = "key-file", value_name = "FILE")]
        key_file: Option<PathBuf>,
    },
}
