//! Low-level arguments: the global options and the words, read before clap parses.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command, ValueEnum};

use super::global::Color;

/// A command line, the program first, split at its global options.
pub(super) struct Arguments<'a> {
    pub all: &'a [OsString],
    /// Arguments that are neither options nor their values: first the names of the command.
    pub words: Vec<&'a str>,
    pub database: Option<&'a str>,
    pub no_pager: bool,
    format: Option<&'a str>,
    color: Option<&'a str>,
}

impl<'a> Arguments<'a> {
    /// Splits a command line at the options of `global`. The last value of an option wins.
    pub(super) fn read(all: &'a [OsString], global: &Command) -> Arguments<'a> {
        let mut read = Arguments {
            all,
            words: Vec::new(),
            database: None,
            no_pager: false,
            format: None,
            color: None,
        };
        for part in split(global, all.get(1..).unwrap_or_default()) {
            let value = part.value.and_then(OsStr::to_str);
            match part.option.map(|option| option.get_id().as_str()) {
                Some("db") => read.database = value,
                Some("format") => read.format = value,
                Some("color") => read.color = value,
                Some("no_pager") => read.no_pager = true,
                Some(_) => {}
                None => read
                    .words
                    .extend(value.filter(|word| !word.starts_with('-'))),
            }
        }
        read
    }

    /// Whether errors are written as JSON.
    pub(super) fn wants_json(&self) -> bool {
        let format = match self.format {
            Some(format) => Some(format.to_owned()),
            None => std::env::var("BLOG_FORMAT").ok(),
        };
        format.is_some_and(|format| format == "json" || format == "jsonl")
    }

    /// Whether to use colour; None leaves it to the terminal.
    pub(super) fn color(&self) -> Option<bool> {
        Color::from_str(self.color?, false).ok()?.always()
    }
}

/// An option with its value, or another argument as the value.
pub(super) struct Part<'a, 'c> {
    pub option: Option<&'c Arg>,
    pub value: Option<&'a OsStr>,
    /// Whether it is after `--`.
    pub is_escaped: bool,
    /// The argument, and the next one if that is the value.
    pub typed: &'a [OsString],
}

/// Splits arguments at the long options of `command`; after `--` there are none.
pub(super) fn split<'a, 'c>(
    command: &'c Command,
    mut arguments: &'a [OsString],
) -> impl Iterator<Item = Part<'a, 'c>> {
    let mut has_options = true;
    std::iter::from_fn(move || {
        if has_options && arguments.first().is_some_and(|first| first == "--") {
            has_options = false;
            arguments = arguments.get(1..)?;
        }
        let first = arguments.first()?;
        let long = first.to_str().and_then(|text| text.strip_prefix("--"));
        let (name, value) = match long.and_then(|long| long.split_once('=')) {
            Some((name, value)) => (Some(name), Some(OsStr::new(value))),
            None => (long, None),
        };
        let option = command
            .get_arguments()
            .filter(|_| has_options && name.is_some())
            .find(|option| option.get_long() == name)
            .filter(|option| value.is_none() || option.get_action().takes_values());
        let takes_next = value.is_none() && option.is_some_and(|it| it.get_action().takes_values());
        let count = if takes_next { 2 } else { 1 };
        let (typed, rest) = arguments
            .split_at_checked(count)
            .unwrap_or((arguments, &[]));
        arguments = rest;
        Some(Part {
            option,
            value: match option {
                None => Some(first),
                Some(_) if takes_next => typed.get(1).map(OsString::as_os_str),
                Some(_) => value,
            },
            is_escaped: !has_options,
            typed,
        })
    })
}
