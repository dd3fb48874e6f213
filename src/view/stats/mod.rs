//! The blog in numbers: as rows, as one object, and in [`page`] as a page.

mod page;

use serde_json::json;

use super::{About, Field, Kind, Shown, about, field};
use crate::model::Stats;
use crate::output::Value;

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
pub const FIELDS: &[Field<Number>] = &[
    field(
        "group",
        Kind::Text,
        Shown::Table,
        "What the number is one of",
        |number, _| number.group.into(),
    ),
    field(
        "name",
        Kind::Text,
        Shown::Table,
        "Which of them: a status, a month, a slug, a tag, an author …",
        |number, _| number.name.as_str().into(),
    ),
    field(
        "value",
        Kind::Maybe(&Kind::Any),
        Shown::Table,
        "The number, or a time",
        |number, _| number.value.clone(),
    ),
];

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
pub fn parts() -> Vec<About> {
    vec![
        about("posts", Kind::Object(posts), "How many posts there are"),
        about(
            "comments",
            Kind::Object(comments),
            "How many comments there are",
        ),
        about(
            "months",
            Kind::List(&Kind::Object(month)),
            "What came in each month, the oldest first",
        ),
        about(
            "discussed",
            Kind::List(&Kind::Object(discussed)),
            "The posts with the most comments",
        ),
        about(
            "tags",
            Kind::List(&Kind::Object(tag)),
            "The tags of the most posts",
        ),
        about(
            "authors",
            Kind::List(&Kind::Object(author)),
            "Who wrote the most comments",
        ),
        about(
            "waiting",
            Kind::Object(waiting),
            "What waits for a decision",
        ),
    ]
}

fn posts() -> Vec<About> {
    vec![
        about("published", Kind::Count, "Those that have appeared"),
        about("scheduled", Kind::Count, "Those that will appear"),
        about("draft", Kind::Count, "Drafts"),
    ]
}

fn comments() -> Vec<About> {
    vec![
        about("approved", Kind::Count, "Those that readers see"),
        about("pending", Kind::Count, "Those that wait for a decision"),
        about("spam", Kind::Count, "Spam"),
    ]
}

fn month() -> Vec<About> {
    vec![
        about("month", Kind::Text, "The month, as 2026-11 (UTC)"),
        about("comments", Kind::Count, "How many comments were written"),
        about("posts", Kind::Count, "How many posts appeared"),
    ]
}

fn discussed() -> Vec<About> {
    vec![
        about("id", Kind::Integer, "The id of the post"),
        about("slug", Kind::Text, "Its slug"),
        about("title", Kind::Text, "Its title"),
        about("comments", Kind::Count, "How many comments it has"),
    ]
}

fn tag() -> Vec<About> {
    vec![
        about("name", Kind::Text, "The tag"),
        about("posts", Kind::Count, "How many posts carry it"),
    ]
}

fn author() -> Vec<About> {
    vec![
        about("name", Kind::Text, "Who"),
        about("comments", Kind::Count, "How many comments"),
    ]
}

fn waiting() -> Vec<About> {
    vec![
        about("pending", Kind::Count, "How many comments wait"),
        about(
            "oldest_id",
            Kind::Maybe(&Kind::Integer),
            "The id of the oldest of them",
        ),
        about(
            "oldest_at",
            Kind::Maybe(&Kind::Time),
            "When that was written",
        ),
        about(
            "median_age_seconds",
            Kind::Maybe(&Kind::Integer),
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
