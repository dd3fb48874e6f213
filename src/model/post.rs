//! Posts.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::limits::{Invalid, POST_AUTHOR, POST_BODY, SUMMARY, TITLE};
use super::{PostId, Slug, slug, tag};

/// One post or page of the blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id; never given twice.
    pub id: PostId,
    /// Its place in addresses; unique.
    pub slug: Slug,
    /// Its title; never empty.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it is about, in a sentence or two.
    pub summary: Option<String>,
    /// Its text, in Markdown.
    pub body: String,
    /// When it appears: never (a draft), later (scheduled) or since then.
    pub published_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// When it was first stored.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// How often it was stored.
    pub revision: i64,
    /// Its tags, in alphabetical order.
    pub tags: Vec<String>,
    /// How many comments it has, of every status.
    pub comments: i64,
    /// Slugs that it used to have and that still lead to it, in alphabetical order.
    pub old_slugs: Vec<Slug>,
}

/// Where a post stands. Derived from its time of publication, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostStatus {
    /// It appears only when its author says so.
    Draft,
    /// It appears by itself, later.
    Scheduled,
    /// It has appeared.
    Published,
}

impl PostStatus {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            PostStatus::Draft => "draft",
            PostStatus::Scheduled => "scheduled",
            PostStatus::Published => "published",
        }
    }

    /// That of a post with this time of publication, at the time `now`.
    pub fn at(published_at: Option<Timestamp>, now: Timestamp) -> Self {
        match published_at {
            None => PostStatus::Draft,
            Some(time) if time > now => PostStatus::Scheduled,
            Some(_) => PostStatus::Published,
        }
    }
}

impl Post {
    /// Where it stands at the time `now`.
    pub fn status(&self, now: Timestamp) -> PostStatus {
        PostStatus::at(self.published_at, now)
    }

    /// Whether the two are one post in one state; comments come and go without
    /// changing it.
    pub fn same_content(&self, other: &Post) -> bool {
        let comments = other.comments;
        let post = self.clone();
        Post { comments, ..post } == *other
    }
}

/// A post that is to be stored.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// Its title.
    pub title: String,
    /// Its slug; made from the title if there is none.
    pub slug: Option<Slug>,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it is about.
    pub summary: Option<String>,
    /// Its text, in Markdown.
    pub body: String,
    /// When it appears; never, for a draft.
    pub published_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// Its tags.
    pub tags: Vec<String>,
}

/// What a post or a comment that comes from elsewhere keeps.
#[derive(Debug, Clone, Default)]
pub struct ImportedMeta {
    /// Its id; a new one, if it has none.
    pub id: Option<i64>,
    /// When it was first stored; now, if that is not known.
    pub created_at: Option<Timestamp>,
    /// When it was last changed; when it was first stored, if that is not known.
    pub updated_at: Option<Timestamp>,
}

impl NewPost {
    /// Checks every field and puts the tags in order.
    pub fn normalise(&mut self) -> Result<(), Invalid> {
        TITLE.check_required(&self.title)?;
        if let Some(slug) = &self.slug {
            slug::check(slug)?;
        }
        POST_AUTHOR.check_optional(self.author.as_deref())?;
        SUMMARY.check_optional(self.summary.as_deref())?;
        POST_BODY.check(&self.body)?;
        self.tags = tag::normalise(&self.tags)?;
        Ok(())
    }
}

/// When a post is to appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// Not until its author says so.
    Draft,
    /// Now, unless it has appeared already.
    Now,
    /// At this time.
    At(Timestamp),
}

/// What is to change in a post; None leaves a field as it is.
#[derive(Debug, Clone, Default)]
pub struct PostChange {
    /// Its title.
    pub title: Option<String>,
    /// Its slug.
    pub slug: Option<Slug>,
    /// Its author, or none.
    pub author: Option<Option<String>>,
    /// Its summary, or none.
    pub summary: Option<Option<String>>,
    /// Its text.
    pub body: Option<String>,
    /// When it appears.
    pub publication: Option<Publication>,
    /// Whether readers may comment.
    pub comments_open: Option<bool>,
    /// All its tags.
    pub tags: Option<Vec<String>>,
    /// Tags to add.
    pub add_tags: Vec<String>,
    /// Tags to take away.
    pub remove_tags: Vec<String>,
}

impl PostChange {
    /// The post as it is after the change, checked.
    pub fn apply(&self, post: &Post, now: Timestamp) -> Result<Post, Invalid> {
        let mut changed = post.clone();
        set(&mut changed.title, &self.title);
        set(&mut changed.slug, &self.slug);
        set(&mut changed.author, &self.author);
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
        // A tag that it has already keeps the letters it has there.
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

/// Sets a field where the change speaks of it.
pub(super) fn set<T: Clone>(field: &mut T, value: &Option<T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}
