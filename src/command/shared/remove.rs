//! Removing records with consent: exactly what the person agreed to is removed.

use anyhow::Result;
use clap::Args;

use super::list::preview;
use super::present;
use crate::context::Context;
use crate::model::Removal;
use crate::model::id::Id;
use crate::output::Format;
use crate::store::{self, Mode, Reading, Writer};
use crate::view::removal::Report;

// Consent to a destructive command.
#[derive(Args)]
pub(crate) struct Consent {
    /// Show what would go, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,

    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
}

impl Consent {
    /// Finds the affected records, and asks the `question` about them if there is one.
    /// Returns what was agreed to, or None for a dry run or `--yes`.
    pub(crate) fn ask<T>(
        &self,
        context: &mut Context,
        find: impl FnOnce(Reading<'_>) -> store::Result<T>,
        question: impl FnOnce(&T) -> Option<String>,
    ) -> Result<Option<T>> {
        context.check_writable()?;
        if self.dry_run || self.yes {
            return Ok(None);
        }
        let found = find(context.read()?)?;
        if let Some(question) = question(&found) {
            context.confirm(&question)?;
        }
        Ok(Some(found))
    }

    /// Whether the write is committed.
    pub(crate) fn mode(&self) -> Mode {
        Mode::of(self.dry_run)
    }
}

/// Asks, then calls `remove` with the removal that the person agreed to. A dry run also
/// shows a person the `rows`.
pub(crate) fn remove<const KIND: char>(
    context: &mut Context,
    consent: &Consent,
    describe: impl Fn(&Removal<Id<KIND>>) -> String,
    find: impl Fn(Reading<'_>) -> store::Result<Removal<Id<KIND>>>,
    remove: impl Fn(&Writer<'_>, Option<&Removal<Id<KIND>>>) -> store::Result<Removal<Id<KIND>>>,
    rows: impl Fn(&mut Context, Vec<Id<KIND>>) -> Result<()>,
) -> Result<()> {
    let agreed = consent.ask(context, find, |removal| {
        (!removal.is_empty()).then(|| format!("Remove {}?", describe(removal)))
    })?;
    let removal = context.write(consent.mode(), |writer| remove(writer, agreed.as_ref()))?;
    if context.output.asked() == Some(Format::Ids) {
        return present::ids(context, removal.names());
    }
    let dry_run = consent.dry_run;
    if dry_run {
        preview(context, &removal.ids, rows)?;
    }
    let report = Report { removal, dry_run };
    present::one(context, Report::FIELDS, report, |report| {
        let verb = if dry_run { "would remove" } else { "removed" };
        format!("{verb} {}", describe(&report.removal))
    })
}
