//! `blog log` and `blog log prune`

mod list;
mod prune;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::context::Context;

/// List what was written, newest first
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = list::EXAMPLES)]
pub struct Log {
    #[command(flatten)]
    list: list::List,

    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Forget old operations
    Prune(prune::Prune),
}

impl Log {
    pub fn run(self, context: &mut Context) -> Result<()> {
        match self.verb {
            Some(Verb::Prune(verb)) => verb.run(context),
            None => self.list.run(context),
        }
    }
}
