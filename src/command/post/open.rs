use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::PostChange;
use crate::view::post::FIELDS;
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
Readers can comment again. A post that closed by itself (`close_comments_after`) stays
closed until that is changed.

Examples:
  blog post open hello-world
  blog post list --older-than 1y --format ids | blog post open -")]
pub(crate) struct Open {
    #[command(flatten)]
    posts: Changed,
}

impl Verb for Open {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let change = PostChange {
            comments_open: Some(true),
            ..PostChange::default()
        };
        self.posts.change(context, &change, &WORDING)
    }
}

const WORDING: Wording = Wording {
    done: "opened the comments on",
    would: "would open the comments on",
    already: "already has its comments open",
};
