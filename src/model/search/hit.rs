//! Search results.

use jiff::Timestamp;

use super::snippet::Snippet;
use crate::model::{CommentStatus, Filter, PostStatus, Slug};

/// A post or comment in a search result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The id of the post or comment.
    pub id: i64,
    /// The slug of the post, or of the comment's post.
    pub slug: Slug,
    /// The address of that post, a path from the root.
    pub address: String,
    /// The title of that post.
    pub title: String,
    /// The kind and the status.
    pub status: HitStatus,
    /// The time of publication of a post; the creation of a draft or a comment.
    pub date: Timestamp,
    /// The BM25 score; `None` if the results are not ranked.
    pub score: Option<f64>,
    /// The part of the text that shows the match.
    pub snippet: Snippet,
}

/// The kind and the status of a result.
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

    /// The name of the status.
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

/// A part of the blog to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchPart {
    /// The titles of posts.
    Title,
    /// The texts of posts.
    Body,
    /// The tags of posts.
    Tags,
    /// The authors and texts of comments.
    Comments,
}

impl SearchPart {
    /// All parts.
    pub const ALL: [SearchPart; 4] = [Self::Title, Self::Body, Self::Tags, Self::Comments];
}

/// The sort orders of search results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HitSort {
    /// By score, best first.
    #[default]
    Relevance,
    /// By date, newest first.
    Date,
}

/// A query for posts and comments, with the search in `search`.
pub type HitFilter = Filter<HitStatus, HitSort, i64>;
