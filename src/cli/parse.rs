//! Parsing with clap.

use std::borrow::Cow;
use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches};

use super::arguments::{Arguments, split};
use super::commands::{Cli, Command};
use super::global;
use super::redact::redact;
use crate::command::search::Search;
use crate::command::verb::{self, Verb};
use crate::store::Origin;

/// Parses a command line; also returns the origin of what it writes.
pub(super) fn parse(
    arguments: &Arguments,
    global: clap::Command,
) -> Result<(Cli, Origin), clap::Error> {
    let mut all = Cow::Borrowed(arguments.all);
    if arguments.words.first() == Some(&"search") {
        all = search_words_last(arguments.all).into();
    }
    let (mut matches, origin) = narrowed(global, &arguments.words)
        .and_then(|command| matches(command, &all).ok())
        // Errors and help need the whole tree.
        .map_or_else(|| matches(Cli::command(), &all), Ok)?;
    Ok((Cli::from_arg_matches_mut(&mut matches)?, origin))
}

/// Matches arguments; also returns the origin of what they write. The command is freed by the
/// next call, if there is one, because freeing it takes long.
fn matches(
    command: clap::Command,
    arguments: &[OsString],
) -> Result<(ArgMatches, Origin), clap::Error> {
    static LAST: Mutex<Option<clap::Command>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let command = last.insert(command);
    let matches = command.try_get_matches_from_mut(arguments)?;
    let origin = redact(command, &matches, arguments);
    Ok((matches, origin))
}

/// The command line with only the subcommands that `words` name: building all of them
/// takes longer than reading a post.
pub(super) fn narrowed(global: clap::Command, words: &[&str]) -> Option<clap::Command> {
    verb::narrowed(global, Command::COMMANDS?, Command::VERBS, words)
}

/// A search with its words after `--`, so that clap takes `-word` for a word. Words are all
/// arguments that are not long options of `blog search`.
fn search_words_last(arguments: &[OsString]) -> Vec<OsString> {
    let command = Search::augment_args(global::command());
    let (program, rest) = arguments.split_at_checked(1).unwrap_or_default();
    let (mut all, mut words) = (program.to_vec(), Vec::new());
    let mut is_search = false;
    for part in split(&command, rest) {
        if is_search && part.option.is_none() {
            words.extend_from_slice(part.typed);
        } else {
            is_search |= part.option.is_none() && part.value == Some("search".as_ref());
            all.extend_from_slice(part.typed);
        }
    }
    // An empty search is an answer; `blog search` without words is a usage error.
    if words.is_empty() && rest.iter().any(|word| word == "--") {
        words.push(OsString::new());
    }
    if !words.is_empty() {
        all.push("--".into());
        all.append(&mut words);
    }
    all
}
