//! Setting the status of comments: the verbs `approve`, `unapprove`, `spam` and `unspam`.

use anyhow::Result;

use super::chosen::Changed;
use super::list_ids;
use crate::command::shared::{DryRun, present, preview};
use crate::context::Context;
use crate::model::{CommentStatus, Decision};
use crate::output::Format;
use crate::view::decision::{FIELDS, Report, sentence};

impl Changed {
    /// Gives the comments the status `to`. With `from`, comments of another status keep
    /// theirs.
    pub(super) fn set_status(
        &self,
        context: &mut Context,
        to: CommentStatus,
        from: Option<CommentStatus>,
    ) -> Result<()> {
        let selection = self.chosen.selection(context)?;
        let DryRun { dry_run } = self.dry_run;
        let decided = context.write(self.dry_run.mode(), |writer| {
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
