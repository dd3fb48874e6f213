//! Fields of a post.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::coming;
use super::wording::quoted;
use crate::model::{Post, PostStatus};
use crate::record::{Field, Value, fields};

/// The fields of a post.
pub(crate) const FIELDS: &[Field<Post>] = fields! { post, now;
    Table "id" Integer, "The id of the post" => post.id;
    Table "slug" Slug, "The slug, unique, used in URLs" => post.slug.as_str();
    Table "title" Text, "The title" => Value::Linked(post.title.clone(), post.address.clone());
    Data "author" Nullable(&Text), "The author" => post.author.clone();
    Table "status" Enum(&["draft", "scheduled", "published"]), "The current status"
        => post.status(now).name();
    Table "published_at" as "published" / "date" Nullable(&Time),
        "When it was or will be published; null for a draft"
        => post.published_at;
    Data "tags" List(&Text), "The tags" => Value::Words(post.tags.clone());
    Table "comment_count" as "comments" Count, "Number of comments, of any status"
        => Value::Count(post.comments);
    Record "comments_open" Bool, "Whether readers may comment" => Value::Bool(post.comments_open);
    Record "summary" Nullable(&Text), "The summary" => post.summary.clone();
    Record "body" Text, "The text, in Markdown" => post.body.as_str();
    Record "created_at" as "created" Time, "When it was written" => post.created_at;
    Record "updated_at" as "updated" Time, "When it was last changed" => post.updated_at;
    Record "revision" Integer, "Number of times it was written, from 1"
        => Value::Id(post.revision);
    Record "old_slugs" List(&Slug), "The former slugs, which still lead to the post"
        => Value::Words(post.old_slugs().map(str::to_owned).collect());
    Record "kind" Enum(&["post", "page"]), "Whether it is a post or a page" => post.kind.name();
    Record "path" Text, "The address: a path below the URL of the blog" => post.address.as_str();
    Record "own_path" Nullable(&Text), "The address that does not depend on the permalink pattern"
        => post.path.clone();
    Record "redirects" List(&Text), "The former addresses, which lead to the post"
        => Value::Words(post.redirects.clone());
    Record "language" Nullable(&Text), "The language (BCP 47); null is that of the blog"
        => post.language.clone();
    Record "guid" Nullable(&Text), "The id in feeds that another program gave it"
        => post.guid.clone();
    Record "image" Nullable(&Text), "The lead image: a media name or a URL"
        => post.image.clone();
};

/// The status of a post; for a scheduled one with its time in this zone.
pub(crate) fn standing(post: &Post, now: Timestamp, zone: &TimeZone) -> String {
    let status = post.status(now);
    match post.published_at {
        Some(time) if status == PostStatus::Scheduled => {
            format!("scheduled for {}", coming(time, now, zone))
        }
        _ => status.name().to_owned(),
    }
}

/// The name of a post in a sentence.
pub(crate) fn named(post: &Post) -> String {
    format!("post {} {}", post.id, quoted(&post.title))
}
