use super::versions;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, operation};
use crate::model::{Comment, CommentChange, CommentId, OperationId};
use crate::view::comment::FIELDS;

#[derive(Args)]
#[command(after_help = "\
Everything of the comment but its place becomes what it was; that is an edit like any
other, and can be undone. A comment that is gone comes back with `blog undo`.

Examples:
  blog comment history 7
  blog comment restore 7 12")]
pub(crate) struct Restore {
    /// The comment, by id
    #[arg(value_name = "ID")]
    comment: CommentId,

    /// The version, as `blog comment history` lists them
    #[arg(value_parser = operation)]
    version: OperationId,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Restore {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        versions(self.comment).restore(context, self.version, self.dry_run, change)
    }
}

/// The change that restores a comment.
fn change(comment: Comment) -> CommentChange {
    CommentChange {
        author: Some(comment.author),
        email: Some(comment.email),
        website: Some(comment.website),
        body: Some(comment.body),
        status: Some(comment.status),
    }
}
