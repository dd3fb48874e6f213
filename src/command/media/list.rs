use super::chosen::Filter;
use super::uses::Uses;
use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::failure::Failure;
use crate::model::MediaFilter;
use crate::view::media::{FIELDS, MISSING, Missing};

#[derive(Args)]
#[command(after_help = "\
--missing lists what posts refer to and the blog does not have: names of media, and the
addresses of other files without a host.

Examples:
  blog media list --under 2019
  blog media list '*.png' --sort bytes --limit 10
  blog media list --type 'image/*' --unused --format ids
  blog media list --missing")]
pub(crate) struct List {
    /// With this name; `*` and `?` match any characters
    #[arg(value_name = "MEDIA")]
    names: Vec<String>,

    /// List what posts refer to and the blog does not have
    #[arg(long)]
    missing: bool,

    #[command(flatten)]
    filter: Filter,
}

impl Verb for List {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Any(vec![
            OutputSchema::many(FIELDS),
            OutputSchema::many(MISSING),
        ])
    }

    fn run(self, context: &mut Context) -> Result<()> {
        if self.missing {
            return self.missing(context);
        }
        let empty = match self.filter.is_empty() && self.names.is_empty() {
            true => "no media yet; `blog media add` adds a file",
            false => "no media match",
        };
        let filter = self.filter.filter(context, &self.names)?;
        let listing = Listing::new(FIELDS, empty).limit(self.filter.limit);
        listing.show(context, |store, _, limit, each| {
            store.media().each(&MediaFilter { limit, ..filter }, each)
        })
    }
}

impl List {
    fn missing(&self, context: &mut Context) -> Result<()> {
        if !self.filter.is_empty() || !self.names.is_empty() {
            return Err(Failure::usage("--missing cannot be combined with a filter")
                .hint("leave out the filter")
                .into());
        }
        let uses = Uses::of(context.read()?)?;
        let missing = uses.missing(&context.read()?.media())?;
        Listing::new(MISSING, "nothing is missing").show(context, |_, _, _, each| {
            missing
                .into_iter()
                .map(|(name, used_by)| Missing { name, used_by })
                .try_for_each(each)
        })
    }
}
