//! What a file says about itself.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};

use super::blob::digest;
use crate::model::media_type::{HEAD, media_type, svg_size};

/// Facts about a file.
pub(super) struct Facts {
    pub digest: String,
    pub bytes: u64,
    pub kind: &'static str,
    /// Width and height in pixels.
    pub size: Option<(i64, i64)>,
}

/// Reads a file with this name once.
pub(super) fn inspect(name: &str, file: &mut File) -> io::Result<Facts> {
    file.rewind()?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let kind = media_type(name, &head);
    let size = match kind {
        "image/svg+xml" => svg_size(&head),
        _ if kind.starts_with("image/") => pixels(file),
        _ => None,
    };
    file.rewind()?;
    let (digest, bytes) = digest(file)?;
    Ok(Facts {
        digest,
        bytes,
        kind,
        size,
    })
}

fn pixels(file: &mut File) -> Option<(i64, i64)> {
    file.rewind().ok()?;
    let size = imagesize::reader_size(BufReader::new(file)).ok()?;
    let side = |side: usize| i64::try_from(side).ok().filter(|side| *side > 0);
    side(size.width).zip(side(size.height))
}
