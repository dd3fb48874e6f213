use clap::Arg;

use super::CommentFilterOptions;
use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::failure::Failure;
use crate::model::{CommentFilter, CommentStatus, HISTORY};
use crate::view::queue::FIELDS;

#[derive(Args)]
#[command(after_help = "\
The oldest come first, unless --sort or --reverse says otherwise. `approved` and `spam`
count the other comments of the same person, the newest 100: with the same address or,
without one, with the same name. `reason` is the rule or setting that holds a comment;
empty if a person did. `blog comment review` shows them one by one and asks.

Examples:
  blog comment queue
  blog comment queue --post hello-world --fields id,author,email,body
  blog comment queue --format jsonl | jq -r 'select(.spam > 0).id' | blog comment spam -")]
#[command(mut_arg("sort", oldest_first))]
pub(crate) struct Queue {
    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Verb for Queue {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = waiting(&self.filter, context)?;
        let page = |limit| {
            let mut page = filter.clone();
            page.filter.limit = limit;
            page
        };
        let mut is_cut = false;
        Listing::new(FIELDS, NONE)
            .limit(self.filter.common.limit())
            .show_or_ids(
                context,
                |store, limit, each| store.comments().each_id(&page(limit), each),
                |store, _, limit, each| {
                    store.comments().each_waiting(&page(limit), |waiting| {
                        is_cut |= waiting.record.is_cut;
                        each(waiting)
                    })
                },
            )?;
        if is_cut {
            context.output.note(&format!(
                "note: `approved` and `spam` count the newest {HISTORY} comments of a person"
            ));
        }
        Ok(())
    }
}

/// The message for an empty queue.
pub(super) const NONE: &str = "no comments wait";

/// The help of `--sort` for the queue.
pub(super) fn oldest_first(sort: Arg) -> Arg {
    sort.help("The order; `created_at` is newest first [default: oldest first]")
}

/// The filter of the moderation queue, oldest first unless an order is given.
pub(super) fn waiting(
    options: &CommentFilterOptions,
    context: &mut Context,
) -> Result<CommentFilter> {
    let mut query = options.filter(context)?;
    let filter = &mut query.filter;
    let others = |status: &&CommentStatus| **status != CommentStatus::Pending;
    if let Some(status) = filter.statuses.iter().find(others) {
        let status = status.name();
        return Err(Failure::usage(format!(
            "only pending comments wait for a decision, not those with --status {status}"
        ))
        .hint(format!("`blog comment list --status {status}` lists those"))
        .into());
    }
    filter.statuses = vec![CommentStatus::Pending];
    if !options.common.is_sorted() {
        filter.reverse = !filter.reverse;
    }
    Ok(query)
}
