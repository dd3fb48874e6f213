use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::view::maintenance::VACUUMED;

#[derive(Args)]
#[command(after_help = "\
For a while it takes twice the room that the blog does; where that is lacking nothing is
done. Other programs wait.

Examples:
  blog db vacuum
  blog db vacuum --format json | jq .freed")]
pub(crate) struct Vacuum {}

impl Verb for Vacuum {
    fn answer() -> OutputSchema {
        OutputSchema::one(VACUUMED)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        context.check_writable()?;
        let path = context.blog()?.to_owned();
        let vacuumed = context.store()?.vacuum(&path)?;
        present::one(context, VACUUMED, vacuumed, |vacuumed| {
            format!(
                "freed {} bytes: {} before, {} now",
                vacuumed.freed(),
                vacuumed.before,
                vacuumed.after
            )
        })
    }
}
