//! `blog help`

use anyhow::Result;
use clap::{Args, Command};

use crate::context::Context;
use crate::failure::Failure;

/// The topics that are no commands.
const TOPICS: &[(&str, &str)] = &[("exit-codes", EXIT_CODES)];

const EXIT_CODES: &str = "\
Exit codes:
    0  done; an empty list too
    1  failed, or the answer is no (`exists`)
    2  the command line cannot be understood, or consent is missing
    3  not found
    4  conflict: a slug is taken, or somebody else changed it
    5  the database is busy; try again
    6  storage: the disk is full, read-only or failing
    7  not a usable blog: foreign, damaged, or of a newer version
    8  the data given breaks a rule
  130  interrupted (SIGINT)
  143  terminated (SIGTERM)
";

#[derive(Args, Default)]
#[command(after_help = "Examples:
  blog help post add
  blog help exit-codes")]
pub struct Help {
    /// A command, or the topic `exit-codes`
    topic: Vec<String>,
}

impl Help {
    pub fn run(self, mut root: Command, context: &mut Context) -> Result<()> {
        if let [name] = self.topic.as_slice()
            && let Some((_, text)) = TOPICS.iter().find(|(topic, _)| topic == name)
        {
            return Ok(context.output.raw(text)?);
        }
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
        let text = if context.output.terminal().color {
            help.ansi().to_string()
        } else {
            help.to_string()
        };
        Ok(context.output.page(&text)?)
    }
}
