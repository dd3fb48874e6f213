//! Storing an imported post: its slug, its path and its former addresses.

use unicode_normalization::UnicodeNormalization;

use super::Import;
use crate::model::import::{Adjusted, Adjustment, PostRecord};
use crate::model::post::check_path;
use crate::model::slug;
use crate::model::url::{self, percent_decode};
use crate::model::{ImportedMeta, NewPost, PostChange, PostId, PostKind, Publication, Slug};
use crate::store::error::Result;
use crate::store::sql::text;

impl Import<'_> {
    /// Stores a new post and returns its id.
    pub(super) fn create_post(
        &mut self,
        record: &PostRecord,
        adjusted: &mut Vec<Adjusted>,
    ) -> Result<PostId> {
        let base = record.slug_or_made(self.script);
        let path = self.own_path(record, &base, adjusted)?;
        let slug = self.new_slug(record, base, path.as_deref(), adjusted)?;
        let new = NewPost {
            title: record.title.clone(),
            slug: Some(slug.clone()),
            author: record.author.clone(),
            kind: record.kind,
            path,
            language: record.language.clone(),
            guid: record.guid.clone(),
            image: record.image.clone(),
            summary: record.summary.clone(),
            body: record.body.clone(),
            published_at: record.publication_time(),
            comments_open: record.comments_open,
            tags: record.tags.clone(),
        };
        let stamp = ImportedMeta {
            id: self.kept_id("post", record.id, self.highest_post)?,
            created_at: record.created_at.or(record.published_at),
            updated_at: record.updated_at,
        };
        self.bulk.insert()?;
        let id = self.posts.insert(&new, &slug, &stamp)?;
        self.highest_post = self.highest_post.max(id.get());
        if new.path.as_deref().is_some_and(is_nested) {
            self.pages.insert(slug.clone(), id);
        }
        self.addresses.add(record, id, &slug, &new);
        // The address of a page may be its path, percent-encoded.
        let is_own = |old: &String| {
            let path = new.path.as_deref();
            path.is_some() && record.address.as_ref() == Some(old)
        };
        for old in record.former_addresses().filter(|old| !is_own(old)) {
            // A later post may have this address as its own.
            let sql = "INSERT INTO temp.old_address (path, post) VALUES (?1, ?2)";
            let old = self.below_base(&old);
            self.db.prepare_cached(sql)?.execute((old, id))?;
        }
        Ok(id)
    }

    /// A path without that of the URL of the blog: paths of a blog are below it.
    pub(super) fn below_base<'p>(&self, path: &'p str) -> &'p str {
        let base = url::path(&self.finder.base);
        let below = path.strip_prefix(base.trim_end_matches('/'));
        let below = below.filter(|below| below.starts_with('/'));
        below.unwrap_or(path)
    }

    /// The path of its own that a new post has: that of the record, or the address of a
    /// page that its slug does not give.
    fn own_path(
        &self,
        record: &PostRecord,
        slug: &Slug,
        adjusted: &mut Vec<Adjusted>,
    ) -> Result<Option<String>> {
        let is_page = record.kind == PostKind::Page;
        let address = record.address.as_ref().filter(|_| is_page);
        let Some(given) = record.path.as_ref().or(address) else {
            return Ok(None);
        };
        let path: String = percent_decode(given).nfc().collect();
        let path = match record.path {
            Some(_) => path,
            None => self.below_base(&path).to_owned(),
        };
        if record.path.is_none() && path.trim_matches('/') == slug.as_str() {
            return Ok(None);
        }
        if check_path(&path).is_err() || self.posts.is_path_taken(&path)? {
            // An address with a query redirects like that of a post.
            if record.path.is_some() {
                adjusted.push(Adjusted::new(Adjustment::AddressDropped, given));
            }
            return Ok(None);
        }
        Ok(Some(path))
    }

    /// A free slug. A page below another page gives way: its address tells it apart.
    fn new_slug(
        &mut self,
        record: &PostRecord,
        base: Slug,
        path: Option<&str>,
        adjusted: &mut Vec<Adjusted>,
    ) -> Result<Slug> {
        let mut slug = self.posts.free_slug(&base)?;
        if slug == base {
            return Ok(slug);
        }
        let joined = |path: &str| slug::made(&path.replace('/', " "), self.script);
        if let Some(path) = path.filter(|path| is_nested(path)) {
            slug = self.posts.free_slug(&joined(path))?;
        } else if let Some(page) = self.pages.remove(&base) {
            let sql = "SELECT path FROM post WHERE id = ?1";
            let path: String = self.db.query_row(sql, [page], |row| text(row, 0))?;
            let other = self.posts.free_slug(&joined(&path))?;
            let sql = "UPDATE post SET slug = ?2 WHERE id = ?1";
            self.db.execute(sql, (page, &other))?;
            let renamed = format!("{base} → {other}");
            adjusted.push(Adjusted::new(Adjustment::SlugNumbered, &renamed));
            self.pages.insert(other, page);
            return Ok(base);
        }
        if record.slug.is_some() {
            let renamed = format!("{base} → {slug}");
            adjusted.push(Adjusted::new(Adjustment::SlugNumbered, &renamed));
        }
        Ok(slug)
    }
}

/// The change that makes a post match its record. The slug stays the same, because URLs
/// use it.
pub(super) fn change_of_post(record: &PostRecord) -> PostChange {
    PostChange {
        title: Some(record.title.clone()),
        author: Some(record.author.clone()),
        summary: Some(record.summary.clone()),
        body: Some(record.body.clone()),
        publication: Some(match record.published_at {
            Some(time) => Publication::At(time),
            None if record.is_published => Publication::Now,
            None => Publication::Draft,
        }),
        comments_open: Some(record.comments_open),
        tags: Some(record.tags.clone()),
        kind: Some(record.kind),
        language: Some(record.language.clone()),
        image: Some(record.image.clone()),
        ..PostChange::default()
    }
}

/// Whether a path has several parts.
fn is_nested(path: &str) -> bool {
    path.trim_matches('/').contains('/')
}
