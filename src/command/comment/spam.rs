use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::CommentStatus;
use crate::view::decision::FIELDS;

#[derive(Args)]
#[command(after_help = "\
Nothing is removed: `blog comment rm --status spam` does that, and `blog undo` takes
the decision back.

Examples:
  blog comment spam 7
  blog comment spam --search casino --status pending --dry-run
  blog comment spam --search casino --status pending")]
pub(crate) struct Spam {
    #[command(flatten)]
    comments: Changed,
}

impl Verb for Spam {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.comments.set_status(context, CommentStatus::Spam, None)
    }
}
