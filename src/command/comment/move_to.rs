//! Moving comments: the verbs `move` and `split`.

use anyhow::Result;
use clap::Args;

use super::list_ids;
use crate::command::shared::{present, preview, references};
use crate::context::Context;
use crate::model::{Comment, CommentId, Destination, Moved};
use crate::store::Mode;
use crate::view::comment::FIELDS;

// The comments to move.
#[derive(Args)]
pub(super) struct Comments {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID", required = true)]
    comments: Vec<String>,

    /// Show what would move, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

impl Comments {
    /// Moves the comments with their replies. `sentence` gets whether this is a dry run.
    pub(super) fn move_to(
        self,
        context: &mut Context,
        destination: &Destination,
        sentence: impl Fn(&Moved, bool) -> String,
    ) -> Result<()> {
        let ids = references(&self.comments)?;
        let many = ids.len() != 1;
        let mode = Mode::of(self.dry_run);
        let moved = context.write(mode, |writer| writer.comments().move_to(&ids, destination))?;
        if self.dry_run {
            let moving = moved.iter().filter(|moved| moved.moved);
            let ids: Vec<CommentId> = moving.map(|moved| moved.comment.id).collect();
            preview(context, &ids, list_ids)?;
        }
        let said = |moved: &Moved| sentence(moved, self.dry_run);
        let mut sentences = moved.iter().map(said).collect::<Vec<_>>().into_iter();
        let comments: Vec<Comment> = moved.into_iter().map(|moved| moved.comment).collect();
        present::written(context, FIELDS, &comments, many, |_| {
            sentences.next().unwrap_or_default()
        })
    }
}
