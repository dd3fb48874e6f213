use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::PostChange;
use crate::view::post::FIELDS;
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
Readers cannot comment then, nor answer; what is there stays. The owner of the blog can
still answer with `blog comment reply`.

Examples:
  blog post close hello-world
  blog post list --older-than 1y --format ids | blog post close -")]
pub(crate) struct Close {
    #[command(flatten)]
    posts: Changed,
}

impl Verb for Close {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let change = PostChange {
            comments_open: Some(false),
            ..PostChange::default()
        };
        self.posts.change(context, &change, &WORDING)
    }
}

const WORDING: Wording = Wording {
    done: "closed the comments on",
    would: "would close the comments on",
    already: "already has its comments closed",
};
