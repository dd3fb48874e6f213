//! Shows the result of a verb: as sentences to a person, as records to a program.

use anyhow::Result;
use jiff::Timestamp;

use super::columns::Columns;
use crate::context::Context;
use crate::failure;
use crate::output::{Format, Output, WriteError};
use crate::record::{Column, Field, Shape, Value};
use crate::view;

/// Whether the result is shown as sentences or as a page.
pub(crate) fn in_words(output: &Output) -> bool {
    matches!(output.asked(), None | Some(Format::Table))
}

/// Shows the fields of one record.
pub(crate) fn record<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    columns: &Columns,
    record: &T,
) -> Result<()> {
    let output = &mut context.output;
    let fields = columns.choose(fields, output, Shape::Record)?;
    let values = view::values(&fields, record, context.now);
    Ok(output.record(view::columns(&fields), values, !columns.no_header)?)
}

/// Writes records as rows.
pub(crate) fn rows<'a, T: 'a>(
    output: &mut Output,
    fields: &[&'static Field<T>],
    header: bool,
    records: impl IntoIterator<Item = &'a T>,
    now: Timestamp,
) -> Result<(), WriteError> {
    let mut rows = output.rows(view::columns(fields), header)?;
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
    sentence: impl FnMut(&T) -> String,
) -> Result<()> {
    written(context, fields, &[record], false, sentence)
}

/// Shows written records. With `many`, JSON is a list whatever the number.
pub(crate) fn written<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    records: &[T],
    many: bool,
    mut sentence: impl FnMut(&T) -> String,
) -> Result<()> {
    let now = context.now;
    let output = &mut context.output;
    let shape = if many { Shape::List } else { Shape::Record };
    let fields = view::choose(fields, &[], output, shape).map_err(failure::after_commit)?;
    let shown = match records {
        _ if in_words(output) => records
            .iter()
            .try_for_each(|record| output.sentence(&sentence(record))),
        [record] if !many => {
            let values = view::values(&fields, record, now);
            output.record(view::columns(&fields), values, true)
        }
        _ => rows(output, &fields, true, records, now),
    };
    flush(context, shown)
}

/// Shows updated records. `sentence` gets whether the update changed the record.
pub(crate) fn updated<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    updated: Vec<(T, bool)>,
    many: bool,
    sentence: impl Fn(&T, bool) -> String,
) -> Result<()> {
    let (records, differ): (Vec<T>, Vec<bool>) = updated.into_iter().unzip();
    let mut differ = differ.into_iter();
    written(context, fields, &records, many, |record| {
        sentence(record, differ.next() == Some(true))
    })
}

/// Shows updated records as "changed" or "unchanged".
pub(crate) fn changed<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    changed: Vec<(T, bool)>,
    many: bool,
    name: impl Fn(&T) -> String,
) -> Result<()> {
    updated(context, fields, changed, many, |record, differs| {
        let verb = if differs { "changed" } else { "unchanged" };
        format!("{verb} {}", name(record))
    })
}

/// Says what a verb did to a record, or that the record was so `already`.
pub(crate) fn outcome<T>(
    name: impl Fn(&T) -> String,
    done: &str,
    already: &str,
) -> impl Fn(&T, bool) -> String {
    move |record, differs| match differs {
        true => format!("{done} {}", name(record)),
        false => format!("{} {already} already", name(record)),
    }
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
    let shown = context.output.rows(column, false).and_then(|mut rows| {
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
pub(crate) fn count(context: &mut Context, columns: &Columns, count: i64) -> Result<()> {
    match context.output.asked() {
        None | Some(Format::Ids) => Ok(context.output.sentence(&count.to_string())?),
        Some(_) => record(context, view::count::FIELDS, columns, &count),
    }
}
