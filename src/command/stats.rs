//! `blog stats`

use crate::command::shared::prelude::*;
use crate::command::shared::{Columns, number, present};
use crate::output::Format;
use crate::record::Shape;
use crate::view::page::Setter;
use crate::view::stats::{FIELDS, numbers, object, parts};

#[derive(Args)]
#[command(after_help = "\
How many posts and comments there are of each status, how many came in each month (UTC),
what is most discussed, the tags and the authors of comments with most of them, and how
long comments have been waiting. Spam is counted as such, and left out of all the rest.

JSON is one object; the other formats have a row for each number: the group that it
belongs to, its name there (a month, a slug, a tag …) and its value. `--format ids`
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

    #[command(flatten)]
    columns: Columns,
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
        let fields = self.columns.choose(FIELDS, output, Shape::List)?;
        let stats = store.stats().read(self.months, self.top)?;
        let is_whole = self.columns.fields.is_empty();
        match format {
            Format::Table if is_whole => {
                let setter = Setter::new(output.terminal(), now);
                return Ok(output.page(&setter.stats(&stats))?);
            }
            Format::Json if is_whole => return Ok(output.object(&object(&stats))?),
            Format::Ids => {
                let mut ids = output.rows(vec!["id"], false)?;
                for post in &stats.discussed {
                    ids.row(vec![post.id.into()])?;
                }
                return Ok(ids.end()?);
            }
            _ => {}
        }
        let header = !self.columns.no_header;
        Ok(present::rows(
            output,
            &fields,
            header,
            &numbers(&stats),
            now,
        )?)
    }
}
