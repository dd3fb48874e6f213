//! Redirects from former URLs of posts. A former slug has the path `/slug`.
//!
//! A redirect is inserted or deleted, never updated.

use rusqlite::{Connection, OptionalExtension};

use crate::model::{PostId, PostRef, Renamed, Slug};
use crate::store::error::Result;
use crate::store::log::log_all_kinds;
use crate::store::sql::slug;

/// The SQL that selects the former slugs of post `p`, joined by commas.
pub(super) const OLD_SLUGS: &str = "(SELECT group_concat(substr(path, 2)) FROM redirect
    WHERE post_id = p.id AND path NOT LIKE '/%/%' AND path NOT LIKE '%,%')";

/// The post with this former slug.
pub(super) fn target(db: &Connection, slug: &Slug) -> Result<Option<PostId>> {
    let sql = "SELECT post_id FROM redirect WHERE path = '/' || ?1";
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_row([slug], |row| row.get(0)).optional()?)
}

/// The posts in the list that are named by a former slug.
pub(super) fn followed(db: &Connection, posts: &[PostRef]) -> Result<Vec<Renamed>> {
    let sql = "SELECT p.slug FROM redirect r JOIN post p ON p.id = r.post_id
               WHERE r.path = '/' || ?1
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

/// Redirects a former slug to the post, replacing any existing redirect.
pub(super) fn put(db: &Connection, slug: &Slug, post: PostId) -> Result<()> {
    remove(db, slug)?;
    log_all_kinds(db)?;
    let sql = "INSERT INTO redirect (path, post_id) VALUES ('/' || ?1, ?2)";
    db.prepare_cached(sql)?.execute((slug, post))?;
    Ok(())
}

/// Removes the redirect of a former slug.
pub(super) fn remove(db: &Connection, slug: &Slug) -> Result<()> {
    if target(db, slug)?.is_some() {
        log_all_kinds(db)?;
        let sql = "DELETE FROM redirect WHERE path = '/' || ?1";
        db.prepare_cached(sql)?.execute([slug])?;
    }
    Ok(())
}
