//! Operations, as fields and in words.

use super::{counted, counted_all};
use crate::model::{Operation, Pruned, Touched};
use crate::record::{Field, Value, fields};

/// The fields of an operation.
pub(crate) const FIELDS: &[Field<Operation>] = fields! { operation, now;
    Table "id" Integer, "The number of the operation" => operation.id;
    Table "at" / "date" Time, "When it was done" => operation.at;
    Table "who" / "author" Nullable(&Text), "The user" => operation.who.clone();
    Table "command" Nullable(&Text),
        "The command, without long and private texts; null if another program wrote"
        => operation.command.clone();
    Table "touched" Text, "The numbers of rows written, in words" => touched(&operation.touched);
    Data "undone" Bool, "Whether it is undone" => Value::Bool(operation.undone);
    Data "posts" Count, "Number of posts written" => Value::Count(operation.touched.posts);
    Data "comments" Count, "Number of comments written"
        => Value::Count(operation.touched.comments);
    Data "tags" Count, "Number of tags written" => Value::Count(operation.touched.tags);
    Data "tag_links" Count, "Number of tags added to or removed from posts"
        => Value::Count(operation.touched.tag_links);
    Data "redirects" Count, "Number of redirects written"
        => Value::Count(operation.touched.redirects);
    Data "rules" Count, "Number of rules written" => Value::Count(operation.touched.rules);
    Data "settings" Count, "Number of settings written"
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
    Table "operations" Count, "Number of pruned operations"
        => Value::Count(pruned.operations);
    Table "until" Nullable(&Time), "The time of the newest of them" => pruned.until;
    Table "images" Count, "Number of old rows pruned with them" => Value::Count(pruned.images);
    Table "kept_for_cursors" as "kept" Count,
        "Number of further operations kept for a cursor that has not read them"
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
