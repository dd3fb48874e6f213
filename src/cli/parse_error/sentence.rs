//! What failed and what to do about it, from the kind and the data of an error of clap.

use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::super::arguments::Arguments;
use super::super::{foreign, suggest};
use super::usage::{any_of, example, help_of, is_dashed, plain, plain_name, quoted, strings};
use crate::command::Expected;

/// An error of clap about this command.
pub(super) struct ParseError<'a> {
    pub error: &'a clap::Error,
    pub command: &'a Command,
}

/// The options that take a word which a command does not expect.
const FOR_A_WORD: [(&str, &str); 2] = [
    ("post", "chooses the comments of a post"),
    ("search", "searches for it"),
];

impl ParseError<'_> {
    fn path(&self) -> &str {
        self.command.get_bin_name().unwrap_or("blog")
    }

    /// The hint for a word that the command does not take: the option that takes it.
    pub(super) fn option_for_word(&self) -> Option<String> {
        let ContextValue::String(word) = self.error.get(ContextKind::InvalidArg)? else {
            return None;
        };
        let is_unknown = self.error.kind() == ErrorKind::UnknownArgument;
        let takes_none = self.command.get_positionals().next().is_none();
        if !is_unknown || is_dashed(word) || !takes_none || self.command.has_subcommands() {
            return None;
        }
        let has = |name: &str| {
            let mut arguments = self.command.get_arguments();
            arguments.any(|arg| arg.get_long() == Some(name))
        };
        let (option, purpose) = FOR_A_WORD.iter().find(|(option, _)| has(option))?;
        let name = self.command.get_bin_name().unwrap_or("blog");
        let word = shell_words::quote(word);
        Some(format!("`{name} --{option} {word}` {purpose}"))
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
    pub(super) fn fact(&self, arguments: &Arguments) -> String {
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

    /// The options with a similar name.
    fn options_like(&self, typed: &str) -> Vec<String> {
        let typed = typed.trim_start_matches('-');
        let typed = typed.split('=').next().unwrap_or_default();
        let options = self.command.get_arguments();
        let names = options
            .filter(|arg| !arg.is_hide_set())
            .filter_map(Arg::get_long);
        let near = suggest::similar(typed, names);
        near.map(|name| format!("--{name}")).collect()
    }

    /// What to do about it, if more than the help can be said.
    pub(super) fn fix(&self, root: &Command, arguments: &Arguments) -> Option<String> {
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
                let near = match foreign::is_known(&argument) {
                    true => Vec::new(),
                    false => self.options_like(&argument),
                };
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
                        let typed = arguments.all.get(1..)?.iter();
                        let typed = quoted(typed.map(|word| word.to_string_lossy().into_owned()));
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
