use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::store::maintenance::Reader;
use crate::view::maintenance::ABOUT;

#[derive(Args)]
#[command(after_help = "\
The file is not opened for writing. One of an older version is shown as it is, and not
upgraded.

Examples:
  blog db info
  blog db info --fields path,bytes,posts
  blog db info --format json | jq .free_pages")]
pub(crate) struct Info {}

impl Verb for Info {
    fn answer() -> OutputSchema {
        OutputSchema::one(ABOUT)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let about = Reader::about(context.blog()?)?;
        present::record(context, ABOUT, &about)
    }
}
