//! What a file says about itself.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

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
        _ if kind.starts_with("image/") => {
            file.rewind()?;
            pixels(BufReader::new(&mut *file))
        }
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

fn pixels(file: impl BufRead + Seek) -> Option<(i64, i64)> {
    let size = imagesize::reader_size(file).ok()?;
    let side = |side: usize| i64::try_from(side).ok().filter(|side| *side > 0);
    side(size.width).zip(side(size.height))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn the_header_of_an_image_may_be_anything() {
        let beginnings: [&[u8]; 10] = [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"\xff\xd8\xff\xe0",
            b"GIF89a",
            b"RIFF\0\0\0\0WEBPVP8X",
            b"BM",
            b"\0\0\x01\0",
            b"II*\0\x08\0\0\0",
            b"MM\0*\0\0\0\x08",
            b"\0\0\0\x18ftypavif\0\0\0\0mif1\0\0\0\x10meta",
            b"\0\0\0\x0cJXL \r\n\x87\n",
        ];
        let mut random = fastrand::Rng::with_seed(7);
        for round in 0..20_000 {
            let mut bytes = beginnings[round % beginnings.len()].to_vec();
            let length = random.usize(0..200);
            bytes.extend(std::iter::repeat_with(|| random.u8(..) & random.u8(..)).take(length));
            let _ = pixels(Cursor::new(bytes));
        }
    }
}
