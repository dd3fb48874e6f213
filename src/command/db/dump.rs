use anyhow::Result;
use clap::Args;

use crate::command::verb::Verb;
use crate::context::{Context, check_stdout_is_open};
use crate::record::OutputSchema;

#[derive(Args)]
#[command(after_help = "\
All there is at one moment, the log and the search indexes too. `sqlite3 new.db < blog.sql`
makes an equal blog of it, in a file that is not there yet.

Examples:
  blog db dump > blog.sql
  blog db dump | gzip > blog.sql.gz")]
pub struct Dump {}

impl Verb for Dump {
    fn answer() -> OutputSchema {
        OutputSchema::Other("The blog as SQL, whatever the format.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        check_stdout_is_open()?;
        context.catch_up()?;
        let reader = context.reader()?;
        let output = &mut context.output;
        reader.dump(|statement| -> Result<()> { Ok(output.raw(statement)?) })
    }
}
