use anyhow::Result;
use clap::Args;

use crate::command::options::comment_ref;
use crate::command::{editor, show_changed};
use crate::context::Context;
use crate::failure::Failure;
use crate::model::CommentChange;
use crate::store::Mode;
use crate::view::comment::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Your editor is BLOG_EDITOR, VISUAL or EDITOR. What you do not change is not written.

Examples:
  blog comment edit 7")]
pub struct Edit {
    /// The comment, by id
    #[arg(value_name = "ID", value_parser = comment_ref)]
    comment: i64,
}

impl Edit {
    pub fn run(self, context: &mut Context) -> Result<()> {
        if !context.can_edit() {
            return Err(Failure::usage("there is no terminal to open an editor on")
                .hint("`blog comment set` changes a comment without one")
                .into());
        }
        let comment = context.store()?.comments().get(self.comment)?;
        let edited = editor::edit(&format!("comment-{}", comment.id), &comment.body)?;
        let Some(edited) = edited else {
            return show_changed(context, FIELDS, vec![(comment, false)], false, named);
        };
        let change = CommentChange {
            body: Some(edited.text.clone()),
            ..CommentChange::default()
        };
        let saved = context.store()?.write(Mode::Commit, |writer| {
            writer
                .comments()
                .update(comment.id, &change, Some(&comment))
        });
        let changed = edited.settle(saved.map_err(Into::into))?;
        show_changed(context, FIELDS, vec![changed], false, named)
    }
}
