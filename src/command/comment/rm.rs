use super::{CommentSelection, list_ids};
use crate::command::shared::prelude::*;
use crate::command::shared::{Consent, remove};
use crate::view::removal;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment rm 7
  blog comment rm --status spam --older-than 30d --yes
  blog comment rm --post hello-world --dry-run")]
pub struct Rm {
    #[command(flatten)]
    comments: CommentSelection,

    #[command(flatten, next_help_heading = None)]
    consent: Consent,
}

impl Verb for Rm {
    fn answer() -> Answer {
        Answer::one(removal::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.comments.read(context)?;
        remove(
            context,
            &self.consent,
            removal::comments,
            |store| store.comments().removal(&selection),
            |writer, agreed| writer.comments().remove(&selection, agreed),
            list_ids,
        )
    }
}
