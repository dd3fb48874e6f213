//! Redirects from former addresses of posts. A former slug has the path `/slug`.
//!
//! A redirect is inserted or deleted, never updated. Paths are compared without case.

use rusqlite::{Connection, OptionalExtension};

use crate::model::{PostId, PostRef, Renamed, Slug};
use crate::store::error::Result;
use crate::store::log::log_all_kinds;
use crate::store::sql::slug;

/// The SQL that selects the former addresses of post `p`, one a line.
pub(super) const REDIRECTS: &str = "(SELECT group_concat(path, char(10)) FROM redirect
    WHERE post_id = p.id)";

/// The post with this former slug.
pub(super) fn target(db: &Connection, slug: &Slug) -> Result<Option<PostId>> {
    // Slugs are told apart by case.
    let sql = "SELECT post_id FROM redirect
               WHERE path = '/' || ?1 AND substr(path, 2) = ?1 COLLATE BINARY";
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_row([slug], |row| row.get(0)).optional()?)
}

/// The posts in the list that are named by a former slug.
pub(super) fn followed(db: &Connection, posts: &[PostRef]) -> Result<Vec<Renamed>> {
    let sql = "SELECT p.slug FROM redirect r JOIN post p ON p.id = r.post_id
               WHERE r.path = '/' || ?1 AND substr(r.path, 2) = ?1 COLLATE BINARY
                 AND NOT EXISTS (SELECT 1 FROM post WHERE slug = ?1 OR id = ?2)";
    let mut statement = db.prepare(sql)?;
    let mut found = Vec::new();
    for post in posts {
        if let Some(old) = post.slug()
            && let Some(slug) = statement
                .query_row((&old, post.id()), |row| slug(row, 0))
                .optional()?
        {
            found.push(Renamed { old, slug });
        }
    }
    Ok(found)
}

/// Redirects a path to the post, replacing any existing redirect.
pub(super) fn put(db: &Connection, path: &str, post: PostId) -> Result<()> {
    log_all_kinds(db)?;
    // A DELETE costs more than a look, even if there is nothing to delete.
    let sql = "SELECT 1 FROM redirect WHERE path = ?1";
    if db.prepare_cached(sql)?.exists([path])? {
        let sql = "DELETE FROM redirect WHERE path = ?1";
        db.prepare_cached(sql)?.execute([path])?;
    }
    let sql = "INSERT INTO redirect (path, post_id) VALUES (?1, ?2)";
    db.prepare_cached(sql)?.execute((path, post))?;
    Ok(())
}

/// Removes the redirect from a path, with and without the slash at its end.
pub(super) fn remove(db: &Connection, path: &str) -> Result<()> {
    let bare = path.trim_end_matches('/');
    let sql = "SELECT 1 FROM redirect WHERE path IN (?1, ?1 || '/')";
    if db.prepare_cached(sql)?.exists([bare])? {
        log_all_kinds(db)?;
        let sql = "DELETE FROM redirect WHERE path IN (?1, ?1 || '/')";
        db.prepare_cached(sql)?.execute([bare])?;
    }
    Ok(())
}
