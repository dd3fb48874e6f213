use anyhow::Result;
use clap::Args;

use crate::command::listing::Listing;
use crate::command::options::Columns;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::setting::SETTINGS;
use crate::record::OutputSchema;
use crate::view::setting::{FIELDS, Set};

#[derive(Args)]
#[command(after_help = "Examples:
  blog config list
  blog config list --fields name,value,about")]
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
            ..Listing::all(FIELDS)
        };
        listing.show(context, |store, _, _, each| {
            let mut values = store.settings().all()?;
            SETTINGS.iter().try_for_each(|setting| {
                each(Set {
                    setting,
                    value: values.remove(setting.name),
                })
            })
        })
    }
}
