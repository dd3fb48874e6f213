use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::store::maintenance::Reader;
use crate::view::maintenance::VACUUMED;

#[derive(Args)]
#[command(after_help = "\
For a while it takes twice the room that the blog does; where that is lacking nothing is
done. Other programs wait.

Examples:
  blog db vacuum
  blog db vacuum --format json | jq .freed")]
pub(crate) struct Vacuum {
    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Vacuum {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(VACUUMED)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let path = context.blog()?.to_owned();
        let DryRun { dry_run } = self.dry_run;
        let vacuumed = match dry_run {
            true => Reader::about(&path)?.vacuumed(),
            false => context.store()?.vacuum(&path)?,
        };
        present::one(context, VACUUMED, vacuumed, |vacuumed| {
            let (verb, then) = match dry_run {
                true => ("would free about", "then"),
                false => ("freed", "now"),
            };
            let (before, after) = (vacuumed.before, vacuumed.after);
            format!(
                "{verb} {} bytes: {before} before, {after} {then}",
                vacuumed.freed()
            )
        })
    }
}
