use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::CommentStatus;
use crate::view::decision::FIELDS;

#[derive(Args)]
#[command(after_help = "\
They are held for moderation then. Other comments stay as they are.

Examples:
  blog comment unspam 7
  blog comment unspam --status spam --author Bob")]
pub(crate) struct Unspam {
    #[command(flatten)]
    comments: Changed,
}

impl Verb for Unspam {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.comments
            .set_status(context, CommentStatus::Pending, Some(CommentStatus::Spam))
    }
}
