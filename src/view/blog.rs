//! A blog as fields, and how it stands in words.

use anstyle::Style;
use jiff::Timestamp;
use textwrap::{Options, WordSplitter};

use super::operation::named;
use super::{Field, Kind, Shown, counted, field, styled};
use crate::model::Operation;
use crate::model::stats::Overview;
use crate::output::value::distance;
use crate::output::{Terminal, Value, safe};

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

/// So many columns have room for the next steps, one a line.
const STEPS: usize = 70;

/// How a blog stands, for a person, and the commands that are most useful next.
pub fn page(status: &Status, terminal: Terminal, now: Timestamp) -> String {
    let bold = |text: &str| styled(terminal.color, Style::new().bold(), text);
    let path = safe::line(&status.path);
    let mut text;
    let mut lines = Vec::new();
    let mut next_steps = Vec::new();
    match &status.overview {
        None => {
            next_steps.push(("blog init", "makes a blog in this folder"));
            text = format!("there is no blog yet: {path}\n");
        }
        Some(overview) => {
            let title = status.title.as_deref().unwrap_or("A blog without a title");
            text = format!("{} · {path}\n\n", bold(&safe::line(title)));
            let (posts, comments) = (&overview.posts, &overview.comments);
            if comments.pending > 0 {
                next_steps.push((
                    "blog comment review",
                    "decides about the comments that wait",
                ));
            }
            if posts.draft > 0 {
                next_steps.push(("blog post list --status draft", "lists the drafts"));
            }
            lines.push(format!(
                "posts     {} published, {} scheduled, {}",
                posts.published,
                posts.scheduled,
                counted(posts.draft, "draft")
            ));
            lines.push(format!(
                "comments  {} approved, {} pending, {} spam",
                comments.approved, comments.pending, comments.spam
            ));
            let next = overview.next.as_ref();
            lines.extend(next.map(|(slug, at)| format!("next      {slug} {}", distance(*at, now))));
            let last = status.last.as_ref();
            lines.extend(last.map(|last| format!("last      {}", named(last))));
        }
    };
    next_steps.push(("blog post add", "writes a post"));
    next_steps.push(("blog post list", "lists the posts"));
    next_steps.push(("blog help", "lists the commands"));
    lines.push(String::new());
    for (command, does) in next_steps {
        if usize::from(terminal.width) < STEPS {
            lines.extend([format!("  {command}"), format!("      {does}")]);
        } else {
            lines.push(format!("  {command:<30} {does}"));
        }
    }
    let options = Options::new(terminal.width.into())
        .word_splitter(WordSplitter::NoHyphenation)
        .subsequent_indent("          ");
    for line in lines {
        text += &textwrap::fill(&safe::line(&line), &options);
        text.push('\n');
    }
    text
}
