//! `blog help`

use anyhow::Result;
use clap::{Args, Command};

use crate::context::Context;
use crate::failure::Failure;

/// The topics that are no commands.
const TOPICS: &[(&str, &str)] = &[("exit-codes", EXIT_CODES), ("times", TIMES)];

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

const TIMES: &str = "\
A time is a day, a time of day, or both, and perhaps a zone at the end:

    today, tomorrow, yesterday    that day
    friday, next friday           the first Friday after today
    last friday                   the last Friday before today
    27 nov, november 27           the next such day; today counts
    27 nov 2026, 2026-11-27       that day
    9am, 9:30 pm, 18:30           that time of day; alone, the next one
    noon, midnight                12:00, and the first moment of the day
    now, in 2 hours, 3 days ago   seen from now; also minutes, weeks, months, years
    2026-11-27T09:00:00+01:00     exactly that (RFC 3339, and RFC 9557 with a [ZONE])

    tomorrow 9am                  the parts together
    next friday 18:00
    27 nov 2026 09:00 Europe/Berlin
    2026-12-01 09:00 UTC          a zone may also be Z, or an offset as +01:00

A day alone begins at its first moment. Without a zone, that of the blog counts
(`blog init --time-zone`), else that of TZ, else that of the machine. Case does not
matter, and names may be cut to three letters. A time that the clock skips, or has
twice, is refused; give it with its offset.

The period of a filter (--since, --until, --older-than), and --at of a comment, look
back: `friday`, `27 nov` and `9am` are the last ones. A filter also takes how long ago
(`90d`, `2 weeks`). A day counts whole: --since friday --until friday is that day.
";

#[derive(Args, Default)]
#[command(after_help = "Examples:
  blog help post add
  blog help exit-codes
  blog help times")]
pub struct Help {
    /// A command, or a topic: `exit-codes`, `times`
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
