//! Fields of a comment.

use super::wording::ADD;
use crate::model::Comment;
use crate::record::{Field, FieldInfo, FieldType, Value, fields, info};

/// The fields of a comment. The e-mail address appears only on request.
pub(crate) const FIELDS: &[Field<Comment>] = fields! { comment, now;
    Table "id" Integer, "The id of the comment" => comment.id;
    Data "post_id" Integer, "The id of its post" => comment.post_id;
    Table "post" / "slug" Slug, "The slug of its post" => comment.post_slug.as_str();
    Data "parent_id" as "parent" / "answers" Nullable(&Integer),
        "The id of the comment it replies to"
        => comment.parent_id;
    Table "author" Text, "The author" => comment.author.as_str();
    Table "status" Enum(&["pending", "approved", "spam"]), "The moderation status"
        => comment.status.name();
    Table "created_at" as "written" / "created" / "date" Time, "When it was written"
        => comment.created_at;
    Data "website" Nullable(&Text), "The website of its author" => comment.website.clone();
    Table "body" Text, "The text, in Markdown" => comment.body.as_str();
    OnRequest "depth" Integer, "Its depth in the thread, from 0"
        => Value::Id(comment.depth);
    Record "post_title" / "title" Text, "The title of the post" => comment.post_title.as_str();
    Record "updated_at" as "updated" Time, "When it was last changed" => comment.updated_at;
    Record "revision" Integer, "Number of times it was written, from 1"
        => Value::Id(comment.revision);
    Record "reason" Nullable(&Text), "The rule or setting that decided its status, and why"
        => comment.reason.clone();
    OnRequest "email" Nullable(&Text), "The email address of its author"
        => comment.email.clone();
};

/// The list of comments inside a post.
pub(crate) const COMMENTS: FieldInfo = info(
    "comments",
    FieldType::List(&FieldType::Object(in_post)),
    "The comments in thread order",
);

fn in_post() -> Vec<FieldInfo> {
    let abouts = FIELDS.iter().map(|field| field.info);
    let is_in_post = |about: &FieldInfo| IN_POST.contains(&about.name);
    abouts.filter(is_in_post).collect()
}

/// The fields of a comment inside a post.
pub(crate) const IN_POST: [&str; 9] = [
    "id",
    "parent_id",
    "depth",
    "author",
    "website",
    "status",
    "created_at",
    "updated_at",
    "body",
];

/// The name of a comment in a sentence.
pub(crate) fn named(comment: &Comment) -> String {
    format!(
        "comment {} by {} on post {} {}",
        comment.id, comment.author, comment.post_id, comment.post_slug
    )
}

/// The sentence about a new comment, with the reason if it is not approved.
pub(crate) fn added(comment: &Comment, dry_run: bool) -> String {
    let status = comment.status.name();
    let status = match &comment.reason {
        Some(reason) => format!("{status}: {reason}"),
        None => status.to_owned(),
    };
    let verb = ADD.verb(dry_run);
    format!(
        "{verb} comment {} on post {} {} ({status})",
        comment.id, comment.post_id, comment.post_slug
    )
}
