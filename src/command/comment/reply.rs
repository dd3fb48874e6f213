use super::new_comment::{Writing, show};
use crate::command::shared::editor::{self, Subject};
use crate::command::shared::prelude::*;
use crate::model::Admission;
use crate::model::{Comment, CommentId, NewComment, PostRef};
use crate::record::OutputSchema;
use crate::view::comment::FIELDS;

#[derive(Args)]
#[command(after_help = "\
The reply is approved at once, regardless of the rules and the policy, also on a post that
is closed for comments. Without a text your editor opens and shows the comment; the text is
kept until it is stored, and --recover opens it again.

Examples:
  blog comment reply 7
  blog comment reply 7 -b 'Thank you, Bob.'
  blog comment reply 7 --recover")]
pub(crate) struct Reply {
    /// The comment to reply to, by id
    #[arg(value_name = "ID")]
    comment: CommentId,

    #[command(flatten)]
    writing: Writing,
}

impl Verb for Reply {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let comment = context.read()?.comments().get(self.comment)?;
        let answer = write(context, &comment, &self.writing)?;
        show(context, answer, self.writing.dry_run)
    }
}

/// Writes and stores a reply to a comment. Returns None if nothing was typed.
pub(super) fn write(
    context: &mut Context,
    comment: &Comment,
    writing: &Writing,
) -> Result<Option<Comment>> {
    let id = comment.id;
    writing.write(
        context,
        &editor::reply(comment),
        |_| Ok(Subject::Reply(id)),
        |context, body| {
            let new = NewComment {
                parent_id: Some(id),
                admission: Admission::Owner,
                ..writing.comment(context, body)?
            };
            // The comment may have moved to another post while the person typed.
            let post = PostRef::Id(context.read()?.comments().get(id)?.post_id);
            context.write(writing.dry_run.mode(), |writer| {
                writer.comments().add(&post, &new)
            })
        },
    )
}
