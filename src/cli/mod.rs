//! The command line: the global options, the nouns, and the way to a command.

mod arguments;
mod global;
mod parse;
mod redact;
mod refuse;
#[cfg(test)]
mod tests;

use std::ffi::OsString;

use anyhow::Result;
use clap::{CommandFactory, Parser};

pub use self::arguments::{color, given, wants_json};
use self::global::Global;
pub use crate::command::help::{TOPICS, Topic};
use crate::command::verb::{Entry, Verb, check_csv_safe, noun};
use crate::command::{
    apply, changes, comment, complete, completions, config, db, export, help, import, init, log,
    post, replace, rule, search, stats, status, tag, undo,
};
use crate::context::Context;
use crate::view::Answer;

/// A whole blog in one SQLite file, run from the shell
#[derive(Parser)]
#[command(
    name = "blog",
    version,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = help::list()
)]
struct Cli {
    #[command(flatten)]
    global: Global,

    #[command(subcommand)]
    command: Option<Command>,
}

noun! {
    enum Command {
        /// Make a new blog
        Init(init::Init),
        /// Write, read, change and remove posts
        #[command(subcommand)]
        Post(post::Post),
        /// Write, read, change and remove comments
        #[command(subcommand)]
        Comment(comment::Comment),
        /// List, rename, merge and remove tags
        #[command(subcommand)]
        Tag(tag::Tag),
        /// Find posts and comments by the words in them
        Search(Box<search::Search>),
        /// Show the blog in numbers
        Stats(stats::Stats),
        /// Find and replace in posts and comments
        Replace(Box<replace::Replace>),
        /// Bring in posts and comments from elsewhere
        Import(Box<import::Import>),
        /// Write posts and comments in our own or another program's format
        Export(Box<export::Export>),
        /// Make the posts those of a folder of Markdown files
        Apply(apply::Apply),
        /// Decide by rules about comments that come in
        #[command(subcommand)]
        Rule(rule::Rule),
        /// Show and change the settings of the blog
        #[command(subcommand)]
        Config(config::Config),
        /// Look after the file: check it, copy it, ask it
        #[command(subcommand)]
        Db(db::Db),
        /// List what was written, newest first
        Log(log::Log),
        /// Take back what an operation wrote
        Undo(undo::Undo),
        /// Do again what was undone
        Redo(undo::Redo),
        /// Give what has changed since the last time, each change once
        Changes(changes::Changes),
        /// Print or install the completion script of a shell
        Completions(completions::Completions),
        /// Tell more of a command or a topic
        Help(help::Help),
    }
}

/// The whole command line.
pub fn command() -> clap::Command {
    Cli::command()
}

/// What the command that these words name writes as JSON.
pub fn answer<'a>(words: impl Iterator<Item = &'a str>) -> Option<Answer> {
    Entry::find(Command::VERBS, words).map(|entry| (entry.answer)())
}

/// Runs a command line, its program name first.
pub fn run(arguments: &[OsString]) -> Result<()> {
    if let Some(shell) = complete::asking(arguments) {
        return complete::run(&shell, arguments, Cli::command);
    }
    let (cli, logged) = match parse::parse(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return refuse::refuse(&error, arguments),
    };
    let mut context = Context::new(cli.global.options(logged)?)?;
    match cli.command {
        None => {
            check_csv_safe(&context.output)?;
            context.read_at_ease()?;
            status::show(&mut context)
        }
        Some(command) => command.run(&mut context),
    }?;
    Ok(context.output.finish()?)
}
