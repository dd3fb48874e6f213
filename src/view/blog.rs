//! The status of a blog, as fields and as a page.

use anstyle::Style;
use jiff::Timestamp;
use textwrap::{Options, WordSplitter};

use super::operation::named;
use super::{counted, styled};
use crate::model::stats::Overview;
use crate::model::{Operation, Slug};
use crate::output::human::distance;
use crate::output::{Terminal, safe};
use crate::record::{Field, Value, fields};

/// A new blog.
pub(crate) struct Made {
    /// The path of its file.
    pub path: String,
}

/// The fields of a new blog.
pub(crate) const MADE: &[Field<Made>] = fields! { made, now;
    Table "path" Text, "The path of the file" => Value::Text(made.path.clone());
};

/// The status of a blog.
#[derive(Default)]
pub(crate) struct Status {
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// The counts; `None` if there is no blog.
    pub overview: Option<Overview>,
    /// The last operation.
    pub last: Option<Operation>,
    /// The unsaved texts: what each is, and the command that opens it.
    pub unsaved: Vec<(String, String)>,
}

fn count(status: &Status, count: fn(&Overview) -> i64) -> Option<Value> {
    let overview = status.overview.as_ref()?;
    Some(Value::Count(count(overview)))
}

/// The fields of the status. All but the path are null if there is no blog.
pub(crate) const STATUS: &[Field<Status>] = fields! { status, now;
    Table "path" Text, "The path of the file" => status.path.as_str();
    Table "title" Nullable(&Text), "The title" => status.title.clone();
    Table "published" Nullable(&Count), "Number of published posts"
        => count(status, |overview| overview.posts.published);
    Table "scheduled" Nullable(&Count), "Number of scheduled posts"
        => count(status, |overview| overview.posts.scheduled);
    Table "drafts" Nullable(&Count), "Number of drafts"
        => count(status, |overview| overview.posts.draft);
    Table "approved" Nullable(&Count), "Number of approved comments"
        => count(status, |overview| overview.comments.approved);
    Table "pending" Nullable(&Count), "Number of pending comments"
        => count(status, |overview| overview.comments.pending);
    Table "spam" Nullable(&Count), "Number of spam comments"
        => count(status, |overview| overview.comments.spam);
    Table "next" Nullable(&Slug), "The slug of the next scheduled post"
        => next(status).map(|(slug, _)| slug.as_str());
    Table "next_at" Nullable(&Time), "When it will be published" => next(status).map(|(_, at)| *at);
    Table "operation" Nullable(&Integer), "The last operation, as `blog log` numbers them"
        => status.last.as_ref().map(|last| last.id);
    Table "operation_at" Nullable(&Time), "The time of that operation"
        => status.last.as_ref().map(|last| last.at);
    Table "unsaved" List(&Text), "The commands that open texts which were not stored"
        => Value::Words(status.unsaved.iter().map(|(_, command)| command.clone()).collect());
};

fn next(status: &Status) -> Option<&(Slug, Timestamp)> {
    status.overview.as_ref()?.next.as_ref()
}

/// The width from which the next steps are one per line.
const STEPS: usize = 70;

/// The status page, with suggestions of next commands.
pub(crate) fn page(status: &Status, terminal: Terminal, now: Timestamp) -> String {
    let bold = |text: &str| styled(terminal.color, Style::new().bold(), text);
    let path = safe::line(&status.path);
    let mut text;
    let mut lines = Vec::new();
    let mut next_steps: Vec<(&str, String)> = Vec::new();
    for (name, command) in &status.unsaved {
        next_steps.push((command, format!("opens an unsaved text of {name}")));
    }
    let mut step = |command, does: &str| next_steps.push((command, does.to_owned()));
    match &status.overview {
        None => {
            step("blog init", "makes a blog in this folder");
            text = format!("there is no blog yet: {path}\n");
        }
        Some(overview) => {
            let title = status.title.as_deref().unwrap_or("A blog without a title");
            text = format!("{} · {path}\n\n", bold(&safe::line(title)));
            let (posts, comments) = (&overview.posts, &overview.comments);
            if comments.pending > 0 {
                step(
                    "blog comment review",
                    "decides about the comments that wait",
                );
            }
            if posts.draft > 0 {
                step("blog post list --status draft", "lists the drafts");
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
    step("blog post add", "writes a post");
    step("blog post list", "lists the posts");
    step("blog help", "lists the commands");
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
