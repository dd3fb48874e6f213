//! `blog stats`

use crate::command::shared::prelude::*;
use crate::command::shared::{number, present};
use crate::output::Format;
use crate::record::{Column, Shape};
use crate::view;
use crate::view::page::Setter;
use crate::view::stats::{FIELDS, numbers, object, parts};

#[derive(Args)]
#[command(after_help = "\
How many posts and comments there are of each status, how many came in each month (UTC),
what is most discussed, the tags and the authors of comments with most of them, and how
long comments have been waiting. Spam is counted as such, and left out of all the rest.

JSON and YAML are one object; the other formats have a row for each number: its group, its
name in the group (a month, a slug, a tag …) and its value. `--format ids`
gives the ids of the most discussed posts.

Examples:
  blog stats
  blog stats --months 36 --top 10
  blog stats --format json | jq '.waiting.pending'")]
pub(crate) struct Stats {
    /// How many months, this one included
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = number::<u32>(1..=120))]
    months: u32,

    /// How many posts, tags and authors
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = number::<u32>(1..=100))]
    top: u32,
}

impl Verb for Stats {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Any(vec![
            OutputSchema::object(parts()),
            OutputSchema::many(FIELDS),
        ])
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let now = context.now;
        let (store, output) = context.parts()?;
        let format = output.format();
        let stats = store.stats().read(self.months, self.top)?;
        let is_whole = output.fields().is_empty();
        match format {
            Format::Table if is_whole => {
                let setter = Setter::new(output.terminal(), now);
                return Ok(output.page(&setter.stats(&stats))?);
            }
            format if format.has_objects() => {
                let object = view::members(&parts(), object(&stats), output)?;
                return Ok(output.document(&object)?);
            }
            Format::Ids => {
                let mut ids = output.rows(vec![Column::any("id")])?;
                for post in &stats.discussed {
                    ids.row(vec![post.id.into()])?;
                }
                return Ok(ids.end()?);
            }
            _ => {}
        }
        let fields = view::choose(FIELDS, output, Shape::List)?;
        Ok(present::rows(output, &fields, &numbers(&stats), now)?)
    }
}
