//! The media type of a file, by its first bytes and its extension.

use std::collections::BTreeSet;

/// The number of bytes that [`media_type`] looks at.
pub const HEAD: usize = 4_096;

/// The type of a file that nothing is known about.
pub const UNKNOWN: &str = "application/octet-stream";

/// First bytes, and the type they prove.
const MAGIC: [(&[u8], &str); 16] = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"\0\0\x01\0", "image/x-icon"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xff\x0a", "image/jxl"),
    (b"\0\0\0\x0cJXL ", "image/jxl"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
];

/// Extensions, and their types (IANA).
const EXTENSIONS: [(&str, &str); 47] = [
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("heic", "image/heic"),
    ("bmp", "image/bmp"),
    ("ico", "image/x-icon"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("jxl", "image/jxl"),
    ("svg", "image/svg+xml"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("oga", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("flac", "audio/flac"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("mkv", "video/matroska"),
    ("ogv", "video/ogg"),
    ("avi", "video/x-msvideo"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
    ("tgz", "application/gzip"),
    ("epub", "application/epub+zip"),
    ("doc", "application/msword"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("xls", "application/vnd.ms-excel"),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("ppt", "application/vnd.ms-powerpoint"),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("css", "text/css"),
    ("js", "text/javascript"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
];

/// The media type of a file with this name, which begins with these bytes.
pub fn media_type(name: &str, head: &[u8]) -> &'static str {
    let by_name = of_extension(name);
    proven(head, by_name).or(by_name).unwrap_or(UNKNOWN)
}

/// The known media types, each once, in alphabetical order.
pub fn all() -> impl Iterator<Item = &'static str> {
    let kinds: BTreeSet<&str> = EXTENSIONS.iter().map(|(_, kind)| *kind).collect();
    kinds.into_iter()
}

/// The type of files with the extension of this name.
pub fn of_extension(name: &str) -> Option<&'static str> {
    let file = name.rsplit('/').next()?;
    let (_, extension) = file.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    let found = EXTENSIONS.iter().find(|(known, _)| *known == extension);
    found.map(|(_, kind)| *kind)
}

/// The type that the first bytes prove. Containers such as ZIP have the type of the
/// extension if that is one of them.
fn proven(head: &[u8], by_name: Option<&'static str>) -> Option<&'static str> {
    let at =
        |from: usize, bytes: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(bytes));
    let named = |kinds: fn(&str) -> bool, other| by_name.filter(|kind| kinds(kind)).or(other);
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return match *kind {
            "video/webm" => named(|kind| kind == "video/matroska", Some("video/webm")),
            // Two letters prove little.
            "image/bmp" if by_name.is_some_and(|kind| kind != "image/bmp") => None,
            kind => Some(kind),
        };
    }
    if at(0, b"RIFF") {
        let forms: [(&[u8], &str); 3] = [
            (b"WEBP", "image/webp"),
            (b"WAVE", "audio/wav"),
            (b"AVI ", "video/x-msvideo"),
        ];
        return forms
            .iter()
            .find(|(form, _)| at(8, form))
            .map(|(_, kind)| *kind);
    }
    if at(4, b"ftyp") {
        let brands: [(&[u8], &str); 5] = [
            (b"avif", "image/avif"),
            (b"avis", "image/avif"),
            (b"heic", "image/heic"),
            (b"mif1", "image/heic"),
            (b"qt  ", "video/quicktime"),
        ];
        let image = brands.iter().find(|(brand, _)| at(8, brand));
        let video = named(|kind| kind.ends_with("/mp4"), Some("video/mp4"));
        return image.map(|(_, kind)| *kind).or(video);
    }
    if at(0, b"OggS") {
        return named(|kind| kind.ends_with("/ogg"), Some("audio/ogg"));
    }
    if at(0, b"PK\x03\x04") {
        return named(
            |kind| kind.starts_with("application/"),
            Some("application/zip"),
        );
    }
    is_svg(head).then_some("image/svg+xml")
}

/// Whether a document begins with an `svg` element, after declarations and comments.
fn is_svg(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<svg") => return true,
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") || rest.starts_with("<!DOCTYPE") => ">",
            _ => return false,
        };
        let Some((_, after)) = rest.split_once(end) else {
            return false;
        };
        rest = after.trim_start();
    }
}

/// The width and the height of an SVG image in pixels, if its first bytes have them.
pub fn svg_size(head: &[u8]) -> Option<(i64, i64)> {
    let text = String::from_utf8_lossy(head);
    let (_, tag) = text.split_once("<svg")?;
    let tag = tag.split('>').next()?;
    let value = |name: &str| {
        let (_, value) = tag.split_once(&format!(" {name}="))?;
        let quote = value.chars().next().filter(|c| "\"'".contains(*c))?;
        value.get(1..)?.split(quote).next()
    };
    let pixels = |text: &str| {
        let number = text.trim().trim_end_matches("px").parse::<f64>().ok()?;
        let whole = number.round();
        (1.0..1e9).contains(&whole).then_some(whole as i64)
    };
    let given = value("width")
        .and_then(pixels)
        .zip(value("height").and_then(pixels));
    given.or_else(|| {
        let mut sides = value("viewBox")?
            .split([' ', ','])
            .filter(|side| !side.is_empty());
        pixels(sides.nth(2)?).zip(pixels(sides.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_before_the_extension() {
        let cases: [(&str, &[u8], &str); 12] = [
            ("a.png", b"\x89PNG\r\n\x1a\n", "image/png"),
            ("a.png", b"\xff\xd8\xff\xe0", "image/jpeg"),
            ("a", b"GIF89a", "image/gif"),
            ("a.x", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
            ("a.docx", b"PK\x03\x04", EXTENSIONS[33].1),
            ("a.jpg", b"PK\x03\x04", "application/zip"),
            ("a.m4a", b"\0\0\0\x20ftypM4A ", "audio/mp4"),
            ("a.txt", b"BM is a text", "text/plain"),
            ("a/b.CSS", b"p {}", "text/css"),
            (
                "a",
                b"<?xml version='1.0'?><!-- x --><svg>",
                "image/svg+xml",
            ),
            ("a.css/b", b"?", UNKNOWN),
            (".png", b"", "image/png"),
        ];
        for (name, head, expected) in cases {
            assert_eq!(media_type(name, head), expected, "{name}");
        }
    }

    #[test]
    fn an_svg_image_has_the_size_that_it_says() {
        let size = |text: &str| svg_size(text.as_bytes());
        assert_eq!(size("<svg width='10' height=\"20.4px\">"), Some((10, 20)));
        assert_eq!(size("<svg viewBox='0 0 30 40'/>"), Some((30, 40)));
        assert_eq!(size("<svg width='100%' viewBox='0,0,3,4'>"), Some((3, 4)));
        assert_eq!(size("<svg width='-1' height='2'>"), None);
    }
}
