use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, remove};
use crate::model::{Removal, TagId};
use crate::view::removal::Report;
use crate::view::{counted, first_few};

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag prune --dry-run
  blog tag prune --yes")]
pub(crate) struct Prune {
    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Prune {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(Report::<TagId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        remove(
            context,
            self.dry_run,
            described,
            |store| store.tags().unused(),
            |writer, agreed| writer.tags().remove_unused(agreed),
            |_, _| Ok(()),
        )
    }
}

/// `2 unused tags (golang, rsut)`.
fn described(removal: &Removal<TagId>) -> String {
    let count = i64::try_from(removal.tags.len()).unwrap_or(i64::MAX);
    let tags = counted(count, "unused tag");
    match removal.tags.as_slice() {
        [] => tags,
        names => format!("{tags} ({})", first_few(names.iter().cloned()).join(", ")),
    }
}
