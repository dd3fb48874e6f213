//! Filters: the queries that `list`, `count` and commands on many records share.

use jiff::Timestamp;

use super::{CommentId, CommentStatus, PostId, PostKind, PostStatus, Query, RuleId};

/// A query for records with status `S` and ids `I`, in the order `K`. The default matches
/// all records, newest first.
#[derive(Debug, Clone)]
pub struct Filter<S, K, I> {
    /// Has one of these ids; `None` matches any.
    pub ids: Option<Vec<I>>,
    /// Has one of these statuses; empty matches any.
    pub statuses: Vec<S>,
    /// Is of one of these kinds, each once; for a comment, its post is. Empty matches any.
    pub kinds: Vec<PostKind>,
    /// Has all of these tags; for a comment, its post has them.
    pub tags: Vec<String>,
    /// Has none of these tags.
    pub not_tags: Vec<String>,
    /// Has one of these authors, ignoring case; empty matches any.
    pub authors: Vec<String>,
    /// Dated at or after this time.
    pub since: Option<Timestamp>,
    /// Dated before this time.
    pub until: Option<Timestamp>,
    /// Matches this full-text search; `None` matches any.
    pub search: Option<Query>,
    /// The order.
    pub sort: K,
    /// Whether the order is reversed.
    pub reverse: bool,
    /// Only records after this one in the order, for keyset paging.
    pub after: Option<I>,
    /// The maximum number of results; `None` means unlimited.
    pub limit: Option<u64>,
    /// The number of results to skip.
    pub offset: u64,
}

impl<S, K: Default, I> Default for Filter<S, K, I> {
    fn default() -> Self {
        Filter {
            ids: None,
            statuses: Vec::new(),
            kinds: Vec::new(),
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
    /// The same kinds, tags, authors and dates for records of another kind, with these statuses.
    /// The ids, the search, the order, the limit and the offset are not copied.
    pub fn over<T, L: Default, J>(&self, statuses: Vec<T>) -> Filter<T, L, J> {
        Filter {
            statuses,
            kinds: self.kinds.clone(),
            tags: self.tags.clone(),
            not_tags: self.not_tags.clone(),
            authors: self.authors.clone(),
            since: self.since,
            until: self.until,
            ..Filter::default()
        }
    }
}

/// A query for posts.
pub type PostFilter = Filter<PostStatus, PostSort, PostId>;

/// The sort orders of posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PostSort {
    /// By time of publication (of a draft, its creation), newest first; if only scheduled
    /// posts are asked for, soonest first.
    #[default]
    Date,
    /// By time of the last change, newest first.
    Updated,
    /// By title, from A to Z.
    Title,
    /// By slug, from A to Z.
    Slug,
    /// By author, from A to Z.
    Author,
    /// By id, ascending.
    Id,
    /// By number of comments, most first.
    Comments,
}

/// A query for comments.
#[derive(Debug, Clone, Default)]
pub struct CommentFilter {
    /// The common part of the query.
    pub filter: Filter<CommentStatus, CommentSort, CommentId>,
    /// On one of the posts with these ids; empty matches any.
    pub posts: Vec<PostId>,
    /// A reply to this comment; `None` matches any.
    pub parent: Option<Parent>,
    /// Has one of these email addresses, ignoring case, or one at a domain (`@example.org`)
    /// or a subdomain; empty matches any.
    pub emails: Vec<String>,
    /// Has a website at one of these domains or a subdomain; empty matches any.
    pub websites: Vec<String>,
    /// The reason of its status contains one of these texts, ignoring case; empty matches
    /// any.
    pub reasons: Vec<String>,
    /// One of these rules decided its status; empty matches any.
    pub rules: Vec<RuleId>,
}

/// The parent of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parent {
    /// None: the comment starts a thread.
    None,
    /// This comment.
    Of(CommentId),
}

/// A query for records that have a name: tags or rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameFilter {
    /// The name, or another text of a rule, contains this text, ignoring case; `None`
    /// matches any.
    pub search: Option<String>,
    /// Whether the order is reversed.
    pub reverse: bool,
    /// The maximum number of results; `None` means unlimited.
    pub limit: Option<u64>,
    /// The number of results to skip.
    pub offset: u64,
}

/// The sort orders of comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CommentSort {
    /// By time of writing, newest first.
    #[default]
    Date,
    /// By time of the last change, newest first.
    Updated,
    /// By author, from A to Z.
    Author,
    /// By id, ascending.
    Id,
}

/// The records that a command acts on: given references, or the results of a query.
#[derive(Debug, Clone)]
pub enum Selection<R, F> {
    /// These records; the command fails if one does not exist.
    Refs(Vec<R>),
    /// The results of this query.
    Filter(F),
}
