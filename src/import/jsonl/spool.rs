//! The bytes of media, in a temporary file until the last of them was read.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::Media;
use crate::import::{Item, Location, What};
use crate::model::import::MediaFile;

/// Media whose bytes are being read.
pub(super) struct Spool {
    media: Media,
    place: Location,
    file: NamedTempFile,
    hasher: Sha256,
    length: u64,
    /// Why the bytes are not those of the media.
    fault: Option<&'static str>,
}

impl Spool {
    pub(super) fn new(media: Media, place: Location) -> io::Result<Spool> {
        Ok(Spool {
            media,
            place,
            file: NamedTempFile::new()?,
            hasher: Sha256::new(),
            length: 0,
            fault: None,
        })
    }

    /// Adds bytes in Base64.
    pub(super) fn add(&mut self, base64: &str) -> io::Result<()> {
        let Ok(bytes) = STANDARD.decode(base64) else {
            self.fault = Some("its bytes are not Base64");
            return Ok(());
        };
        self.length += bytes.len() as u64;
        if self.length > self.media.bytes {
            self.fault = Some("it has more bytes than it says");
        }
        if self.fault.is_none() {
            self.hasher.update(&bytes);
            self.file.write_all(&bytes)?;
        }
        Ok(())
    }

    /// Emits the media. The file is removed afterwards.
    pub(super) fn give<E>(mut self, each: &mut impl FnMut(Item) -> Result<(), E>) -> Result<(), E> {
        let digest = self.hasher.finalize();
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        if self.length < self.media.bytes {
            self.fault = Some("it has fewer bytes than it says");
        } else if self.fault.is_none() && digest != self.media.sha256 {
            self.fault = Some("its bytes do not have its digest");
        }
        let name = self.media.name;
        each(self.place.item(match self.fault {
            Some(fault) => What::Malformed(format!("media {name}: {fault}")),
            None => What::Media(Box::new(MediaFile {
                name,
                file: self.file.path().to_owned(),
                alt: self.media.alt,
                created_at: self.media.created_at,
            })),
        }))
    }
}
