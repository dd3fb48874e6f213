use super::{Chosen, enable};
use crate::command::shared::DryRun;
use crate::command::shared::prelude::*;
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule disable 3
  blog rule list --format ids | blog rule disable -")]
pub(crate) struct Disable {
    #[command(flatten)]
    rules: Chosen,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Disable {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        enable(context, &self.rules, false, self.dry_run)
    }
}
