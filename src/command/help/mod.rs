//! `blog help`

mod fields;
pub mod guess;
mod page;
mod topics;

use anyhow::Result;
use clap::Args;

use self::page::page;
pub use self::topics::{TOPICS, Topic, list};
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure::Failure;
use crate::record::OutputSchema;

#[derive(Args, Default)]
#[command(after_help = "Examples:
  blog help post add
  blog help times
  blog help fields post list")]
pub struct Help {
    /// A command, or a topic; `fields` may be followed by a command
    topic: Vec<String>,
}

impl Verb for Help {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Other("Text for a person; of `fields` these schemas.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        if let Some((name, rest)) = self.topic.split_first()
            && let Some(topic) = TOPICS.iter().find(|topic| topic.name == name)
        {
            match (topic.name, rest) {
                ("fields", words) => return fields::show(words, topic.text, context),
                (_, []) => return Ok(context.output.raw(topic.text)?),
                _ => {}
            }
        }
        show(&self.topic, !self.topic.is_empty(), context)
    }
}

/// Shows the help of the command that these words name.
pub fn show(words: &[String], is_long: bool, context: &mut Context) -> Result<()> {
    let mut root = crate::cli::command();
    root.build();
    let mut command = &root;
    for name in words {
        command = command.find_subcommand(name).ok_or_else(|| {
            Failure::usage(format!(
                "there is no command or topic `{}`",
                words.join(" ")
            ))
            .hint(meant(words))
        })?;
    }
    let terminal = context.output.terminal();
    let width = usize::from(terminal.width);
    Ok(context
        .output
        .page(&page(command, is_long, width, terminal.color))?)
}

/// What to say to somebody who asked about what is no command and no topic.
fn meant(words: &[String]) -> String {
    let mut meant = guess::commands(words);
    if let [word] = words {
        meant.extend(guess::topics(word));
    }
    guess::question(&meant).unwrap_or_else(|| "`blog help` lists the commands".to_owned())
}
