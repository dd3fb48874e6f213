use super::CommentFilterOptions;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::view::count::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment count --status pending
  blog comment count --post hello-world")]
pub(crate) struct Count {
    #[command(flatten)]
    filter: CommentFilterOptions,
}

impl Verb for Count {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context)?;
        let count = context.read()?.comments().count(&filter)?;
        present::count(context, count)
    }
}
