//! Foreign bytes read into our terms: what a file says of itself, and the records of
//! other programs. Nothing here knows the store.
//!
//! A reader of records is a function `read` in a file of its own, one for each
//! format. It calls `each` with an [`Item`] after the other, in the order of its
//! input, and holds no more of that in memory than one record. What it cannot read
//! is an item too ([`What::Broken`]): who takes it says by an error that this is the
//! end, or else the reader goes on behind it as well as it can.

pub mod blogger;
pub mod comments;
pub mod disqus;
pub mod ghost;
mod html_block;
mod json;
pub mod jsonl;
pub mod markdown;
mod moment;
pub mod remark42;
pub mod wxr;
mod xml;

use std::fmt;

use thiserror::Error;

use crate::model::record::{CommentRecord, PostRecord};

/// Something that a reader has come to.
#[derive(Debug, Clone)]
pub struct Item {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub what: What,
}

/// What a reader has come to.
#[derive(Debug, Clone)]
pub enum What {
    /// The name of the source, such as the address of a site; it comes first, if the
    /// input says it.
    Source(String),
    /// A post.
    Post(Box<PostRecord>),
    /// A comment.
    Comment(Box<CommentRecord>),
    /// A setting of the blog.
    Setting(String, String),
    /// A tag, whether or not a post has it.
    Tag(String),
    /// A rule of moderation.
    Rule(Box<crate::model::NewRule>),
    /// What has no place in a blog, by what it is and why, such as a menu.
    LeftOut(&'static str, &'static str),
    /// Something that was noticed in a record which is taken all the same, such as a
    /// shortcode that nobody knows.
    Noticed(String),
    /// What cannot be read, and why.
    Broken(String),
}

/// A place in an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, if there are several.
    pub file: Option<String>,
    /// The line, from 1, if it is known.
    pub line: Option<u64>,
}

impl Place {
    /// A line of the only file.
    pub fn line(line: u64) -> Place {
        Place {
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

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}, line {line}"),
            (Some(file), None) => f.write_str(file),
            (None, Some(line)) => write!(f, "line {line}"),
            (None, None) => Ok(()),
        }
    }
}

/// An input that cannot be read any further.
#[derive(Debug, Error)]
pub enum ReadError {
    /// Reading itself failed.
    #[error("cannot read the input: {0}")]
    Io(#[from] std::io::Error),
    /// It is not what it should be, as a whole.
    #[error("{0}")]
    Unusable(String),
}
