//! The bytes of media, by their digest.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, Write};

use rusqlite::{Connection, MAIN_DB, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::model::Media;
use crate::store::error::{Error, Result};

/// The size of a chunk, in bytes.
const CHUNK: usize = 64 * 1024;

/// The SHA-256 of a stream in hexadecimal, and its length.
pub(super) fn digest(from: impl Read) -> io::Result<(String, u64)> {
    copy_hashed(from, io::sink())
}

/// Copies a stream in chunks; returns its SHA-256 in hexadecimal, and its length.
fn copy_hashed(mut from: impl Read, mut to: impl Write) -> io::Result<(String, u64)> {
    let mut hasher = Sha256::new();
    let mut length = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = match from.read(&mut chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        let bytes = chunk.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        hasher.update(bytes);
        length += bytes.len() as u64;
        to.write_all(bytes)?;
    }
    let digest = hasher.finalize();
    let digest = digest.iter().map(|byte| format!("{byte:02x}"));
    Ok((digest.collect(), length))
}

/// Stores the bytes of a file with this digest and length, unless they are stored.
///
/// # Errors
/// The file changed since it was hashed, or cannot be read (the inner error).
pub(super) fn store(
    db: &Connection,
    digest: &str,
    length: u64,
    file: &mut File,
) -> Result<io::Result<()>> {
    if !begin(db, digest, length)? {
        return Ok(Ok(()));
    }
    let row = db.last_insert_rowid();
    let mut blob = db.blob_open(MAIN_DB, "media_blob", "bytes", row, false)?;
    let copied = file.rewind().and_then(|()| copy_hashed(file, &mut blob));
    blob.close()?;
    Ok(copied.and_then(|(written, _)| match written == digest {
        true => Ok(()),
        false => Err(io::Error::other("it changed while it was read")),
    }))
}

/// Makes room for bytes. Returns false if they are stored.
pub(super) fn begin(db: &Connection, digest: &str, length: u64) -> Result<bool> {
    let length = i64::try_from(length).map_err(|_| Error::TooLarge)?;
    let sql = "INSERT INTO media_blob (digest, bytes) VALUES (?1, zeroblob(?2))
               ON CONFLICT (digest) DO NOTHING";
    Ok(db.prepare_cached(sql)?.execute((digest, length))? > 0)
}

/// Writes the bytes of media.
pub(super) fn copy(db: &Connection, media: &Media, to: &mut dyn Write) -> Result<io::Result<()>> {
    let sql = "SELECT rowid FROM media_blob WHERE digest = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let row: Option<i64> = statement
        .query_row([&media.digest], |row| row.get(0))
        .optional()?;
    let Some(row) = row else {
        return Err(Error::Contents(format!(
            "media {} has no bytes",
            media.name
        )));
    };
    match each_chunk(db, row, |bytes| {
        to.write_all(bytes).map_err(CopyError::Write)
    }) {
        Ok(()) => Ok(Ok(())),
        Err(CopyError::Write(error)) => Ok(Err(error)),
        Err(CopyError::Store(error)) => Err(error),
    }
}

/// An error of a copy.
enum CopyError {
    Write(io::Error),
    Store(Error),
}

impl From<Error> for CopyError {
    fn from(error: Error) -> Self {
        CopyError::Store(error)
    }
}

/// Calls `each` with the bytes of a row, a chunk at a time.
pub(in crate::store) fn each_chunk<E: From<Error>>(
    db: &Connection,
    row: i64,
    mut each: impl FnMut(&[u8]) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let blob = db.blob_open(MAIN_DB, "media_blob", "bytes", row, true);
    let mut blob = blob.map_err(Error::from)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = blob.read(&mut chunk);
        let read = read.map_err(|error| Error::Damaged(format!("bytes of media: {error}")))?;
        match chunk.get(..read) {
            None | Some([]) => return Ok(()),
            Some(bytes) => each(bytes)?,
        }
    }
}

/// Whether the stored bytes have this digest.
pub(in crate::store) fn is_intact(db: &Connection, row: i64, expected: &str) -> Result<bool> {
    let blob = db.blob_open(MAIN_DB, "media_blob", "bytes", row, true)?;
    let found = digest(blob).map_err(|error| Error::Damaged(format!("media bytes: {error}")))?;
    Ok(found.0 == expected)
}

/// Whether a file has the bytes of media.
pub fn is_same_media(media: &Media, file: File) -> io::Result<bool> {
    let has_length = i64::try_from(file.metadata()?.len()) == Ok(media.bytes);
    Ok(has_length && digest(file)?.0 == media.digest)
}

/// Removes the bytes that neither media nor an old row of the log has. Returns their
/// number.
pub(in crate::store) fn remove_unused(db: &Connection) -> Result<usize> {
    let sql = "DELETE FROM media_blob WHERE digest NOT IN (
                   SELECT digest FROM media
                   UNION SELECT digest FROM media_old WHERE digest IS NOT NULL)";
    Ok(db.execute(sql, [])?)
}
