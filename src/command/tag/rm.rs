use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, NameFilterOptions, remove, tag_selection};
use crate::model::TagId;
use crate::view::removal::{self, Report};

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag rm obsolete --dry-run
  blog tag rm obsolete draft --yes")]
pub(crate) struct Rm {
    /// The tags; `-` reads more from standard input
    #[arg(value_name = "TAG")]
    tags: Vec<String>,

    /// Every tag
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    dry_run: DryRun,

    #[command(flatten)]
    filter: NameFilterOptions,
}

impl Verb for Rm {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(Report::<TagId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = tag_selection(&self.tags, self.filter.given(), self.all)?;
        remove(
            context,
            self.dry_run,
            removal::tags,
            |store| store.tags().removal(&selection),
            |writer, agreed| writer.tags().remove(&selection, agreed),
            |_, _| Ok(()),
        )
    }
}
