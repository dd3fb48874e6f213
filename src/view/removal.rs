//! What goes, or went, as fields and in words.

use super::{Field, Shown, counted, field};
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
    field("ids", Shown::Table, |report, _| {
        Value::Ids(report.removal.ids.clone())
    }),
    field("tags", Shown::Table, |report, _| {
        Value::Words(report.removal.tags.clone())
    }),
    field("posts", Shown::Table, |report, _| {
        Value::Count(report.removal.posts)
    }),
    field("comments", Shown::Table, |report, _| {
        Value::Count(report.removal.comments.total())
    }),
    field("approved", Shown::Table, |report, _| {
        Value::Count(report.removal.comments.approved)
    }),
    field("pending", Shown::Table, |report, _| {
        Value::Count(report.removal.comments.pending)
    }),
    field("spam", Shown::Table, |report, _| {
        Value::Count(report.removal.comments.spam)
    }),
    field("replies", Shown::Table, |report, _| {
        Value::Count(report.removal.replies)
    }),
    field("tag_links", Shown::Table, |report, _| {
        Value::Count(report.removal.tag_links)
    }),
    field("redirects", Shown::Data, |report, _| {
        Value::Count(report.removal.redirects)
    }),
    field("dry_run", Shown::Data, |report, _| {
        Value::Bool(report.dry_run)
    }),
];

/// So many posts that were named by an old slug are named in a sentence.
const NAMED: usize = 5;

/// `1 post (new, once old), 3 comments (2 approved, 1 spam), 2 tag links`.
pub fn posts(removal: &Removal) -> String {
    let mut text = counted(removal.posts, "post");
    let mut renamed: Vec<String> = removal
        .renamed
        .iter()
        .take(NAMED)
        .map(|post| format!("{}, once {}", post.slug, post.old))
        .collect();
    if removal.renamed.len() > NAMED {
        renamed.push(format!("and {} more", removal.renamed.len() - NAMED));
    }
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
