use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::{PostChange, Publication};
use crate::view::post::FIELDS;
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
A post that has appeared keeps its time; one that is scheduled appears now.

Examples:
  blog post publish on-tea
  blog post list --tag ready --format ids | blog post publish -")]
pub(crate) struct Publish {
    #[command(flatten)]
    posts: Changed,
}

impl Verb for Publish {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let change = PostChange {
            publication: Some(Publication::Now),
            ..PostChange::default()
        };
        self.posts.change(context, &change, &WORDING)
    }
}

const WORDING: Wording = Wording {
    done: "published",
    would: "would publish",
    already: "is already published",
};
