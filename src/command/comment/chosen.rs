//! The comments that a verb acts on.

use anyhow::Result;
use clap::Args;

use super::CommentFilterOptions;
use crate::command::shared::{DryRun, selection};
use crate::context::Context;
use crate::model::{CommentFilter, CommentId, Selection};

// The comments, by references, a filter or `--all`.
#[derive(Args)]
pub(super) struct Chosen {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID")]
    pub comments: Vec<String>,

    /// Every comment
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    filter: CommentFilterOptions,
}

// The comments to change.
#[derive(Args)]
pub(super) struct Changed {
    #[command(flatten)]
    pub chosen: Chosen,

    #[command(flatten)]
    pub dry_run: DryRun,
}

impl Chosen {
    /// The selected comments.
    ///
    /// # Errors
    /// There is no selection, or more than one.
    pub(super) fn selection(
        &self,
        context: &mut Context,
    ) -> Result<Selection<CommentId, CommentFilter>> {
        let filter = self.filter.given(context)?;
        selection(&self.comments, filter, self.all)
    }
}
