use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::view::tag::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag list
  blog tag list --format json")]
pub(crate) struct List {}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let empty = "no tags yet; `blog post add --tag NAME` makes one";
        Listing::new(FIELDS, empty).show(context, |store, _, _, each| store.tags().each(each))
    }
}
