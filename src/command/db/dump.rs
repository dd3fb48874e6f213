use crate::command::shared::prelude::*;
use crate::context::check_stdout_is_open;

#[derive(Args)]
#[command(after_help = "\
All there is at one moment, the log and the search indexes too. `sqlite3 new.db < blog.sql`
makes an equal blog of it, in a file that is not there yet.

Examples:
  blog db dump > blog.sql
  blog db dump | gzip > blog.sql.gz")]
pub(crate) struct Dump {}

impl Verb for Dump {
    fn answer() -> OutputSchema {
        OutputSchema::Other("The blog as SQL, whatever the format.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        check_stdout_is_open()?;
        context.index_external_writes()?;
        let reader = context.reader()?;
        let output = &mut context.output;
        reader.dump(|statement| -> Result<()> { Ok(output.raw(statement)?) })
    }
}
