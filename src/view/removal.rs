//! Removals, as fields and in words.

use super::{counted, first_few, tallied};
use crate::model::id::Id;
use crate::model::{PostId, Removal};
use crate::record::{Field, Value, fields};

/// A removal, or its dry run.
pub(crate) struct Report<I> {
    /// The affected rows.
    pub removal: Removal<I>,
    /// Whether it was a dry run.
    pub dry_run: bool,
}

impl<const KIND: char> Report<Id<KIND>> {
    /// The fields of a removal. `comments` counts the replies too.
    pub(crate) const FIELDS: &[Field<Self>] = fields! { report, now;
        Table "ids" List(&Integer), "The selected posts or comments"
            => report.removal.ids.clone();
        Table "tags" List(&Text), "The removed tags" => Value::Words(report.removal.tags.clone());
        Table "posts" Count, "Number of removed posts" => Value::Count(report.removal.posts);
        Table "comments" Count, "Number of removed comments, with replies"
            => Value::Count(report.removal.comments.total());
        Table "approved" Count, "Number of approved ones among the comments"
            => Value::Count(report.removal.comments.approved);
        Table "pending" Count, "Number of pending ones among the comments"
            => Value::Count(report.removal.comments.pending);
        Table "spam" Count, "Number of spam ones among the comments"
            => Value::Count(report.removal.comments.spam);
        Table "replies" Count, "Number of comments removed as replies to removed ones"
            => Value::Count(report.removal.replies);
        Table "tag_links" Count, "Number of tags removed from posts"
            => Value::Count(report.removal.tag_links);
        Data "redirects" Count, "Number of removed redirects"
            => Value::Count(report.removal.redirects);
        Data "dry_run" Bool, "Whether it was a dry run" => Value::Bool(report.dry_run);
    };
}

/// `1 post (new, once old), 3 comments (2 approved, 1 spam), 2 tag links`.
pub(crate) fn posts(removal: &Removal<PostId>) -> String {
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
pub(crate) fn comments<I>(removal: &Removal<I>) -> String {
    let counts = &removal.comments;
    let mut text = counted(counts.total(), "comment");
    let statuses = tallied([
        (counts.approved, "approved"),
        (counts.pending, "pending"),
        (counts.spam, "spam"),
    ]);
    if !statuses.is_empty() {
        text.push_str(&format!(" ({statuses})"));
    }
    if removal.replies > 0 {
        text.push_str(&format!(
            ", among them {} below",
            counted(removal.replies, "reply")
        ));
    }
    text
}
