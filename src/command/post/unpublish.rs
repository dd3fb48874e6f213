use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::{PostChange, Publication};
use crate::view::post::FIELDS;
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
A draft has no time of publication; `blog post publish` gives it a new one.

Examples:
  blog post unpublish on-tea
  blog post list --status scheduled --format ids | blog post unpublish -")]
pub(crate) struct Unpublish {
    #[command(flatten)]
    posts: Changed,
}

impl Verb for Unpublish {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let change = PostChange {
            publication: Some(Publication::Draft),
            ..PostChange::default()
        };
        self.posts.change(context, &change, &WORDING)
    }
}

const WORDING: Wording = Wording {
    done: "unpublished",
    would: "would unpublish",
    already: "is already a draft",
};
