//! The command line to type instead of the one with words of another tool.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ErrorKind};

use super::super::arguments::Arguments;
use super::super::tree::descend;
use super::super::{foreign, global, parse, values};
use super::usage::{help_of, plain, quoted, strings};
use crate::model::cut;

/// Longer words are cut in a hint.
const LONGEST_VALUE: usize = 200;

/// The commands to type instead, if a word of another tool was typed. Each was parsed: at most
/// required arguments are missing, which are named.
pub(in crate::cli) fn translated(root: &Command, arguments: &Arguments) -> Option<String> {
    let typed = arguments.all.get(1..)?.iter().map(|word| word.to_str());
    let typed: Vec<&str> = typed.collect::<Option<_>>()?;
    let lines = foreign::translate(root, &typed);
    let lines = lines.iter().filter_map(|line| complete(root, line));
    let lines: Vec<String> = lines.map(|line| format!("`{line}`")).collect();
    (!lines.is_empty()).then(|| format!("type {}", lines.join(" or ")))
}

/// A command line as it is typed, with the names of missing arguments; None if it is not valid.
fn complete(root: &Command, line: &[String]) -> Option<String> {
    let names: Vec<&str> = line.iter().map(String::as_str).collect();
    let all = std::iter::once("blog").chain(names.iter().copied());
    let all: Vec<OsString> = all.map(OsString::from).collect();
    let command = parse::narrowed(global::command(), &names).unwrap_or_else(|| root.clone());
    let mut missing = Vec::new();
    match command.try_get_matches_from(parse::prepared(&names, &all).iter()) {
        Ok(matches) => values::check(&matches).ok()?,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {}
            ErrorKind::MissingRequiredArgument => {
                missing = strings(&error, ContextKind::InvalidArg);
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let (noun, _) = descend(root, &names);
                if noun.find_subcommand("list").is_none() {
                    return Some(help_of(noun));
                }
                missing.push("list".to_owned());
            }
            _ => return None,
        },
    }
    let words = names.iter().map(|word| cut(word.chars(), LONGEST_VALUE));
    let missing = missing.iter().map(|missing| format!(" {}", plain(missing)));
    Some(format!(
        "blog {}{}",
        quoted(words),
        missing.collect::<String>()
    ))
}
