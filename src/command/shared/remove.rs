//! Removing records with consent: exactly what the person agreed to is removed.

use anyhow::Result;

use super::DryRun;
use super::list::preview;
use super::present;
use crate::context::Context;
use crate::model::Removal;
use crate::model::id::Id;
use crate::output::Format;
use crate::store::{self, Reading, Writer};
use crate::view::removal::{Report, sentence};

/// Asks, then calls `remove` with the removal that the person agreed to. A dry run also
/// shows a person the `rows`.
pub(crate) fn remove<const KIND: char>(
    context: &mut Context,
    dry_run: DryRun,
    describe: impl Fn(&Removal<Id<KIND>>) -> String,
    find: impl Fn(Reading<'_>) -> store::Result<Removal<Id<KIND>>>,
    remove: impl Fn(&Writer<'_>, Option<&Removal<Id<KIND>>>) -> store::Result<Removal<Id<KIND>>>,
    rows: impl Fn(&mut Context, Vec<Id<KIND>>) -> Result<()>,
) -> Result<()> {
    let agreed = dry_run.ask(context, find, |removal| {
        (!removal.is_empty()).then(|| format!("Remove {}?", describe(removal)))
    })?;
    let removal = context.write(dry_run.mode(), |writer| remove(writer, agreed.as_ref()))?;
    if context.output.asked() == Some(Format::Ids) {
        return present::ids(context, removal.names());
    }
    let DryRun { dry_run } = dry_run;
    if dry_run {
        preview(context, &removal.ids, rows)?;
    }
    let report = Report { removal, dry_run };
    present::one(context, Report::FIELDS, report, |report| {
        match report.removal.is_empty() {
            true => "nothing matched".to_owned(),
            false => sentence(&describe(&report.removal), dry_run),
        }
    })
}
