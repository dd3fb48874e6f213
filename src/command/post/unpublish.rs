use super::Posts;
use crate::command::shared::prelude::*;
use crate::command::shared::present::outcome;
use crate::model::Publication;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
A draft has no time of publication; `blog post publish` gives it a new one.

Examples:
  blog post unpublish on-tea
  blog post list --status scheduled --format ids | blog post unpublish -")]
pub(crate) struct Unpublish {
    #[command(flatten)]
    posts: Posts,
}

impl Verb for Unpublish {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.posts.set_publication(
            context,
            Publication::Draft,
            outcome(named, "unpublished", "is a draft"),
        )
    }
}
