use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::store::Mode;
use crate::view::tag::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag rename golang go
  blog tag rename life Life")]
pub(crate) struct Rename {
    /// The tag
    tag: String,

    /// Its new name
    name: String,
}

impl Verb for Rename {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let tag = context.ensure_blog()?.write(Mode::Commit, |writer| {
            writer.tags().rename(&self.tag, &self.name)
        })?;
        present::one(context, FIELDS, tag, |tag| {
            format!("renamed tag {} to {}", self.tag, tag.name)
        })
    }
}
