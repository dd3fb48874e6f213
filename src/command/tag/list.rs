use anyhow::Result;
use clap::Args;

use crate::command::listing::Listing;
use crate::command::options::Columns;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;
use crate::view::tag::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag list
  blog tag list --format json")]
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
            fields: FIELDS,
            columns: &self.columns,
            limit: None,
            may_be_cut: false,
            empty: "no tags yet; `blog post add --tag NAME` makes one",
        };
        listing.show(context, |store, _, _, each| store.tags().each(each))
    }
}
