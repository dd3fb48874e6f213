use crate::command::shared::prelude::*;
use crate::command::shared::{Limit, Listing};
use crate::model::PostRef;
use crate::view::operation::FIELDS;

pub(super) const EXAMPLES: &str = "Examples:
  blog log
  blog log hello-world --limit 3
  blog log --format json | jq '.[0].command'
  blog log prune --older-than 90d";

#[derive(Args)]
pub(super) struct List {
    /// Only what touched this post or its comments; one that is gone is named by its id
    #[arg(value_name = "REF")]
    post: Option<PostRef>,

    /// At most so many, or `all`
    #[arg(long, value_name = "N")]
    limit: Option<Limit>,
}

impl Verb for List {
    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let post = match &self.post {
            Some(post) => Some(context.read()?.posts().id_or_removed(post)?),
            None => None,
        };
        Listing::new(FIELDS, "nothing was written yet")
            .limit(self.limit)
            .show(context, |store, _, limit, each| {
                store.log().each(post, limit, each)
            })
    }
}
