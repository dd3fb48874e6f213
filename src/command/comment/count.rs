use anyhow::Result;
use clap::Args;

use super::CommentFilterOptions;
use crate::command::show_count;
use crate::context::Context;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment count --status pending
  blog comment count --post hello-world")]
pub struct Count {
    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Count {
    pub fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let count = context.store()?.comments().count(&filter)?;
        show_count(context, count)
    }
}
