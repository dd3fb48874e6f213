//! Parsing with clap.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::sync::{Mutex, PoisonError};

use clap::{ArgMatches, Args, CommandFactory};

use super::arguments::{Arguments, split};
use super::commands::{Cli, Command};
use super::redact::redact;
use super::{foreign, global};
use crate::command::search::Search;
use crate::command::verb::{self, Verb};
use crate::store::Origin;

/// Parses a command line; also returns the origin of what it writes.
pub(super) fn parse(
    arguments: &Arguments,
    global: clap::Command,
) -> Result<(ArgMatches, Origin), clap::Error> {
    let all = prepared(&arguments.words, arguments.all);
    narrowed(global, &arguments.words)
        .and_then(|command| matches(command, &all).ok())
        // Errors and help need the whole tree.
        .map_or_else(|| matches(Cli::command(), &all), Ok)
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

/// The arguments as clap takes them: those of a search have its words after `--`, so that
/// `-word` is a word.
pub(super) fn prepared<'a>(words: &[&str], all: &'a [OsString]) -> Cow<'a, [OsString]> {
    match words.first() {
        Some(&"search") => search_words_last(all).into(),
        _ => all.into(),
    }
}

/// A search with its words after `--`. Words are all arguments that are not options of
/// `blog search` or of another tool.
fn search_words_last(arguments: &[OsString]) -> Vec<OsString> {
    let command = Search::augment_args(global::command());
    let (program, rest) = arguments.split_at_checked(1).unwrap_or_default();
    let (mut all, mut words) = (program.to_vec(), Vec::new());
    let mut is_search = false;
    let mut parts = split(&command, rest).peekable();
    while let Some(part) = parts.next() {
        let typed = part.value.and_then(OsStr::to_str).unwrap_or_default();
        let next = parts.peek().and_then(|next| next.value?.to_str());
        if part.option.is_some() || !is_search {
            is_search |= part.option.is_none() && typed == "search";
            all.extend_from_slice(part.typed);
        } else if part.is_escaped || !is_option(&command, typed, next) {
            words.extend_from_slice(part.typed);
        } else {
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

/// Whether an argument of a search is an option and not a word: `--word`, a short option of
/// ours, or an option of another tool.
fn is_option(command: &clap::Command, typed: &str, next: Option<&str>) -> bool {
    if let Some(long) = typed.strip_prefix("--") {
        return long.starts_with(|c: char| c.is_ascii_alphabetic()) && !long.contains(' ');
    }
    let is_short = |arg: &clap::Arg| {
        arg.get_short()
            .is_some_and(|short| typed == format!("-{short}"))
    };
    typed == "-h"
        || command.get_arguments().any(is_short)
        || foreign::ours(command, typed, next).is_some()
}
