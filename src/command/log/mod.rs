//! `blog log`, `blog log show` and `blog log prune`

mod list;
mod prune;
mod show;

use crate::command::shared::prelude::*;
use crate::command::shared::verb::{Entry, noun};

/// List the operations that wrote to the blog, newest first
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = list::EXAMPLES)]
pub(crate) struct Log {
    #[command(flatten)]
    list: list::List,

    #[command(subcommand)]
    verb: Option<Below>,
}

noun! {
    enum Below {
        /// Show what an operation changed, as a diff
        Show(show::Show),
        /// Remove old operations from the log
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
                context.enable_pager()?;
                self.list.run(context)
            }
        }
    }
}
