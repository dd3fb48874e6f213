//! `blog help`

mod fields;
mod topics;

use anyhow::Result;
use clap::Args;
use clap::builder::StyledStr;

pub use self::topics::{TOPICS, list};
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Output;
use crate::view::Answer;

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
    const IS_PAGED: bool = true;

    fn answer() -> Answer {
        Answer::Other("Text for a person; of `fields` these schemas.")
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
        let mut root = crate::cli::command();
        root.build();
        let mut command = &mut root;
        for name in &self.topic {
            command = command.find_subcommand_mut(name).ok_or_else(|| {
                Failure::usage(format!(
                    "there is no command or topic `{}`",
                    self.topic.join(" ")
                ))
                .hint("`blog help` lists the commands")
            })?;
        }
        let help = if self.topic.is_empty() {
            command.render_help()
        } else {
            command.render_long_help()
        };
        show(&help, &mut context.output)
    }
}

/// Shows the help of a command.
pub fn show(help: &StyledStr, output: &mut Output) -> Result<()> {
    let text = if output.terminal().color {
        help.ansi().to_string()
    } else {
        help.to_string()
    };
    Ok(output.page(&text)?)
}
