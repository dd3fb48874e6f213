//! Writing posts.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::{Posts, redirect};
use crate::model::setting::SLUGS;
use crate::model::slug::Script;
use crate::model::{
    ImportedMeta, NewPost, Post, PostChange, PostFilter, PostId, PostRef, Removal, Selection, Slug,
    slug,
};
use crate::store::error::{Error, Result};
use crate::store::removal::{check_agreed, delete_cascading};
use crate::store::setting::Settings;
use crate::store::sql::{id_list, inserted};
use crate::store::tag;

/// The posts, inside a transaction.
pub struct PostsWriter<'a> {
    pub(super) db: &'a Connection,
    now: Timestamp,
}

impl<'a> PostsWriter<'a> {
    pub(in crate::store) fn new(db: &'a Connection, now: Timestamp) -> Self {
        PostsWriter { db, now }
    }

    /// Adds a post. A slug made from the title gets a number if a post or redirect has
    /// it. A requested slug is refused if another post has it ([`Error::SlugTaken`]),
    /// but replaces a redirect.
    pub fn add(&self, mut new: NewPost) -> Result<Post> {
        new.normalise()?;
        if let Some(path) = &new.path {
            self.claim_path(path, None)?;
        }
        let slug = match &new.slug {
            Some(slug) => {
                self.claim(slug)?;
                slug.clone()
            }
            None => self.free_slug(&slug::made(&new.title, self.script()?.unwrap_or_default()))?,
        };
        let id = self.insert(&new, &slug, &ImportedMeta::default())?;
        self.reader().get(&PostRef::Id(id))
    }

    /// Inserts a post with validated fields and a free slug; returns its id.
    pub(in crate::store) fn insert(
        &self,
        new: &NewPost,
        slug: &Slug,
        stamp: &ImportedMeta,
    ) -> Result<PostId> {
        let created_at = stamp.created_at.unwrap_or(self.now);
        let mut statement = self.db.prepare_cached(
            "INSERT INTO post (id, slug, title, author, summary, body, published_at,
                               comments_open, created_at, updated_at, kind, path, language,
                               guid, image)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?;
        let done = statement.execute((
            stamp.id,
            slug,
            &new.title,
            &new.author,
            &new.summary,
            &new.body,
            new.published_at.map(|time| time.to_string()),
            new.comments_open,
            created_at.to_string(),
            stamp.updated_at.unwrap_or(created_at).to_string(),
            new.kind.name(),
            &new.path,
            &new.language,
            &new.guid,
            &new.image,
        ));
        inserted(self.db, "post", done)?;
        let id = self.db.last_insert_rowid().into();
        self.link(id, &new.tags)?;
        Ok(id)
    }

    /// The post with this id or slug.
    pub(in crate::store) fn get(&self, post: &PostRef) -> Result<Post> {
        self.reader().get(post)
    }

    /// The distinct ids of the selected posts, in the order of the references or the filter.
    ///
    /// # Errors
    /// A post does not exist ([`Error::NotFound`]).
    pub fn selected(&self, selection: &Selection<PostRef, PostFilter>) -> Result<Vec<PostId>> {
        self.reader().selected(selection)
    }

    /// The id of the post with this current slug.
    pub(in crate::store) fn holding(&self, slug: &Slug) -> Result<Option<PostId>> {
        let sql = "SELECT id FROM post WHERE slug = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_row([slug], |row| row.get(0)).optional()?)
    }

    /// The script of slugs in the settings, if it is set.
    pub fn script(&self) -> Result<Option<Script>> {
        let script = Settings::new(self.db).get(SLUGS)?;
        Ok(script.map(|script| match script.as_str() {
            "unicode" => Script::Unicode,
            _ => Script::Ascii,
        }))
    }

    /// Changes a post and returns whether anything changed. Without a difference,
    /// nothing is written. A replaced slug becomes a redirect.
    ///
    /// # Errors
    /// The post differs from `base` ([`Error::Stale`]), or another post has the new
    /// slug ([`Error::SlugTaken`]).
    pub fn update(
        &self,
        post: &PostRef,
        change: &PostChange,
        base: Option<&Post>,
    ) -> Result<(Post, bool)> {
        let before = self.reader().get(post)?;
        if base.is_some_and(|base| !before.same_content(base)) {
            return Err(Error::Stale {
                kind: "post",
                name: before.slug.to_string(),
            });
        }
        let after = change.apply(&before, self.now)?;
        if after == before {
            return Ok((before, false));
        }
        if after.slug != before.slug {
            self.claim(&after.slug)?;
        }
        if let Some(path) = after.path.as_ref().filter(|_| after.path != before.path) {
            self.claim_path(path, Some(after.id))?;
        }
        let mut statement = self.db.prepare_cached(
            "UPDATE post SET slug = ?2, title = ?3, author = ?4, summary = ?5, body = ?6,
                    published_at = ?7, comments_open = ?8, updated_at = ?9, kind = ?10,
                    path = ?11, language = ?12, image = ?13,
                    revision = revision + 1
             WHERE id = ?1",
        )?;
        statement.execute((
            after.id,
            &after.slug,
            &after.title,
            &after.author,
            &after.summary,
            &after.body,
            after.published_at.map(|time| time.to_string()),
            after.comments_open,
            self.now.to_string(),
            after.kind.name(),
            &after.path,
            &after.language,
            &after.image,
        ))?;
        // An invalid old slug gets no redirect.
        if after.slug != before.slug && slug::check(&before.slug).is_ok() {
            redirect::put(self.db, &format!("/{}", before.slug), after.id)?;
        }
        let address = self.reader().permalink()?.of(&after);
        let is_slug = before.address.trim_matches('/') == before.slug.as_str();
        if address != before.address && before.published_at.is_some() && !is_slug {
            redirect::put(self.db, &before.address, after.id)?;
        }
        let missing = |tags: &[String], from: &[String]| -> Vec<String> {
            let is_new = |tag: &&String| !from.contains(tag);
            tags.iter().filter(is_new).cloned().collect()
        };
        self.unlink(after.id, &missing(&before.tags, &after.tags))?;
        self.link(after.id, &missing(&after.tags, &before.tags))?;
        Ok((self.reader().get(&PostRef::Id(after.id))?, true))
    }

    /// Removes the selected posts with all dependent rows and returns what was removed.
    /// Fails if the removal differs from `agreed`.
    pub fn remove(
        &self,
        selection: &Selection<PostRef, PostFilter>,
        agreed: Option<&Removal<PostId>>,
    ) -> Result<Removal<PostId>> {
        let removal = self.reader().removal(selection)?;
        check_agreed(&removal, agreed)?;
        delete_cascading(self.db, "post", "post_id", &id_list(&removal.ids))?;
        Ok(removal)
    }

    pub(super) fn reader(&self) -> Posts<'_> {
        Posts::new(self.db, self.now)
    }

    fn link(&self, post: PostId, tags: &[String]) -> Result<()> {
        let sql = "INSERT INTO post_tag (post_id, tag_id) VALUES (?1, ?2)";
        let mut statement = self.db.prepare_cached(sql)?;
        for name in tags {
            statement.execute((post, tag::ensure(self.db, name)?))?;
        }
        Ok(())
    }

    fn unlink(&self, post: PostId, tags: &[String]) -> Result<()> {
        let sql = "DELETE FROM post_tag WHERE post_id = ?1 AND tag_id = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        for name in tags {
            statement.execute((post, tag::ensure(self.db, name)?))?;
        }
        Ok(())
    }

    /// Makes a slug available; removes a redirect from it.
    fn claim(&self, slug: &Slug) -> Result<()> {
        match self.holder(slug)? {
            Some(Holder::Post) => Err(Error::SlugTaken {
                slug: slug.clone(),
                free: self.free_slug(slug)?,
            }),
            Some(Holder::Redirect) => redirect::remove(self.db, &format!("/{slug}")),
            None => Ok(()),
        }
    }

    /// A free slug, with a number appended if necessary. Finds the number by
    /// exponential and binary search: O(log n) lookups for n posts with one title.
    pub fn free_slug(&self, base: &Slug) -> Result<Slug> {
        let (mut taken, mut free) = (0, 1);
        while self.is_taken(&slug::numbered(base, free))? {
            taken = free;
            free *= 2;
        }
        while free - taken > 1 {
            let middle = taken + (free - taken) / 2;
            if self.is_taken(&slug::numbered(base, middle))? {
                taken = middle;
            } else {
                free = middle;
            }
        }
        Ok(slug::numbered(base, free))
    }

    fn is_taken(&self, slug: &Slug) -> Result<bool> {
        Ok(self.holder(slug)?.is_some())
    }

    fn holder(&self, slug: &Slug) -> Result<Option<Holder>> {
        let sql = "SELECT true FROM post WHERE slug = ?1
                   UNION ALL SELECT false FROM redirect WHERE path = '/' || ?1
                   UNION ALL SELECT false FROM redirect WHERE path = '/' || ?1 || '/'";
        let mut statement = self.db.prepare_cached(sql)?;
        let is_post: Option<bool> = statement.query_row([slug], |row| row.get(0)).optional()?;
        Ok(is_post.map(|is_post| match is_post {
            true => Holder::Post,
            false => Holder::Redirect,
        }))
    }
}

/// The owner of a slug.
enum Holder {
    /// A post.
    Post,
    /// A redirect.
    Redirect,
}
