//! Terminal escaping.

use std::io::Write;

use blog::output::safe::{Escape, SafeWriter, is_unsafe, json, line, lines, styled};

/// The output has no control character and no direction override, and the writer gives
/// the same output for any chunks.
pub fn safe(data: &[u8]) {
    let text = super::text(data);
    let safe = lines(&text);
    assert_safe(&safe);
    assert_eq!(lines(&safe), safe);
    assert!(!line(&text).contains('\n'));
    assert_safe(&line(&text));

    let mut written = Vec::new();
    let mut writer = SafeWriter::new(&mut written, Escape::Marks);
    let size = 1 + data.first().map_or(0, |&byte| usize::from(byte) % 16);
    for piece in text.as_bytes().chunks(size) {
        writer.write_all(piece).unwrap();
    }
    writer.flush().unwrap();
    drop(writer);
    assert_eq!(String::from_utf8(written).unwrap(), safe);

    // Bytes that are not UTF-8.
    let mut written = Vec::new();
    let mut writer = SafeWriter::new(&mut written, Escape::Marks);
    for piece in data.chunks(size) {
        writer.write_all(piece).unwrap();
    }
    drop(writer);
    assert_safe(&String::from_utf8(written).unwrap());

    let exact = serde_json::to_string(&*text).unwrap();
    assert_safe(&json(&exact));
    assert_eq!(serde_json::from_str::<String>(&json(&exact)).unwrap(), text);

    // A page contains only the sequences of styles and links.
    let page = styled(&text);
    assert_eq!(styled(&page), page);
    for piece in page.split('\u{1b}').skip(1) {
        let is_style = piece.strip_prefix('[').is_some_and(|style| {
            let end = style.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
            end.starts_with('m')
        });
        let is_link = piece.starts_with("]8;;") || piece.starts_with('\\');
        assert!(is_style || is_link, "{page:?}");
    }
    assert_safe(&page.replace('\u{1b}', ""));
}

fn assert_safe(text: &str) {
    let acts = text.chars().find(|&c| c != '\n' && is_unsafe(c));
    assert_eq!(acts, None, "{text:?}");
    let controls = text
        .bytes()
        .find(|&byte| byte != b'\n' && byte.is_ascii_control());
    assert_eq!(controls, None, "{text:?}");
}
