//! The command line: global options, dispatch, help, completion and the log text.

mod arguments;
mod commands;
mod complete;
mod completions;
mod foreign;
mod global;
mod help;
mod parse;
mod parse_error;
mod redact;
mod suggest;
#[cfg(test)]
mod tests;
mod tree;
mod values;

use std::ffi::OsString;

use anyhow::Result;
use clap::FromArgMatches;

use self::arguments::Arguments;
use self::commands::Cli;
pub use self::help::{TOPICS, Topic};
use self::tree::Root;
use crate::command::status;
use crate::command::verb::{Verb, check_csv_safe};
use crate::context::{self, Context};
use crate::failure;

/// The whole command line, for the manual and the tests.
pub fn command() -> clap::Command {
    (Cli::TREE.command)()
}

/// Runs a command line, its program name first, and returns the exit code.
pub fn run(arguments: &[OsString]) -> u8 {
    let global = global::command();
    let arguments = Arguments::read(arguments, &global);
    match dispatch(&arguments, global) {
        Ok(()) => 0,
        Err(error) => {
            let color = context::stderr_takes_color(arguments.color());
            failure::report(error, arguments.wants_json(), color)
        }
    }
}

fn dispatch(arguments: &Arguments, global: clap::Command) -> Result<()> {
    if let Some(shell) = complete::asking(arguments.all) {
        return complete::run(&shell, arguments.all, Cli::TREE);
    }
    let (mut matches, origin) = match parse::parse(arguments, global) {
        Ok(parsed) => parsed,
        Err(error) => return parse_error::answer(&error, arguments, Cli::TREE),
    };
    values::check(&matches)?;
    let Cli { global, command } = Cli::from_arg_matches_mut(&mut matches)?;
    let mut context = Context::new(global.options(origin)?)?;
    match command {
        None => {
            check_csv_safe(&context.output)?;
            context.enable_pager()?;
            status::show(&mut context)
        }
        Some(command) => command.run(&mut context),
    }?;
    Ok(context.output.finish()?)
}
