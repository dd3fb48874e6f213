//! Presentation of records: fields, pages and sentences.

pub(crate) mod backlink;
pub(crate) mod blog;
pub(crate) mod change;
pub(crate) mod comment;
pub(crate) mod count;
pub(crate) mod cursor;
pub(crate) mod decision;
pub(crate) mod maintenance;

pub(crate) mod diff;
pub(crate) mod erasure;
pub(crate) mod hit;
pub(crate) mod import;
pub(crate) mod media;
pub(crate) mod merge;
pub(crate) mod moved;
pub(crate) mod operation;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod plan;
pub(crate) mod post;
pub(crate) mod queue;
pub(crate) mod recheck;
pub(crate) mod removal;
pub(crate) mod replace;
pub(crate) mod review;
pub(crate) mod review_action;
pub(crate) mod row_change;
pub(crate) mod rule;
mod schema;
pub(crate) mod setting;
pub(crate) mod stats;
pub(crate) mod tag;
pub(crate) mod version;
pub(crate) mod wording;

use std::path::PathBuf;

use anstyle::Style;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json};

use crate::model::id::Id;
use crate::model::{Slug, TextId};
use crate::output::human::distance;
use crate::output::{Format, Output};
use crate::record::{Field, FieldInfo, Shape, UnknownField, Value, Visibility};
pub(crate) use crate::record::{columns, named, names, values};

/// The actions of moderation rules.
const ACTIONS: [&str; 4] = ["approve", "hold", "spam", "reject"];

/// The statuses of posts and of comments.
const STATUSES: [&str; 6] = [
    "draft",
    "scheduled",
    "published",
    "pending",
    "approved",
    "spam",
];

/// The requested fields, or those that the format shows by default.
///
/// # Errors
/// A requested field does not exist.
pub(crate) fn choose<T>(
    fields: &'static [Field<T>],
    output: &Output,
    shape: Shape,
) -> Result<Vec<&'static Field<T>>, UnknownField> {
    choose_or(fields, &[], output, shape)
}

/// The requested fields, or the `default` ones; those that the format shows if there are
/// none.
///
/// # Errors
/// A requested field does not exist.
pub(crate) fn choose_or<T>(
    fields: &'static [Field<T>],
    default: &[&str],
    output: &Output,
    shape: Shape,
) -> Result<Vec<&'static Field<T>>, UnknownField> {
    let asked = output.template_names().unwrap_or(output.fields());
    let shown = |most| fields.iter().filter(move |field| field.visibility <= most);
    Ok(match (asked, output.format()) {
        (_, Format::Ids) => fields.iter().take(1).collect(),
        ([], _) if !default.is_empty() => named(fields, default)?,
        ([], Format::Table) => shown(Visibility::Table).collect(),
        ([], _) => shown(shape.visibility()).collect(),
        (asked, _) => named(fields, asked)?,
    })
}

/// The requested members of an object with these `parts`; all if none is requested.
///
/// # Errors
/// A requested member does not exist.
pub(crate) fn members(
    parts: &[FieldInfo],
    object: Json,
    output: &Output,
) -> Result<Map<String, Json>, UnknownField> {
    let Json::Object(mut object) = object else {
        return Ok(Map::new());
    };
    if output.fields().is_empty() {
        return Ok(object);
    }
    let member = |name: &String| match object.remove_entry(name) {
        Some(member) => Ok(member),
        None => Err(UnknownField {
            name: name.clone(),
            known: parts.iter().map(|part| part.name).collect(),
        }),
    };
    output.fields().iter().map(member).collect()
}

impl<const KIND: char> From<Id<KIND>> for Value {
    fn from(id: Id<KIND>) -> Self {
        Value::Id(id.get())
    }
}

impl<const KIND: char> From<Vec<Id<KIND>>> for Value {
    fn from(ids: Vec<Id<KIND>>) -> Self {
        Value::Ids(ids.into_iter().map(Id::get).collect())
    }
}

impl From<Slug> for Value {
    fn from(slug: Slug) -> Self {
        Value::Text(slug.to_string())
    }
}

impl From<TextId> for Value {
    fn from(id: TextId) -> Self {
        Value::Id(id.get())
    }
}

/// `Fri 27 Nov 2026 09:00 CET`.
pub(crate) fn local(time: Timestamp, zone: &TimeZone) -> String {
    let time = time.to_zoned_datetime(zone.clone());
    time.strftime("%a %-d %b %Y %H:%M %Z").to_string()
}

/// A future time: `Fri 27 Nov 2026 09:00 CET, in 4 days`.
pub(crate) fn coming(time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    format!("{}, {}", local(time, zone), distance(time, now))
}

/// Styles a text if colour is on.
fn styled(color: bool, style: Style, text: &str) -> String {
    if color {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// `1 post`, `2 posts`.
pub(crate) fn counted(count: i64, noun: &str) -> String {
    let plural = match noun {
        _ if count == 1 => noun.to_owned(),
        noun if noun.ends_with("ss") => format!("{noun}es"),
        noun if noun.ends_with('y') => format!("{}ies", noun.trim_end_matches('y')),
        noun => format!("{noun}s"),
    };
    format!("{count} {plural}")
}

/// The first five names, then `and 3 more`.
pub(crate) fn first_few(names: impl ExactSizeIterator<Item = String>) -> Vec<String> {
    const SHOWN: usize = 5;
    let others = names.len().saturating_sub(SHOWN);
    let mut few: Vec<String> = names.take(SHOWN).collect();
    if others > 0 {
        few.push(format!("and {others} more"));
    }
    few
}

/// `1 post, 3 comments`: the counts that are not 0, each with its noun.
fn counted_all<const N: usize>(counts: [(i64, &str); N]) -> String {
    nonzero(counts, counted)
}

/// `2 to create, 1 to change`: the counts that are not 0.
fn tallied<const N: usize>(counts: [(i64, &str); N]) -> String {
    nonzero(counts, |count, what| format!("{count} {what}"))
}

fn nonzero<const N: usize>(counts: [(i64, &str); N], word: impl Fn(i64, &str) -> String) -> String {
    let counts = counts.into_iter().filter(|&(count, _)| count > 0);
    let words: Vec<String> = counts.map(|(count, what)| word(count, what)).collect();
    words.join(", ")
}

/// The number of items.
fn number<T>(items: &[T]) -> i64 {
    i64::try_from(items.len()).unwrap_or(i64::MAX)
}

/// Paths as a list of strings.
fn paths(paths: &[PathBuf]) -> Value {
    let paths = paths.iter().map(|path| path.display().to_string());
    Value::Words(paths.collect())
}
