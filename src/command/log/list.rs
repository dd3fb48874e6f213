use anyhow::Result;
use clap::Args;

use crate::command::listing::Listing;
use crate::command::options::{Columns, Limit, post_ref};
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::PostRef;
use crate::record::OutputSchema;
use crate::view::operation::FIELDS;

pub const EXAMPLES: &str = "Examples:
  blog log
  blog log hello-world --limit 3
  blog log --format json | jq '.[0].command'
  blog log prune --older-than 90d";

#[derive(Args)]
pub struct List {
    /// Only what touched this post or its comments; one that is gone is named by its id
    #[arg(value_name = "REF", value_parser = post_ref)]
    post: Option<PostRef>,

    /// At most so many, or `all`
    #[arg(long, value_name = "N")]
    limit: Option<Limit>,

    #[command(flatten)]
    columns: Columns,
}

impl Verb for List {
    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let post = match &self.post {
            Some(PostRef::Id(id)) => Some(*id),
            Some(post) => Some(context.store()?.posts().id(post)?),
            None => None,
        };
        let listing = Listing {
            fields: FIELDS,
            columns: &self.columns,
            limit: self.limit.and_then(Limit::most),
            may_be_cut: self.limit.is_none(),
            empty: "nothing was written yet",
        };
        listing.show(context, |store, _, limit, each| {
            store.log().each(post, limit, each)
        })
    }
}
