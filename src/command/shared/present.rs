//! Shows the result of a verb: as sentences to a person, as records to a program.

use anyhow::Result;
use jiff::Timestamp;

use super::DryRun;
use crate::context::Context;
use crate::failure;
use crate::model::removal::NAMED;
use crate::output::{Format, Output, WriteError};
use crate::record::{Column, Field, Shape, Value};
use crate::view;
use crate::view::wording::CHANGE;

/// Whether the result is shown as sentences or as a page.
pub(crate) fn in_words(output: &Output) -> bool {
    matches!(output.asked(), None | Some(Format::Table)) && output.fields().is_empty()
}

/// Shows the fields of one record.
pub(crate) fn record<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    record: &T,
) -> Result<()> {
    let output = &mut context.output;
    let fields = view::choose(fields, output, Shape::Record)?;
    let values = view::values(&fields, record, context.now);
    Ok(output.record(view::columns(&fields), values)?)
}

/// Writes records as rows.
pub(crate) fn rows<'a, T: 'a>(
    output: &mut Output,
    fields: &[&'static Field<T>],
    records: impl IntoIterator<Item = &'a T>,
    now: Timestamp,
) -> Result<(), WriteError> {
    let mut rows = output.rows(view::columns(fields))?;
    for record in records {
        rows.row(view::values(fields, record, now))?;
    }
    rows.end()
}

/// Shows a written record: a sentence to a person, the record to a program.
pub(crate) fn one<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    record: T,
    sentence: impl FnOnce(&T) -> String,
) -> Result<()> {
    let now = context.now;
    let output = &mut context.output;
    let fields = view::choose(fields, output, Shape::Record).map_err(failure::after_commit)?;
    let shown = if in_words(output) {
        output.sentence(&sentence(&record))
    } else {
        output.record(view::columns(&fields), view::values(&fields, &record, now))
    };
    flush(context, shown)
}

/// Shows written records: a sentence for each of the first to a person, a list to a
/// program whatever the number.
pub(crate) fn many<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    records: &[T],
    mut sentence: impl FnMut(&T) -> String,
) -> Result<()> {
    let now = context.now;
    let output = &mut context.output;
    let fields = view::choose(fields, output, Shape::Record).map_err(failure::after_commit)?;
    let shown = if in_words(output) {
        // One line more would take the room of one record.
        let most = if records.len() > NAMED + 1 {
            NAMED
        } else {
            records.len()
        };
        let (first, others) = records.split_at(most);
        let mut sentences = first.iter().map(&mut sentence);
        let more = (!others.is_empty()).then(|| format!("and {} more", others.len()));
        sentences
            .try_for_each(|sentence| output.sentence(&sentence))
            .and_then(|()| more.map_or(Ok(()), |more| output.sentence(&more)))
    } else {
        rows(output, &fields, records, now)
    };
    flush(context, shown)
}

/// Shows written records: one sentence to a person, a list to a program.
pub(crate) fn summed<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    records: &[T],
    sentence: impl FnOnce() -> String,
) -> Result<()> {
    if in_words(&context.output) {
        return lines(context, &[sentence()]);
    }
    let (now, output) = (context.now, &mut context.output);
    let fields = view::choose(fields, output, Shape::Record).map_err(failure::after_commit)?;
    let shown = rows(output, &fields, records, now);
    flush(context, shown)
}

/// Shows an updated record, and whether the update changed it.
pub(crate) fn changed<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    (record, differs): (T, bool),
    dry_run: DryRun,
    name: impl FnOnce(&T) -> String,
) -> Result<()> {
    one(context, fields, record, |record| {
        CHANGE.sentence(&name(record), differs, dry_run.dry_run)
    })
}

/// Shows updated records. Each comes with whether the update changed it.
pub(crate) fn updated<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    updated: Vec<(T, bool)>,
    sentence: impl Fn(&T, bool) -> String,
) -> Result<()> {
    let (records, differ): (Vec<T>, Vec<bool>) = updated.into_iter().unzip();
    if records.is_empty() && in_words(&context.output) {
        return lines(context, &["nothing matched".to_owned()]);
    }
    let mut differ = differ.into_iter();
    many(context, fields, &records, |record| {
        sentence(record, differ.next() == Some(true))
    })
}

/// Prints lines after a commit.
pub(crate) fn lines(context: &mut Context, lines: &[String]) -> Result<()> {
    let output = &mut context.output;
    let shown = lines.iter().try_for_each(|line| output.sentence(line));
    flush(context, shown)
}

/// Lists ids or names after a commit.
pub(crate) fn ids(
    context: &mut Context,
    ids: impl IntoIterator<Item = impl ToString>,
) -> Result<()> {
    let column = vec![Column::any("id")];
    let shown = context.output.rows(column).and_then(|mut rows| {
        for id in ids {
            rows.row(vec![Value::Text(id.to_string())])?;
        }
        rows.end()
    });
    flush(context, shown)
}

/// Ends what is shown after a commit: an error says that the change was saved.
pub(crate) fn flush(context: &mut Context, shown: Result<(), WriteError>) -> Result<()> {
    shown
        .and_then(|()| context.output.flush())
        .map_err(failure::after_commit)
}

/// Shows a number: alone, unless a format was asked for.
pub(crate) fn count(context: &mut Context, count: i64) -> Result<()> {
    match context.output.asked() {
        None | Some(Format::Ids) => Ok(context.output.line(&count.to_string())?),
        Some(_) => record(context, view::count::FIELDS, &count),
    }
}
