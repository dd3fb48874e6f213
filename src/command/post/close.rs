use super::Posts;
use crate::command::shared::prelude::*;
use crate::command::shared::present::outcome;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Readers cannot comment then, nor answer; what is there stays. The owner of the blog can
still answer with `blog comment reply`.

Examples:
  blog post close hello-world
  blog post list --older-than 1y --format ids | blog post close -")]
pub(crate) struct Close {
    #[command(flatten)]
    posts: Posts,
}

impl Verb for Close {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.posts.set_comments_open(
            context,
            false,
            outcome(named, "closed the comments on", "has its comments closed"),
        )
    }
}
