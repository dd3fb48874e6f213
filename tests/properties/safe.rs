//! What reaches a terminal.

use std::io::Write;

use blog::output::safe::{SafeWriter, is_unsafe, line, lines};

/// No control character and no override of the direction comes out, and the writer
/// writes the same in whatever pieces the text comes.
pub fn safe(data: &[u8]) {
    let text = super::text(data);
    let safe = lines(&text);
    assert_safe(&safe);
    assert_eq!(lines(&safe), safe);
    assert!(!line(&text).contains('\n'));
    assert_safe(&line(&text));

    let mut written = Vec::new();
    let mut writer = SafeWriter::new(&mut written);
    let size = 1 + data.first().map_or(0, |&byte| usize::from(byte) % 16);
    for piece in text.as_bytes().chunks(size) {
        writer.write_all(piece).unwrap();
    }
    writer.flush().unwrap();
    drop(writer);
    assert_eq!(String::from_utf8(written).unwrap(), safe);

    // Bytes that are no text at all.
    let mut written = Vec::new();
    let mut writer = SafeWriter::new(&mut written);
    for piece in data.chunks(size) {
        writer.write_all(piece).unwrap();
    }
    drop(writer);
    assert_safe(&String::from_utf8(written).unwrap());
}

fn assert_safe(text: &str) {
    let acts = text.chars().find(|&c| c != '\n' && is_unsafe(c));
    assert_eq!(acts, None, "{text:?}");
    let controls = text
        .bytes()
        .find(|&byte| byte != b'\n' && byte.is_ascii_control());
    assert_eq!(controls, None, "{text:?}");
}
