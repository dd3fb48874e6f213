use super::Chosen;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::view::removal;
use crate::view::rule::{FIELDS, named};
use crate::view::wording::first_named;

#[derive(Args)]
#[command(after_help = "\
The comments that it decided about stay as they are, and `blog undo` brings it back.

Examples:
  blog rule rm 3
  blog rule list --format ids | blog rule rm -")]
pub(crate) struct Rm {
    #[command(flatten)]
    rules: Chosen,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Rm {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.rules.selection()?;
        let removed = context.write(self.dry_run.mode(), |writer| {
            writer.rules().remove(&selection)
        })?;
        let DryRun { dry_run } = self.dry_run;
        present::summed(context, FIELDS, &removed, || {
            let names: Vec<String> = removed.iter().map(named).collect();
            let names = first_named(&names, names.len());
            removal::sentence(&names, dry_run)
        })
    }
}
