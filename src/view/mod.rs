//! What is shown: a record as named fields, or as a page to read.

mod answer;
pub mod backlink;
pub mod blog;
pub mod care;
pub mod change;
pub mod comment;
pub mod count;
pub mod cursor;
pub mod decision;
pub mod deed;
pub mod diff;
pub mod erasure;
pub mod hit;
pub mod import;
pub mod moved;
pub mod operation;
pub mod page;
pub mod person;
pub mod plan;
pub mod post;
pub mod recheck;
pub mod removal;
pub mod replace;
pub mod review;
pub mod rule;
pub mod setting;
pub mod stats;
pub mod tag;
pub mod version;
pub mod waiting;

use anstyle::Style;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use thiserror::Error;

pub use self::answer::{About, Answer, Kind, Presence, about};
use crate::output::value::distance;
use crate::output::{Format, Output, Value};

/// One field of a record of type `T`. Its name is the same in every format.
pub struct Field<T: 'static> {
    /// Its name, and what it is.
    pub about: About,
    /// When it is shown without being asked for.
    pub shown: Shown,
    /// Its value at a time.
    pub value: fn(&T, Timestamp) -> Value,
}

/// A field: its name, what its value is, when it is shown, what it tells, and its value.
const fn field<T>(
    name: &'static str,
    kind: Kind,
    shown: Shown,
    doc: &'static str,
    value: fn(&T, Timestamp) -> Value,
) -> Field<T> {
    Field {
        about: about(name, kind, doc),
        shown,
        value,
    }
}

/// When a field is shown without being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Always.
    Table,
    /// To programs, in a list.
    Data,
    /// To programs that read one whole record.
    Record,
    /// Never.
    Asked,
}

/// What is written: a list, or one whole record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row for each of many.
    List,
    /// All there is about one.
    Record,
}

/// A name that no field has.
#[derive(Debug, Error)]
#[error("there is no field `{name}`")]
pub struct UnknownField {
    /// The name.
    pub name: String,
    /// The names there are.
    pub known: Vec<&'static str>,
}

/// The fields that a person asked for, or those that the format shows.
///
/// # Errors
/// There is no field of a name that was asked for.
pub fn choose<T>(
    fields: &'static [Field<T>],
    asked: &[String],
    output: &Output,
    shape: Shape,
) -> Result<Vec<&'static Field<T>>, UnknownField> {
    let most = match (output.format(), shape) {
        (Format::Ids, _) => return Ok(fields.iter().take(1).collect()),
        (Format::Table, _) => Shown::Table,
        (_, Shape::List) => Shown::Data,
        (_, Shape::Record) => Shown::Record,
    };
    match output.template_names().unwrap_or(asked) {
        [] => Ok(fields.iter().filter(|field| field.shown <= most).collect()),
        asked => named(fields, asked),
    }
}

/// The fields of these names, each once.
///
/// # Errors
/// There is no field of one of the names.
pub fn named<T>(
    fields: &'static [Field<T>],
    asked: &[impl AsRef<str>],
) -> Result<Vec<&'static Field<T>>, UnknownField> {
    let mut chosen: Vec<&Field<T>> = Vec::new();
    for name in asked.iter().map(AsRef::as_ref) {
        let field = fields
            .iter()
            .find(|field| field.about.name == name)
            .ok_or_else(|| UnknownField {
                name: name.to_owned(),
                known: names(&fields.iter().collect::<Vec<_>>()),
            })?;
        if !chosen
            .iter()
            .any(|other| other.about.name == field.about.name)
        {
            chosen.push(field);
        }
    }
    Ok(chosen)
}

/// The names of the fields.
pub fn names<T>(fields: &[&Field<T>]) -> Vec<&'static str> {
    fields.iter().map(|field| field.about.name).collect()
}

/// The values of the fields of a record.
pub fn values<T>(fields: &[&Field<T>], record: &T, now: Timestamp) -> Vec<Value> {
    fields
        .iter()
        .map(|field| (field.value)(record, now))
        .collect()
}

/// `Fri 27 Nov 2026 09:00 CET`.
pub fn local(time: Timestamp, zone: &TimeZone) -> String {
    let time = time.to_zoned_datetime(zone.clone());
    time.strftime("%a %-d %b %Y %H:%M %Z").to_string()
}

/// A time to come: `Fri 27 Nov 2026 09:00 CET, in 4 days`.
pub fn coming(time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    format!("{}, {}", local(time, zone), distance(time, now))
}

/// A text in a style, if there is colour.
fn styled(color: bool, style: Style, text: &str) -> String {
    if color {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// `1 post`, `2 posts`.
pub fn counted(count: i64, noun: &str) -> String {
    let plural = match noun {
        _ if count == 1 => noun.to_owned(),
        noun if noun.ends_with('y') => format!("{}ies", noun.trim_end_matches('y')),
        noun => format!("{noun}s"),
    };
    format!("{count} {plural}")
}

/// The first five names, then `and 3 more`.
pub fn first_few(names: impl ExactSizeIterator<Item = String>) -> Vec<String> {
    const SHOWN: usize = 5;
    let others = names.len().saturating_sub(SHOWN);
    let mut few: Vec<String> = names.take(SHOWN).collect();
    if others > 0 {
        few.push(format!("and {others} more"));
    }
    few
}
