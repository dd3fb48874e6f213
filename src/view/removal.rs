//! Removals, as fields and in words.

use super::wording::{first_named, quoted};
use super::{counted, first_few, number, tallied};
use crate::model::id::Id;
use crate::model::removal::Named;
use crate::model::{CommentId, PostId, Removal, TagId};
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

/// `removed post 3 "On tea", 2 comments; blog undo brings it back`.
pub(crate) fn sentence(what: &str, dry_run: bool) -> String {
    match dry_run {
        true => format!("would remove {what}"),
        false => format!("removed {what}; blog undo brings it back"),
    }
}

/// `1 post (new, once old), 3 comments (2 approved, 1 spam), 2 tag links`.
pub(crate) fn posts(removal: &Removal<PostId>) -> String {
    let mut text = named(removal, "post", |post| quoted(&post.name));
    let renamed = removal.renamed.iter();
    let renamed = first_few(renamed.map(|post| format!("{}, once {}", post.slug, post.old)));
    if !renamed.is_empty() {
        text.push_str(&format!(", found by an old slug ({})", renamed.join("; ")));
    }
    text.push_str(&format!(
        ", {}, {}",
        tally(removal),
        counted(removal.tag_links, "tag link")
    ));
    if removal.redirects > 0 {
        text.push_str(&format!(", {}", counted(removal.redirects, "redirect")));
    }
    text
}

/// `3 comments (2 approved, 1 spam)`.
fn tally<I>(removal: &Removal<I>) -> String {
    let text = counted(removal.comments.total(), "comment");
    with_statuses(text, removal)
}

/// `comment 7 by Bob and 2 replies (3 approved)`, or `2 comments (7 by Bob, 8 by Cyd)`.
pub(crate) fn comments(removal: &Removal<CommentId>) -> String {
    let mut text = named(removal, "comment", |comment| format!("by {}", comment.name));
    if removal.replies > 0 {
        text.push_str(&format!(" and {}", counted(removal.replies, "reply")));
    }
    with_statuses(text, removal)
}

/// `post 3 "On tea"`, or `12 posts (3 "On tea", 4 "On coffee", 5 "On milk" and 9 more)`.
fn named<I: ToString>(
    removal: &Removal<I>,
    noun: &str,
    name: impl Fn(&Named<I>) -> String,
) -> String {
    let name = |named: &Named<I>| format!("{} {}", named.id.to_string(), name(named));
    let names: Vec<String> = removal.first.iter().map(name).collect();
    match (removal.ids.len(), names.as_slice()) {
        (1, [name]) => format!("{noun} {name}"),
        (0, _) => counted(0, noun),
        (count, names) => {
            let counted = counted(number(&removal.ids), noun);
            format!("{counted} ({})", first_named(names, count))
        }
    }
}

/// `tag rust, 3 tag links`, or `2 tags (rust, go), 3 tag links`.
pub(crate) fn tags(removal: &Removal<TagId>) -> String {
    let links = counted(removal.tag_links, "tag link");
    match removal.tags.as_slice() {
        [tag] => format!("tag {tag}, {links}"),
        tags => {
            let counted = counted(number(tags), "tag");
            format!("{counted} ({}), {links}", first_named(tags, tags.len()))
        }
    }
}

/// `2 approved, 1 spam`: the statuses of the comments.
fn statuses<I>(removal: &Removal<I>) -> String {
    let counts = &removal.comments;
    tallied([
        (counts.approved, "approved"),
        (counts.pending, "pending"),
        (counts.spam, "spam"),
    ])
}

fn with_statuses<I>(text: String, removal: &Removal<I>) -> String {
    match statuses(removal) {
        none if none.is_empty() => text,
        statuses => format!("{text} ({statuses})"),
    }
}
