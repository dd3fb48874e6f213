//! Imported records in the terms of a blog, and their adjustment to its limits.

mod digest;
mod normalize;
mod outcome;

use std::path::PathBuf;

use jiff::Timestamp;

pub use digest::Digest;
pub use normalize::{Adjusted, Adjustment};
pub use outcome::{OnConflict, Outcome, Refused, Skipped};

use super::slug::{self, Script};
use super::{CommentStatus, PostKind, Slug};

/// An imported post.
#[derive(Debug, Clone, Default)]
pub struct PostRecord {
    /// The identifier at the source; unique among its posts.
    pub key: String,
    /// The id at the source, to be kept if it is free.
    pub id: Option<i64>,
    /// The slug; `None` makes one from the title.
    pub slug: Option<String>,
    /// Whether it is a post or a page.
    pub kind: PostKind,
    /// The address it keeps whatever the pattern of the blog: a path from the root.
    pub path: Option<String>,
    /// Its address at the source, as it was: a path from the root, with the query if that
    /// is the address (`/?p=12`). It leads to the post here.
    pub address: Option<String>,
    /// Other former addresses, which lead to the post: paths from the root, as they were.
    pub redirects: Vec<String>,
    /// The title; empty makes one from the text.
    pub title: String,
    /// The author's name.
    pub author: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The language of the text (BCP 47); `None` is that of the blog.
    pub language: Option<String>,
    /// The id that feeds of the source give it.
    pub guid: Option<String>,
    /// The lead image: a media name or a URL.
    pub image: Option<String>,
    /// The text: Markdown, possibly with HTML.
    pub body: String,
    /// The time of publication; `None` for a draft.
    pub published_at: Option<Timestamp>,
    /// Whether a post without a time of publication is published when it is created, at
    /// `created_at`.
    pub is_published: bool,
    /// The time of creation; `None` is the time of publication.
    pub created_at: Option<Timestamp>,
    /// The time of the last change.
    pub updated_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// The tags.
    pub tags: Vec<String>,
    /// Former slugs, which redirect to this post.
    pub old_slugs: Vec<String>,
}

impl PostRecord {
    /// The slug, or one made from the title in this script.
    pub fn slug_or_made(&self, script: Script) -> Slug {
        let made = || slug::made(&self.title, script);
        self.slug.as_ref().map_or_else(made, Slug::unchecked)
    }

    /// The addresses that the post had: former slugs as paths, the address, and the others.
    pub fn former_addresses(&self) -> impl Iterator<Item = String> {
        let old_slugs = self.old_slugs.iter().map(|slug| format!("/{slug}"));
        old_slugs.chain(self.address.iter().chain(&self.redirects).cloned())
    }

    /// The time of publication of a new post.
    pub fn publication_time(&self) -> Option<Timestamp> {
        let undated = || self.created_at.filter(|_| self.is_published);
        self.published_at.or_else(undated)
    }
}

/// A file to store as media.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaFile {
    /// The name in the blog: a path such as `2019/04/moo.jpg`.
    pub name: String,
    /// The file.
    pub file: PathBuf,
    /// The alternative text.
    pub alt: Option<String>,
    /// The time it was added; `None` is now.
    pub created_at: Option<Timestamp>,
}

/// An imported comment.
#[derive(Debug, Clone)]
pub struct CommentRecord {
    /// The identifier at the source; unique among its comments.
    pub key: String,
    /// The id at the source, to be kept if it is free.
    pub id: Option<i64>,
    /// Its post.
    pub on: Thread,
    /// The key of its parent comment.
    pub parent: Option<String>,
    /// The author's name.
    pub author: String,
    /// The author's email address.
    pub email: Option<String>,
    /// The author's website.
    pub website: Option<String>,
    /// The text: Markdown, possibly with HTML.
    pub body: String,
    /// The status at the source.
    pub status: CommentStatus,
    /// The reason for the status, if known.
    pub reason: Option<String>,
    /// The time of writing.
    pub created_at: Option<Timestamp>,
    /// The time of the last change.
    pub updated_at: Option<Timestamp>,
}

/// The post of an imported comment, by everything the source says about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Thread {
    /// The key of the post, if the source has posts.
    pub key: Option<String>,
    /// URLs or paths of the post; the last segment of one may be its slug.
    pub addresses: Vec<String>,
    /// The title.
    pub title: Option<String>,
}

impl Thread {
    /// The name in messages: the title, a URL or the key.
    pub fn name(&self) -> &str {
        let address = self.addresses.first();
        let name = address.or(self.title.as_ref()).or(self.key.as_ref());
        name.map_or("", String::as_str)
    }

    /// The possible slugs from the URLs, the likeliest first.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().filter_map(|address| {
            let path = address.split(['?', '#']).next()?;
            let path = path.split_once("://").map_or(path, |(_, path)| path);
            let mut parts = path.split('/').filter(|part| !part.is_empty());
            let is_index = |part: &&str| matches!(*part, "index.html" | "index.php" | "amp");
            let last = parts.rfind(|part| !is_index(part))?;
            let last = last
                .strip_suffix(".html")
                .or_else(|| last.strip_suffix(".htm"))
                .or_else(|| last.strip_suffix(".md"))
                .unwrap_or(last);
            Some(last).filter(|last| !last.is_empty())
        })
    }
}
