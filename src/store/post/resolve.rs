//! Finding the post that a reference names.

use rusqlite::{Connection, OptionalExtension};

use super::redirect;
use crate::model::setting::{BASE_URL, PERMALINK};
use crate::model::{Address, Permalink, PostId, PostRef, Slug};
use crate::store::error::Result;
use crate::store::near::other_site;
use crate::store::setting::Settings;
use crate::store::sql::{self, kind, time};

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

/// The post with this path of its own, with a redirect from it, at this address by the
/// permalink pattern, or with the slug that the path consists of. The URL of another site
/// leads to a post only by a path that is stored: posts may have come from there.
fn by_address(db: &Connection, address: &Address) -> Result<Option<PostId>> {
    // Another program may have stored such a slug.
    if let Some(id) = by(db, "slug", address.as_str())? {
        return Ok(Some(id));
    }
    let base = Settings::new(db).get(BASE_URL)?.unwrap_or_default();
    let paths = address.paths(&base);
    if let Some(id) = by_stored_path(db, &paths)? {
        return Ok(Some(id));
    }
    if other_site(db, address)?.is_some() {
        return Ok(None);
    }
    if let Some(id) = by_permalink(db, &permalink(db)?, &paths)? {
        return Ok(Some(id));
    }
    match address.only_slug(&base) {
        Some(slug) => by_slug(db, &slug),
        None => Ok(None),
    }
}

/// The post that one of these paths is the address of, or was.
pub(in crate::store) fn by_paths(
    db: &Connection,
    permalink: &Permalink,
    paths: &[String],
) -> Result<Option<PostId>> {
    match by_stored_path(db, paths)? {
        None => by_permalink(db, permalink, paths),
        found => Ok(found),
    }
}

/// The post with one of these paths of its own, or with a redirect from one.
fn by_stored_path(db: &Connection, paths: &[String]) -> Result<Option<PostId>> {
    let sql = "SELECT id FROM post WHERE path = ?1 COLLATE NOCASE
               UNION ALL SELECT post_id FROM redirect WHERE path = ?1";
    let mut statement = db.prepare_cached(sql)?;
    for path in paths {
        let found = statement.query_row([path], |row| row.get(0)).optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The post that one of these paths is the address of, by the permalink pattern.
pub(super) fn by_permalink(
    db: &Connection,
    permalink: &Permalink,
    paths: &[String],
) -> Result<Option<PostId>> {
    let sql = "SELECT id, kind, slug, coalesce(published_at, created_at) FROM post
               WHERE path IS NULL AND (slug = ?1 OR id = ?2)";
    // Pages are at their slug whatever the pattern.
    let by_slug = Permalink::by_slug();
    let named = paths.iter().flat_map(|path| {
        let named = [permalink.read(path), by_slug.read(path)];
        named.into_iter().flatten().map(move |named| (path, named))
    });
    for (path, named) in named {
        let slug = named.slug.map(|slug| slug.to_lowercase());
        let id = named.id.filter(|_| slug.is_none());
        let mut statement = db.prepare_cached(sql)?;
        let found = statement.query_row((&slug, id), |row| {
            let id: PostId = row.get(0)?;
            Ok((
                id,
                permalink.path(kind(row, 1)?, id, &sql::slug(row, 2)?, time(row, 3)?),
            ))
        });
        let bare = |path: &str| path.trim_end_matches('/').to_lowercase();
        if let Some((id, address)) = found.optional()?
            && bare(&address) == bare(path)
        {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// The permalinks of the blog, from its settings.
pub(in crate::store) fn permalink(db: &Connection) -> Result<Permalink> {
    let settings = Settings::new(db);
    let Some(pattern) = settings.get(PERMALINK)? else {
        return Ok(Permalink::by_slug());
    };
    let made = Permalink::parse(&pattern, settings.zone()?);
    Ok(made.unwrap_or_else(Permalink::by_slug))
}
