use anyhow::Result;
use clap::Args;

use super::versions;
use crate::command::options::comment_ref;
use crate::command::show_changed;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::{Comment, CommentChange};
use crate::record::OutputSchema;
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
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let store = context.store()?;
        let id = store.comments().get(self.comment)?.id;
        let change = change(versions(id).one(&store.log(), self.version)?);
        let changed = store.write(Mode::Commit, |writer| {
            writer.comments().update(id, &change, None)
        })?;
        show_changed(context, FIELDS, vec![changed], false, named)
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
