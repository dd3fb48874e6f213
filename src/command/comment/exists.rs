use crate::command::shared::prelude::*;
use crate::failure::Failure;
use crate::model::CommentId;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment exists 7 && echo yes
  blog comment exists 99 || echo no")]
pub(crate) struct Exists {
    /// The comment, by id
    #[arg(value_name = "ID")]
    comment: CommentId,
}

impl Verb for Exists {
    fn answer() -> OutputSchema {
        OutputSchema::Nothing
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match context.read()?.comments().find(self.comment)? {
            Some(_) => Ok(()),
            None => Err(Failure::no().into()),
        }
    }
}
