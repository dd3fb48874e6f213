//! A blog as fields, and how it stands in words.

use anstyle::Style;
use jiff::Timestamp;

use super::operation::named;
use super::{Field, Kind, Shown, counted, field, styled};
use crate::model::Operation;
use crate::model::stats::Overview;
use crate::output::value::distance;
use crate::output::{Value, safe};

/// A blog that was made.
pub struct Made {
    /// The path of its file.
    pub path: String,
}

/// The fields of a blog that was made.
pub const MADE: &[Field<Made>] = &[field(
    "path",
    Kind::Text,
    Shown::Table,
    "The path of its file",
    |made, _| Value::Text(made.path.clone()),
)];

/// How a blog stands.
#[derive(Default)]
pub struct Status {
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// What is in it; nothing if there is no blog.
    pub overview: Option<Overview>,
    /// What was written last.
    pub last: Option<Operation>,
}

/// A field that counts something of a blog.
const fn count(
    name: &'static str,
    doc: &'static str,
    value: fn(&Status, Timestamp) -> Value,
) -> Field<Status> {
    field(name, Kind::Maybe(&Kind::Count), Shown::Table, doc, value)
}

fn counts(status: &Status, count: fn(&Overview) -> i64) -> Value {
    let overview = status.overview.as_ref();
    overview
        .map(|overview| Value::Count(count(overview)))
        .into()
}

/// The fields of how a blog stands; all but the path are null if there is none.
pub const STATUS: &[Field<Status>] = &[
    field(
        "path",
        Kind::Text,
        Shown::Table,
        "The path of its file",
        |status, _| status.path.as_str().into(),
    ),
    field(
        "title",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "Its title",
        |status, _| status.title.clone().into(),
    ),
    count("published", "How many posts have appeared", |status, _| {
        counts(status, |overview| overview.posts.published)
    }),
    count("scheduled", "How many posts will appear", |status, _| {
        counts(status, |overview| overview.posts.scheduled)
    }),
    count("drafts", "How many drafts there are", |status, _| {
        counts(status, |overview| overview.posts.draft)
    }),
    count("approved", "How many comments readers see", |status, _| {
        counts(status, |overview| overview.comments.approved)
    }),
    count(
        "pending",
        "How many comments wait for a decision",
        |status, _| counts(status, |overview| overview.comments.pending),
    ),
    count("spam", "How many comments are spam", |status, _| {
        counts(status, |overview| overview.comments.spam)
    }),
    field(
        "next",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "The slug of the next post that will appear",
        |status, _| next(status).map(|(slug, _)| slug.as_str()).into(),
    ),
    field(
        "next_at",
        Kind::Maybe(&Kind::Time),
        Shown::Table,
        "When it will",
        |status, _| next(status).map(|(_, at)| *at).into(),
    ),
    field(
        "operation",
        Kind::Maybe(&Kind::Integer),
        Shown::Table,
        "The last operation, as `blog log` numbers them",
        |status, _| status.last.as_ref().map(|last| Value::Id(last.id)).into(),
    ),
    field(
        "operation_at",
        Kind::Maybe(&Kind::Time),
        Shown::Table,
        "When that was done",
        |status, _| status.last.as_ref().map(|last| last.at).into(),
    ),
];

fn next(status: &Status) -> Option<&(String, Timestamp)> {
    status.overview.as_ref()?.next.as_ref()
}

/// How a blog stands, for a person, and the commands that are most useful next.
pub fn page(status: &Status, color: bool, now: Timestamp) -> String {
    let bold = |text: &str| styled(color, Style::new().bold(), text);
    let path = safe::line(&status.path);
    let mut next_steps = Vec::new();
    let mut text = match &status.overview {
        None => {
            next_steps.push(("blog init".to_owned(), "makes a blog in this folder"));
            format!("there is no blog yet: {path}\n")
        }
        Some(overview) => {
            let title = status.title.as_deref().unwrap_or("A blog without a title");
            let (posts, comments) = (&overview.posts, &overview.comments);
            if comments.pending > 0 {
                let waiting = "decides about the comments that wait";
                next_steps.push(("blog comment review".to_owned(), waiting));
            }
            if posts.draft > 0 {
                let drafts = "lists the drafts";
                next_steps.push(("blog post list --status draft".to_owned(), drafts));
            }
            let mut text = format!("{} · {path}\n\n", bold(&safe::line(title)));
            text += &format!(
                "posts     {} published, {} scheduled, {}\n",
                posts.published,
                posts.scheduled,
                counted(posts.draft, "draft")
            );
            text += &format!(
                "comments  {} approved, {} pending, {} spam\n",
                comments.approved, comments.pending, comments.spam
            );
            if let Some((slug, at)) = &overview.next {
                text += &format!("next      {} {}\n", safe::line(slug), distance(*at, now));
            }
            if let Some(last) = &status.last {
                text += &format!("last      {}\n", safe::line(&named(last)));
            }
            text
        }
    };
    next_steps.push(("blog post add".to_owned(), "writes a post"));
    next_steps.push(("blog post list".to_owned(), "lists the posts"));
    next_steps.push(("blog help".to_owned(), "lists the commands"));
    text.push('\n');
    for (command, does) in next_steps {
        text += &format!("  {command:<30} {does}\n");
    }
    text
}
