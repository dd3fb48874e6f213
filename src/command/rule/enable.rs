use super::{Chosen, enable};
use crate::command::shared::DryRun;
use crate::command::shared::prelude::*;
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule enable 3
  blog rule enable 1 2 3")]
pub(crate) struct Enable {
    #[command(flatten)]
    rules: Chosen,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Enable {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        enable(context, &self.rules, true, self.dry_run)
    }
}
