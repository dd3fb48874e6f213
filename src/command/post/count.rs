use anyhow::Result;
use clap::Args;

use super::PostFilterOptions;
use crate::command::show_count;
use crate::context::Context;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post count
  blog post count --status draft --author Ann")]
pub struct Count {
    #[command(flatten)]
    filter: PostFilterOptions,
}

impl Count {
    pub fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let count = context.store()?.posts().count(&filter)?;
        show_count(context, count)
    }
}
