//! Answers to command lines that clap does not parse: help, the version, or an error.

mod sentence;
mod translation;
mod usage;

use anyhow::Result;
use clap::Command;
use clap::error::ErrorKind;

use self::sentence::ParseError;
pub(super) use self::translation::translated;
use self::usage::help_of;
use super::arguments::Arguments;
use super::help;
use super::tree::{Tree, descend};
use crate::context::{Context, Options};
use crate::failure::Failure;
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
        .or_else(|| error.option_for_word())
        .or_else(|| error.fix(root, arguments))
        .unwrap_or_else(|| match command.has_subcommands() {
            true => format!("`{}` lists the commands", help_of(command)),
            false => format!("`{}` describes its arguments", help_of(command)),
        });
    failure.hint(hint)
}
