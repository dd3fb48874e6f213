//! Slugs that posts used to have: an old address leads to its post.
//!
//! A redirect is put in or taken out, never changed; the log has no image of a
//! change.

use rusqlite::{Connection, OptionalExtension};

use crate::model::{PostRef, Renamed};
use crate::store::error::Result;
use crate::store::query::text;

/// The post that used to have this slug.
pub(super) fn target(db: &Connection, slug: &str) -> Result<Option<i64>> {
    let sql = "SELECT post_id FROM redirect WHERE slug = ?1";
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.query_row([slug], |row| row.get(0)).optional()?)
}

/// Those of the posts that are named by a slug they used to have.
pub(super) fn followed(db: &Connection, posts: &[PostRef]) -> Result<Vec<Renamed>> {
    let sql = "SELECT p.slug FROM redirect r JOIN post p ON p.id = r.post_id
               WHERE r.slug = ?1 AND NOT EXISTS (SELECT 1 FROM post WHERE slug = ?1)";
    let mut statement = db.prepare(sql)?;
    let mut found = Vec::new();
    for post in posts {
        if let PostRef::Slug(old) = post
            && let Some(slug) = statement.query_row([old], |row| text(row, 0)).optional()?
        {
            let old = old.clone();
            found.push(Renamed { old, slug });
        }
    }
    Ok(found)
}

/// Lets a slug lead to the post, and to no other.
pub(super) fn put(db: &Connection, slug: &str, post: i64) -> Result<()> {
    remove(db, slug)?;
    let sql = "INSERT INTO redirect (slug, post_id) VALUES (?1, ?2)";
    db.prepare_cached(sql)?.execute((slug, post))?;
    Ok(())
}

/// Lets a slug lead nowhere.
pub(super) fn remove(db: &Connection, slug: &str) -> Result<()> {
    let sql = "DELETE FROM redirect WHERE slug = ?1";
    db.prepare_cached(sql)?.execute([slug])?;
    Ok(())
}
