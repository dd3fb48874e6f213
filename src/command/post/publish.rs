use super::Posts;
use crate::command::shared::prelude::*;
use crate::command::shared::present::outcome;
use crate::model::Publication;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
A post that has appeared keeps its time; one that is scheduled appears now.

Examples:
  blog post publish on-tea
  blog post list --tag ready --format ids | blog post publish -")]
pub(crate) struct Publish {
    #[command(flatten)]
    posts: Posts,
}

impl Verb for Publish {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.posts.set_publication(
            context,
            Publication::Now,
            outcome(named, "published", "is published"),
        )
    }
}
