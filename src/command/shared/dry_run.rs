//! Dry runs, and consent to destructive commands.

use anyhow::Result;
use clap::Args;

use crate::context::Context;
use crate::store::{self, Mode, Reading};

// Whether a verb writes, or shows what it would write.
#[derive(Args, Clone, Copy, Default)]
pub(crate) struct DryRun {
    /// Show what would change, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

impl DryRun {
    /// Finds the affected records, and asks the `question` about them if there is one.
    /// Returns what was agreed to, or None for a dry run or `--yes`.
    pub(crate) fn ask<T>(
        self,
        context: &mut Context,
        find: impl FnOnce(Reading<'_>) -> store::Result<T>,
        question: impl FnOnce(&T) -> Option<String>,
    ) -> Result<Option<T>> {
        if self.dry_run || context.yes {
            return Ok(None);
        }
        let found = find(context.read()?)?;
        if let Some(question) = question(&found) {
            context.confirm(&question)?;
        }
        Ok(Some(found))
    }

    /// Whether the write is committed.
    pub(crate) fn mode(self) -> Mode {
        Mode::of(self.dry_run)
    }
}
