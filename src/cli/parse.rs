//! From the arguments to the command that is asked for.

use std::borrow::Cow;
use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches};

use super::arguments::place_of_command;
use super::global::Global;
use super::{Cli, Command};
use crate::command::search;
use crate::command::verb::{self, Verb};

pub fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
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
    let mut matches = narrowed(&words)
        .and_then(|command| matches(command, &given).ok())
        // What is wrong, or asks for help, is seen with all the commands there are.
        .map_or_else(|| matches(Cli::command(), &given), Ok)?;
    Cli::from_arg_matches_mut(&mut matches)
}

/// What the arguments say. The command is freed by the next one of the process, if there is
/// one: that takes a while.
fn matches(command: clap::Command, arguments: &[OsString]) -> Result<ArgMatches, clap::Error> {
    static LAST: Mutex<Option<clap::Command>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    last.insert(command).try_get_matches_from_mut(arguments)
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
