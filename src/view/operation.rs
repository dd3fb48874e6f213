//! Operations, as fields and in words.

use super::{counted, counted_all};
use crate::model::{Operation, Pruned, Touched};
use crate::record::{Field, Value, fields};

/// The fields of an operation.
pub(crate) const FIELDS: &[Field<Operation>] = fields! { operation, now;
    Table "id" Integer, "The number of the operation" => operation.id;
    Table "at" / "date" Time, "When it was done" => operation.at;
    Table "who" / "author" Nullable(&Text), "Who did it" => operation.who.clone();
    Table "command" Nullable(&Text),
        "The command, without long and private texts; null of what another program wrote"
        => operation.command.clone();
    Table "touched" Text, "How much it wrote, in words" => touched(&operation.touched);
    Data "undone" Bool, "Whether it is undone" => Value::Bool(operation.undone);
    Data "posts" Count, "How many posts it wrote" => Value::Count(operation.touched.posts);
    Data "comments" Count, "How many comments it wrote"
        => Value::Count(operation.touched.comments);
    Data "tags" Count, "How many tags it wrote" => Value::Count(operation.touched.tags);
    Data "tag_links" Count, "How many times it gave or took a tag"
        => Value::Count(operation.touched.tag_links);
    Data "redirects" Count, "How many old slugs it wrote"
        => Value::Count(operation.touched.redirects);
    Data "rules" Count, "How many rules it wrote" => Value::Count(operation.touched.rules);
    Data "settings" Count, "How many settings it wrote"
        => Value::Count(operation.touched.settings);
    Data "final" Bool, "Whether it cannot be undone" => Value::Bool(operation.is_final);
};

/// `12 post rm hello-world · 1 post, 214 comments, 3 tag links`.
pub(crate) fn named(operation: &Operation) -> String {
    format!(
        "{} {} · {}",
        operation.id,
        operation.name(),
        touched(&operation.touched)
    )
}

/// `1 post, 214 comments, 3 tag links`.
fn touched(touched: &Touched) -> String {
    let counts = [
        (touched.posts, "post"),
        (touched.comments, "comment"),
        (touched.tags, "tag"),
        (touched.tag_links, "tag link"),
        (touched.redirects, "redirect"),
        (touched.rules, "rule"),
        (touched.settings, "setting"),
    ];
    match counted_all(counts) {
        none if none.is_empty() => "nothing".to_owned(),
        some => some,
    }
}

/// The fields of a pruned log.
pub(crate) const PRUNED: &[Field<Pruned>] = fields! { pruned, now;
    Table "operations" Count, "How many operations are forgotten"
        => Value::Count(pruned.operations);
    Table "until" Nullable(&Time), "When the newest of them was done" => pruned.until;
    Table "images" Count, "How many old rows go with them" => Value::Count(pruned.images);
    Table "kept_for_cursors" as "kept" Count, "How many more stay for a cursor that has not seen them"
        => Value::Count(pruned.kept_for_cursors);
};

/// `12 operations until 2026-08-25T12:00:00Z, which then cannot be undone, and
/// 30 old rows`.
pub(crate) fn in_words(pruned: &Pruned) -> String {
    let operations = counted(pruned.operations, "operation");
    match pruned.until {
        Some(until) => format!(
            "{operations} until {until}, which then cannot be undone, and {}",
            counted(pruned.images, "old row")
        ),
        None => operations,
    }
}
