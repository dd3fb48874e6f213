//! Pages of posts and comments.

use std::borrow::Cow;

use anstyle::Style;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use textwrap::{Options, WordSplitter};

use super::{counted, post, styled};
use crate::markup::terminal::{self, Page};
use crate::model::{Comment, CommentStatus, Post};
use crate::output::human::relative_time;
use crate::output::{Permalinks, Terminal, safe};

/// The indentation per level of a thread.
const STEP: usize = 2;

/// Lays out pages.
pub(crate) struct Setter {
    /// The width in columns.
    pub(super) width: usize,
    /// Whether styles are used.
    color: bool,
    /// The current time, for relative times.
    pub(super) now: Timestamp,
    /// The zone of times.
    zone: TimeZone,
    /// The number of levels of a thread that are indented.
    levels: usize,
    /// The permalinks of titles.
    links: Option<Permalinks>,
    /// Whether times are exact, for files and pipes.
    pub(super) exact: bool,
}

impl Setter {
    /// Lays out pages for standard output.
    pub(crate) fn new(terminal: Terminal, now: Timestamp) -> Self {
        Setter {
            width: terminal.width.into(),
            color: terminal.color,
            now,
            zone: TimeZone::UTC,
            levels: usize::MAX,
            links: None,
            exact: !terminal.stdout,
        }
    }

    /// Links titles to these permalinks.
    pub(crate) fn with_links(self, links: Option<Permalinks>) -> Self {
        Setter { links, ..self }
    }

    /// Shows times in this zone instead of UTC.
    pub(crate) fn in_zone(self, zone: TimeZone) -> Self {
        Setter { zone, ..self }
    }

    /// Limits the number of indented levels.
    pub(crate) fn with_levels(self, levels: usize) -> Self {
        Setter { levels, ..self }
    }

    /// The page of a post: title, metadata and text.
    pub(crate) fn post(&self, post: &Post) -> String {
        let title = safe::line(&post.title);
        let mut about = vec![format!("#{} {}", post.id, post.slug)];
        about.extend(
            post.author
                .as_ref()
                .map(|author| format!("by {}", safe::line(author))),
        );
        about.push(match post.published_at {
            Some(time) if time <= self.now => format!("published {}", self.when(time)),
            Some(time) if self.exact => {
                format!("scheduled for {}", self.exact_time(time))
            }
            _ => post::standing(post, self.now, &self.zone),
        });
        if !post.tags.is_empty() {
            about.push(safe::line(&post.tags.join(", ")).into_owned());
        }
        if !post.comments_open {
            about.push("comments closed".to_owned());
        }
        let mut title = self.bold(&title);
        if let Some(links) = &self.links {
            title = links.link(&title, &post.address);
        }
        let mut page = format!("{title}\n{}", self.about(&about.join(" · ")));
        let body = self.markdown(&post.body, self.width);
        if !body.is_empty() {
            page.push_str(&format!("\n{body}"));
        }
        page
    }

    /// The metadata of a post: one line in a pipe, wrapped on a terminal.
    fn about(&self, text: &str) -> String {
        let width = if self.exact { usize::MAX } else { self.width };
        let options = Options::new(width).word_splitter(WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(text, options);
        lines.iter().map(|line| self.dim(line) + "\n").collect()
    }

    /// The heading of the comments of a post.
    pub(crate) fn comments_heading(&self, post: &Post) -> String {
        format!("\n{}\n", self.bold(&counted(post.comments, "comment")))
    }

    /// A comment in a thread, indented by its depth.
    pub(crate) fn in_thread(&self, comment: &Comment) -> String {
        let most = self.levels.min(self.width.saturating_sub(20) / STEP);
        let level = usize::try_from(comment.depth).map_or(most, |depth| depth.min(most));
        let indentation = " ".repeat(level * STEP);
        let mut text = format!("\n{indentation}{}\n", self.byline(comment));
        let width = self.width.saturating_sub(indentation.len() + STEP);
        for line in self.markdown(&comment.body, width).lines() {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!("{indentation}{}{line}", " ".repeat(STEP))
            };
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// The page of a comment, with its post.
    pub(crate) fn comment(&self, comment: &Comment) -> String {
        let mut on = format!(
            "on #{} {}: {}",
            comment.post_id,
            comment.post_slug,
            safe::line(&comment.post_title)
        );
        if let Some(parent) = comment.parent_id {
            on.push_str(&format!(" · in reply to #{parent}"));
        }
        format!(
            "{}\n{}\n\n{}",
            self.byline(comment),
            self.dim(&on),
            self.markdown(&comment.body, self.width)
        )
    }

    fn byline(&self, comment: &Comment) -> String {
        let author = self.bold(&safe::line(&comment.author));
        let mut about = self.when(comment.created_at);
        if comment.status != CommentStatus::Approved {
            about.push_str(&format!(" · {}", comment.status.name()));
        }
        if let Some(website) = &comment.website {
            about.push_str(&format!(" · {}", safe::line(website)));
        }
        format!(
            "#{} {author} {}",
            comment.id,
            self.dim(&format!("· {about}"))
        )
    }

    /// A time, relative on a terminal and exact in a file.
    pub(super) fn when(&self, time: Timestamp) -> String {
        if self.exact {
            self.exact_time(time)
        } else {
            relative_time(time, self.now, &self.zone)
        }
    }

    /// `2026-11-27T09:00:00+01:00`, or `Z` in UTC.
    fn exact_time(&self, time: Timestamp) -> String {
        let offset = self.zone.to_offset(time);
        match offset.is_zero() {
            true => time.to_string(),
            false => time.display_with_offset(offset).to_string(),
        }
    }

    fn markdown(&self, text: &str, width: usize) -> String {
        let clean: fn(&str) -> Cow<'_, str> = safe::lines;
        terminal::render(
            text,
            &Page {
                width,
                color: self.color,
                clean,
            },
        )
    }

    pub(super) fn bold(&self, text: &str) -> String {
        styled(self.color, Style::new().bold(), text)
    }

    pub(super) fn dim(&self, text: &str) -> String {
        styled(self.color, Style::new().dimmed(), text)
    }
}
