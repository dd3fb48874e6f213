//! The blog in numbers: as rows, as one object, and in [`page`] as a page.

mod page;

use serde_json::json;

use crate::model::Stats;
use crate::record::{Field, FieldInfo, FieldType, Value, fields, info};

/// One number of the blog.
pub struct Number {
    /// What it is one of.
    pub group: &'static str,
    /// Which of them it is.
    pub name: String,
    /// The number.
    pub value: Value,
}

/// The fields of a number.
pub const FIELDS: &[Field<Number>] = fields! { number, now;
    Table "group" Text, "What the number is one of" => number.group;
    Table "name" Text, "Which of them: a status, a month, a slug, a tag, an author …"
        => number.name.as_str();
    Table "value" Nullable(&Any), "The number, or a time" => number.value.clone();
};

/// The numbers one by one.
pub fn numbers(stats: &Stats) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut add = |group, name: &str, value| {
        numbers.push(Number {
            group,
            name: name.to_owned(),
            value,
        });
    };
    let Stats {
        posts, comments, ..
    } = stats;
    add("posts", "published", Value::Count(posts.published));
    add("posts", "scheduled", Value::Count(posts.scheduled));
    add("posts", "draft", Value::Count(posts.draft));
    add("comments", "approved", Value::Count(comments.approved));
    add("comments", "pending", Value::Count(comments.pending));
    add("comments", "spam", Value::Count(comments.spam));
    for counts in &stats.months {
        let month = counts.month.to_string();
        add("month_comments", &month, Value::Count(counts.comments));
    }
    for counts in &stats.months {
        let month = counts.month.to_string();
        add("month_posts", &month, Value::Count(counts.posts));
    }
    for post in &stats.discussed {
        add("discussed", &post.slug, Value::Count(post.comments));
    }
    for tag in &stats.tags {
        add("tag", &tag.name, Value::Count(tag.posts));
    }
    for author in &stats.authors {
        add("author", &author.name, Value::Count(author.comments));
    }
    let waiting = stats.waiting.as_ref();
    let id = waiting.map(|waiting| Value::Id(waiting.oldest));
    let since = waiting.map(|waiting| Value::Time(waiting.since));
    let median = waiting.map(|waiting| Value::Id(waiting.median));
    add("waiting", "pending", Value::Count(comments.pending));
    add("waiting", "oldest_id", id.into());
    add("waiting", "oldest_at", since.into());
    add("waiting", "median_age_seconds", median.into());
    numbers
}

/// What is in the JSON object.
pub fn parts() -> Vec<FieldInfo> {
    vec![
        info(
            "posts",
            FieldType::Object(posts),
            "How many posts there are",
        ),
        info(
            "comments",
            FieldType::Object(comments),
            "How many comments there are",
        ),
        info(
            "months",
            FieldType::List(&FieldType::Object(month)),
            "What came in each month, the oldest first",
        ),
        info(
            "discussed",
            FieldType::List(&FieldType::Object(discussed)),
            "The posts with the most comments",
        ),
        info(
            "tags",
            FieldType::List(&FieldType::Object(tag)),
            "The tags of the most posts",
        ),
        info(
            "authors",
            FieldType::List(&FieldType::Object(author)),
            "Who wrote the most comments",
        ),
        info(
            "waiting",
            FieldType::Object(waiting),
            "What waits for a decision",
        ),
    ]
}

fn posts() -> Vec<FieldInfo> {
    vec![
        info("published", FieldType::Count, "Those that have appeared"),
        info("scheduled", FieldType::Count, "Those that will appear"),
        info("draft", FieldType::Count, "Drafts"),
    ]
}

fn comments() -> Vec<FieldInfo> {
    vec![
        info("approved", FieldType::Count, "Those that readers see"),
        info(
            "pending",
            FieldType::Count,
            "Those that wait for a decision",
        ),
        info("spam", FieldType::Count, "Spam"),
    ]
}

fn month() -> Vec<FieldInfo> {
    vec![
        info("month", FieldType::Text, "The month, as 2026-11 (UTC)"),
        info(
            "comments",
            FieldType::Count,
            "How many comments were written",
        ),
        info("posts", FieldType::Count, "How many posts appeared"),
    ]
}

fn discussed() -> Vec<FieldInfo> {
    vec![
        info("id", FieldType::Integer, "The id of the post"),
        info("slug", FieldType::Text, "Its slug"),
        info("title", FieldType::Text, "Its title"),
        info("comments", FieldType::Count, "How many comments it has"),
    ]
}

fn tag() -> Vec<FieldInfo> {
    vec![
        info("name", FieldType::Text, "The tag"),
        info("posts", FieldType::Count, "How many posts carry it"),
    ]
}

fn author() -> Vec<FieldInfo> {
    vec![
        info("name", FieldType::Text, "Who"),
        info("comments", FieldType::Count, "How many comments"),
    ]
}

fn waiting() -> Vec<FieldInfo> {
    vec![
        info("pending", FieldType::Count, "How many comments wait"),
        info(
            "oldest_id",
            FieldType::Nullable(&FieldType::Integer),
            "The id of the oldest of them",
        ),
        info(
            "oldest_at",
            FieldType::Nullable(&FieldType::Time),
            "When that was written",
        ),
        info(
            "median_age_seconds",
            FieldType::Nullable(&FieldType::Integer),
            "Half of them have waited longer",
        ),
    ]
}

/// The numbers as one JSON object.
pub fn object(stats: &Stats) -> serde_json::Value {
    let Stats {
        posts, comments, ..
    } = stats;
    let waiting = stats.waiting.as_ref();
    let months = stats.months.iter().map(|counts| {
        json!({
            "month": counts.month.to_string(),
            "comments": counts.comments,
            "posts": counts.posts,
        })
    });
    let discussed = stats.discussed.iter().map(|post| {
        json!({
            "id": post.id,
            "slug": post.slug,
            "title": post.title,
            "comments": post.comments,
        })
    });
    let tags = stats
        .tags
        .iter()
        .map(|tag| json!({ "name": tag.name, "posts": tag.posts }));
    let authors = stats
        .authors
        .iter()
        .map(|author| json!({ "name": author.name, "comments": author.comments }));
    json!({
        "posts": {
            "published": posts.published,
            "scheduled": posts.scheduled,
            "draft": posts.draft,
        },
        "comments": {
            "approved": comments.approved,
            "pending": comments.pending,
            "spam": comments.spam,
        },
        "months": months.collect::<Vec<_>>(),
        "discussed": discussed.collect::<Vec<_>>(),
        "tags": tags.collect::<Vec<_>>(),
        "authors": authors.collect::<Vec<_>>(),
        "waiting": {
            "pending": comments.pending,
            "oldest_id": waiting.map(|waiting| waiting.oldest),
            "oldest_at": waiting.map(|waiting| waiting.since.to_string()),
            "median_age_seconds": waiting.map(|waiting| waiting.median),
        },
    })
}
