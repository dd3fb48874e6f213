//! Moving comments: the verbs `move` and `split`.

use anyhow::Result;

use super::chosen::Changed;
use super::list_ids;
use crate::command::shared::{DryRun, present, preview};
use crate::context::Context;
use crate::model::{Comment, CommentId, Destination, Moved};
use crate::view::comment::FIELDS;

impl Changed {
    /// Moves the comments with their replies. `sentence` gets whether this is a dry run.
    pub(super) fn move_to(
        &self,
        context: &mut Context,
        destination: &Destination,
        sentence: impl Fn(&Moved, bool) -> String,
    ) -> Result<()> {
        let selection = self.chosen.selection(context)?;
        let DryRun { dry_run } = self.dry_run;
        let moved = context.write(self.dry_run.mode(), |writer| {
            let ids = writer.comments().selected(&selection)?;
            writer.comments().move_to(&ids, destination)
        })?;
        if dry_run {
            let moving = moved.iter().filter(|moved| moved.moved);
            let ids: Vec<CommentId> = moving.map(|moved| moved.comment.id).collect();
            preview(context, &ids, list_ids)?;
        }
        let said = |moved: &Moved| sentence(moved, dry_run);
        let mut sentences = moved.iter().map(said).collect::<Vec<_>>().into_iter();
        let comments: Vec<Comment> = moved.into_iter().map(|moved| moved.comment).collect();
        present::many(context, FIELDS, &comments, |_| {
            sentences.next().unwrap_or_default()
        })
    }
}
