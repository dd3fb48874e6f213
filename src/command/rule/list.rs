use crate::command::shared::prelude::*;
use crate::command::shared::{Listing, NameFilterOptions};
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule list
  blog rule list --search casino
  blog rule list --format json | jq '.[] | select(.enabled | not)'")]
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
            true => "no rules yet; `blog rule add` makes the first",
            false => "no rules match",
        };
        let filter = self.filter.filter();
        Listing::new(FIELDS, empty).show(context, |store, _, _, each| {
            store
                .rules()
                .matching(&filter)?
                .into_iter()
                .try_for_each(each)
        })
    }
}
