use crate::command::shared::prelude::*;
use crate::command::shared::{Consent, remove, tag_names};
use crate::model::TagId;
use crate::view::counted;
use crate::view::removal::Report;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag rm obsolete --dry-run
  blog tag rm obsolete draft --yes")]
pub(crate) struct Rm {
    /// The tags
    #[arg(required = true, value_name = "TAG")]
    tags: Vec<String>,

    #[command(flatten)]
    consent: Consent,
}

impl Verb for Rm {
    fn answer() -> OutputSchema {
        OutputSchema::one(Report::<TagId>::FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let tags = tag_names(&self.tags)?;
        remove(
            context,
            &self.consent,
            |removal| {
                let tags = i64::try_from(removal.tags.len()).unwrap_or(i64::MAX);
                format!(
                    "{}, {}",
                    counted(tags, "tag"),
                    counted(removal.tag_links, "tag link")
                )
            },
            |store| store.tags().removal(&tags),
            |writer, agreed| writer.tags().remove(&tags, agreed),
            |_, _| Ok(()),
        )
    }
}
