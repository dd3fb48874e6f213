use super::PostFilterOptions;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::view::count::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post count
  blog post count --status draft --author Ann")]
pub(crate) struct Count {
    #[command(flatten)]
    filter: PostFilterOptions,
}

impl Verb for Count {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let count = context.read()?.posts().count(&filter)?;
        present::count(context, count)
    }
}
