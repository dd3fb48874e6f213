use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, remove, tag_names};
use crate::model::TagId;
use crate::view::removal::{self, Report};

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag rm obsolete --dry-run
  blog tag rm obsolete draft --yes")]
pub(crate) struct Rm {
    /// The tags
    #[arg(required = true, value_name = "TAG")]
    tags: Vec<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Rm {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(Report::<TagId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let tags = tag_names(&self.tags)?;
        remove(
            context,
            self.dry_run,
            removal::tags,
            |store| store.tags().removal(&tags),
            |writer, agreed| writer.tags().remove(&tags, agreed),
            |_, _| Ok(()),
        )
    }
}
