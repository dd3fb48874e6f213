//! Operations, as fields and in words.

use super::{counted, counted_all, first_few};
use crate::model::{Operation, Pruned, Reverted, Touched};
use crate::record::{Field, Value, fields};

/// The fields of an operation.
pub(crate) const FIELDS: &[Field<Operation>] = fields! { operation, now;
    Table "id" Integer, "The number of the operation" => operation.id;
    Table "at" / "date" Time, "When it was done" => operation.at;
    Table "who" / "author" Nullable(&Text), "The user" => operation.who.clone();
    Data "kind" Text, "The kind of command, such as `post rm`; `external` for another program"
        => operation.kind.as_str();
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
    Data "media" Count, "Number of media files written"
        => Value::Count(operation.touched.media);
    Data "final" Bool, "Whether it cannot be undone" => Value::Bool(operation.is_final);
};

/// The result of an undo: `undid operation 12 (post rm hello): 1 post, 3 comments restored`.
/// `back` is what is added to `changed`.
pub(crate) fn reverted(
    verb: &str,
    operations: &[Operation],
    reverted: &Reverted,
    back: &str,
) -> String {
    let what = match operations {
        [operation] => {
            let name = operation.name();
            let plain = name
                .strip_prefix('(')
                .and_then(|name| name.strip_suffix(')'));
            format!("operation {} ({})", operation.id, plain.unwrap_or(name))
        }
        operations => {
            let ids = operations.iter().map(|operation| operation.id.to_string());
            format!("operations {}", first_few(ids).join(", "))
        }
    };
    let changed = format!("changed{back}");
    let effects = [
        (reverted.restored, "restored"),
        (reverted.changed, changed.as_str()),
        (reverted.removed, "removed"),
    ];
    let effects = effects.iter().filter(|(rows, _)| !rows.is_empty());
    let effects = effects.map(|(rows, effect)| format!("{} {effect}", touched(rows)));
    let effects: Vec<String> = effects.collect();
    match effects.as_slice() {
        [] => format!("{verb} {what}: nothing changed"),
        effects => format!("{verb} {what}: {}", effects.join("; ")),
    }
}

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
pub(super) fn touched(touched: &Touched) -> String {
    let counts = [
        (touched.posts, "post"),
        (touched.comments, "comment"),
        (touched.tags, "tag"),
        (touched.tag_links, "tag link"),
        (touched.redirects, "redirect"),
        (touched.rules, "rule"),
        (touched.settings, "setting"),
        (touched.media, "media file"),
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
