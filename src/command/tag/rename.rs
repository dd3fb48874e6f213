use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::view::tag::FIELDS;
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag rename golang go
  blog tag rename life Life")]
pub(crate) struct Rename {
    /// The tag
    tag: String,

    /// Its new name
    name: String,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Rename {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let tag = context.write(self.dry_run.mode(), |writer| {
            writer.tags().rename(&self.tag, &self.name)
        })?;
        present::one(context, FIELDS, tag, |tag| {
            let verb = RENAME.verb(self.dry_run.dry_run);
            format!("{verb} tag {} to {}", self.tag, tag.name)
        })
    }
}

const RENAME: Wording = Wording::new("renamed", "would rename");
