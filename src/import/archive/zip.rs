//! The files of a zip archive, unpacked in memory one at a time within a budget. The sizes
//! that an archive states are not trusted.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{TOO_LARGE, too_many, unread};
use crate::import::ReadError;
use crate::model::limits::{
    ARCHIVE_BYTES, ARCHIVE_DIRECTORY_BYTES, ARCHIVE_FILES, ARCHIVE_RATIO, FILE_BYTES,
};

/// A zip archive.
pub(super) struct Zip {
    archive: ZipArchive<BufReader<File>>,
    indexes: HashMap<String, usize>,
    /// The bytes that may still be unpacked.
    left: u64,
}

/// The size from which the ratio of a file is checked, in bytes.
const RATIO_FROM: u64 = 1024 * 1024;

impl Zip {
    /// Opens an archive, with the names of its files.
    pub(super) fn open(mut file: File) -> Result<(Zip, Vec<String>), ReadError> {
        if directory_bytes(&mut file)? > ARCHIVE_DIRECTORY_BYTES {
            return Err(too_many());
        }
        file.rewind()?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| match error {
            ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                ReadError::Io(error)
            }
            _ => ReadError::Unusable(
                "it is not a zip archive, or is damaged: name the export, a folder or a zip"
                    .to_owned(),
            ),
        })?;
        if archive.len() > ARCHIVE_FILES {
            return Err(too_many());
        }
        let mut indexes = HashMap::new();
        for index in 0..archive.len() {
            let Some(name) = archive.name_for_index(index) else {
                continue;
            };
            if !name.ends_with('/') {
                indexes.insert(name.replace('\\', "/"), index);
            }
        }
        let names = indexes.keys().cloned().collect();
        let left = ARCHIVE_BYTES;
        Ok((
            Zip {
                archive,
                indexes,
                left,
            },
            names,
        ))
    }

    /// Unpacks a file.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, String> {
        let index = self.indexes.get(name).copied().unwrap_or(usize::MAX);
        let file = self.archive.by_index(index).map_err(|error| match error {
            ZipError::Io(error) => unread(&error),
            ZipError::FileNotFound => "it is not in the archive".to_owned(),
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                "it is encrypted, or packed in a way that is not supported: unpack the archive \
                 first"
                    .to_owned()
            }
            _ => "its part of the archive is damaged".to_owned(),
        })?;
        let packed = file.compressed_size().max(1);
        let room = FILE_BYTES.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(room + 1).read_to_end(&mut bytes);
        read.map_err(|_| "its part of the archive is damaged".to_owned())?;
        let length = bytes.len() as u64;
        self.left = self.left.saturating_sub(length);
        if length > FILE_BYTES {
            return Err(TOO_LARGE.to_owned());
        }
        if length > room {
            return Err(format!(
                "the archive has over {} MiB of text",
                ARCHIVE_BYTES >> 20
            ));
        }
        if length > RATIO_FROM && length / packed > ARCHIVE_RATIO {
            return Err(format!("it is packed over {ARCHIVE_RATIO} times"));
        }
        Ok(bytes)
    }
}

/// The size of the list of files in an archive, in bytes: the largest that a record at the
/// end of the file states.
fn directory_bytes(file: &mut File) -> io::Result<u64> {
    const RECORD: usize = 22;
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(
        length.saturating_sub(65_535 + RECORD as u64),
    ))?;
    let mut end = Vec::new();
    file.take(65_535 + RECORD as u64).read_to_end(&mut end)?;
    let records = end
        .windows(RECORD)
        .filter(|record| record.starts_with(b"PK\x05\x06"));
    let sizes = records.filter_map(|record| {
        let size: [u8; 4] = record.get(12..16)?.try_into().ok()?;
        Some(u64::from(u32::from_le_bytes(size)))
    });
    Ok(sizes.max().unwrap_or_default())
}
