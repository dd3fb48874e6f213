//! What is said of arguments that are no command: an answer, or what is wrong with them.

use std::ffi::OsString;

use anyhow::Result;
use clap::error::ErrorKind;

use super::arguments::{color, named, place_of_command};
use crate::command::help;
use crate::context::{Context, Options};
use crate::failure::{Exit, Failure};
use crate::output::{Escape, Stdout, WriteError};
use crate::store;

/// Help and version are answers; anything else is a failure in our own words.
pub fn refuse(error: &clap::Error, arguments: &[OsString]) -> Result<()> {
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
                color: color(arguments),
                pager: !arguments.iter().any(|word| word == "--no-pager"),
                ..Options::default()
            })?;
            context.enable_pager()?;
            let is_long = arguments.iter().any(|word| word == "--help");
            help::show(&named(arguments), is_long, &mut context)?;
            Ok(context.output.finish()?)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names: Vec<&str> = arguments
                .iter()
                .skip(1)
                .filter_map(|name| name.to_str())
                .collect();
            Err(
                Failure::usage(format!("`blog {}` is not a whole command", names.join(" ")))
                    .hint(format!(
                        "`blog help {}` lists what can follow",
                        names.join(" ")
                    ))
                    .into(),
            )
        }
        ErrorKind::InvalidUtf8 => Err(invalid_utf8(arguments).into()),
        ErrorKind::InvalidSubcommand => {
            let start = place_of_command(arguments).unwrap_or(arguments.len());
            let words = arguments.iter().skip(start);
            let words: Vec<String> = words
                .map(|word| word.to_string_lossy().into_owned())
                .collect();
            let failure = in_our_words(error);
            Err(
                match help::guess::question(&help::guess::commands(&words)) {
                    Some(question) => failure.hint(question),
                    None => failure,
                }
                .into(),
            )
        }
        _ => Err(in_our_words(error).into()),
    }
}

/// What this program is, and of what it is made. Only a release knows its commit.
fn version() -> String {
    let parts = [env!("BLOG_SOURCE"), &store::engine()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("blog {} ({})", env!("CARGO_PKG_VERSION"), known.join(", "))
}

/// The message without the usage behind it, and the first advice as the hint.
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

/// `a similar value exists: 'json'` as a question; any other tip as it is.
fn as_question(tip: &str) -> String {
    let Some((_, names)) = tip.split_once("exist").filter(|_| tip.contains("similar")) else {
        return tip.to_owned();
    };
    let names = names.split('\'').skip(1).step_by(2).map(str::to_owned);
    help::guess::question(&names.collect::<Vec<_>>()).unwrap_or_else(|| tip.to_owned())
}

/// Names the first argument that is no text, and the place in it.
fn invalid_utf8(arguments: &[OsString]) -> Failure {
    let place = arguments.iter().enumerate().find_map(|(index, argument)| {
        let error = std::str::from_utf8(argument.as_encoded_bytes()).err()?;
        Some((index, error.valid_up_to()))
    });
    let message = match place {
        Some((index, offset)) => format!("argument {index} is not UTF-8 text at byte {offset}"),
        None => "an argument is not UTF-8 text".to_owned(),
    };
    Failure::new(Exit::Invalid, message).hint("convert it to UTF-8, for example with `iconv`")
}
