//! The root of the command line and its nouns.

use clap::{CommandFactory, Parser};

use super::completions::Completions;
use super::global::Global;
use super::help::{self, Help};
use super::tree::{Root, Tree};
use crate::command::verb::{Verb, noun};
use crate::command::{
    apply, changes, comment, config, db, export, import, init, log, post, replace, rule, search,
    stats, tag, undo,
};

/// A whole blog in one SQLite file, run from the shell
#[derive(Parser)]
#[command(
    name = "blog",
    version,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = help::list()
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub global: Global,

    #[command(subcommand)]
    pub command: Option<Command>,
}

noun! {
    pub(super) enum Command {
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
        /// List the operations that wrote to the blog, newest first
        Log(log::Log),
        /// Undo what an operation wrote
        Undo(undo::Undo),
        /// Redo what was undone
        Redo(undo::Redo),
        /// Give what has changed since the last time, each change once
        Changes(changes::Changes),
        /// Print or install the completion script of a shell
        Completions(Completions),
        /// Tell more of a command or a topic
        Help(Help<Cli>),
    }
}

impl Root for Cli {
    const TREE: Tree = Tree {
        command: Cli::command,
        verbs: Command::VERBS,
    };
}
