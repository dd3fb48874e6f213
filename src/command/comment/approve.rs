use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::CommentStatus;
use crate::view::decision::FIELDS;

#[derive(Args)]
#[command(after_help = "\
A comment that is approved already stays as it is, and that is said.

Examples:
  blog comment approve 7 8 9
  blog comment approve --status pending --author Bob
  blog comment list --search thanks --format ids | blog comment approve -")]
pub(crate) struct Approve {
    #[command(flatten)]
    comments: Changed,
}

impl Verb for Approve {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.comments
            .set_status(context, CommentStatus::Approved, None)
    }
}
