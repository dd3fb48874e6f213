use super::chosen::Chosen;
use super::list_ids;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, remove};
use crate::model::CommentId;
use crate::view::removal;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment rm 7
  blog comment rm --status spam --older-than 30d --yes
  blog comment rm --post hello-world --dry-run")]
pub(crate) struct Rm {
    #[command(flatten)]
    comments: Chosen,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Rm {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(removal::Report::<CommentId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.comments.selection(context)?;
        remove(
            context,
            self.dry_run,
            removal::comments,
            |store| store.comments().removal(&selection),
            |writer, agreed| writer.comments().remove(&selection, agreed),
            list_ids,
        )
    }
}
