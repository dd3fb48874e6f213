use super::Posts;
use crate::command::shared::prelude::*;
use crate::command::shared::present::outcome;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Readers can comment again. A post that closed by itself (`close_comments_after`) stays
closed until that is changed.

Examples:
  blog post open hello-world
  blog post list --older-than 1y --format ids | blog post open -")]
pub(crate) struct Open {
    #[command(flatten)]
    posts: Posts,
}

impl Verb for Open {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.posts.set_comments_open(
            context,
            true,
            outcome(named, "opened the comments on", "has its comments open"),
        )
    }
}
