//! What can be asked: a folder is a noun, a file a verb. A verb holds its
//! arguments as a struct and what it does in `run`: resolve what is named, make
//! one call to the store, show the result.

pub mod apply;
pub mod changes;
pub mod comment;
pub mod config;
pub mod db;
mod editor;
pub mod export;
pub mod import;
pub mod init;
mod listing;
pub mod log;
mod options;
pub mod post;
mod removing;
pub mod replace;
pub mod rule;
pub mod search;
pub mod stats;
pub mod status;
pub mod tag;
mod text;
pub mod undo;
pub mod verb;
mod versions;

use anyhow::Result;
use jiff::Timestamp;

use self::options::Columns;
use crate::context::Context;
use crate::failure;
use crate::output::{Format, Output, Value};
use crate::view::{self, Field, Shape};

/// Shows the fields of one record.
fn show_record<T>(
    output: &mut Output,
    fields: &'static [Field<T>],
    columns: &Columns,
    record: &T,
    now: Timestamp,
) -> Result<()> {
    let fields = columns.choose(fields, output, Shape::Record)?;
    let values = view::values(&fields, record, now);
    Ok(output.record(view::names(&fields), values, !columns.no_header)?)
}

/// Shows what was written: a sentence about each for a person, the records for
/// a program. `many` says that several were asked for, and so JSON is a list.
fn show_written<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    records: &[T],
    many: bool,
    mut sentence: impl FnMut(&T) -> String,
) -> Result<()> {
    let now = context.now;
    let output = &mut context.output;
    let shape = if many { Shape::List } else { Shape::Record };
    let fields = view::choose(fields, &[], output, shape).map_err(failure::but_saved)?;
    let written = (|| {
        if matches!(output.asked(), None | Some(Format::Table)) {
            for record in records {
                output.sentence(&sentence(record))?;
            }
            return output.flush();
        }
        let names = view::names(&fields);
        match records {
            [record] if !many => output.record(names, view::values(&fields, record, now), true)?,
            _ => {
                let mut rows = output.rows(names, true)?;
                for record in records {
                    rows.row(view::values(&fields, record, now))?;
                }
                rows.end()?;
            }
        }
        output.flush()
    })();
    written.map_err(failure::after_commit)
}

/// Says what was done, a line each.
fn say_done(context: &mut Context, lines: &[String]) -> Result<()> {
    let output = &mut context.output;
    lines
        .iter()
        .try_for_each(|line| output.sentence(line))
        .and_then(|()| output.flush())
        .map_err(failure::after_commit)
}

/// Says which records were changed, by what names them.
fn say_ids(context: &mut Context, ids: impl IntoIterator<Item = impl ToString>) -> Result<()> {
    let output = &mut context.output;
    let written = (|| {
        let mut rows = output.rows(vec!["id"], false)?;
        for id in ids {
            rows.row(vec![Value::Text(id.to_string())])?;
        }
        rows.end()?;
        output.flush()
    })();
    written.map_err(failure::after_commit)
}

/// Shows records after a change, each with whether the change made a difference.
fn show_changed<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    changed: Vec<(T, bool)>,
    many: bool,
    named: impl Fn(&T) -> String,
) -> Result<()> {
    show_each(context, fields, changed, many, |record, differs| {
        let verb = if differs { "changed" } else { "unchanged" };
        format!("{verb} {}", named(record))
    })
}

/// The same with other sentences, which are told whether it made a difference.
fn show_each<T>(
    context: &mut Context,
    fields: &'static [Field<T>],
    changed: Vec<(T, bool)>,
    many: bool,
    sentence: impl Fn(&T, bool) -> String,
) -> Result<()> {
    let (records, differ): (Vec<T>, Vec<bool>) = changed.into_iter().unzip();
    let mut differ = differ.into_iter();
    show_written(context, fields, &records, many, |record| {
        sentence(record, differ.next() == Some(true))
    })
}

/// None of an empty text, which takes a value away.
fn unless_empty(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// Shows a number: alone, unless a format was asked for.
fn show_count(context: &mut Context, columns: &Columns, count: i64) -> Result<()> {
    match context.output.asked() {
        None | Some(Format::Ids) => Ok(context.output.sentence(&count.to_string())?),
        Some(_) => {
            let now = context.now;
            show_record(
                &mut context.output,
                view::count::FIELDS,
                columns,
                &count,
                now,
            )
        }
    }
}
