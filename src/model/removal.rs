//! What goes when something is removed.

use super::{CommentStatus, Slug};

/// How many comments there are of each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CommentCounts {
    /// Comments that readers see.
    pub approved: i64,
    /// Comments that wait for a decision.
    pub pending: i64,
    /// Comments that were found to be spam.
    pub spam: i64,
}

impl CommentCounts {
    /// Counts this many more of a status.
    pub fn add(&mut self, status: CommentStatus, count: i64) {
        match status {
            CommentStatus::Approved => self.approved += count,
            CommentStatus::Pending => self.pending += count,
            CommentStatus::Spam => self.spam += count,
        }
    }

    /// All of them.
    pub fn total(&self) -> i64 {
        self.approved + self.pending + self.spam
    }
}

/// Exactly what a removal takes away: the things asked for and all that
/// depends on them. The things have ids `I`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Removal<I> {
    /// The ids of the posts or comments that were asked for, in ascending order.
    pub ids: Vec<I>,
    /// The names of the tags that were asked for.
    pub tags: Vec<String>,
    /// Posts that go.
    pub posts: i64,
    /// Comments that go.
    pub comments: CommentCounts,
    /// Of these comments, the replies that go with a comment that was asked for.
    pub replies: i64,
    /// Links between a post and a tag that go.
    pub tag_links: i64,
    /// Old addresses of posts that go.
    pub redirects: i64,
    /// The posts that were asked for by a slug they used to have.
    pub renamed: Vec<Renamed>,
}

/// A post that was named by a slug it used to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// That slug.
    pub old: Slug,
    /// The slug it has.
    pub slug: Slug,
}

impl<I: ToString> Removal<I> {
    /// What was asked for, as it is named.
    pub fn names(&self) -> Vec<String> {
        let ids = self.ids.iter().map(I::to_string);
        ids.chain(self.tags.iter().cloned()).collect()
    }

    /// Whether there is nothing to remove.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.tags.is_empty()
    }
}
