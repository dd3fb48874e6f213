//! Finding the post that a reference names.

use rusqlite::{Connection, OptionalExtension};

use super::redirect;
use crate::model::setting::BASE_URL;
use crate::model::{Address, PostId, PostRef, Slug};
use crate::store::error::Result;
use crate::store::near::other_site;
use crate::store::setting::Settings;

/// The post with this id, slug, former slug or address.
pub(super) fn find(db: &Connection, post: &PostRef) -> Result<Option<PostId>> {
    match post {
        PostRef::Id(id) => by(db, "id", id),
        PostRef::Number(id, slug) => match by(db, "id", id)? {
            None => by_slug(db, slug),
            found => Ok(found),
        },
        PostRef::Slug(slug) => by_slug(db, slug),
        PostRef::Address(address) => by_address(db, address),
    }
}

/// The post whose column has this value.
fn by(db: &Connection, column: &str, value: impl rusqlite::ToSql) -> Result<Option<PostId>> {
    let sql = format!("SELECT id FROM post WHERE {column} = ?1");
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_row([value], |row| row.get(0)).optional()?)
}

fn by_slug(db: &Connection, slug: &Slug) -> Result<Option<PostId>> {
    match by(db, "slug", slug)? {
        None => redirect::target(db, slug),
        found => Ok(found),
    }
}

/// The post with this path of its own, with a redirect from it, or with the slug that the
/// path consists of.
fn by_address(db: &Connection, address: &Address) -> Result<Option<PostId>> {
    // Another program may have stored such a slug.
    if let Some(id) = by(db, "slug", address.as_str())? {
        return Ok(Some(id));
    }
    if other_site(db, address)?.is_some() {
        return Ok(None);
    }
    let base = Settings::new(db).get(BASE_URL)?.unwrap_or_default();
    for path in address.paths(&base) {
        let sql = "SELECT id FROM post WHERE path = ?1
                   UNION ALL SELECT post_id FROM redirect WHERE path = ?1";
        let mut statement = db.prepare_cached(sql)?;
        let found = statement.query_row([path], |row| row.get(0)).optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    match address.only_slug(&base) {
        Some(slug) => by_slug(db, &slug),
        None => Ok(None),
    }
}
