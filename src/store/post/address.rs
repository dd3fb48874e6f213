//! The addresses of posts: paths of their own, and former ones.

use rusqlite::OptionalExtension;

use super::resolve::by_permalink;
use super::write::PostsWriter;
use super::{PostColumns, redirect};
use crate::model::limits::PATH;
use crate::model::{PostFilter, PostId, PostStatus, url};
use crate::store::error::{Error, Result};
use crate::store::sql::slug;

impl PostsWriter<'_> {
    /// Redirects a former address to a post, a path from the root. Returns whether it
    /// leads there now: not if it is not a path, or leads to another post.
    pub fn redirect(&self, old: &str, post: PostId) -> Result<bool> {
        if PATH.check_required(old).is_err() || !url::is_path(old) {
            return Ok(false);
        }
        match self.target(old)? {
            Some(holder) => Ok(holder == post),
            None => redirect::put(self.db, old, post).map(|()| true),
        }
    }

    /// Whether a path leads to no post, so that it can be redirected.
    pub(in crate::store) fn is_free_path(&self, old: &str) -> Result<bool> {
        let is_path = PATH.check_required(old).is_ok() && url::is_path(old);
        Ok(is_path && self.target(old)?.is_none())
    }

    /// The post that this path leads to, with or without the slash at its end: by a path of
    /// its own, a redirect, or as its slug.
    fn target(&self, path: &str) -> Result<Option<PostId>> {
        let bare = path.trim_end_matches('/');
        // IN would make a table of its values each time.
        let sql = "SELECT id FROM post WHERE path COLLATE NOCASE = ?1
                   UNION ALL SELECT id FROM post WHERE path COLLATE NOCASE = ?1 || '/'
                   UNION ALL SELECT post_id FROM redirect WHERE path = ?1
                   UNION ALL SELECT post_id FROM redirect WHERE path = ?1 || '/'
                   UNION ALL SELECT id FROM post WHERE slug = substr(?1, 2)";
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_row([bare], |row| row.get(0)).optional()?)
    }

    /// Whether another post has this path.
    pub(in crate::store) fn is_path_taken(&self, path: &str) -> Result<bool> {
        Ok(self.target(path)?.is_some())
    }

    /// Makes a path available as the address of a post; removes a redirect from it.
    pub(super) fn claim_path(&self, path: &str, post: Option<PostId>) -> Result<()> {
        let sql =
            "SELECT slug FROM post WHERE path COLLATE NOCASE IN (?1, ?1 || '/') AND id IS NOT ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        let bare = path.trim_end_matches('/');
        let holder = statement.query_row((bare, post), |row| slug(row, 0));
        let made = || -> Result<_> {
            let reader = self.reader();
            let found = by_permalink(self.db, reader.permalink()?, &[path.to_owned()])?;
            let Some(id) = found.filter(|id| Some(*id) != post) else {
                return Ok(None);
            };
            let found = reader.find_with(id, PostColumns::NONE)?;
            Ok(found.map(|post| post.slug))
        };
        let holder = match holder.optional()? {
            None => made()?,
            holder => holder,
        };
        match holder {
            None => redirect::remove(self.db, path),
            Some(slug) => Err(Error::PathTaken {
                path: path.to_owned(),
                slug,
            }),
        }
    }

    /// Keeps the addresses of published posts as redirects before the pattern of permalinks
    /// changes. An address that is the slug is found without one.
    pub(in crate::store) fn keep_addresses(&self) -> Result<()> {
        let parts = PostColumns {
            address: true,
            ..PostColumns::NONE
        };
        let filter = PostFilter {
            statuses: vec![PostStatus::Published],
            ..PostFilter::default()
        };
        let mut kept = Vec::new();
        self.reader().each(&filter, parts, |post| {
            if post.path.is_none() && post.address.trim_matches('/') != post.slug.as_str() {
                kept.push((post.address, post.id));
            }
            Ok::<_, Error>(())
        })?;
        for (address, id) in kept {
            redirect::put(self.db, &address, id)?;
        }
        Ok(())
    }
}
