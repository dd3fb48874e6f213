use super::versions;
use crate::command::shared::prelude::*;
use crate::model::CommentId;
use crate::view::version::FIELDS;

#[derive(Args)]
#[command(after_help = "\
A version is named by the operation that made it; 0 is the first that is known.

Examples:
  blog comment history 7
  blog comment diff 7 12
  blog comment restore 7 12")]
pub(crate) struct History {
    /// The comment, by id
    #[arg(value_name = "ID")]
    comment: CommentId,
}

impl Verb for History {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        versions(self.comment).list(context)
    }
}
