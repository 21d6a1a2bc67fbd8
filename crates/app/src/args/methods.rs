//! A command for each row of the table of methods.

use super::Result as Printed;
use api::methods::{Flag, Kind, METHODS, Opt, method};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches, Subcommand, value_parser};
use std::collections::BTreeMap;

/// The method that was asked for, with its flags.
pub struct Method {
    /// Its row.
    pub method: &'static api::methods::Method,
    /// What was typed, by the ids of flags.
    pub flags: BTreeMap<&'static str, Vec<String>>,
    /// How it is printed.
    pub printed: Printed,
}

impl Subcommand for Method {
    fn augment_subcommands(command: Command) -> Command {
        METHODS.iter().fold(command.subcommand_required(true).arg_required_else_help(true), |command, row| {
            command.subcommand(Printed::augment_args(arguments(row)))
        })
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Method::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        method(name).is_some()
    }
}

impl FromArgMatches for Method {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Method, Error> {
        let missing = || Error::new(ErrorKind::MissingSubcommand);
        let (name, given) = matches.subcommand().ok_or_else(missing)?;
        let method = method(name).ok_or_else(missing)?;
        let typed = |(option, flag): (&Opt, &'static Flag)| match option.kind {
            Kind::Number(..) => given.get_one::<u64>(flag.id).map(|n| vec![n.to_string()]),
            Kind::Switch => given.get_flag(flag.id).then(|| vec!["yes".to_owned()]),
            _ => given.get_many::<String>(flag.id).map(|values| values.cloned().collect()),
        };
        let flags = flags(method).filter_map(|(option, flag)| Some((flag.id, typed((option, flag))?)));
        Ok(Method { method, flags: flags.collect(), printed: Printed::from_arg_matches(given)? })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Method::from_arg_matches(matches)?;
        Ok(())
    }
}

fn flags(method: &'static api::methods::Method) -> impl Iterator<Item = (&'static Opt, &'static Flag)> {
    method.options.iter().filter_map(|option| Some((option, option.flag.as_ref()?)))
}

fn arguments(row: &'static api::methods::Method) -> Command {
    flags(row).fold(Command::new(row.word), |command, (option, flag)| {
        let arg = Arg::new(flag.id).long(flag.long).value_name(flag.value);
        command.arg(match option.kind {
            Kind::Several(_) => arg.action(ArgAction::Append),
            Kind::Switch => Arg::new(flag.id).long(flag.long).action(ArgAction::SetTrue),
            Kind::Number(_, least, most) => arg.value_parser(value_parser!(u64).range(least..=most)),
            Kind::Word(_) | Kind::Role | Kind::Code | Kind::Attribute => arg,
        })
    })
}
