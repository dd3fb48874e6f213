//! Which posts or comments are meant: the one grammar of `list`, `count` and
//! every verb that acts on many.

use jiff::Timestamp;

use super::{CommentId, CommentStatus, PostId, PostStatus, Query};

/// A query over things with status `S` and ids `I`, in the order `K`. The default asks for
/// everything, newest first.
#[derive(Debug, Clone)]
pub struct Filter<S, K, I> {
    /// One of these ids; any if not given.
    pub ids: Option<Vec<I>>,
    /// One of these states; any if none is given.
    pub statuses: Vec<S>,
    /// All of these tags (of a comment: on its post).
    pub tags: Vec<String>,
    /// None of these tags.
    pub not_tags: Vec<String>,
    /// One of these authors; any if none is given.
    pub authors: Vec<String>,
    /// Dated at this time or later.
    pub since: Option<Timestamp>,
    /// Dated before this time.
    pub until: Option<Timestamp>,
    /// What its text is searched for; any if not given.
    pub search: Option<Query>,
    /// The order.
    pub sort: K,
    /// The opposite order.
    pub reverse: bool,
    /// Only records after this one in the order: keyset paging.
    pub after: Option<I>,
    /// At most so many; all if not given.
    pub limit: Option<u64>,
    /// So many are left out first.
    pub offset: u64,
}

impl<S, K: Default, I> Default for Filter<S, K, I> {
    fn default() -> Self {
        Filter {
            ids: None,
            statuses: Vec::new(),
            tags: Vec::new(),
            not_tags: Vec::new(),
            authors: Vec::new(),
            since: None,
            until: None,
            search: None,
            sort: K::default(),
            reverse: false,
            after: None,
            limit: None,
            offset: 0,
        }
    }
}

impl<S, K, I> Filter<S, K, I> {
    /// The same demands on things of another kind, which have these states; not
    /// its ids, its search, its order and its window.
    pub fn over<T, L: Default, J>(&self, statuses: Vec<T>) -> Filter<T, L, J> {
        Filter {
            statuses,
            tags: self.tags.clone(),
            not_tags: self.not_tags.clone(),
            authors: self.authors.clone(),
            since: self.since,
            until: self.until,
            ..Filter::default()
        }
    }
}

/// A query over posts.
pub type PostFilter = Filter<PostStatus, PostSort, PostId>;

/// The orders of posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PostSort {
    /// By time of publication, of a draft by its creation; newest first, but of
    /// what is scheduled the soonest.
    #[default]
    Date,
    /// By last change, newest first.
    Updated,
    /// By title, from A to Z.
    Title,
    /// By slug, from A to Z.
    Slug,
    /// By author, from A to Z.
    Author,
    /// By id, from the first on.
    Id,
    /// By number of comments, most first.
    Comments,
}

/// A query over comments.
#[derive(Debug, Clone, Default)]
pub struct CommentFilter {
    /// What it has in common with every query.
    pub filter: Filter<CommentStatus, CommentSort, CommentId>,
    /// On the post with this id; on any if not given.
    pub post: Option<PostId>,
}

/// The orders of comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CommentSort {
    /// By time of writing, newest first.
    #[default]
    Date,
    /// By last change, newest first.
    Updated,
    /// By author, from A to Z.
    Author,
    /// By id, from the first on.
    Id,
}

/// What a verb acts on: things that were named, or all that a query finds.
#[derive(Debug, Clone)]
pub enum Selection<R, F> {
    /// These, all of them or none.
    Refs(Vec<R>),
    /// Whatever this finds.
    Filter(F),
}
