use anyhow::Result;
use clap::Args;

use super::PostFilterOptions;
use crate::command::options::Columns;
use crate::command::show_count;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;
use crate::view::count::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post count
  blog post count --status draft --author Ann")]
pub struct Count {
    #[command(flatten)]
    filter: PostFilterOptions,

    #[command(flatten)]
    columns: Columns,
}

impl Verb for Count {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let count = context.store()?.posts().count(&filter)?;
        show_count(context, &self.columns, count)
    }
}
