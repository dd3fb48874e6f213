//! Posts.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::limits::{IMAGE, Invalid, LANGUAGE, PATH, POST_AUTHOR, POST_BODY, SUMMARY, TITLE};
use super::{PostId, Slug, slug, tag};

/// A post or page of the blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The id; never reused.
    pub id: PostId,
    /// The slug, used in URLs; unique.
    pub slug: Slug,
    /// The title; never empty.
    pub title: String,
    /// The author's name.
    pub author: Option<String>,
    /// Whether it is a post or a page.
    pub kind: PostKind,
    /// Its own address, a path from the root; `None`: made from the permalink pattern.
    pub path: Option<String>,
    /// Its address, a path from the root, not percent-encoded.
    pub address: String,
    /// The language (BCP 47); `None` is that of the blog.
    pub language: Option<String>,
    /// The id that feeds give it, if another program assigned one.
    pub guid: Option<String>,
    /// The lead image: a media name or a URL.
    pub image: Option<String>,
    /// The summary, one or two sentences.
    pub summary: Option<String>,
    /// The Markdown text.
    pub body: String,
    /// The time of publication: `None` for a draft, in the future for a scheduled post.
    pub published_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// The time of creation.
    pub created_at: Timestamp,
    /// The time of the last change.
    pub updated_at: Timestamp,
    /// The revision number, which each change increments.
    pub revision: i64,
    /// The tags, in alphabetical order.
    pub tags: Vec<String>,
    /// The number of comments of any status.
    pub comments: i64,
    /// Former addresses, which redirect to this post: paths from the root as they were, in
    /// alphabetical order.
    pub redirects: Vec<String>,
}

/// The status of a post. It is derived from the time of publication and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostStatus {
    /// Not published.
    Draft,
    /// To be published in the future.
    Scheduled,
    /// Published.
    Published,
}

/// Whether it is a post or a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostKind {
    /// A post: dated, in lists and feeds.
    #[default]
    Post,
    /// A page, such as "About": at an address, not in feeds.
    Page,
}

impl PostKind {
    /// A page if this holds, else a post.
    pub fn page_if(is_page: bool) -> PostKind {
        match is_page {
            true => PostKind::Page,
            false => PostKind::Post,
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<PostKind> {
        let kinds = [PostKind::Post, PostKind::Page];
        kinds.into_iter().find(|kind| kind.name() == name)
    }

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            PostKind::Post => "post",
            PostKind::Page => "page",
        }
    }
}

impl PostStatus {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            PostStatus::Draft => "draft",
            PostStatus::Scheduled => "scheduled",
            PostStatus::Published => "published",
        }
    }

    /// The status at `now` of a post with this time of publication.
    pub fn at(published_at: Option<Timestamp>, now: Timestamp) -> Self {
        match published_at {
            None => PostStatus::Draft,
            Some(time) if time > now => PostStatus::Scheduled,
            Some(_) => PostStatus::Published,
        }
    }
}

impl Post {
    /// The status at `now`.
    pub fn status(&self, now: Timestamp) -> PostStatus {
        PostStatus::at(self.published_at, now)
    }

    /// Whether both are the same post in the same state. The number of comments and the
    /// address, which depends on a setting, are ignored.
    pub fn same_content(&self, other: &Post) -> bool {
        let post = Post {
            comments: other.comments,
            address: other.address.clone(),
            ..self.clone()
        };
        post == *other
    }

    /// The former slugs, in alphabetical order.
    pub fn old_slugs(&self) -> impl Iterator<Item = &str> {
        old_slugs(&self.redirects)
    }
}

/// The slugs among former addresses: the paths with one part and no slash at the end.
pub(super) fn old_slugs(redirects: &[String]) -> impl Iterator<Item = &str> {
    let paths = redirects.iter();
    let slugs = paths.filter_map(|path| path.strip_prefix('/'));
    slugs.filter(|slug| slug::check(slug).is_ok())
}

/// A post to be stored.
#[derive(Debug, Clone, Default)]
pub struct NewPost {
    /// The title.
    pub title: String,
    /// The slug; `None` makes one from the title.
    pub slug: Option<Slug>,
    /// The author's name.
    pub author: Option<String>,
    /// Whether it is a post or a page.
    pub kind: PostKind,
    /// Its own address, a path from the root; `None`: made from the permalink pattern.
    pub path: Option<String>,
    /// The language (BCP 47).
    pub language: Option<String>,
    /// The id that feeds of another program gave it.
    pub guid: Option<String>,
    /// The lead image: a media name or a URL.
    pub image: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The Markdown text.
    pub body: String,
    /// The time of publication; `None` for a draft.
    pub published_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// The tags.
    pub tags: Vec<String>,
}

/// The metadata that an imported post or comment keeps.
#[derive(Debug, Clone, Default)]
pub struct ImportedMeta {
    /// The id; `None` assigns a new one.
    pub id: Option<i64>,
    /// The time of creation; `None` is now.
    pub created_at: Option<Timestamp>,
    /// The time of the last change; `None` is the time of creation.
    pub updated_at: Option<Timestamp>,
}

impl NewPost {
    /// Checks every field; trims, deduplicates and sorts the tags.
    pub fn normalise(&mut self) -> Result<(), Invalid> {
        TITLE.check_required(&self.title)?;
        if let Some(slug) = &self.slug {
            slug::check(slug)?;
        }
        POST_AUTHOR.check_optional(self.author.as_deref())?;
        check_details(&self.path, &self.language, &self.image)?;
        SUMMARY.check_optional(self.summary.as_deref())?;
        POST_BODY.check(&self.body)?;
        self.tags = tag::normalise(&self.tags)?;
        Ok(())
    }
}

/// A change of the time of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// Make it a draft.
    Draft,
    /// Publish it now, unless it is already published.
    Now,
    /// Publish it at this time.
    At(Timestamp),
}

/// A change of a post; `None` leaves a field unchanged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PostChange {
    /// The title.
    pub title: Option<String>,
    /// The slug.
    pub slug: Option<Slug>,
    /// The author's name; `Some(None)` clears it.
    pub author: Option<Option<String>>,
    /// Whether it is a post or a page.
    pub kind: Option<PostKind>,
    /// Its own address; `Some(None)` clears it.
    pub path: Option<Option<String>>,
    /// The language; `Some(None)` clears it.
    pub language: Option<Option<String>>,
    /// The lead image; `Some(None)` clears it.
    pub image: Option<Option<String>>,
    /// The summary; `Some(None)` clears it.
    pub summary: Option<Option<String>>,
    /// The Markdown text.
    pub body: Option<String>,
    /// The time of publication.
    pub publication: Option<Publication>,
    /// Whether readers may comment.
    pub comments_open: Option<bool>,
    /// All tags, replacing the present ones.
    pub tags: Option<Vec<String>>,
    /// Tags to add.
    pub add_tags: Vec<String>,
    /// Tags to remove.
    pub remove_tags: Vec<String>,
}

impl PostChange {
    /// The changed post, with every field checked.
    pub fn apply(&self, post: &Post, now: Timestamp) -> Result<Post, Invalid> {
        let mut changed = post.clone();
        set(&mut changed.title, &self.title);
        set(&mut changed.slug, &self.slug);
        set(&mut changed.author, &self.author);
        set(&mut changed.kind, &self.kind);
        set(&mut changed.path, &self.path);
        set(&mut changed.language, &self.language);
        set(&mut changed.image, &self.image);
        set(&mut changed.summary, &self.summary);
        set(&mut changed.body, &self.body);
        set(&mut changed.comments_open, &self.comments_open);
        changed.published_at = match self.publication {
            None => post.published_at,
            Some(Publication::Draft) => None,
            Some(Publication::At(time)) => Some(time),
            Some(Publication::Now) => Some(post.published_at.unwrap_or(now).min(now)),
        };
        changed.tags = self.tags_after(post)?;
        if changed.slug != post.slug {
            slug::check(&changed.slug)?;
        }
        TITLE.check_required(&changed.title)?;
        POST_AUTHOR.check_optional(changed.author.as_deref())?;
        check_details(&changed.path, &changed.language, &changed.image)?;
        SUMMARY.check_optional(changed.summary.as_deref())?;
        POST_BODY.check(&changed.body)?;
        Ok(changed)
    }

    fn tags_after(&self, post: &Post) -> Result<Vec<String>, Invalid> {
        let mut tags = self.tags.clone().unwrap_or_else(|| post.tags.clone());
        tags.extend(self.add_tags.iter().cloned());
        let removed = self.remove_tags.iter().map(|tag| tag::fold(tag.trim()));
        let removed: HashSet<String> = removed.collect();
        tags.retain(|tag| !removed.contains(&tag::fold(tag)));
        let mut tags = tag::normalise(&tags)?;
        // A tag that the post already has keeps its spelling.
        let present = post.tags.iter().map(|tag| (tag::fold(tag), tag));
        let present: HashMap<String, &String> = present.collect();
        for tag in &mut tags {
            if let Some(&present) = present.get(&tag::fold(tag)) {
                tag.clone_from(present);
            }
        }
        Ok(tags)
    }
}

/// Checks the fields of a post that have no rule of their own elsewhere.
fn check_details(
    path: &Option<String>,
    language: &Option<String>,
    image: &Option<String>,
) -> Result<(), Invalid> {
    if let Some(path) = path {
        check_path(path)?;
    }
    LANGUAGE.check_optional(language.as_deref())?;
    IMAGE.check_optional(image.as_deref())
}

/// Accepts an address of a post: a path from the root without empty and dotted parts,
/// white space, a query or a fragment.
pub fn check_path(path: &str) -> Result<(), Invalid> {
    PATH.check_required(path)?;
    let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && !"?#\\".contains(c);
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && part.chars().all(is_plain);
    let inner = path.strip_prefix('/').unwrap_or_default();
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    if inner.split('/').all(is_part) {
        Ok(())
    } else {
        Err(Invalid::Path(path.to_owned()))
    }
}

/// Replaces a field if there is a new value.
pub(super) fn set<T: Clone>(field: &mut T, value: &Option<T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}
