//! Editing a stored record: a compare-and-swap between reading and storing it.

use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Draft, Subject, edit_until_stored, offer_kept};
use crate::command::shared::DryRun;
use crate::context::Context;
use crate::model::TextId;
use crate::store::{self, Mode, Reading, Writer};
use crate::view::{counted, diff, merge};

// The options of an edit.
#[derive(Args, Default)]
pub(crate) struct EditOptions {
    /// Open a text that was not stored; without a name, the only one that is kept
    #[arg(long)]
    pub recover: bool,

    /// Overwrite a change that someone else made during the edit
    #[arg(long)]
    pub force: bool,

    #[command(flatten)]
    pub dry_run: DryRun,
}

/// A record with an editable text.
pub(crate) trait Editable: PartialEq + Sized {
    type Id: Copy + Into<TextId>;
    type Change;

    fn get(store: Reading<'_>, id: Self::Id) -> store::Result<Self>;
    /// The subject of its drafts.
    fn subject(&self) -> Subject;
    /// The text, with times in this zone.
    fn text(&self, zone: &TimeZone) -> String;
    /// The change that an edited text makes.
    fn change(text: &str, context: &mut Context) -> Result<Self::Change>;
    /// The record after a valid change.
    fn after(&self, change: &Self::Change, now: Timestamp) -> Option<Self>;
    /// Updates the record, and returns whether it changed.
    fn update(
        writer: &Writer<'_>,
        id: Self::Id,
        change: &Self::Change,
        base: Option<&Self>,
    ) -> store::Result<(Self, bool)>;
    /// Notes what of a stored text was ignored.
    fn note_ignored(_context: &mut Context, _text: &str) {}
    /// The error for a record that has changed.
    fn stale(&self) -> store::Error;
    /// Shows an updated record, given the record before.
    fn show(
        context: &mut Context,
        before: Option<&Self>,
        changed: (Self, bool),
        dry_run: DryRun,
    ) -> Result<()>;
}

/// A record after an edit.
pub(crate) struct Stored<T> {
    /// The record before, if the edit was stored.
    before: Option<T>,
    /// The record now.
    pub record: T,
    /// Whether the record changed.
    pub differs: bool,
}

impl<T: Editable> Stored<T> {
    fn unchanged(record: T) -> Self {
        Stored {
            before: None,
            record,
            differs: false,
        }
    }

    fn show(self, context: &mut Context, dry_run: DryRun) -> Result<()> {
        let changed = (self.record, self.differs);
        T::show(context, self.before.as_ref(), changed, dry_run)
    }
}

/// Edits, stores and shows the record with this id.
pub(crate) fn edit_stored<T: Editable>(
    context: &mut Context,
    id: T::Id,
    options: &EditOptions,
) -> Result<()> {
    edit_quietly::<T>(context, id, options)?.show(context, options.dry_run)
}

/// Edits and stores the record with this id.
pub(crate) fn edit_quietly<T: Editable>(
    context: &mut Context,
    id: T::Id,
    options: &EditOptions,
) -> Result<Stored<T>> {
    let record = get::<T>(context, id)?;
    let subject = record.subject();
    let kept = offer_kept(context, subject, true, |context, text| {
        is_stored(context, text, &record)
    })?;
    if let Some(draft) = kept {
        return recover(context, id, draft, options);
    }
    let text = record.text(&zone(context)?);
    let draft = Draft::begin(context, subject, &text)?;
    edit_record(context, id, record, draft, options)
}

/// Continues the edit of a kept draft of the record with this id, and shows the record.
///
/// # Errors
/// The record has changed since the draft was created, and the person does not merge.
pub(crate) fn edit_kept<T: Editable>(
    context: &mut Context,
    id: T::Id,
    draft: Draft,
    options: &EditOptions,
) -> Result<()> {
    recover::<T>(context, id, draft, options)?.show(context, options.dry_run)
}

fn recover<T: Editable>(
    context: &mut Context,
    id: T::Id,
    mut draft: Draft,
    options: &EditOptions,
) -> Result<Stored<T>> {
    let record = get::<T>(context, id).map_err(|error| draft.keeping(error))?;
    let text = draft.text().ok();
    let is_done = text
        .as_ref()
        .is_some_and(|text| is_stored(context, text, &record));
    if is_done && !draft.has_copies() {
        draft.remove();
        return Ok(Stored::unchanged(record));
    }
    let zone = zone(context)?;
    if draft.base != record.text(&zone) && !options.force {
        let merged = match text {
            Some(text) => merge_into(context, &mut draft, &record, &text),
            None => Err(record.stale().into()),
        };
        merged.map_err(|error| draft.keeping(error))?;
    }
    edit_record(context, id, record, draft, options)
}

fn edit_record<T: Editable>(
    context: &mut Context,
    id: T::Id,
    mut record: T,
    draft: Draft,
    options: &EditOptions,
) -> Result<Stored<T>> {
    let mode = options.dry_run.mode();
    let stored = edit_until_stored(context, draft, options.dry_run, |context, draft, text| {
        let base = (!options.force).then_some(&record);
        match save::<T>(context, mode, id, base, text) {
            Err(error) if is_stale(&error) => {
                let theirs = get::<T>(context, id)?;
                let merged = merge_into(context, draft, &theirs, text)?;
                record = theirs;
                match merged.conflicts {
                    0 => save(context, mode, id, Some(&record), &merged.text).map(Some),
                    _ => Ok(None),
                }
            }
            saved => saved.map(Some),
        }
    })?;
    Ok(match stored {
        Some((after, differs)) => Stored {
            before: Some(record),
            record: after,
            differs,
        },
        None => Stored::unchanged(record),
    })
}

/// Stores a text, unless the record differs from `base`.
fn save<T: Editable>(
    context: &mut Context,
    mode: Mode,
    id: T::Id,
    base: Option<&T>,
    text: &str,
) -> Result<(T, bool)> {
    let change = T::change(text, context)?;
    let saved = context.write(mode, |writer| T::update(writer, id, &change, base))?;
    T::note_ignored(context, text);
    Ok(saved)
}

fn is_stale(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(store::Error::Stale { .. }))
}

/// Shows what differs between the text and a record that someone else has changed, and
/// replaces the draft by a merge of both if the person agrees.
///
/// # Errors
/// There is no terminal to ask at, or the answer is no.
fn merge_into<T: Editable>(
    context: &mut Context,
    draft: &mut Draft,
    theirs: &T,
    text: &str,
) -> Result<merge::Merged> {
    let stored = theirs.text(&zone(context)?);
    let merged = merge::merge(&draft.base, text, &stored);
    show_difference(context, &stored, text);
    if !context.can_ask() {
        return Err(theirs.stale().into());
    }
    let stale = theirs.stale();
    let question = match merged.conflicts {
        0 => format!("{stale}, on other lines. Store both changes?"),
        count => {
            let conflicts = counted(count, "conflict");
            format!("{stale}. Merge the two versions in the editor ({conflicts})?")
        }
    };
    if !context.agrees(&question)? {
        return Err(stale.into());
    }
    draft.rebase(&stored, &merged.text)?;
    Ok(merged)
}

/// The zone of the blog.
fn zone(context: &mut Context) -> Result<TimeZone> {
    Ok(context.clock()?.shown_zone())
}

fn get<T: Editable>(context: &mut Context, id: T::Id) -> Result<T> {
    Ok(T::get(context.read()?, id)?)
}

/// Whether the text equals the stored record.
fn is_stored<T: Editable>(context: &mut Context, text: &str, record: &T) -> bool {
    let change = T::change(text, context).ok();
    let after = change.and_then(|change| record.after(&change, context.now));
    after.as_ref() == Some(record)
}

/// Shows the difference between the stored text and the person's.
fn show_difference(context: &mut Context, stored: &str, text: &str) {
    let color = context.stderr_takes_color();
    let diff = diff::unified("stored", stored, "yours", text, color);
    if color {
        context.output.note_page(&diff);
    } else {
        context.output.note(diff.trim_end_matches('\n'));
    }
}
