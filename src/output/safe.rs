//! Makes untrusted text safe for a terminal: characters that would move the cursor, hide
//! text or reorder it are shown as marks.

use std::borrow::Cow;
use std::io::{self, Write};

/// Replaces every unsafe character by a visible mark. Keeps line ends and expands tabs.
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

/// Like [`lines`], on one line.
pub fn line(text: &str) -> Cow<'_, str> {
    match lines(text) {
        text if !text.contains('\n') => text,
        text => Cow::Owned(text.replace('\n', "␤")),
    }
}

/// Whether a character is unsafe on a terminal: control characters (Cc), line and
/// paragraph separators, bidirectional controls and invisible characters (Unicode
/// Standard, 23.2, 23.3 and 23.9).
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

/// How text is made safe for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Visible marks: [`lines`].
    Marks,
    /// JSON escapes, which keep the value: [`json`].
    Json,
    /// Marks, except for our own colours and links: [`styled`].
    Styled,
}

impl Escape {
    fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Escape::Marks => lines(text),
            Escape::Json => json(text),
            Escape::Styled => styled(text),
        }
    }
}

/// Escapes unsafe characters as `\uXXXX`. In JSON they occur only inside strings, so the
/// value stays the same.
pub fn json(text: &str) -> Cow<'_, str> {
    let acts = |c: char| is_unsafe(c) && c != '\n';
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// Like [`lines`], but keeps styles (SGR) and links (OSC 8) of our own pages and tables,
/// whose untrusted text is already safe.
pub fn styled(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return lines(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut pieces = text.split('\u{1b}').peekable();
    safe.push_str(&lines(pieces.next().unwrap_or_default()));
    while let Some(piece) = pieces.next() {
        match own_sequence(piece, pieces.peek().copied()) {
            Some((own, rest)) => {
                safe.push('\u{1b}');
                safe.push_str(own);
                safe.push_str(&lines(rest));
            }
            None => {
                safe.push('␛');
                safe.push_str(&lines(piece));
            }
        }
    }
    Cow::Owned(safe)
}

/// Splits off one of our own escape sequences (a style, the start of a link or its
/// terminator). `next` is the text after the next escape.
fn own_sequence<'a>(text: &'a str, next: Option<&str>) -> Option<(&'a str, &'a str)> {
    let length = if let Some(style) = text.strip_prefix('[') {
        let end = style.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        style.get(end..)?.starts_with('m').then_some(end + 2)?
    } else if let Some(address) = text.strip_prefix("]8;;") {
        let is_ended = next.is_some_and(|next| next.starts_with('\\'));
        let is_address = address.chars().all(|c| c.is_ascii_graphic());
        (is_ended && is_address).then_some(text.len())?
    } else if text.starts_with('\\') {
        1
    } else {
        return None;
    };
    text.split_at_checked(length)
}

/// A writer that makes text safe. Invalid UTF-8 becomes U+FFFD.
pub struct SafeWriter<W: Write> {
    inner: W,
    escape: Escape,
    /// An incomplete character, line end or styled line.
    pending: Vec<u8>,
}

impl<W: Write> SafeWriter<W> {
    /// Writes to `inner`.
    pub fn new(inner: W, escape: Escape) -> Self {
        SafeWriter {
            inner,
            escape,
            pending: Vec::new(),
        }
    }

    /// Writes the buffer.
    pub fn end(&mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.pending);
        self.write_safe(&rest)
    }

    /// The number of pending bytes that are complete.
    fn complete(&self) -> usize {
        if self.escape == Escape::Styled {
            let end = self.pending.iter().rposition(|&byte| byte == b'\n');
            return end.map_or(0, |end| end + 1);
        }
        let whole = match std::str::from_utf8(&self.pending) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.pending.len(),
        };
        let before = self.pending.get(..whole).unwrap_or_default();
        whole - usize::from(before.ends_with(b"\r"))
    }

    fn write_safe(&mut self, bytes: &[u8]) -> io::Result<()> {
        let text = String::from_utf8_lossy(bytes);
        self.inner.write_all(self.escape.apply(&text).as_bytes())
    }
}

impl<W: Write> Write for SafeWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        let rest = self.pending.split_off(self.complete());
        let ready = std::mem::replace(&mut self.pending, rest);
        self.write_safe(&ready)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.end()?;
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
        let mut writer = SafeWriter::new(&mut written, Escape::Marks);
        for byte in "é\u{9b}x\r\ny\r\r\né\r".bytes() {
            writer.write_all(&[byte]).unwrap();
        }
        writer.flush().unwrap();
        let expected = "é<U+009B>x\ny␍\né␍";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }

    #[test]
    fn json_keeps_its_value_and_a_page_only_its_own_styles() {
        let unsafe_json = "{\"a\": \"\u{9b}31m\u{202e}\u{7f}\\\\\u{e0041}\"}\n";
        let safe = json(unsafe_json);
        assert!(!safe.trim_end().contains(is_unsafe), "{safe}");
        let values = [unsafe_json, &safe].map(serde_json::from_str::<serde_json::Value>);
        let [before, after] = values.map(Result::unwrap);
        assert_eq!(before, after);
        let cases = [
            ("\u{1b}[1;31mred\u{1b}[0m\n", "\u{1b}[1;31mred\u{1b}[0m\n"),
            (
                "\u{1b}]8;;http://a/\u{1b}\\x\u{1b}]8;;\u{1b}\\y",
                "\u{1b}]8;;http://a/\u{1b}\\x\u{1b}]8;;\u{1b}\\y",
            ),
            ("\u{1b}[2Ja\u{1b}]0;t\u{7}\u{1b}", "␛[2Ja␛]0;t␇␛"),
            (
                "\u{1b}[31;?m\u{9b}31m\u{202e}",
                "␛[31;?m<U+009B>31m<U+202E>",
            ),
            ("\u{1b}]8;;a b\u{7}c", "␛]8;;a b␇c"),
            ("\u{1b}]8;;a\u{1b}[0mb", "␛]8;;a\u{1b}[0mb"),
        ];
        for (text, safe) in cases {
            assert_eq!(styled(text), safe, "{text:?}");
            let mut written = Vec::new();
            let mut writer = SafeWriter::new(&mut written, Escape::Styled);
            for byte in text.bytes() {
                writer.write_all(&[byte]).unwrap();
            }
            writer.end().unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), safe, "{text:?}");
        }
    }
}
