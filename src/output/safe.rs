//! Text from others, made safe for a terminal: what would move the cursor,
//! hide or reorder text is shown instead of sent.

use std::borrow::Cow;
use std::io::{self, Write};

/// Replaces every character that acts on a terminal by a visible mark. Line
/// ends stay, tabs become spaces.
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => safe.push('\n'),
            '\t' => safe.push_str("    "),
            c if is_unsafe(c) => push_mark(&mut safe, c),
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// Like [`lines`], but all on one line.
pub fn line(text: &str) -> Cow<'_, str> {
    match lines(text) {
        text if !text.contains('\n') => text,
        text => Cow::Owned(text.replace('\n', "␤")),
    }
}

/// Whether a character must not reach a terminal as it is: control characters
/// (Cc), line and paragraph separators, and what changes the direction of text
/// or hides it (Unicode Standard, 23.2, 23.3 and 23.9).
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

fn push_mark(safe: &mut String, c: char) {
    let mark = match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        _ => None,
    };
    match mark {
        Some(mark) => safe.push(mark),
        None => safe.push_str(&format!("<U+{:04X}>", u32::from(c))),
    }
}

/// A writer that passes text on to a terminal by way of [`lines`]. Bytes that
/// are no UTF-8 become U+FFFD.
pub struct SafeWriter<W: Write> {
    inner: W,
    /// The start of a character or of a line end whose rest is still to come.
    pending: Vec<u8>,
}

impl<W: Write> SafeWriter<W> {
    /// Writes to `inner`.
    pub fn new(inner: W) -> Self {
        SafeWriter {
            inner,
            pending: Vec::new(),
        }
    }
}

impl<W: Write> Write for SafeWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.pending) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.pending.len(),
        };
        let before = self.pending.get(..whole).unwrap_or_default();
        let whole = whole - usize::from(before.ends_with(b"\r"));
        let rest = self.pending.split_off(whole);
        let text = String::from_utf8_lossy(&self.pending).into_owned();
        self.pending = rest;
        self.inner.write_all(lines(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let rest = String::from_utf8_lossy(&self.pending).into_owned();
        self.pending.clear();
        self.inner.write_all(lines(&rest).as_bytes())?;
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_becomes_visible() {
        let cases = [
            ("plain é 日本 👩‍💻", "plain é 日本 👩‍💻"),
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\u{9b}31mb", "a<U+009B>31mb"),
            ("a\u{202e}b", "a<U+202E>b"),
            ("a\tb\r\nc\rd\u{7f}", "a    b\nc␍d␡"),
        ];
        for (text, safe) in cases {
            assert_eq!(lines(text), safe, "{text:?}");
        }
        assert_eq!(line("a\nb"), "a␤b");
    }

    #[test]
    fn a_character_and_a_line_end_may_come_in_pieces() {
        let mut written = Vec::new();
        let mut writer = SafeWriter::new(&mut written);
        for byte in "é\u{9b}x\r\ny\r\r\né\r".bytes() {
            writer.write_all(&[byte]).unwrap();
        }
        writer.flush().unwrap();
        let expected = "é<U+009B>x\ny␍\né␍";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }
}
