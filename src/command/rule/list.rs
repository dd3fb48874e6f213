use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule list
  blog rule list --format json | jq '.[] | select(.enabled | not)'")]
pub(crate) struct List {}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let empty = "no rules yet; `blog rule add` makes the first";
        Listing::new(FIELDS, empty).show(context, |store, _, _, each| {
            store.rules().all()?.into_iter().try_for_each(each)
        })
    }
}
