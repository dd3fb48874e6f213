use crate::command::shared::prelude::*;
use crate::command::shared::{Listing, NameFilterOptions};
use crate::view::tag::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag list
  blog tag list --search rust
  blog tag list --format json")]
pub(crate) struct List {
    #[command(flatten)]
    filter: NameFilterOptions,
}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let empty = match self.filter.is_empty() {
            true => "no tags yet; `blog post add --tag NAME` makes one",
            false => "no tags match",
        };
        let filter = self.filter.filter();
        Listing::new(FIELDS, empty).show(context, |store, _, _, each| {
            store.tags().matching(&filter, each)
        })
    }
}
