//! Setting the status of comments: the verbs `approve`, `unapprove`, `spam` and `unspam`.

use anyhow::Result;
use clap::Args;

use super::{CommentFilterOptions, list_ids};
use crate::command::shared::{present, preview, selection};
use crate::context::Context;
use crate::model::{CommentFilter, CommentId, CommentStatus, Decision, Selection};
use crate::output::Format;
use crate::store::Mode;
use crate::view::decision::{FIELDS, Report, sentence};

// The comments that change.
#[derive(Args)]
pub(super) struct Comments {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID")]
    comments: Vec<String>,

    /// Every comment
    #[arg(long)]
    all: bool,

    /// Show what would change, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,

    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Comments {
    pub(super) fn selection(
        &self,
        context: &mut Context,
    ) -> Result<Selection<CommentId, CommentFilter>> {
        let filter = self.filter.given(context)?;
        selection(&self.comments, filter, self.all)
    }

    /// Gives the comments the status `to`. With `from`, comments of another status keep
    /// theirs.
    pub(super) fn set_status(
        self,
        context: &mut Context,
        to: CommentStatus,
        from: Option<CommentStatus>,
    ) -> Result<()> {
        let selection = self.selection(context)?;
        let dry_run = self.dry_run;
        let decided = context.ensure_blog()?.write(Mode::of(dry_run), |writer| {
            writer.comments().decide(&selection, Decision { to, from })
        })?;
        if context.output.asked() == Some(Format::Ids) {
            return present::ids(context, &decided.ids);
        }
        if dry_run {
            preview(context, &decided.ids, list_ids)?;
        }
        let report = Report {
            decided,
            status: to,
            dry_run,
        };
        present::one(context, FIELDS, report, sentence)
    }
}
