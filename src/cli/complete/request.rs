//! The command line to complete, and the blog it names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::cli::arguments::Arguments;
use crate::cli::global;
use crate::cli::help::TOPICS;
use crate::cli::tree::{Tree, descend};
use crate::context;
use crate::store::Complete;

/// A request for candidates.
pub(super) struct Request {
    /// The words before the last one, the program first.
    pub before: Vec<String>,
    /// The last word, typed in part.
    pub typed: String,
    pub tree: Tree,
}

impl Request {
    /// The blog, if there is one that can be read without waiting.
    pub(super) fn blog(&self) -> Option<Complete> {
        let before: Vec<OsString> = self.before.iter().map(OsString::from).collect();
        let named = Arguments::read(&before, &global::command()).database;
        let named = named.filter(|path| !path.is_empty()).map(expanded);
        Complete::open(&context::blog(named)?).ok()
    }

    /// The values that the typed list has already.
    pub(super) fn given(&self) -> Vec<&str> {
        let list = match self.typed.split_once('=') {
            Some((option, list)) if option.starts_with("--") => list,
            _ => &self.typed,
        };
        let mut given: Vec<&str> = list.split(',').collect();
        given.pop();
        given
    }

    /// The commands that can follow in `blog help`, and the topics if nothing precedes them,
    /// with their descriptions.
    pub(super) fn topics(&self) -> Vec<(String, String)> {
        let words = self.before.split(|word| word == "help").nth(1);
        let words = match words.unwrap_or_default() {
            [first, rest @ ..] if first == "fields" => rest,
            words => words,
        };
        let root = self.tree.build();
        let (command, []) = descend(&root, words) else {
            return Vec::new();
        };
        let commands = command.get_subcommands().map(|inner| {
            let about = inner.get_about().map(ToString::to_string);
            (inner.get_name().to_owned(), about.unwrap_or_default())
        });
        let topics = TOPICS.iter().filter(|_| words.is_empty());
        let topics = topics.map(|topic| (topic.name.to_owned(), topic.about.to_owned()));
        commands.chain(topics).collect()
    }
}

/// A path with `~/` expanded, which the shell does not do for a word it completes.
fn expanded(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => Path::new(path).to_owned(),
    }
}
