//! Readers of other programs' formats. They do not know the store.
//!
//! Each format has a file with a function `read`, which calls `each` with one [`Item`] after
//! the other, in the order of the input, and holds one record in memory at a time. Malformed
//! input is an item, too ([`What::Malformed`]): the caller returns an error to stop there, or
//! the reader continues with the next record.

mod address;
pub mod archive;
pub mod blogger;
mod clean;
mod clickable;
pub mod commento;
pub mod comments;
pub mod disqus;
pub mod feed;
pub mod ghost;
pub mod giscus;
mod html;
mod html_block;
mod json;
pub mod jsonl;
pub mod markdown;
pub mod medium;
pub mod mtif;
pub mod remark42;
pub mod staticman;
pub mod substack;
mod tags;
mod timestamp;
pub mod uploads;
pub mod wxr;
mod xml;

use std::fmt;

use thiserror::Error;

use crate::model::import::{CommentRecord, MediaFile, PostRecord};

/// One item of the input.
#[derive(Debug, Clone)]
pub struct Item {
    /// The position in the input.
    pub place: Location,
    /// The content.
    pub what: What,
}

/// The content of an item.
#[derive(Debug, Clone)]
pub enum What {
    /// The name of the source, such as the address of a site. It is the first item, if the
    /// input has it.
    Source(String),
    /// A post.
    Post(Box<PostRecord>),
    /// A comment.
    Comment(Box<CommentRecord>),
    /// A setting of the blog.
    Setting(String, String),
    /// A tag, used or not.
    Tag(String),
    /// A moderation rule.
    Rule(Box<crate::model::NewRule>),
    /// A record that a blog cannot have, such as a menu: its kind, and why it was skipped.
    Skipped(&'static str, &'static str),
    /// A problem in a record that is imported, such as an unknown shortcode.
    Warning(String),
    /// What was changed or dropped in a record that is imported, counted by the first text
    /// (`a front matter field was ignored`); the second says which (`layout`).
    Notice(&'static str, String),
    /// A file that a record refers to.
    Media(Box<MediaFile>),
    /// A malformed record, and what is wrong with it.
    Malformed(String),
}

/// A position in the input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Location {
    /// The file, if there are several.
    pub file: Option<String>,
    /// The line, from 1, if it is known.
    pub line: Option<u64>,
}

impl Location {
    /// A line of the only file.
    pub fn line(line: u64) -> Location {
        Location {
            file: None,
            line: Some(line),
        }
    }

    /// An item at this place.
    pub fn item(&self, what: What) -> Item {
        Item {
            place: self.clone(),
            what,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}, line {line}"),
            (Some(file), None) => f.write_str(file),
            (None, Some(line)) => write!(f, "line {line}"),
            (None, None) => Ok(()),
        }
    }
}

/// An error that ends the reading of an input.
#[derive(Debug, Error)]
pub enum ReadError {
    /// An I/O error.
    #[error("cannot read the input: {0}")]
    Io(#[from] std::io::Error),
    /// It is not in the expected format.
    #[error("{0}")]
    Unusable(String),
}

/// The link to a file that belongs to a post, as the last paragraph of its text.
fn attachment(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path);
    let name: String = name.chars().filter(|c| !"[]\\`*<>".contains(*c)).collect();
    let url = url
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace(' ', "%20");
    format!("\n\n[{name}](<{url}>)\n")
}
