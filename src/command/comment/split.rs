use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::Destination;
use crate::view::comment::FIELDS;
use crate::view::moved::split;

#[derive(Args)]
#[command(after_help = "\
It stays on its post, and all the replies below it stay below it.

Examples:
  blog comment split 7
  blog comment split 7 8 9 --dry-run")]
pub(crate) struct Split {
    #[command(flatten)]
    comments: Changed,
}

impl Verb for Split {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.comments.move_to(context, &Destination::Top, split)
    }
}
