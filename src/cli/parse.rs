//! From the arguments to the command that is asked for.

use std::borrow::Cow;
use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches};

use super::arguments::place_of_command;
use super::global::Global;
use super::redact::redact;
use super::{Cli, Command};
use crate::command::search;
use crate::command::verb::{self, Verb};

/// Parses a command line; gives it as the log shows it, too.
pub fn parse(arguments: &[OsString]) -> Result<(Cli, String), clap::Error> {
    let at = place_of_command(arguments).unwrap_or(arguments.len());
    let words: Vec<&str> = arguments
        .iter()
        .skip(at)
        .map_while(|word| word.to_str())
        .collect();
    let mut given = Cow::Borrowed(arguments);
    if words.first() == Some(&"search") {
        let global = Global::augment_args(clap::Command::new("search"));
        given = search::words_last(arguments, at, global).into();
    }
    let (mut matches, logged) = narrowed(&words)
        .and_then(|command| matches(command, &given).ok())
        // What is wrong, or asks for help, is seen with all the commands there are.
        .map_or_else(|| matches(Cli::command(), &given), Ok)?;
    Ok((Cli::from_arg_matches_mut(&mut matches)?, logged))
}

/// Matches the arguments; gives them as the log shows them, too. The command is freed by
/// the next call, if there is one: freeing it takes long.
fn matches(
    command: clap::Command,
    arguments: &[OsString],
) -> Result<(ArgMatches, String), clap::Error> {
    static LAST: Mutex<Option<clap::Command>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let command = last.insert(command);
    let matches = command.try_get_matches_from_mut(arguments)?;
    let logged = redact(command, &matches, arguments);
    Ok((matches, logged))
}

/// The command line without the commands that are not asked for: to build all of them
/// takes longer than to read a post.
pub fn narrowed(words: &[&str]) -> Option<clap::Command> {
    let root = clap::Command::new("blog").disable_help_subcommand(true);
    verb::narrowed(
        Global::augment_args(root),
        Command::COMMANDS?,
        Command::VERBS,
        words,
    )
}
