use anyhow::Result;
use clap::Args;

use crate::command::options::post_ref;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure::Failure;
use crate::model::PostRef;
use crate::record::OutputSchema;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post exists hello-world && echo yes
  blog post exists on-coffee || blog post add 'On coffee' -b 'Black.'")]
pub struct Exists {
    /// The post, by id or slug
    #[arg(value_name = "REF", value_parser = post_ref)]
    post: PostRef,
}

impl Verb for Exists {
    fn answer() -> OutputSchema {
        OutputSchema::Nothing
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match context.store()?.posts().find(&self.post)? {
            Some(_) => Ok(()),
            None => Err(Failure::no().into()),
        }
    }
}
