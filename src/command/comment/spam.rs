use anyhow::Result;
use clap::Args;

use super::decide::Comments;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::CommentStatus;
use crate::record::OutputSchema;
use crate::view::decision::FIELDS;

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

impl Verb for Spam {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.comments.decide(context, CommentStatus::Spam, None)
    }
}
