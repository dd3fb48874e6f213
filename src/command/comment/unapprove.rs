use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::CommentStatus;
use crate::view::decision::FIELDS;

#[derive(Args)]
#[command(after_help = "\
Comments that wait already stay as they are.

Examples:
  blog comment unapprove 7
  blog comment unapprove --post hello-world --since yesterday")]
pub(crate) struct Unapprove {
    #[command(flatten)]
    comments: Changed,
}

impl Verb for Unapprove {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.comments
            .set_status(context, CommentStatus::Pending, None)
    }
}
