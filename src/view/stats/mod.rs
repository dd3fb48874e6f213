//! Statistics: as rows, as one object, and in [`page`] as a page.

mod page;

use jiff::Timestamp;
use serde_json::{Map, json};

use crate::model::stats::{Commenter, Discussed, MonthCounts, PostCounts};
use crate::model::{CommentCounts, Stats, Tag};
use crate::record::{self, Field, FieldInfo, FieldType, Value, fields, info, infos};

/// One number of the statistics.
pub(crate) struct Number {
    /// The group.
    pub group: &'static str,
    /// The name within the group.
    pub name: String,
    /// The number.
    pub value: Value,
}

/// The fields of a number.
pub(crate) const FIELDS: &[Field<Number>] = fields! { number, now;
    Table "group" Text, "The group of the number" => number.group;
    Table "name" Text, "The name in the group: a status, a month, a slug, a tag, an author …"
        => number.name.as_str();
    Table "value" Nullable(&Any), "The number, or a time" => number.value.clone();
};

const POSTS: &[Field<PostCounts>] = fields! { posts, now;
    Table "published" Count, "Published posts" => Value::Count(posts.published);
    Table "scheduled" Count, "Scheduled posts" => Value::Count(posts.scheduled);
    Table "draft" Count, "Drafts" => Value::Count(posts.draft);
};

const COMMENTS: &[Field<CommentCounts>] = fields! { comments, now;
    Table "approved" Count, "Approved comments" => Value::Count(comments.approved);
    Table "pending" Count, "Pending comments" => Value::Count(comments.pending);
    Table "spam" Count, "Spam" => Value::Count(comments.spam);
};

const MONTH: &[Field<MonthCounts>] = fields! { counts, now;
    Table "month" Text, "The month, as 2026-11 (UTC)" => counts.month.to_string();
    Table "comments" Count, "Number of comments written" => Value::Count(counts.comments);
    Table "posts" Count, "Number of posts published" => Value::Count(counts.posts);
};

const DISCUSSED: &[Field<Discussed>] = fields! { post, now;
    Table "id" Integer, "The id of the post" => post.id;
    Table "slug" Slug, "The slug" => post.slug.as_str();
    Table "title" Text, "The title" => post.title.as_str();
    Table "comments" Count, "Number of comments" => Value::Count(post.comments);
};

const TAG: &[Field<Tag>] = fields! { tag, now;
    Table "name" Text, "The tag" => tag.name.as_str();
    Table "posts" Count, "Number of posts with the tag" => Value::Count(tag.posts);
};

const AUTHOR: &[Field<Commenter>] = fields! { author, now;
    Table "name" Text, "The author" => author.name.as_str();
    Table "comments" Count, "Number of comments" => Value::Count(author.comments);
};

const WAITING: &[Field<Stats>] = fields! { stats, now;
    Table "pending" Count, "Number of pending comments" => Value::Count(stats.comments.pending);
    Table "oldest_id" Nullable(&Integer), "The id of the oldest of them"
        => stats.waiting.as_ref().map(|waiting| waiting.oldest);
    Table "oldest_at" Nullable(&Time), "When that was written"
        => stats.waiting.as_ref().map(|waiting| waiting.since);
    Table "median_age_seconds" Nullable(&Integer), "The median waiting time, in seconds"
        => stats.waiting.as_ref().map(|waiting| Value::Id(waiting.median));
};

/// No field here depends on the current time.
const ANY_TIME: Timestamp = Timestamp::UNIX_EPOCH;

/// The numbers one by one.
pub(crate) fn numbers(stats: &Stats) -> Vec<Number> {
    let mut numbers = Vec::new();
    add_fields(&mut numbers, "posts", POSTS, &stats.posts);
    add_fields(&mut numbers, "comments", COMMENTS, &stats.comments);
    let mut add = |group, name: String, count| {
        let value = Value::Count(count);
        numbers.push(Number { group, name, value });
    };
    add("media", "files".to_owned(), stats.media);
    for counts in &stats.months {
        add("month_comments", counts.month.to_string(), counts.comments);
    }
    for counts in &stats.months {
        add("month_posts", counts.month.to_string(), counts.posts);
    }
    for post in &stats.discussed {
        add("discussed", post.slug.to_string(), post.comments);
    }
    for tag in &stats.tags {
        add("tag", tag.name.clone(), tag.posts);
    }
    for author in &stats.authors {
        add("author", author.name.clone(), author.comments);
    }
    add_fields(&mut numbers, "waiting", WAITING, stats);
    numbers
}

fn add_fields<T>(numbers: &mut Vec<Number>, group: &'static str, fields: &[Field<T>], record: &T) {
    numbers.extend(fields.iter().map(|field| Number {
        group,
        name: field.info.name.to_owned(),
        value: (field.value)(record, ANY_TIME),
    }));
}

/// The fields of the JSON object.
pub(crate) fn parts() -> Vec<FieldInfo> {
    use FieldType::{List, Object};
    vec![
        info("posts", Object(|| infos(POSTS)), "Number of posts"),
        info("comments", Object(|| infos(COMMENTS)), "Number of comments"),
        info("media", FieldType::Count, "Number of media files"),
        info(
            "months",
            List(&Object(|| infos(MONTH))),
            "The counts of each month, oldest first",
        ),
        info(
            "discussed",
            List(&Object(|| infos(DISCUSSED))),
            "The posts with the most comments",
        ),
        info(
            "tags",
            List(&Object(|| infos(TAG))),
            "The tags of the most posts",
        ),
        info(
            "authors",
            List(&Object(|| infos(AUTHOR))),
            "The authors with the most comments",
        ),
        info("waiting", Object(|| infos(WAITING)), "The moderation queue"),
    ]
}

/// The numbers as one JSON object.
pub(crate) fn object(stats: &Stats) -> serde_json::Value {
    json!({
        "posts": record::object(POSTS, &stats.posts, ANY_TIME),
        "comments": record::object(COMMENTS, &stats.comments, ANY_TIME),
        "media": stats.media,
        "months": objects(MONTH, &stats.months),
        "discussed": objects(DISCUSSED, &stats.discussed),
        "tags": objects(TAG, &stats.tags),
        "authors": objects(AUTHOR, &stats.authors),
        "waiting": record::object(WAITING, stats, ANY_TIME),
    })
}

fn objects<T>(fields: &[Field<T>], records: &[T]) -> Vec<Map<String, serde_json::Value>> {
    let objects = records
        .iter()
        .map(|one| record::object(fields, one, ANY_TIME));
    objects.collect()
}
