//! `blog log` and `blog log prune`

mod list;
mod prune;

use anyhow::Result;
use clap::Args;

use crate::command::verb::{Entry, Verb, noun};
use crate::context::Context;
use crate::record::OutputSchema;

/// List what was written, newest first
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = list::EXAMPLES)]
pub struct Log {
    #[command(flatten)]
    list: list::List,

    #[command(subcommand)]
    verb: Option<Below>,
}

noun! {
    enum Below {
        /// Forget old operations
        Prune(prune::Prune),
    }
}

impl Verb for Log {
    const VERBS: &'static [Entry] = Below::VERBS;

    fn answer() -> OutputSchema {
        list::List::answer()
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match self.verb {
            Some(verb) => verb.run(context),
            None => {
                context.read_at_ease()?;
                self.list.run(context)
            }
        }
    }
}
