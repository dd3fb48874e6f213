use anyhow::Result;
use clap::Args;

use crate::command::listing::Listing;
use crate::command::options::Columns;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;
use crate::view::rule::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog rule list
  blog rule list --format json | jq '.[] | select(.enabled | not)'")]
pub struct List {
    #[command(flatten)]
    columns: Columns,
}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let listing = Listing {
            columns: &self.columns,
            empty: "no rules yet; `blog rule add` makes the first",
            ..Listing::all(FIELDS)
        };
        listing.show(context, |store, _, _, each| {
            store.rules().all()?.into_iter().try_for_each(each)
        })
    }
}
