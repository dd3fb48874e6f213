//! Removing: what would go is said first, agreed to, and is exactly what goes.

use anyhow::Result;

use super::listing::preview;
use super::options::Consent;
use super::{say_ids, show_written};
use crate::context::Context;
use crate::model::Removal;
use crate::output::Format;
use crate::store::{self, Mode, Store, Writer};
use crate::view::removal::{FIELDS, Report};

/// Removes what `find` finds by way of `remove`, which refuses to remove
/// anything but what was agreed to. A dry run shows a person the `rows`, too.
pub fn remove(
    context: &mut Context,
    consent: &Consent,
    describe: impl Fn(&Removal) -> String,
    find: impl Fn(&Store) -> store::Result<Removal>,
    remove: impl Fn(&Writer<'_>, Option<&Removal>) -> store::Result<Removal>,
    rows: impl Fn(&mut Context, Vec<i64>) -> Result<()>,
) -> Result<()> {
    let mut agreed = None;
    if !consent.dry_run && !consent.yes {
        let removal = find(context.store()?)?;
        if !removal.is_empty() {
            context.confirm(&format!("Remove {}?", describe(&removal)))?;
        }
        agreed = Some(removal);
    }
    let mode = Mode::of(consent.dry_run);
    let removal = context
        .store()?
        .write(mode, |writer| remove(writer, agreed.as_ref()))?;
    if context.output.asked() == Some(Format::Ids) {
        return say_ids(context, removal.names());
    }
    if consent.dry_run {
        preview(context, &removal.ids, rows)?;
    }
    let verb = if consent.dry_run {
        "would remove"
    } else {
        "removed"
    };
    let report = Report {
        removal,
        dry_run: consent.dry_run,
    };
    show_written(context, FIELDS, &[report], false, |report| {
        format!("{verb} {}", describe(&report.removal))
    })
}
