//! The effects of a removal.

use super::{CommentStatus, Slug};

/// The number of comments of each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CommentCounts {
    /// Visible to readers.
    pub approved: i64,
    /// Waiting for moderation.
    pub pending: i64,
    /// Spam.
    pub spam: i64,
}

impl CommentCounts {
    /// Adds `count` comments of a status.
    pub fn add(&mut self, status: CommentStatus, count: i64) {
        match status {
            CommentStatus::Approved => self.approved += count,
            CommentStatus::Pending => self.pending += count,
            CommentStatus::Spam => self.spam += count,
        }
    }

    /// The number of all comments.
    pub fn total(&self) -> i64 {
        self.approved + self.pending + self.spam
    }
}

/// The effects of a removal: the requested records, with ids `I`, and everything that
/// depends on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Removal<I> {
    /// The ids of the requested posts or comments, in ascending order.
    pub ids: Vec<I>,
    /// The names of the requested tags.
    pub tags: Vec<String>,
    /// The first [`NAMED`] of the requested posts or comments.
    pub first: Vec<Named<I>>,
    /// The number of removed posts.
    pub posts: i64,
    /// The numbers of removed comments.
    pub comments: CommentCounts,
    /// The number of these comments that are replies to a requested comment.
    pub replies: i64,
    /// The number of removed links between posts and tags.
    pub tag_links: i64,
    /// The number of removed redirects from former slugs.
    pub redirects: i64,
    /// The posts that were requested by a former slug.
    pub renamed: Vec<Renamed>,
}

/// The most records that a removal names.
pub const NAMED: usize = 3;

/// A record with the text that a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<I> {
    /// The id.
    pub id: I,
    /// The title of a post, or the author of a comment.
    pub name: String,
}

/// A post that was requested by a former slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The former slug.
    pub old: Slug,
    /// The current slug.
    pub slug: Slug,
}

impl<I: ToString> Removal<I> {
    /// The requested ids and tag names.
    pub fn names(&self) -> Vec<String> {
        let ids = self.ids.iter().map(I::to_string);
        ids.chain(self.tags.iter().cloned()).collect()
    }

    /// Whether there is nothing to remove.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.tags.is_empty()
    }
}
