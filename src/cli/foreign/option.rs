//! The options of other tools, and ours for them.

use clap::{Arg, Command};

use super::words::{OPTIONS, Takes, VALUES};

/// The placeholder for the offset of a page.
pub(super) const OF_PAGE: &str = "{page}";

/// Our option for one of another tool, if the command has it. `next` is the argument after
/// the one of the other tool.
pub(in crate::cli) fn ours(
    command: &Command,
    typed: &str,
    next: Option<&str>,
) -> Option<&'static str> {
    match known(command, typed) {
        Some(_) => None,
        None => option(command, typed, next).map(|(ours, ..)| ours),
    }
}

/// Whether another tool has an option that is typed so.
pub(in crate::cli) fn is_known(typed: &str) -> bool {
    let (name, _) = split(typed);
    OPTIONS.iter().any(|(names, ..)| has(names, name))
}

/// Our option for one of another tool, whatever its value: `--limit N`.
pub(in crate::cli) fn meaning(command: &Command, typed: &str) -> Option<String> {
    let (name, _) = split(typed);
    let (_, _, ours, _) = OPTIONS.iter().find(|(names, _, ours, only)| {
        let is_option = ours.starts_with("--") && !ours.ends_with(OF_PAGE);
        only.is_empty() && is_option && has(names, name) && has_all(command, ours)
    })?;
    Some(ours.replace("{}", "VALUE"))
}

/// Our option that is typed so, and the value that is joined to it.
pub(super) fn known<'a, 't>(
    command: &'a Command,
    typed: &'t str,
) -> Option<(&'a Arg, Option<&'t str>)> {
    let find = |is_it: &dyn Fn(&Arg) -> bool| command.get_arguments().find(|arg| is_it(arg));
    if let Some(long) = typed.strip_prefix("--") {
        let (name, value) = split(long);
        let arg = find(&|arg| {
            let aliases = arg.get_all_aliases().unwrap_or_default();
            arg.get_long() == Some(name) || aliases.contains(&name)
        })?;
        return Some((arg, value));
    }
    let mut letters = typed.strip_prefix('-')?.chars();
    let first = letters.next();
    let arg = find(&|arg| arg.get_short().is_some() && arg.get_short() == first)?;
    let rest = letters.as_str();
    // What follows a flag is another flag: `-ny`.
    let value = Some(rest).filter(|rest| !rest.is_empty() && arg.get_action().takes_values());
    Some((arg, value))
}

/// Our option for one of another tool, its value, and whether that is the next argument.
pub(super) fn option<'t>(
    command: &Command,
    typed: &'t str,
    next: Option<&'t str>,
) -> Option<(&'static str, &'t str, bool)> {
    let (mut name, mut joined) = split(typed);
    if joined.is_none() && !typed.starts_with("--") && typed.len() > 2 {
        let is_number = |rest: &&str| rest.bytes().all(|byte| byte.is_ascii_digit());
        if let Some((letter, rest)) = typed
            .split_at_checked(2)
            .filter(|(_, rest)| is_number(rest))
        {
            (name, joined) = (letter, Some(rest));
        }
    }
    let value = joined.or(next.filter(|next| !next.starts_with('-') || *next == "-"));
    let path = command.get_bin_name().unwrap_or_default();
    OPTIONS.iter().find_map(|(names, takes, ours, only)| {
        let is_here = only.is_empty() || path.strip_prefix("blog ") == Some(only);
        if !is_here || !has(names, name) || !has_all(command, ours) {
            return None;
        }
        match takes {
            Takes::Nothing if joined.is_none_or(|value| value == "true") => {
                Some((*ours, "", false))
            }
            Takes::Nothing => None,
            _ => {
                let value = value.filter(|value| takes.takes(command, value))?;
                Some((*ours, value, joined.is_none()))
            }
        }
    })
}

impl Takes {
    fn takes(self, command: &Command, value: &str) -> bool {
        match self {
            Takes::Nothing => false,
            Takes::Text => true,
            Takes::Number => value.parse::<u64>().is_ok(),
            Takes::Word(words) => has(words, value),
            Takes::Format => {
                let format = command.get_arguments().find(|arg| arg.get_id() == "format");
                let known = format.map(Arg::get_possible_values).unwrap_or_default();
                let is_foreign =
                    |(of, words, _): &(&str, &str, _)| *of == "format" && has(words, value);
                known.iter().any(|known| known.matches(value, false))
                    || VALUES.iter().any(is_foreign)
            }
        }
    }
}

/// Whether a command has the options, the values and the positional arguments of ours.
fn has_all(command: &Command, ours: &str) -> bool {
    let mut option = None;
    ours.split_whitespace().all(|word| {
        if let Some(long) = word.strip_prefix("--") {
            option = command
                .get_arguments()
                .find(|arg| arg.get_long() == Some(long));
            return option.is_some();
        }
        if is_placeholder(word) {
            let mut names = command.get_positionals().filter_map(Arg::get_value_names);
            return names.any(|names| names.iter().any(|name| name == word));
        }
        let possible = option.map(Arg::get_possible_values).unwrap_or_default();
        let is_fixed = !word.starts_with('{') && !possible.is_empty();
        !is_fixed || possible.iter().any(|known| known.matches(word, false))
    })
}

pub(super) fn is_placeholder(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a list of words has this word.
pub(super) fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// Splits an option at its `=`.
fn split(option: &str) -> (&str, Option<&str>) {
    match option.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (option, None),
    }
}
