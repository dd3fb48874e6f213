//! Editing a stored record: a compare-and-swap between reading and storing it.

use anyhow::Result;
use clap::Args;
use jiff::Timestamp;

use super::{Draft, Subject, edit, note_kept};
use crate::context::Context;
use crate::model::TextId;
use crate::store::{self, Mode, Reading, Writer};
use crate::view::diff;

// The options of an edit.
#[derive(Args)]
pub(crate) struct EditOptions {
    /// Go on with a text that was not stored; without a name, the only one there is
    #[arg(long)]
    pub recover: bool,

    /// Store it even if somebody else has changed it in the meantime
    #[arg(long)]
    pub force: bool,
}

/// A record with an editable text.
pub(crate) trait Editable: PartialEq + Sized {
    type Id: Copy + Into<TextId>;
    type Change;

    fn get(store: Reading<'_>, id: Self::Id) -> store::Result<Self>;
    /// The subject of its drafts.
    fn subject(&self) -> Subject;
    fn text(&self) -> String;
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
    /// The error for a record that has changed.
    fn stale(&self) -> store::Error;
    /// Shows an updated record, given the record before.
    fn show(context: &mut Context, before: Option<&Self>, changed: (Self, bool)) -> Result<()>;
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

    fn show(self, context: &mut Context) -> Result<()> {
        T::show(context, self.before.as_ref(), (self.record, self.differs))
    }
}

/// Edits, stores and shows the record with this id.
pub(crate) fn edit_stored<T: Editable>(
    context: &mut Context,
    id: T::Id,
    options: &EditOptions,
) -> Result<()> {
    edit_quietly::<T>(context, id, options)?.show(context)
}

/// Edits and stores the record with this id.
pub(crate) fn edit_quietly<T: Editable>(
    context: &mut Context,
    id: T::Id,
    options: &EditOptions,
) -> Result<Stored<T>> {
    let record = get::<T>(context, id)?;
    let subject = record.subject();
    note_kept(context, subject, |context, text| {
        is_stored(context, text, &record)
    })?;
    let draft = Draft::begin(context, subject, &record.text())?;
    edit_record(context, id, record, draft, options)
}

/// Continues the edit of a kept draft of the record with this id.
///
/// # Errors
/// The record has changed since the draft was created.
pub(crate) fn edit_kept<T: Editable>(
    context: &mut Context,
    id: T::Id,
    draft: Draft,
    options: &EditOptions,
) -> Result<()> {
    let record = get::<T>(context, id).map_err(|error| draft.keeping(error))?;
    let text = draft.text().ok();
    let is_done = text
        .as_ref()
        .is_some_and(|text| is_stored(context, text, &record));
    if is_done && !draft.has_copies() {
        draft.remove();
        return Stored::unchanged(record).show(context);
    }
    if draft.base != record.text() && !options.force {
        if let Some(text) = text {
            show_difference(context, &record, &text);
        }
        return Err(draft.keeping(record.stale().into()));
    }
    edit_record(context, id, record, draft, options)?.show(context)
}

fn edit_record<T: Editable>(
    context: &mut Context,
    id: T::Id,
    record: T,
    draft: Draft,
    options: &EditOptions,
) -> Result<Stored<T>> {
    let Some(edited) = edit(context, draft)? else {
        return Ok(Stored::unchanged(record));
    };
    let base = (!options.force).then_some(&record);
    let saved = T::change(&edited.text, context).and_then(|change| {
        context.write(Mode::Commit, |writer| T::update(writer, id, &change, base))
    });
    let error = saved.as_ref().err().and_then(|error| error.downcast_ref());
    if let Some(store::Error::Stale { .. }) = error
        && let Ok(stored) = get::<T>(context, id)
    {
        show_difference(context, &stored, &edited.text);
    }
    let (after, differs) = edited.settle(saved)?;
    Ok(Stored {
        before: Some(record),
        record: after,
        differs,
    })
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

/// Shows the difference between the stored record and the person's text.
fn show_difference<T: Editable>(context: &mut Context, stored: &T, text: &str) {
    let color = context.stderr_takes_color();
    let diff = diff::unified("stored", &stored.text(), "yours", text, color);
    if color {
        context.output.note_page(&diff);
    } else {
        context.output.note(diff.trim_end_matches('\n'));
    }
}
