use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, number, present, time_option};
use crate::failure;
use crate::model::Retention;
use crate::model::time::Clock;
use crate::store::Mode;
use crate::view::operation::{PRUNED, in_words};

#[derive(Args)]
#[command(after_help = "\
A removed operation can no longer be undone, and the versions it replaced are gone.
Operations that a cursor of `blog changes` has not seen are kept.

Examples:
  blog log prune --older-than 90d
  blog log prune --keep 1000 --yes")]
pub(super) struct Prune {
    /// Keep the newest N operations
    #[arg(long, value_name = "N", value_parser = number::<i64>(0..), group = "which", required = true)]
    keep: Option<i64>,

    /// Remove operations older than this (`90d`, `2 weeks`)
    #[arg(long, value_name = "DURATION", group = "which")]
    older_than: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Prune {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(PRUNED)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let keep = match (&self.older_than, self.keep) {
            (Some(age), _) => {
                Retention::Since(time_option(context, "older-than", age, Clock::since)?)
            }
            (None, count) => Retention::Newest(count.unwrap_or_default()),
        };
        let mut pruned = context.read()?.log().prunable(keep)?;
        if pruned.kept_for_cursors > 0 {
            context.output.note(&format!(
                "note: {} more are kept for a cursor that has not read them; see `blog changes --list`",
                pruned.kept_for_cursors
            ));
        }
        let dry_run = self.dry_run.dry_run;
        if !dry_run {
            if pruned.operations > 0 {
                context.confirm(&format!("Prune {}?", in_words(&pruned)))?;
            }
            // Also with nothing to prune: an earlier run may have been interrupted.
            pruned = context.write(Mode::Commit, |writer| writer.prune(keep, &pruned))?;
            context
                .store()?
                .empty_journal()
                .map_err(failure::unfinished)?;
        }
        let verb = if dry_run { "would prune" } else { "pruned" };
        present::one(context, PRUNED, pruned, |pruned| {
            format!("{verb} {}", in_words(pruned))
        })
    }
}
