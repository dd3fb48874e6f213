//! The root of the command line and its nouns.

use clap::{CommandFactory, Parser};

use super::completions::Completions;
use super::global::Global;
use super::help::{self, Help};
use super::tree::{Root, Tree};
use crate::command::verb::{Verb, noun};
use crate::command::{
    apply, changes, comment, config, db, export, import, init, log, media, post, replace, rule,
    search, stats, tag, undo,
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
        /// Create a new blog
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
        /// Add, list, export and remove images and other files
        #[command(subcommand)]
        Media(media::Media),
        /// Find posts and comments by the words in them
        Search(Box<search::Search>),
        /// Show statistics of the blog
        Stats(stats::Stats),
        /// Find and replace in posts and comments
        Replace(Box<replace::Replace>),
        /// Import posts and comments from another program
        Import(Box<import::Import>),
        /// Export posts and comments
        Export(Box<export::Export>),
        /// Make the posts match a folder of Markdown files
        Apply(apply::Apply),
        /// List, add and change the rules for incoming comments
        #[command(subcommand)]
        Rule(rule::Rule),
        /// Show and change the settings of the blog
        #[command(subcommand)]
        Config(config::Config),
        /// Check, back up, restore and query the file
        #[command(subcommand)]
        Db(db::Db),
        /// List the operations, newest first
        Log(log::Log),
        /// Undo an operation
        Undo(undo::Undo),
        /// Redo what was undone last
        Redo(undo::Redo),
        /// List the changes since the last run, each change once
        Changes(changes::Changes),
        /// Print or install the completion script of a shell
        Completions(Completions),
        /// Show the help of a command or a topic
        Help(Help<Cli>),
    }
}

impl Root for Cli {
    const TREE: Tree = Tree {
        command: Cli::command,
        verbs: Command::VERBS,
    };
}
