//! An operation as fields and in words.

use super::{Field, Shown, counted, field};
use crate::model::{Operation, Pruned, Touched};
use crate::output::Value;

/// The fields of an operation.
pub const FIELDS: &[Field<Operation>] = &[
    field("id", Shown::Table, |operation, _| Value::Id(operation.id)),
    field("at", Shown::Table, |operation, _| operation.at.into()),
    field("who", Shown::Table, |operation, _| {
        operation.who.clone().into()
    }),
    field("command", Shown::Table, |operation, _| {
        operation.command.clone().into()
    }),
    field("touched", Shown::Table, |operation, _| {
        touched(&operation.touched).into()
    }),
    field("undone", Shown::Data, |operation, _| {
        Value::Bool(operation.undone)
    }),
    field("posts", Shown::Data, |operation, _| {
        Value::Count(operation.touched.posts)
    }),
    field("comments", Shown::Data, |operation, _| {
        Value::Count(operation.touched.comments)
    }),
    field("tags", Shown::Data, |operation, _| {
        Value::Count(operation.touched.tags)
    }),
    field("tag_links", Shown::Data, |operation, _| {
        Value::Count(operation.touched.tag_links)
    }),
    field("redirects", Shown::Data, |operation, _| {
        Value::Count(operation.touched.redirects)
    }),
    field("rules", Shown::Data, |operation, _| {
        Value::Count(operation.touched.rules)
    }),
    field("settings", Shown::Data, |operation, _| {
        Value::Count(operation.touched.settings)
    }),
    field("final", Shown::Data, |operation, _| {
        Value::Bool(operation.is_final)
    }),
];

/// `12 post rm hello-world · 1 post, 214 comments, 3 tag links`.
pub fn named(operation: &Operation) -> String {
    format!(
        "{} {} · {}",
        operation.id,
        operation.name(),
        touched(&operation.touched)
    )
}

/// `1 post, 214 comments, 3 tag links`.
fn touched(touched: &Touched) -> String {
    let parts: Vec<String> = [
        (touched.posts, "post"),
        (touched.comments, "comment"),
        (touched.tags, "tag"),
        (touched.tag_links, "tag link"),
        (touched.redirects, "redirect"),
        (touched.rules, "rule"),
        (touched.settings, "setting"),
    ]
    .into_iter()
    .filter(|&(count, _)| count > 0)
    .map(|(count, noun)| counted(count, noun))
    .collect();
    if parts.is_empty() {
        return "nothing".to_owned();
    }
    parts.join(", ")
}

/// The fields of a pruning.
pub const PRUNED: &[Field<Pruned>] = &[
    field("operations", Shown::Table, |pruned, _| {
        Value::Count(pruned.operations)
    }),
    field("until", Shown::Table, |pruned, _| pruned.until.into()),
    field("images", Shown::Table, |pruned, _| {
        Value::Count(pruned.images)
    }),
    field("kept_for_cursors", Shown::Table, |pruned, _| {
        Value::Count(pruned.kept_for_cursors)
    }),
];

/// `12 operations until 2026-08-25T12:00:00Z, which then cannot be undone, and
/// 30 old rows`.
pub fn in_words(pruned: &Pruned) -> String {
    let operations = counted(pruned.operations, "operation");
    match pruned.until {
        Some(until) => format!(
            "{operations} until {until}, which then cannot be undone, and {}",
            counted(pruned.images, "old row")
        ),
        None => operations,
    }
}
