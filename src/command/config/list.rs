use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::model::setting::SETTINGS;
use crate::view::setting::{FIELDS, Set};

#[derive(Args)]
#[command(after_help = "Examples:
  blog config list
  blog config list --fields name,value,about")]
pub(crate) struct List {}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        Listing::new(FIELDS, "").show(context, |store, _, _, each| {
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
