use crate::command::shared::prelude::*;
use crate::failure::Failure;
use crate::model::PostRef;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post exists hello-world && echo yes
  blog post exists on-coffee || blog post add 'On coffee' -b 'Black.'")]
pub(crate) struct Exists {
    /// The post, by id or slug
    #[arg(value_name = "REF")]
    post: PostRef,
}

impl Verb for Exists {
    fn answer() -> OutputSchema {
        OutputSchema::Nothing
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match context.read()?.posts().find(&self.post)? {
            Some(_) => Ok(()),
            None => Err(Failure::no().into()),
        }
    }
}
