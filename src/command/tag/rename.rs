use anyhow::Result;
use clap::Args;

use crate::command::show_written;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::record::OutputSchema;
use crate::store::Mode;
use crate::view::tag::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog tag rename golang go
  blog tag rename life Life")]
pub struct Rename {
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
        let tag = context.store_for_writing()?.write(Mode::Commit, |writer| {
            writer.tags().rename(&self.tag, &self.name)
        })?;
        show_written(context, FIELDS, &[tag], false, |tag| {
            format!("renamed tag {} to {}", self.tag, tag.name)
        })
    }
}
