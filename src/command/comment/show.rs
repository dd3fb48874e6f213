use anyhow::Result;
use clap::Args;

use crate::command::options::{Columns, comment_ref};
use crate::command::show_record;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::output::Format;
use crate::record::OutputSchema;
use crate::view::comment::FIELDS;
use crate::view::page::Setter;

#[derive(Args)]
#[command(after_help = "Examples:
  blog comment show 7
  blog comment show 7 --format json | jq -r .post
  blog comment show 7 --fields author,email")]
pub struct Show {
    /// The comment, by id
    #[arg(value_name = "ID", value_parser = comment_ref)]
    comment: i64,

    /// Show the Markdown alone
    #[arg(long, conflicts_with_all = ["fields", "no_header"])]
    raw: bool,

    #[command(flatten)]
    columns: Columns,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let now = context.now;
        let (store, output) = context.parts()?;
        let comment = store.comments().get(self.comment)?;
        if self.raw {
            return Ok(output.raw(&comment.body)?);
        }
        if matches!(output.asked(), None | Some(Format::Table)) && self.columns.fields.is_empty() {
            let setter = Setter::new(output.terminal(), now);
            return Ok(output.page(&setter.comment(&comment))?);
        }
        show_record(output, FIELDS, &self.columns, &comment, now)
    }
}
