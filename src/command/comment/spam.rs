use anyhow::Result;
use clap::Args;

use super::decide::Comments;
use crate::context::Context;
use crate::model::CommentStatus;

#[derive(Args)]
#[command(after_help = "\
Nothing is removed: `blog comment rm --status spam` does that, and `blog undo` takes
the decision back.

Examples:
  blog comment spam 7
  blog comment spam --search casino --status pending --dry-run
  blog comment spam --search casino --status pending")]
pub struct Spam {
    #[command(flatten)]
    comments: Comments,
}

impl Spam {
    pub fn run(self, context: &mut Context) -> Result<()> {
        self.comments.decide(context, CommentStatus::Spam, None)
    }
}
