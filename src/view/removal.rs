//! What goes, or went, as fields and in words.

use super::{Field, Kind, Shown, counted, field, first_few};
use crate::model::Removal;
use crate::output::Value;

/// A removal and whether it was only tried.
pub struct Report {
    /// What goes.
    pub removal: Removal,
    /// Whether nothing was written.
    pub dry_run: bool,
}

/// The fields of a removal. `comments` counts the replies too.
pub const FIELDS: &[Field<Report>] = &[
    field(
        "ids",
        Kind::List(&Kind::Integer),
        Shown::Table,
        "The posts or comments that were named or found",
        |report, _| Value::Ids(report.removal.ids.clone()),
    ),
    field(
        "tags",
        Kind::List(&Kind::Text),
        Shown::Table,
        "The tags that go",
        |report, _| Value::Words(report.removal.tags.clone()),
    ),
    field(
        "posts",
        Kind::Count,
        Shown::Table,
        "How many posts go",
        |report, _| Value::Count(report.removal.posts),
    ),
    field(
        "comments",
        Kind::Count,
        Shown::Table,
        "How many comments go, the replies included",
        |report, _| Value::Count(report.removal.comments.total()),
    ),
    field(
        "approved",
        Kind::Count,
        Shown::Table,
        "How many of the comments are approved",
        |report, _| Value::Count(report.removal.comments.approved),
    ),
    field(
        "pending",
        Kind::Count,
        Shown::Table,
        "How many of the comments wait",
        |report, _| Value::Count(report.removal.comments.pending),
    ),
    field(
        "spam",
        Kind::Count,
        Shown::Table,
        "How many of the comments are spam",
        |report, _| Value::Count(report.removal.comments.spam),
    ),
    field(
        "replies",
        Kind::Count,
        Shown::Table,
        "How many go because they answer one that goes",
        |report, _| Value::Count(report.removal.replies),
    ),
    field(
        "tag_links",
        Kind::Count,
        Shown::Table,
        "How many times a tag is taken from a post",
        |report, _| Value::Count(report.removal.tag_links),
    ),
    field(
        "redirects",
        Kind::Count,
        Shown::Data,
        "How many old slugs go",
        |report, _| Value::Count(report.removal.redirects),
    ),
    field(
        "dry_run",
        Kind::Bool,
        Shown::Data,
        "Whether nothing was written",
        |report, _| Value::Bool(report.dry_run),
    ),
];

/// `1 post (new, once old), 3 comments (2 approved, 1 spam), 2 tag links`.
pub fn posts(removal: &Removal) -> String {
    let mut text = counted(removal.posts, "post");
    let renamed = removal.renamed.iter();
    let renamed = first_few(renamed.map(|post| format!("{}, once {}", post.slug, post.old)));
    if !renamed.is_empty() {
        text.push_str(&format!(" ({})", renamed.join("; ")));
    }
    text.push_str(&format!(
        ", {}, {}",
        comments(removal),
        counted(removal.tag_links, "tag link")
    ));
    if removal.redirects > 0 {
        text.push_str(&format!(", {}", counted(removal.redirects, "redirect")));
    }
    text
}

/// `3 comments (2 approved, 1 spam), 1 of them a reply to another`.
pub fn comments(removal: &Removal) -> String {
    let counts = &removal.comments;
    let mut text = counted(counts.total(), "comment");
    let parts: Vec<String> = [
        (counts.approved, "approved"),
        (counts.pending, "pending"),
        (counts.spam, "spam"),
    ]
    .into_iter()
    .filter(|&(count, _)| count > 0)
    .map(|(count, name)| format!("{count} {name}"))
    .collect();
    if !parts.is_empty() {
        text.push_str(&format!(" ({})", parts.join(", ")));
    }
    if removal.replies > 0 {
        text.push_str(&format!(
            ", among them {} below",
            counted(removal.replies, "reply")
        ));
    }
    text
}
