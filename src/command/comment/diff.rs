use super::versions;
use crate::command::shared::operation;
use crate::command::shared::prelude::*;
use crate::model::{Comment, CommentId, OperationId};
use crate::view::diff::FIELDS;

#[derive(Args)]
#[command(after_help = "\
A version is named by the operation that made it, as `blog comment history` lists them.

Examples:
  blog comment diff 7
  blog comment diff 7 12 15")]
pub(crate) struct Diff {
    /// The comment, by id
    #[arg(value_name = "ID")]
    comment: CommentId,

    /// The older version [default: the one before the newest]
    #[arg(value_name = "A", value_parser = operation)]
    old: Option<OperationId>,

    /// The newer version [default: the comment as it is]
    #[arg(value_name = "B", value_parser = operation)]
    new: Option<OperationId>,
}

impl Verb for Diff {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        versions(self.comment).diff(context, self.old, self.new, text)
    }
}

/// The editable fields of a comment, without the email address.
fn text(comment: &Comment) -> String {
    format!(
        "author: {}\nwebsite: {}\nstatus: {}\n\n{}",
        comment.author,
        comment.website.as_deref().unwrap_or_default(),
        comment.status.name(),
        comment.body
    )
}
