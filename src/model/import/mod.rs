//! Records of other programs in the terms of a blog, and what has to be done to
//! them so that they keep to its rules.

mod digest;
mod normalize;
mod outcome;

use jiff::Timestamp;

pub use digest::Digest;
pub use normalize::Adjustment;
pub use outcome::{OnConflict, Outcome, Refused, Skipped};

use super::{CommentStatus, Slug, slug};

/// A post of another program.
#[derive(Debug, Clone, Default)]
pub struct PostRecord {
    /// What names it there; unique among its posts.
    pub key: String,
    /// Its id here, if it can have that.
    pub id: Option<i64>,
    /// Its slug; made from its title if it has none.
    pub slug: Option<String>,
    /// Its title; made from its text if it is empty.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it is about.
    pub summary: Option<String>,
    /// Its text, in Markdown, which may have HTML in it.
    pub body: String,
    /// When it appears; never, for a draft.
    pub published_at: Option<Timestamp>,
    /// When it was first stored; when it appeared, if that is not known.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Other slugs that lead to it.
    pub old_slugs: Vec<String>,
}

impl PostRecord {
    /// Its slug, or one made from its title.
    pub fn slug_or_made(&self) -> Slug {
        let made = || slug::from_title(&self.title);
        self.slug.as_ref().map_or_else(made, Slug::unchecked)
    }
}

/// A comment of another program.
#[derive(Debug, Clone)]
pub struct CommentRecord {
    /// What names it there; unique among its comments.
    pub key: String,
    /// Its id here, if it can have that.
    pub id: Option<i64>,
    /// The post it is on.
    pub on: Thread,
    /// The key of the comment that it answers.
    pub parent: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// How to reach the author.
    pub email: Option<String>,
    /// Where the author is at home.
    pub website: Option<String>,
    /// Its text, in Markdown, which may have HTML in it.
    pub body: String,
    /// What was decided about it.
    pub status: CommentStatus,
    /// Why it has that status, if it is known.
    pub reason: Option<String>,
    /// When it was written.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
}

/// The post that a comment of another program is on, by all that is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Thread {
    /// The key of the post, if the source has posts.
    pub key: Option<String>,
    /// Its addresses, or paths of them; the last part of one may be its slug.
    pub addresses: Vec<String>,
    /// Its title.
    pub title: Option<String>,
}

impl Thread {
    /// What it is called in a sentence.
    pub fn name(&self) -> &str {
        let address = self.addresses.first();
        let name = address.or(self.title.as_ref()).or(self.key.as_ref());
        name.map_or("", String::as_str)
    }

    /// The slugs that its addresses may end with, the likeliest first.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().filter_map(|address| {
            let path = address.split(['?', '#']).next()?;
            let path = path.split_once("://").map_or(path, |(_, path)| path);
            let last = path.trim_end_matches('/').rsplit('/').next()?;
            let last = last
                .strip_suffix(".html")
                .or_else(|| last.strip_suffix(".htm"))
                .or_else(|| last.strip_suffix(".md"))
                .unwrap_or(last);
            Some(last).filter(|last| !last.is_empty())
        })
    }
}
