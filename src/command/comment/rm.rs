use super::{CommentFilterOptions, list_ids};
use crate::command::shared::prelude::*;
use crate::command::shared::{Consent, remove, selection};
use crate::model::CommentId;
use crate::view::removal;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment rm 7
  blog comment rm --status spam --older-than 30d --yes
  blog comment rm --post hello-world --dry-run")]
pub(crate) struct Rm {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID")]
    comments: Vec<String>,

    /// Every comment
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    consent: Consent,

    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Verb for Rm {
    fn answer() -> OutputSchema {
        OutputSchema::one(removal::Report::<CommentId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.given(context)?;
        let selection = selection(&self.comments, filter, self.all)?;
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
