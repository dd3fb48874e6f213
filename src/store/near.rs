//! What a name that no record has may mean. Each query reads a short range of an index.

use rusqlite::{Connection, OptionalExtension};

use super::Reading;
use super::author;
use super::error::{Error, Result};
use super::search::expression;
use super::setting::Settings;
use super::sql::{slug, tag_id, text};
use crate::model::near::most_similar;
use crate::model::setting::BASE_URL;
use crate::model::{Address, Near, PostId, PostRef, Query, Slug, TextKind, tag, url};

/// The number of names compared on each side of a name, in alphabetical order.
const NEIGHBOURS: u32 = 1_000;

/// The number of the newest versions of posts that are searched for a removed slug.
const VERSIONS: u32 = 1_000;

/// The maximum number of missing names that are explained.
const EXPLAINED: usize = 5;

/// A filter value that no record has, and similar values.
pub struct UnknownValue {
    /// The value.
    pub value: String,
    /// Similar values, the most similar first.
    pub near: Vec<String>,
}

/// The error for missing records of one kind, with similar names.
pub(super) fn not_found<T: ToString>(
    kind: &'static str,
    missing: &[T],
    near: impl Fn(&T) -> Result<Option<Near>>,
) -> Error {
    let mut explained = Vec::new();
    for name in missing.iter().take(EXPLAINED) {
        match near(name) {
            Ok(Some(near)) => explained.push((name.to_string(), near)),
            Ok(None) => {}
            Err(error) => return error,
        }
    }
    Error::NotFound {
        kind,
        names: missing.iter().map(ToString::to_string).collect(),
        near: explained,
    }
}

/// The operation that removed the record with this id, unless it cannot be undone.
pub(super) fn removed(db: &Connection, kind: &str, id: i64) -> Result<Option<Near>> {
    let sql = "SELECT id, final FROM operation
               WHERE change_to >= (SELECT max(id) FROM change WHERE kind = ?1 AND row = ?2)
               ORDER BY change_to LIMIT 1";
    let found = db
        .query_row(sql, (kind, id), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(operation, is_final): (_, bool)| {
        (!is_final).then_some(Near::Removed(operation))
    }))
}

/// What a reference to no post may mean.
pub(super) fn near_post(db: &Connection, post: &PostRef) -> Result<Option<Near>> {
    if let PostRef::Address(address) = post
        && let Some(base) = other_site(db, address)?
    {
        return Ok(Some(Near::OtherSite(base)));
    }
    if let Some(id) = post.id()
        && let Some(removed) = removed(db, "post", id.get())?
    {
        return Ok(Some(removed));
    }
    let Some(slug) = post.slug() else {
        return Ok(None);
    };
    if let Some(id) = removed_slug(db, &slug)?
        && let Some(removed) = removed(db, "post", id.get())?
    {
        return Ok(Some(removed));
    }
    let word = slug.to_lowercase();
    let mut near = most_similar(&word, neighbours(db, "post", "slug", "slug", &word)?);
    if near.is_empty() {
        near = titled(db, &word)?;
    }
    let near: Vec<String> = near
        .into_iter()
        .map(|slug| PostRef::Slug(Slug::unchecked(slug)).to_string())
        .collect();
    Ok((!near.is_empty()).then_some(Near::Similar(near)))
}

/// The URL of the blog, if the address is that of another site. Without a URL in the
/// settings, every host is that of the blog.
pub(super) fn other_site(db: &Connection, address: &Address) -> Result<Option<String>> {
    let Some(host) = address.host() else {
        return Ok(None);
    };
    let base = Settings::new(db).get(BASE_URL)?;
    Ok(base.filter(|base| {
        let bare = |host: &str| host.trim_start_matches("www.").to_owned();
        url::host(base).is_some_and(|own| bare(&own) != bare(&host))
    }))
}

/// The tags with a similar name.
pub(super) fn near_tag(db: &Connection, name: &str) -> Result<Option<Near>> {
    let near = similar_tags(db, name)?;
    Ok((!near.is_empty()).then_some(Near::Similar(near)))
}

/// The media with a similar name.
pub(super) fn near_media(db: &Connection, name: &str) -> Result<Option<Near>> {
    let near = most_similar(name, neighbours(db, "media", "name", "name", name)?);
    Ok((!near.is_empty()).then_some(Near::Similar(near)))
}

fn similar_tags(db: &Connection, name: &str) -> Result<Vec<String>> {
    let name = tag::fold(name.trim());
    Ok(most_similar(
        &name,
        neighbours(db, "tag", "folded", "name", &name)?,
    ))
}

/// The removed post that had this slug last, if one of the newest versions has it.
fn removed_slug(db: &Connection, slug: &str) -> Result<Option<PostId>> {
    let sql = "SELECT id FROM (SELECT id, slug FROM post_old ORDER BY change DESC LIMIT ?2) o
               WHERE slug = ?1 AND NOT EXISTS (SELECT 1 FROM post p WHERE p.id = o.id) LIMIT 1";
    let found = db.query_row(sql, (slug, VERSIONS), |row| row.get(0));
    Ok(found.optional()?)
}

/// The names before and after `word` in the order of an indexed column.
fn neighbours(
    db: &Connection,
    table: &str,
    column: &str,
    shown: &str,
    word: &str,
) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT * FROM (SELECT {shown} FROM {table} WHERE {column} >= ?1
                        ORDER BY {column} LIMIT ?2)
         UNION ALL
         SELECT * FROM (SELECT {shown} FROM {table} WHERE {column} < ?1
                        ORDER BY {column} DESC LIMIT ?2)"
    );
    let mut statement = db.prepare(&sql)?;
    let found = statement.query_map((word, NEIGHBOURS), |row| text(row, 0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Slugs of posts with these words in their titles.
fn titled(db: &Connection, slug: &str) -> Result<Vec<String>> {
    let query = Query::parse(&slug.replace(['-', '_'], " "));
    if query.wanted.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT slug FROM post WHERE id IN
               (SELECT rowid FROM post_search WHERE post_search MATCH ?1 LIMIT 3)";
    let mut statement = db.prepare(sql)?;
    let found = statement.query_map([expression(&query, &["title"])], |row| {
        self::slug(row, 0).map(|slug| slug.to_string())
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The name with a capital first letter, where most names are in the order of bytes.
fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

impl Reading<'_> {
    /// The first few of the tags that no post has.
    pub fn unknown_tags(self, names: &[String]) -> Result<Vec<UnknownValue>> {
        let db = &self.store.connection;
        let mut unknown = Vec::new();
        for name in names {
            let sql = "SELECT 1 FROM post_tag WHERE tag_id = ?1";
            let has_posts = match tag_id(db, name)? {
                Some(id) => db.prepare_cached(sql)?.exists([id])?,
                None => false,
            };
            if !has_posts {
                let mut near = similar_tags(db, name)?;
                near.retain(|near| tag::fold(near) != tag::fold(name));
                let value = name.clone();
                unknown.push(UnknownValue { value, near });
            }
            if unknown.len() == EXPLAINED {
                break;
            }
        }
        Ok(unknown)
    }

    /// The first few of the names that no author of records of these kinds has.
    pub fn unknown_authors(
        self,
        kinds: &[TextKind],
        names: &[String],
    ) -> Result<Vec<UnknownValue>> {
        let db = &self.store.connection;
        let mut unknown = Vec::new();
        for name in names {
            let is_known = |kind: &TextKind| {
                let found = author::spellings(db, kind.name(), name)?;
                Ok(found.is_none_or(|found| !found.is_empty()))
            };
            if kinds
                .iter()
                .map(is_known)
                .collect::<Result<Vec<_>>>()?
                .contains(&true)
            {
                continue;
            }
            let mut near = Vec::new();
            for kind in kinds {
                for name in [name, &capitalized(name)] {
                    near.extend(author::neighbours(db, kind.name(), name)?);
                }
            }
            let near = most_similar(name, near);
            let value = name.clone();
            unknown.push(UnknownValue { value, near });
            if unknown.len() == EXPLAINED {
                break;
            }
        }
        Ok(unknown)
    }

    /// The first few of the email addresses that no comment has, ignoring case. Domains
    /// are not looked up.
    pub fn unknown_emails(self, emails: &[String]) -> Result<Vec<UnknownValue>> {
        let sql = "SELECT 1 FROM comment WHERE email = ?1 COLLATE NOCASE";
        let mut statement = self.store.connection.prepare_cached(sql)?;
        let mut unknown = Vec::new();
        for email in emails.iter().filter(|email| !email.starts_with('@')) {
            if unknown.len() < EXPLAINED && !statement.exists([email.trim()])? {
                let (value, near) = (email.clone(), Vec::new());
                unknown.push(UnknownValue { value, near });
            }
        }
        Ok(unknown)
    }
}
