//! The command line that is completed, and the blog that it is about.

use std::path::{Path, PathBuf};

use clap::Command;

use crate::command::help::TOPICS;
use crate::context;
use crate::store::Complete;

/// What is asked.
pub struct Request {
    /// The words before the one that is typed, first the program.
    pub before: Vec<String>,
    /// The word that is typed, as far as it is.
    pub typed: String,
    /// What may follow `blog help`, with what each is about.
    pub topics: Vec<(String, String)>,
}

impl Request {
    /// What is asked of a program that takes these commands.
    pub fn new(before: &[String], typed: &str, root: &Command) -> Request {
        let help = before.iter().position(|word| word == "help");
        let behind = help.and_then(|at| before.get(at + 1..));
        let topics = behind.and_then(|words| match words {
            [first, rest @ ..] if first == "fields" => topics(root, rest),
            words => topics(root, words),
        });
        Request {
            before: before.to_owned(),
            typed: typed.to_owned(),
            topics: topics.unwrap_or_default(),
        }
    }

    /// The blog, if there is one that can be read at once.
    pub fn blog(&self) -> Option<Complete> {
        Complete::open(&context::blog(self.database())?).ok()
    }

    /// The file that `--db` names.
    fn database(&self) -> Option<PathBuf> {
        let words = self.before.iter().map(String::as_str).skip(1);
        let path = crate::cli::given(words, "--db").filter(|path| !path.is_empty())?;
        match (path.strip_prefix("~/"), std::env::home_dir()) {
            (Some(rest), Some(home)) => Some(home.join(rest)),
            _ => Some(Path::new(path).to_owned()),
        }
    }

    /// What the list that is typed holds already.
    pub fn given(&self) -> Vec<&str> {
        let list = match self.typed.split_once('=') {
            Some((option, list)) if option.starts_with("--") => list,
            _ => &self.typed,
        };
        let mut given: Vec<&str> = list.split(',').collect();
        given.pop();
        given
    }
}

/// What may follow these words behind `blog help`: a command, or a topic if it is
/// the first.
fn topics(root: &Command, before: &[String]) -> Option<Vec<(String, String)>> {
    let mut command = root;
    for word in before {
        command = command.find_subcommand(word)?;
    }
    let commands = command.get_subcommands().map(|inner| {
        let about = inner.get_about().map(ToString::to_string);
        (inner.get_name().to_owned(), about.unwrap_or_default())
    });
    let topics = TOPICS.iter().filter(|_| before.is_empty());
    let topics = topics.map(|topic| (topic.name.to_owned(), topic.about.to_owned()));
    Some(commands.chain(topics).collect())
}
