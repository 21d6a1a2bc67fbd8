//! The language of the program, and arguments explained in it.

use crate::args::Arguments;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches};
use locale::{Arg, Catalogue, Language};
use std::ffi::OsString;
use std::process::ExitCode;

/// Reads the arguments; help and mistakes are told in the language that they ask for.
pub fn parse(words: Vec<OsString>) -> Result<(Catalogue, Arguments), ExitCode> {
    let catalogue = Catalogue::new(language(&words));
    let command = explained(Arguments::command(), &catalogue);
    let parsed =
        command.try_get_matches_from(words).and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => Ok((catalogue, arguments)),
        Err(error) => Err(tell(&error, &catalogue)),
    }
}

/// `--lang`, else the system's.
fn language(words: &[OsString]) -> Language {
    let words: Vec<_> = words.iter().map(|w| w.to_string_lossy()).collect();
    let given = words.iter().enumerate().find_map(|(i, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(i + 1).map(ToString::to_string),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let tag = given.or_else(sys_locale::get_locale).unwrap_or_default();
    Language::from_tag(&tag)
}

/// Puts the catalogue's words into a command and all under it.
pub fn explained(command: Command, catalogue: &Catalogue) -> Command {
    let name = command.get_name().to_owned();
    let top = explain_arguments(command, catalogue).about(catalogue.text("about"));
    let names: Vec<String> = top.get_subcommands().map(|s| s.get_name().to_owned()).collect();
    names.into_iter().fold(top, |top, sub| {
        top.mut_subcommand(&sub, |s| explain(s, &format!("cmd-{sub}"), &format!("{name} {sub}"), catalogue))
    })
}

fn explain(command: Command, key: &str, path: &str, catalogue: &Catalogue) -> Command {
    let example = format!("{key}-example");
    let mut command = explain_arguments(command, catalogue).about(catalogue.text(key));
    if catalogue.has(&example) {
        command = command.after_help(catalogue.text(&example));
    }
    if let Some(method) = key.strip_prefix("cmd-analyse-").and_then(api::methods::method) {
        command = command.after_help(method.page(catalogue.language()).markdown());
    }
    let names: Vec<String> = command.get_subcommands().map(|s| s.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, sub| {
        command.mut_subcommand(&sub, |s| {
            explain(s, &format!("{key}-{sub}"), &format!("{path} {sub}"), catalogue)
        })
    })
}

fn explain_arguments(command: Command, catalogue: &Catalogue) -> Command {
    let heading = catalogue.text("help-arguments");
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        catalogue.text("help-usage")
    );
    let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    let command = command
        .help_template(template)
        .subcommand_help_heading(catalogue.text("help-commands"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', clap::ArgAction::Help));
    let command = match command.get_name() {
        "kelindan" => command.arg(flag("version", 'V', clap::ArgAction::Version)),
        _ => command,
    };
    let all = ids.into_iter().chain(["help".into()]);
    let all = all.chain((command.get_name() == "kelindan").then(|| "version".into()));
    all.fold(command, |command, id| {
        let help = catalogue.text(&format!("arg-{id}"));
        command.mut_arg(id, |arg| arg.help(help).help_heading(heading.clone()))
    })
}

fn flag(id: &'static str, short: char, action: clap::ArgAction) -> clap::Arg {
    clap::Arg::new(id).short(short).long(id).action(action)
}

/// Tells a mistake in the arguments; help that was asked for is no mistake. Values are never repeated: they may be
/// names.
fn tell(error: &clap::Error, catalogue: &Catalogue) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(2);
    }
    let argument = context(error, ContextKind::InvalidArg);
    let is_option = argument.starts_with('-');
    let args = [("arg", Arg::Text(&argument)), ("args", Arg::Text(&argument))];
    let key = match error.kind() {
        ErrorKind::UnknownArgument if is_option => "usage-unknown",
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => "usage-unknown-value",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::MissingSubcommand => "usage-command",
        ErrorKind::InvalidSubcommand => "usage-no-command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooFewValues => "usage-invalid",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let command = std::env::args().nth(1).filter(|w| Arguments::command().find_subcommand(w).is_some());
    let command = command.map_or("kelindan".into(), |w| format!("kelindan {w}"));
    eprintln!("{} {}", catalogue.text("error-label"), catalogue.with(key, &args));
    eprintln!("{}", catalogue.with("usage-hint", &[("command", Arg::Text(&command))]));
    ExitCode::from(2)
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and argument is explained in both languages, and every command has an example.
    #[test]
    fn everything_is_explained() {
        fn check(command: &Command, path: &str, key: &str, catalogue: &Catalogue) {
            assert!(catalogue.has(key), "{path}: {key}");
            for argument in command.get_arguments() {
                let key = format!("arg-{}", argument.get_id());
                assert!(catalogue.has(&key), "{path}: {key}");
            }
            for sub in command.get_subcommands() {
                let name = sub.get_name();
                let key = if path == "kelindan" { format!("cmd-{name}") } else { format!("{key}-{name}") };
                if path == "kelindan" {
                    assert!(catalogue.has(&format!("{key}-example")), "{name} has no example");
                }
                check(sub, &format!("{path} {name}"), &key, catalogue);
            }
        }
        for language in [Language::English, Language::Indonesian] {
            let catalogue = Catalogue::new(language);
            check(&Arguments::command(), "kelindan", "about", &catalogue);
            explained(Arguments::command(), &catalogue).debug_assert();
        }
    }
}
