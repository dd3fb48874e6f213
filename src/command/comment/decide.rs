//! Deciding about comments: the verbs `approve`, `unapprove`, `spam` and `unspam`.

use anyhow::Result;
use clap::Args;

use super::{CommentFilterOptions, list_ids};
use crate::command::listing::preview;
use crate::command::options::{comment_ref, selection};
use crate::command::{say_ids, show_written};
use crate::context::Context;
use crate::model::{CommentFilter, CommentStatus, Decision, Selection};
use crate::output::Format;
use crate::store::Mode;
use crate::view::decision::{FIELDS, Report, sentence};

// The comments that are decided about.
#[derive(Args)]
pub struct Comments {
    /// The comments, by id; `-` reads more from standard input
    #[arg(value_name = "ID")]
    comments: Vec<String>,

    /// Every comment
    #[arg(long)]
    all: bool,

    /// Show what would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,

    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Comments {
    /// Which they are.
    pub fn selection(&self, context: &mut Context) -> Result<Selection<i64, CommentFilter>> {
        let filter = self.filter.filter(context)?;
        let given = (!self.filter.is_empty()).then_some(filter);
        let all = self.all.then(CommentFilter::default);
        selection(&self.comments, comment_ref, given, all)
    }

    /// Whether it is for good.
    pub fn mode(&self) -> Mode {
        Mode::of(self.dry_run)
    }

    /// Gives them the status `to`; those with another status than `from`, if that
    /// is said, stay as they are.
    pub fn decide(
        self,
        context: &mut Context,
        to: CommentStatus,
        from: Option<CommentStatus>,
    ) -> Result<()> {
        let selection = self.selection(context)?;
        let mode = self.mode();
        let decision = Decision { to, from };
        let decided = context.store_for_writing()?.write(mode, |writer| {
            writer.comments().decide(&selection, decision)
        })?;
        if context.output.asked() == Some(Format::Ids) {
            return say_ids(context, &decided.ids);
        }
        if self.dry_run {
            preview(context, &decided.ids, list_ids)?;
        }
        let report = Report {
            decided,
            status: to,
            dry_run: self.dry_run,
        };
        show_written(context, FIELDS, &[report], false, sentence)
    }
}
