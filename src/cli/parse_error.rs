//! Answers to command lines that clap does not parse: help, the version, or an error.

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::Arguments;
use super::tree::{Tree, descend};
use super::{help, suggest};
use crate::context::{Context, Options};
use crate::failure::{Exit, Failure};
use crate::output::{Escape, Stdout, WriteError};
use crate::store;

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
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names = arguments.words.join(" ");
            Err(
                Failure::usage(format!("`blog {names}` is not a whole command"))
                    .hint(format!("`blog help {names}` lists what can follow"))
                    .into(),
            )
        }
        ErrorKind::InvalidUtf8 => Err(invalid_utf8(arguments).into()),
        ErrorKind::InvalidSubcommand => {
            let near = suggest::commands(&tree.build(), &arguments.words);
            let failure = in_our_words(error);
            Err(match suggest::question(&near) {
                Some(question) => failure.hint(question),
                None => failure,
            }
            .into())
        }
        ErrorKind::UnknownArgument => {
            let failure = in_our_words(error);
            Err(match option_for_word(error, arguments, tree) {
                Some(hint) => failure.hint(hint),
                None => failure,
            }
            .into())
        }
        _ => Err(in_our_words(error).into()),
    }
}

/// The options that take a word which a command does not expect.
const FOR_A_WORD: [(&str, &str); 2] = [
    ("post", "chooses the comments of a post"),
    ("search", "searches for it"),
];

/// The hint for a word that is not an option: the option that takes it.
fn option_for_word(error: &clap::Error, arguments: &Arguments, tree: Tree) -> Option<String> {
    let ContextValue::String(word) = error.get(ContextKind::InvalidArg)? else {
        return None;
    };
    let root = tree.build();
    let (command, _) = descend(&root, &arguments.words);
    if word.starts_with('-') || command.get_positionals().next().is_some() {
        return None;
    }
    let has = |name: &str| {
        command
            .get_arguments()
            .any(|arg| arg.get_long() == Some(name))
    };
    let (option, purpose) = FOR_A_WORD.iter().find(|(option, _)| has(option))?;
    let name = command.get_bin_name().unwrap_or("blog");
    let word = shell_words::quote(word);
    Some(format!("`{name} --{option} {word}` {purpose}"))
}

/// The version with the commit, which only a release knows, and the SQLite version.
fn version() -> String {
    let parts = [env!("BLOG_SOURCE"), &store::engine()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("blog {} ({})", env!("CARGO_PKG_VERSION"), known.join(", "))
}

/// Clap's message without the usage; the first tip becomes the hint.
fn in_our_words(error: &clap::Error) -> Failure {
    let text = error.render().to_string();
    let mut message = Vec::new();
    let mut hint = None;
    for line in text.trim_start_matches("error: ").lines().map(str::trim) {
        if let Some(tip) = line.strip_prefix("tip: ") {
            hint.get_or_insert_with(|| as_question(tip));
        } else if let Some(usage) = line.strip_prefix("Usage: ") {
            hint.get_or_insert(format!("usage: {usage}"));
        } else if !line.is_empty() && !line.starts_with("For more information") {
            message.push(line);
        }
    }
    Failure::usage(message.join(" "))
        .hint(hint.unwrap_or_else(|| "`blog help` tells more".to_owned()))
}

/// Turns `a similar value exists: 'json'` into a question; returns any other tip as it is.
fn as_question(tip: &str) -> String {
    let Some((_, names)) = tip.split_once("exist").filter(|_| tip.contains("similar")) else {
        return tip.to_owned();
    };
    let names = names.split('\'').skip(1).step_by(2).map(str::to_owned);
    suggest::question(&names.collect::<Vec<_>>()).unwrap_or_else(|| tip.to_owned())
}

/// Names the first argument that is not UTF-8, and the offset of the invalid byte.
fn invalid_utf8(arguments: &Arguments) -> Failure {
    let place = arguments
        .all
        .iter()
        .enumerate()
        .find_map(|(index, argument)| {
            let error = std::str::from_utf8(argument.as_encoded_bytes()).err()?;
            Some((index, error.valid_up_to()))
        });
    let message = match place {
        Some((index, offset)) => format!("argument {index} is not UTF-8 text at byte {offset}"),
        None => "an argument is not UTF-8 text".to_owned(),
    };
    Failure::new(Exit::Invalid, message).hint("convert it to UTF-8, for example with `iconv`")
}
