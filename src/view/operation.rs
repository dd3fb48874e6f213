//! An operation as fields and in words.

use super::{Field, Kind, Shown, counted, field};
use crate::model::{Operation, Pruned, Touched};
use crate::output::Value;

/// The fields of an operation.
pub const FIELDS: &[Field<Operation>] = &[
    field(
        "id",
        Kind::Integer,
        Shown::Table,
        "The number of the operation",
        |operation, _| Value::Id(operation.id),
    ),
    field(
        "at",
        Kind::Time,
        Shown::Table,
        "When it was done",
        |operation, _| operation.at.into(),
    ),
    field(
        "who",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "Who did it",
        |operation, _| operation.who.clone().into(),
    ),
    field(
        "command",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "The command, without long and private texts; null of what another program wrote",
        |operation, _| operation.command.clone().into(),
    ),
    field(
        "touched",
        Kind::Text,
        Shown::Table,
        "How much it wrote, in words",
        |operation, _| touched(&operation.touched).into(),
    ),
    field(
        "undone",
        Kind::Bool,
        Shown::Data,
        "Whether it is undone",
        |operation, _| Value::Bool(operation.undone),
    ),
    field(
        "posts",
        Kind::Count,
        Shown::Data,
        "How many posts it wrote",
        |operation, _| Value::Count(operation.touched.posts),
    ),
    field(
        "comments",
        Kind::Count,
        Shown::Data,
        "How many comments it wrote",
        |operation, _| Value::Count(operation.touched.comments),
    ),
    field(
        "tags",
        Kind::Count,
        Shown::Data,
        "How many tags it wrote",
        |operation, _| Value::Count(operation.touched.tags),
    ),
    field(
        "tag_links",
        Kind::Count,
        Shown::Data,
        "How many times it gave or took a tag",
        |operation, _| Value::Count(operation.touched.tag_links),
    ),
    field(
        "redirects",
        Kind::Count,
        Shown::Data,
        "How many old slugs it wrote",
        |operation, _| Value::Count(operation.touched.redirects),
    ),
    field(
        "rules",
        Kind::Count,
        Shown::Data,
        "How many rules it wrote",
        |operation, _| Value::Count(operation.touched.rules),
    ),
    field(
        "settings",
        Kind::Count,
        Shown::Data,
        "How many settings it wrote",
        |operation, _| Value::Count(operation.touched.settings),
    ),
    field(
        "final",
        Kind::Bool,
        Shown::Data,
        "Whether it cannot be undone",
        |operation, _| Value::Bool(operation.is_final),
    ),
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
    field(
        "operations",
        Kind::Count,
        Shown::Table,
        "How many operations are forgotten",
        |pruned, _| Value::Count(pruned.operations),
    ),
    field(
        "until",
        Kind::Maybe(&Kind::Time),
        Shown::Table,
        "When the newest of them was done",
        |pruned, _| pruned.until.into(),
    ),
    field(
        "images",
        Kind::Count,
        Shown::Table,
        "How many old rows go with them",
        |pruned, _| Value::Count(pruned.images),
    ),
    field(
        "kept_for_cursors",
        Kind::Count,
        Shown::Table,
        "How many more stay for a cursor that has not seen them",
        |pruned, _| Value::Count(pruned.kept_for_cursors),
    ),
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
