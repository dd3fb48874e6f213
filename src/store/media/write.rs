//! Adding, changing and removing media.

use std::fs::File;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::inspect::{Facts, inspect};
use super::{MediaReader, blob};
use crate::model::limits::Limit;
use crate::model::media::{self, MediaReferrer};
use crate::model::setting::MEDIA_LIMIT;
use crate::model::{Media, Setting};
use crate::store::Mode;
use crate::store::error::{Error, Result};
use crate::store::log::log_all_kinds;
use crate::store::setting::Settings;

/// The alternative text of media.
const ALT: Limit = Limit {
    field: "alt",
    most: 2_000,
};

/// A file to add.
#[derive(Debug, Clone, Default)]
pub struct NewMedia<'a> {
    /// The name.
    pub name: &'a str,
    /// The alternative text; `None` leaves that of existing media.
    pub alt: Option<&'a str>,
    /// The time it was added; `None` is now.
    pub created_at: Option<Timestamp>,
    /// Whether it replaces other media of this name.
    pub replaces: bool,
}

/// What became of an added file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    Created,
    /// It replaced other bytes, or its alternative text changed.
    Updated,
    /// It was there.
    Unchanged,
}

/// The media, inside a transaction.
pub struct MediaWriter<'a> {
    db: &'a Connection,
    now: Timestamp,
    mode: Mode,
}

impl<'a> MediaWriter<'a> {
    pub(in crate::store) fn new(db: &'a Connection, now: Timestamp, mode: Mode) -> Self {
        MediaWriter { db, now, mode }
    }

    /// The media, for reading.
    pub fn reader(&self) -> MediaReader<'a> {
        MediaReader::new(self.db)
    }

    /// Adds a file. It is read in chunks. A dry run does not store the bytes.
    ///
    /// # Errors
    /// The name is invalid or belongs to other media ([`Error::MediaTaken`]), or the file
    /// is over the limit or cannot be read.
    pub fn add(&self, new: &NewMedia<'_>, file: &mut File) -> Result<(Media, Added)> {
        let name = media::name(new.name)?;
        let alt = new.alt.map(str::trim).filter(|alt| !alt.is_empty());
        alt.map_or(Ok(()), |alt| ALT.check(alt))?;
        let unreadable = |error: std::io::Error| Error::Unreadable {
            name: new.name.to_owned(),
            reason: error.to_string(),
        };
        self.check_length(&name, file.metadata().map_err(unreadable)?.len())?;
        let facts = inspect(&name, file).map_err(unreadable)?;
        self.check_length(&name, facts.bytes)?;
        let Facts {
            digest,
            bytes,
            kind,
            size,
        } = facts;
        let before = self.reader().find(&name)?;
        let mut added = Added::Created;
        let mut media = Media {
            digest,
            kind: kind.to_owned(),
            bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            alt: alt.map(str::to_owned),
            created_at: new.created_at.unwrap_or(self.now),
            name,
        };
        if let Some(before) = before {
            if before.digest != media.digest && !new.replaces {
                return Err(Error::MediaTaken(media.name));
            }
            let is_same = before.digest == media.digest;
            media.alt = media.alt.or_else(|| before.alt.clone());
            media.created_at = before.created_at;
            added = match is_same && before.alt == media.alt {
                true => Added::Unchanged,
                false => Added::Updated,
            };
        }
        match self.mode {
            Mode::Commit => {
                blob::store(self.db, &media.digest, bytes, file)?.map_err(unreadable)?
            }
            Mode::DryRun => {
                blob::begin(self.db, &media.digest, 0)?;
            }
        }
        if added != Added::Unchanged {
            self.put(&media)?;
        }
        Ok((media, added))
    }

    /// The maximum size of a file, in bytes.
    pub fn limit(&self) -> Result<u64> {
        let set = Settings::new(self.db).get(MEDIA_LIMIT)?;
        let effective = Setting::named(MEDIA_LIMIT).ok();
        let effective = effective.and_then(|setting| setting.effective(set.as_deref()));
        let limit = effective.and_then(|limit| limit.parse().ok());
        let limit: u64 = limit.unwrap_or(media::DEFAULT_LIMIT);
        Ok(limit << 20)
    }

    fn check_length(&self, name: &str, bytes: u64) -> Result<()> {
        let limit = self.limit()?;
        if bytes > limit {
            return Err(Error::MediaTooLarge {
                name: name.to_owned(),
                bytes,
                limit: limit >> 20,
            });
        }
        Ok(())
    }

    /// Inserts or updates a row.
    fn put(&self, media: &Media) -> Result<()> {
        log_all_kinds(self.db)?;
        let sql = "INSERT INTO media (name, digest, type, width, height, alt, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (name) DO UPDATE SET digest = excluded.digest,
                       type = excluded.type, width = excluded.width,
                       height = excluded.height, alt = excluded.alt";
        self.db.prepare_cached(sql)?.execute(params![
            media.name,
            media.digest,
            media.kind,
            media.width,
            media.height,
            media.alt,
            media.created_at.to_string(),
        ])?;
        Ok(())
    }

    /// Gives media another name or alternative text; an empty one is removed. Returns the
    /// media, and whether it changed.
    ///
    /// # Errors
    /// It does not exist, or the name is invalid or taken ([`Error::MediaTaken`]).
    pub fn set(&self, name: &str, to: Option<&str>, alt: Option<&str>) -> Result<(Media, bool)> {
        let before = self.reader().get(name)?;
        let mut after = before.clone();
        if let Some(alt) = alt.map(str::trim) {
            ALT.check(alt)?;
            after.alt = Some(alt.to_owned()).filter(|alt| !alt.is_empty());
        }
        if let Some(to) = to {
            after.name = media::name(to)?;
        }
        if after == before {
            return Ok((after, false));
        }
        if after.name != before.name {
            if self.reader().find(&after.name)?.is_some() {
                return Err(Error::MediaTaken(after.name));
            }
            // The log knows a row by its name, so a renamed row is another one.
            self.remove_row(&before.name)?;
        }
        self.put(&after)?;
        Ok((after, true))
    }

    /// Removes media. Its bytes stay as long as the log has them.
    pub fn remove(&self, media: &[Media]) -> Result<()> {
        media
            .iter()
            .try_for_each(|media| self.remove_row(&media.name))
    }

    fn remove_row(&self, name: &str) -> Result<()> {
        log_all_kinds(self.db)?;
        let sql = "DELETE FROM media WHERE name = ?1";
        self.db.prepare_cached(sql)?.execute([name])?;
        Ok(())
    }

    /// Writes the texts and the image of a post, as a revision of it.
    pub fn write_referrer(&self, post: &MediaReferrer) -> Result<()> {
        let sql = "UPDATE post SET body = ?2, summary = ?3, image = ?4, updated_at = ?5,
                       revision = revision + 1
                   WHERE id = ?1";
        let now = self.now.to_string();
        self.db.prepare_cached(sql)?.execute(params![
            post.id,
            post.body,
            post.summary,
            post.image,
            now
        ])?;
        Ok(())
    }
}
