//! `blog comment review`

mod actions;
mod keys;
mod session;

use self::session::Session;
use super::CommentFilterOptions;
use super::queue::{NONE, oldest_first, waiting};
use crate::command::shared::prelude::*;
use crate::failure::Failure;
use crate::model::CommentFilter;
use crate::view::review_action;

#[derive(Args)]
#[command(after_help = "\
Each comment is shown with its post, its parent, its author, the earlier decisions about
the same person, the reason why it is held, and its text. One key decides; `?` lists the
keys. A decision is stored at once and logged; `u` undoes it, and so does `blog undo`.

Examples:
  blog comment review
  blog comment review --post hello-world
  blog comment review --since 7d --limit 20")]
#[command(mut_arg("sort", oldest_first))]
pub(crate) struct Review {
    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Verb for Review {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Other("It asks a person, and tells what was done.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        if !context.can_ask() {
            return Err(
                Failure::usage("a review asks, and there is no terminal to ask at")
                    .hint("`blog comment queue` lists them; `blog comment approve|spam|rm` decide")
                    .into(),
            );
        }
        let filter = waiting(&self.filter, context)?;
        let ids = context.read()?.comments().ids(&filter)?;
        if ids.is_empty() {
            context.output.note(NONE);
            return Ok(());
        }
        let zone = context.clock()?.shown_zone();
        let mut session = Session::new(context, ids, zone);
        let ended = session.run();
        let waiting = still_waiting(session.context, filter);
        let summary = review_action::summary(session.actions(), waiting);
        session.finish(&summary);
        ended
    }
}

/// Counts the comments in the queue; None if the count fails.
fn still_waiting(context: &mut Context, mut query: CommentFilter) -> Option<i64> {
    (query.filter.limit, query.filter.offset) = (None, 0);
    context.read().ok()?.comments().count(&query).ok()
}
