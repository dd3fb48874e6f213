//! Media: the files of the blog. Bytes are read and written in chunks.

mod blob;
mod inspect;
mod write;

use std::io::{self, Write};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

pub use blob::is_same_media;
pub(super) use blob::{each_chunk, is_intact, remove_unused};
pub use write::{Added, MediaWriter, NewMedia};

use super::error::{Error, Result};
use super::near;
use super::sql::{Conditions, direction, each_row, optional_text, slug, text, time, window};
use crate::model::media::{self, MediaReferrer, is_pattern};
use crate::model::{Media, MediaFilter, MediaSort};

/// Media with its size. SQLite reads the length of a blob without its bytes.
const SELECT: &str = "SELECT m.name, m.digest, m.type, coalesce(length(b.bytes), 0), m.width,
    m.height, m.alt, m.created_at
    FROM media m LEFT JOIN media_blob b ON b.digest = m.digest";

/// The media, for reading.
pub struct MediaReader<'a> {
    db: &'a Connection,
}

impl<'a> MediaReader<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        MediaReader { db }
    }

    /// Calls `each` with the media that match the filter.
    pub fn each<E: From<Error>>(
        &self,
        filter: &MediaFilter,
        each: impl FnMut(Media) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut conditions = conditions(filter);
        let (key, descending) = match filter.sort {
            MediaSort::Name => ("m.name", false),
            MediaSort::Added => ("m.created_at", true),
            MediaSort::Size => ("length(b.bytes)", true),
        };
        let direction = direction(descending, filter.reverse);
        let clause = conditions.clause();
        let sql = format!("{SELECT} {clause} ORDER BY {key} {direction}, m.name LIMIT ? OFFSET ?");
        conditions
            .values
            .extend(window(filter.limit, filter.offset));
        each_row(self.db, &sql, conditions.values, from_row, each)
    }

    /// The number of media that match the filter, and of their bytes.
    pub fn count(&self, filter: &MediaFilter) -> Result<(i64, i64)> {
        let (mut files, mut bytes) = (0, 0);
        self.each(filter, |media| {
            files += 1;
            bytes += media.bytes;
            Ok::<_, Error>(())
        })?;
        Ok((files, bytes))
    }

    /// The media with this name, if there is any.
    pub fn find(&self, name: &str) -> Result<Option<Media>> {
        // Another program can have stored a name that is not canonical.
        let sql = format!("{SELECT} WHERE m.name IN (?1, ?2) LIMIT 1");
        let composed = media::name(name).unwrap_or_default();
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement
            .query_row([name, &composed], from_row)
            .optional()?)
    }

    /// The media with this name.
    ///
    /// # Errors
    /// It does not exist ([`Error::NotFound`]).
    pub fn get(&self, name: &str) -> Result<Media> {
        let found = self.find(name)?;
        found.ok_or_else(|| not_found(self.db, &[name.to_owned()]))
    }

    /// The media with these names, each of which may be a pattern. The error lists every
    /// name that matches nothing.
    pub fn named(&self, names: &[String]) -> Result<Vec<Media>> {
        let mut found: Vec<Media> = Vec::new();
        let mut missing = Vec::new();
        for name in names {
            let mut matched = Vec::from_iter(self.find(name)?);
            if matched.is_empty() && is_pattern(name) {
                let filter = MediaFilter {
                    names: vec![name.clone()],
                    ..MediaFilter::default()
                };
                self.each(&filter, |media| {
                    matched.push(media);
                    Ok::<_, Error>(())
                })?;
            }
            if matched.is_empty() {
                missing.push(name.clone());
            }
            found.extend(matched);
        }
        if !missing.is_empty() {
            return Err(not_found(self.db, &missing));
        }
        found.sort_by(|one, other| one.name.cmp(&other.name));
        found.dedup();
        Ok(found)
    }

    /// Writes the bytes of media.
    ///
    /// # Errors
    /// The bytes are missing or damaged, or `to` cannot be written (the inner error).
    pub fn write_to(&self, media: &Media, to: &mut dyn Write) -> Result<io::Result<()>> {
        blob::copy(self.db, media, to)
    }

    /// Calls `each` with every post whose text, summary or image may refer to a file: with
    /// `only_media`, to one below `/media/`.
    pub fn each_referrer<E: From<Error>>(
        &self,
        only_media: bool,
        each: impl FnMut(MediaReferrer) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let condition = match only_media {
            true => {
                "WHERE instr(body, '/media/') OR instr(summary, '/media/') OR image IS NOT NULL"
            }
            false => "",
        };
        let sql = format!(
            "SELECT id, slug, title, body, summary, image FROM post {condition} ORDER BY id"
        );
        let read = |row: &Row<'_>| {
            Ok(MediaReferrer {
                id: row.get(0)?,
                slug: slug(row, 1)?,
                title: text(row, 2)?,
                body: text(row, 3)?,
                summary: optional_text(row, 4)?,
                image: optional_text(row, 5)?,
            })
        };
        each_row(self.db, &sql, Vec::new(), read, each)
    }
}

fn conditions(filter: &MediaFilter) -> Conditions {
    let mut conditions = Conditions::default();
    let composed = |name: &String| media::name(name).unwrap_or_else(|_| name.clone());
    let names = filter.names.iter().map(|name| {
        let name = composed(name);
        match is_pattern(&name) {
            true => ("m.name GLOB ?".to_owned(), vec![Value::Text(name)]),
            false => ("m.name = ?".to_owned(), vec![Value::Text(name)]),
        }
    });
    conditions.any(names.collect());
    if let Some(folder) = &filter.under {
        let folder = format!("{}/", composed(&folder.trim_end_matches('/').to_owned()));
        // `0` is the character after `/`.
        let end = format!("{}0", folder.trim_end_matches('/'));
        conditions.add("m.name >= ? AND m.name < ?", [folder, end].map(Value::Text));
    }
    if let Some(kind) = &filter.kind {
        conditions.add("m.type GLOB ?", [Value::Text(kind.to_lowercase())]);
    }
    conditions.between("m.created_at", filter.since, filter.until);
    if let Some(names) = &filter.except {
        let names = serde_json::Value::from(names.as_slice()).to_string();
        let sql = "m.name NOT IN (SELECT value FROM json_each(?))";
        conditions.add(sql, [Value::Text(names)]);
    }
    conditions
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Media> {
    Ok(Media {
        name: text(row, 0)?,
        digest: text(row, 1)?,
        kind: text(row, 2)?,
        bytes: row.get(3)?,
        width: row.get(4)?,
        height: row.get(5)?,
        alt: optional_text(row, 6)?,
        created_at: time(row, 7)?,
    })
}

fn not_found(db: &Connection, names: &[String]) -> Error {
    near::not_found("media", names, |name| near::near_media(db, name))
}
