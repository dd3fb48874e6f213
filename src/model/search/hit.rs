//! What a search finds.

use jiff::Timestamp;

use super::snippet::Snippet;
use crate::model::{CommentStatus, Filter, PostStatus, Slug};

/// A post or a comment that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its id among those of its kind.
    pub id: i64,
    /// The slug of the post, or of the post it is on.
    pub slug: Slug,
    /// The title of that post.
    pub title: String,
    /// Where it stands; this also tells its kind.
    pub status: HitStatus,
    /// When a post appears, or a draft or comment was made.
    pub date: Timestamp,
    /// How well it fits; none if it was not ranked.
    pub score: Option<f64>,
    /// The piece of it that shows best why it was found.
    pub snippet: Snippet,
}

/// Where a post or a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitStatus {
    /// A post.
    Post(PostStatus),
    /// A comment.
    Comment(CommentStatus),
}

impl HitStatus {
    /// All of them.
    pub const ALL: [HitStatus; 6] = [
        Self::Post(PostStatus::Draft),
        Self::Post(PostStatus::Scheduled),
        Self::Post(PostStatus::Published),
        Self::Comment(CommentStatus::Pending),
        Self::Comment(CommentStatus::Approved),
        Self::Comment(CommentStatus::Spam),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            HitStatus::Post(status) => status.name(),
            HitStatus::Comment(status) => status.name(),
        }
    }

    /// `post` or `comment`.
    pub fn kind(self) -> &'static str {
        match self {
            HitStatus::Post(_) => "post",
            HitStatus::Comment(_) => "comment",
        }
    }
}

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchPart {
    /// In the titles of posts.
    Title,
    /// In their texts.
    Body,
    /// In the names of their tags.
    Tags,
    /// In comments: their authors and texts.
    Comments,
}

impl SearchPart {
    /// All of them.
    pub const ALL: [SearchPart; 4] = [Self::Title, Self::Body, Self::Tags, Self::Comments];
}

/// The orders of what was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HitSort {
    /// What fits best first.
    #[default]
    Relevance,
    /// The newest first.
    Date,
}

/// A query over posts and comments; `search` is what it looks for.
pub type HitFilter = Filter<HitStatus, HitSort, i64>;
