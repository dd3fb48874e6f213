//! `blog help`

mod fields;
mod page;
mod topics;

use std::marker::PhantomData;

use anyhow::Result;
use clap::{Args, Command};

use self::page::page;
pub(super) use self::topics::list;
pub use self::topics::{TOPICS, Topic};
use super::tree::{Root, descend};
use super::{foreign, suggest};
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure::Failure;
use crate::record::OutputSchema;

#[derive(Args)]
#[command(after_help = "Examples:
  blog help post add
  blog help times
  blog help fields post list")]
pub(super) struct Help<R> {
    /// A command, or a topic; `fields` may be followed by a command
    topic: Vec<String>,

    #[arg(skip)]
    root: PhantomData<R>,
}

impl<R: Root> Verb for Help<R> {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Other("Text for a person; of `fields` these schemas.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let words = &self.topic;
        if let Some((name, rest)) = words.split_first()
            && let Some(topic) = TOPICS.iter().find(|topic| topic.name == name)
        {
            match (topic.name, rest) {
                ("fields", words) => return fields::show(R::TREE, words, topic.text, context),
                (_, []) => return Ok(context.output.raw(topic.text)?),
                _ => {}
            }
        }
        let root = R::TREE.build();
        match descend(&root, words) {
            (command, []) => show(command, !words.is_empty(), context),
            _ => Err(unknown(&root, words).into()),
        }
    }
}

/// Shows the help of a command.
pub(super) fn show(command: &Command, is_long: bool, context: &mut Context) -> Result<()> {
    let terminal = context.output.terminal();
    let width = usize::from(terminal.width);
    let page = page(command, is_long, width, terminal.color);
    Ok(context.output.page(&page)?)
}

fn unknown(root: &Command, words: &[String]) -> Failure {
    let typed: Vec<&str> = words.iter().map(String::as_str).collect();
    let ours = foreign::translate(root, &typed);
    let ours = ours
        .iter()
        .filter_map(|line| descend(root, line).0.get_bin_name());
    let mut meant: Vec<String> = ours.map(str::to_owned).collect();
    if meant.is_empty() {
        meant = suggest::commands(root, words);
    }
    for command in &mut meant {
        *command = command.replacen("blog", "blog help", 1);
    }
    if let [word] = words {
        let topics = TOPICS.iter().map(|topic| topic.name);
        meant.extend(suggest::similar(word, topics).map(|name| format!("blog help {name}")));
    }
    let hint = suggest::question(&meant);
    Failure::usage(format!(
        "there is no command or topic `{}`",
        words.join(" ")
    ))
    .hint(hint.unwrap_or_else(|| "`blog help` lists the commands".to_owned()))
}
