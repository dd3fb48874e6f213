//! Answers to command lines that clap does not parse: help, the version, or an error.

use std::ffi::OsString;
use std::num::ParseIntError;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::arguments::Arguments;
use super::tree::{Tree, descend};
use super::{foreign, global, help, parse, suggest};
use crate::command::Expected;
use crate::context::{Context, Options};
use crate::failure::Failure;
use crate::model::cut;
use crate::output::{Escape, Stdout, WriteError};
use crate::store;

/// Longer words are cut in a hint.
const LONGEST_VALUE: usize = 200;

/// Prints help or the version; returns any other error as a failure in our words.
pub(super) fn answer(error: &clap::Error, arguments: &Arguments, tree: Tree) -> Result<()> {
    match error.kind() {
        ErrorKind::DisplayVersion => {
            let mut stdout = Stdout::open();
            stdout
                .write(&format!("{}\n", version()), Escape::Marks)
                .and_then(|()| stdout.flush())
                .map_err(WriteError::from)?;
            Ok(())
        }
        ErrorKind::DisplayHelp => {
            let mut context = Context::new(Options {
                color: arguments.color(),
                pager: !arguments.no_pager,
                ..Options::default()
            })?;
            context.enable_pager()?;
            let is_long = arguments.all.iter().any(|word| word == "--help");
            let root = tree.build();
            let (command, _) = descend(&root, &arguments.words);
            help::show(command, is_long, &mut context)?;
            Ok(context.output.finish()?)
        }
        _ => Err(failure(error, arguments, &tree.build()).into()),
    }
}

/// The version with the commit, which only a release knows, and the SQLite version.
fn version() -> String {
    let parts = [env!("BLOG_SOURCE"), &store::engine()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("blog {} ({})", env!("CARGO_PKG_VERSION"), known.join(", "))
}

/// The failure for an error of clap. Its message and hint are ours: of the error only the
/// kind and the names and values are used.
pub(super) fn failure(error: &clap::Error, arguments: &Arguments, root: &Command) -> Failure {
    let (command, _) = descend(root, &arguments.words);
    let error = ParseError { error, command };
    let failure = Failure::usage(error.fact(arguments));
    let hint = translated(root, arguments)
        .or_else(|| error.fix(root, arguments))
        .unwrap_or_else(|| match command.has_subcommands() {
            true => format!("`{}` lists the commands", help_of(command)),
            false => format!("`{}` tells more", help_of(command)),
        });
    failure.hint(hint)
}

/// `blog help post list`
fn help_of(command: &Command) -> String {
    let path = command.get_bin_name().unwrap_or("blog");
    path.replacen("blog", "blog help", 1)
}

/// The command to type instead, if a word of another tool was typed.
fn translated(root: &Command, arguments: &Arguments) -> Option<String> {
    let typed = arguments.all.get(1..)?.iter().map(|word| word.to_str());
    let typed: Vec<&str> = typed.collect::<Option<_>>()?;
    let lines = foreign::translate(root, &typed)
        .into_iter()
        .filter_map(|line| {
            let words = std::iter::once("blog".to_owned()).chain(line);
            let words: Vec<OsString> = words.map(OsString::from).collect();
            let names: Vec<&str> = words
                .iter()
                .skip(1)
                .filter_map(|word| word.to_str())
                .collect();
            let prepared = parse::prepared(&names, &words);
            let command =
                parse::narrowed(global::command(), &names).unwrap_or_else(|| root.clone());
            let missing = match command.try_get_matches_from(prepared.iter()) {
                Ok(_) => Vec::new(),
                Err(error) => match error.kind() {
                    ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Vec::new(),
                    ErrorKind::MissingRequiredArgument => strings(&error, ContextKind::InvalidArg),
                    ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                        let (noun, _) = descend(root, &names);
                        if noun.find_subcommand("list").is_none() {
                            return Some(format!("`{}`", help_of(noun)));
                        }
                        vec!["list".to_owned()]
                    }
                    _ => return None,
                },
            };
            let words = words.iter().filter_map(|word| word.to_str());
            let typed = words.map(|word| cut(word.chars(), LONGEST_VALUE));
            let line = quoted(typed);
            let missing = missing.iter().map(|missing| format!(" {}", plain(missing)));
            Some(format!("`{line}{}`", missing.collect::<String>()))
        });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| format!("type {}", lines.join(" or ")))
}

/// An error of clap about this command.
struct ParseError<'a> {
    error: &'a clap::Error,
    command: &'a Command,
}

impl ParseError<'_> {
    fn path(&self) -> &str {
        self.command.get_bin_name().unwrap_or("blog")
    }

    /// The first of the strings of a part of the error.
    fn get(&self, kind: ContextKind) -> String {
        strings(self.error, kind)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// The option or positional argument, as it is typed.
    fn argument(&self) -> String {
        plain_name(&self.get(ContextKind::InvalidArg))
    }

    /// What failed.
    fn fact(&self, arguments: &Arguments) -> String {
        let (path, argument) = (self.path(), self.argument());
        let value = self.get(ContextKind::InvalidValue);
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                let word = self.get(ContextKind::InvalidSubcommand);
                format!("`{path}` has no subcommand `{word}`")
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
                format!("`{path}` needs a subcommand")
            }
            ErrorKind::UnknownArgument => match self.before(arguments) {
                Some(option) => format!("`{option}` needs a value"),
                None if is_dashed(&argument) => format!("`{path}` has no option `{argument}`"),
                None => format!("`{path}` does not take the argument `{argument}`"),
            },
            ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` needs a value"),
            ErrorKind::InvalidValue => {
                let known = strings(self.error, ContextKind::ValidValue);
                format!("`{argument}` cannot be `{value}`: use {}", any_of(&known))
            }
            ErrorKind::ValueValidation => self.invalid(&argument, &value),
            ErrorKind::MissingRequiredArgument => {
                let missing = strings(self.error, ContextKind::InvalidArg);
                let missing: Vec<String> = missing.iter().map(|text| plain(text)).collect();
                format!("`{path}` needs {}", missing.join(" and "))
            }
            ErrorKind::ArgumentConflict => {
                let others = strings(self.error, ContextKind::PriorArg);
                let others: Vec<String> = others.iter().map(|text| plain_name(text)).collect();
                match others.as_slice() {
                    [other] if *other == argument => format!("`{argument}` was given twice"),
                    [] => format!("`{argument}` cannot be used with the other arguments"),
                    others => {
                        format!("`{argument}` cannot be used with `{}`", others.join("`, `"))
                    }
                }
            }
            ErrorKind::NoEquals => format!("`{argument}` needs its value after a `=`"),
            ErrorKind::TooManyValues => format!("`{argument}` does not take the value `{value}`"),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                let number = |kind| match self.error.get(kind) {
                    Some(ContextValue::Number(number)) => Some(*number),
                    _ => None,
                };
                let needed = number(ContextKind::MinValues)
                    .or_else(|| number(ContextKind::ExpectedNumValues))
                    .unwrap_or(1);
                let given = number(ContextKind::ActualNumValues).unwrap_or_default();
                format!("`{argument}` needs {needed} values, not {given}")
            }
            ErrorKind::InvalidUtf8 => invalid_utf8(arguments),
            _ => "the command line cannot be parsed".to_owned(),
        }
    }

    /// Why a value is invalid: what the argument takes, or a sentence about the value.
    fn invalid(&self, argument: &str, value: &str) -> String {
        let source = std::error::Error::source(self.error);
        if source.is_some_and(|source| source.is::<ParseIntError>()) {
            return format!("`{argument}` takes a number, not `{value}`");
        }
        if let Some(Expected(expected)) = source.and_then(|source| source.downcast_ref()) {
            return format!("`{argument}` takes {expected}, not `{value}`");
        }
        match source {
            Some(source) if is_dashed(argument) => format!("{argument}: {source}"),
            Some(source) => source.to_string(),
            None => format!("`{argument}` cannot be `{value}`"),
        }
    }

    /// The option before an argument that was taken for another option: `--limit -1`.
    fn before(&self, arguments: &Arguments) -> Option<String> {
        let argument = self.argument();
        let mut pairs = arguments.all.iter().zip(arguments.all.iter().skip(1));
        let (before, _) = pairs.find(|(_, next)| **next == *argument)?;
        let before = before.to_str()?;
        let takes_it = |arg: &&Arg| {
            arg.get_action().takes_values()
                && (arg
                    .get_long()
                    .is_some_and(|long| before.strip_prefix("--") == Some(long)))
        };
        self.command.get_arguments().find(takes_it)?;
        Some(before.to_owned())
    }

    /// What to do about it, if more than the help can be said.
    fn fix(&self, root: &Command, arguments: &Arguments) -> Option<String> {
        let argument = self.argument();
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                suggest::question(&suggest::commands(root, &arguments.words))
            }
            ErrorKind::UnknownArgument if is_dashed(&argument) => {
                if let Some(option) = self.before(arguments) {
                    return Some(format!("`{option}={argument}` gives it that value"));
                }
                if let Some(ours) = foreign::meaning(self.command, &argument) {
                    return Some(format!("the option for it is `{ours}`"));
                }
                let typed = argument.split('=').next().unwrap_or_default();
                let options = self
                    .command
                    .get_arguments()
                    .filter(|arg| !arg.is_hide_set());
                let options: Vec<String> = options
                    .filter_map(|arg| Some(format!("--{}", arg.get_long()?)))
                    .collect();
                let near = suggest::similar(typed, options.iter().map(String::as_str));
                let near: Vec<String> = near.map(str::to_owned).collect();
                suggest::question(&near)
                    .or_else(|| Some(format!("`{}` lists the options", help_of(self.command))))
            }
            ErrorKind::InvalidValue => {
                let near = strings(self.error, ContextKind::SuggestedValue);
                suggest::question(&near)
            }
            ErrorKind::ArgumentConflict => {
                let prior = plain_name(&self.get(ContextKind::PriorArg));
                match prior == argument {
                    true => Some(format!("give `{argument}` once")),
                    false => Some("leave out one of them".to_owned()),
                }
            }
            ErrorKind::MissingRequiredArgument => {
                let missing = strings(self.error, ContextKind::InvalidArg);
                let needed = missing.iter().map(|usage| plain_name(usage));
                let needed: Vec<String> = needed.filter(|name| is_dashed(name)).collect();
                match example(self.command, &needed) {
                    Some(example) => Some(format!("such as `{example}`")),
                    None => {
                        let typed = arguments.all.get(1..)?.iter().map(|word| word.to_str());
                        let typed = typed.collect::<Option<Vec<_>>>()?;
                        let typed = quoted(typed.into_iter().map(str::to_owned));
                        let missing: Vec<String> = missing.iter().map(|text| plain(text)).collect();
                        Some(format!("type `blog {typed} {}`", missing.join(" ")))
                    }
                }
            }
            ErrorKind::InvalidUtf8 => {
                Some("convert it to UTF-8, for example with `iconv`".to_owned())
            }
            _ => None,
        }
    }
}

/// The first example of a command that is a plain command line and has these options.
fn example(command: &Command, options: &[String]) -> Option<String> {
    let help = command.get_after_help()?.to_string();
    let start = format!("{} ", command.get_bin_name()?);
    let mut lines = help.lines().map(str::trim);
    let line = lines.find(|line| {
        line.starts_with(&start)
            && !line.contains(['|', '>', '`', '&'])
            && options.iter().all(|option| line.contains(option.as_str()))
    })?;
    Some(line.to_owned())
}

/// The strings of a part of an error.
fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// Words as they are typed in a shell; `--limit=3` needs no quotes.
fn quoted(words: impl Iterator<Item = String>) -> String {
    let words = words.map(|word| match word.split_once('=') {
        Some((option, value)) if is_dashed(option) => {
            format!("{option}={}", shell_words::quote(value))
        }
        _ => shell_words::quote(&word).into_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// An argument without the signs of the usage: `--at TIME` for `--at <TIME>`.
fn plain(usage: &str) -> String {
    let text = usage.replace("...", "").replace('|', " or ");
    text.replace(['<', '>', '[', ']'], "")
}

/// An argument as it is typed: `--at` for `--at <TIME>`, and `REF` for `<REF>...`.
fn plain_name(usage: &str) -> String {
    let name = usage.split_whitespace().next().unwrap_or_default();
    match name.starts_with('<') || name.starts_with('[') {
        true => plain(name),
        false => name
            .split_once("=<")
            .map_or(name, |(name, _)| name)
            .to_owned(),
    }
}

fn is_dashed(argument: &str) -> bool {
    argument.len() > 1 && argument.starts_with('-')
}

/// `a, b or c`
fn any_of(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Names the first argument that is not UTF-8, and the offset of the invalid byte.
fn invalid_utf8(arguments: &Arguments) -> String {
    let mut all = arguments.all.iter().enumerate();
    let place = all.find_map(|(index, argument)| {
        let error = std::str::from_utf8(argument.as_encoded_bytes()).err()?;
        Some((index, error.valid_up_to()))
    });
    match place {
        Some((index, offset)) => format!("argument {index} is not UTF-8 text at byte {offset}"),
        None => "an argument is not UTF-8 text".to_owned(),
    }
}
