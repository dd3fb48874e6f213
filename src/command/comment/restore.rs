use super::versions;
use crate::command::shared::prelude::*;
use crate::command::shared::{comment_ref, present};
use crate::model::{Comment, CommentChange};
use crate::store::Mode;
use crate::view::comment::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Everything of the comment but its place becomes what it was; that is an edit like any
other, and can be undone. A comment that is gone comes back with `blog undo`.

Examples:
  blog comment history 7
  blog comment restore 7 12")]
pub struct Restore {
    /// The comment, by id
    #[arg(value_name = "ID", value_parser = comment_ref)]
    comment: i64,

    /// The version, as `blog comment history` lists them
    version: i64,
}

impl Verb for Restore {
    fn answer() -> Answer {
        Answer::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let store = context.store()?;
        let id = store.comments().get(self.comment)?.id;
        let change = change(versions(id).one(&store.log(), self.version)?);
        let changed = store.write(Mode::Commit, |writer| {
            writer.comments().update(id, &change, None)
        })?;
        present::updated(
            context,
            FIELDS,
            vec![changed],
            false,
            present::changed(named),
        )
    }
}

/// What makes a comment what it was.
fn change(comment: Comment) -> CommentChange {
    CommentChange {
        author: Some(comment.author),
        email: Some(comment.email),
        website: Some(comment.website),
        body: Some(comment.body),
        status: Some(comment.status),
    }
}
