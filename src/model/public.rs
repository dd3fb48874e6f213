//! What readers may see of a blog: no e-mail address, no draft, no unapproved comment.

use jiff::Timestamp;

use super::post::old_slugs;
use super::{CommentId, Post, PostId, PostKind, PostStatus, Slug};

/// A published post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPost {
    /// The id.
    pub id: PostId,
    /// The slug, used in URLs.
    pub slug: Slug,
    /// The title.
    pub title: String,
    /// The author's name.
    pub author: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The Markdown text.
    pub body: String,
    /// The time of publication, never in the future.
    pub published_at: Timestamp,
    /// The time of the last change.
    pub updated_at: Timestamp,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// The tags, in alphabetical order.
    pub tags: Vec<String>,
    /// Whether it is a post or a page.
    pub kind: PostKind,
    /// Its address, a path from the root, not percent-encoded.
    pub address: String,
    /// The language (BCP 47); `None` is that of the blog.
    pub language: Option<String>,
    /// The id that feeds give it, if another program assigned one.
    pub guid: Option<String>,
    /// The lead image: a media name or a URL.
    pub image: Option<String>,
    /// Former addresses, which redirect to this post: paths from the root.
    pub redirects: Vec<String>,
}

impl PublicPost {
    /// The post as readers see it at `now`; `None` for a draft or a scheduled post.
    pub fn at(post: Post, now: Timestamp) -> Option<PublicPost> {
        let status = post.status(now);
        let published_at = post
            .published_at
            .filter(|_| status == PostStatus::Published)?;
        Some(PublicPost {
            id: post.id,
            slug: post.slug,
            title: post.title,
            author: post.author,
            summary: post.summary,
            body: post.body,
            published_at,
            updated_at: post.updated_at,
            comments_open: post.comments_open,
            tags: post.tags,
            kind: post.kind,
            address: post.address,
            language: post.language,
            guid: post.guid,
            image: post.image,
            redirects: post.redirects,
        })
    }

    /// The former slugs, in alphabetical order.
    pub fn old_slugs(&self) -> impl Iterator<Item = &str> {
        old_slugs(&self.redirects)
    }
}

/// An approved comment on a published post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicComment {
    /// The id.
    pub id: CommentId,
    /// The nearest approved comment above it in the thread.
    pub parent_id: Option<CommentId>,
    /// The number of approved comments above it in the thread.
    pub depth: usize,
    /// The author's name.
    pub author: String,
    /// The author's website; http or https.
    pub website: Option<String>,
    /// The Markdown text.
    pub body: String,
    /// The time of writing.
    pub created_at: Timestamp,
    /// The time of the last change.
    pub updated_at: Timestamp,
}

/// Approved comments that are not published because their posts are not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// The slugs of the posts.
    pub posts: Vec<Slug>,
    /// The number of comments.
    pub comments: i64,
}
