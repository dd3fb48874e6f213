//! The text of a file.

/// Bytes that are not text.
pub(super) struct BadText {
    /// The line, from 1.
    pub line: Option<u64>,
    pub reason: String,
}

/// Decodes UTF-8, or UTF-16 with a byte order mark.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, BadText> {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..offset).unwrap_or_default();
            BadText {
                line: Some(1 + before.iter().filter(|&&byte| byte == b'\n').count() as u64),
                reason: format!("not UTF-8 text at byte {offset}"),
            }
        }),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, BadText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty());
    text.ok_or_else(|| BadText {
        line: None,
        reason: "not UTF-16 text".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, (Option<u64>, String)> {
        decoded(bytes.to_vec()).map_err(|bad| (bad.line, bad.reason))
    }

    #[test]
    fn utf_8_and_marked_utf_16_are_read() {
        assert_eq!(read("é\n".as_bytes()), Ok("é\n".to_owned()));
        assert_eq!(read(b"\xff\xfe\xe9\x00\n\x00"), Ok("é\n".to_owned()));
        assert_eq!(read(b"\xfe\xff\x00\xe9\x00\n"), Ok("é\n".to_owned()));
        let bad = Err((Some(2), "not UTF-8 text at byte 2".to_owned()));
        assert_eq!(read(b"a\n\xe9"), bad);
        assert_eq!(
            read(b"\xff\xfe\xe9"),
            Err((None, "not UTF-16 text".to_owned()))
        );
    }
}
