//! The lines of a text, which may be in Windows-1252.

use std::io::{self, BufRead, Read};

use crate::import::ReadError;
use crate::model::limits::FILE_BYTES;

/// The characters of the bytes 0x80 to 0x9F in Windows-1252.
/// <https://encoding.spec.whatwg.org/index-windows-1252.txt>
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Whether an input is UTF-8.
pub(super) fn is_utf8(mut input: impl BufRead) -> io::Result<bool> {
    let mut rest: Vec<u8> = Vec::new();
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(rest.is_empty());
        }
        let length = chunk.len();
        rest.extend_from_slice(chunk);
        input.consume(length);
        match std::str::from_utf8(&rest) {
            Ok(_) => rest.clear(),
            Err(error) if error.error_len().is_some() => return Ok(false),
            Err(error) => {
                rest.drain(..error.valid_up_to());
            }
        }
    }
}

/// A reader of lines, with the next one in view.
pub(super) struct Lines<R> {
    input: R,
    is_utf8: bool,
    /// The number of lines taken.
    taken: u64,
    /// The lines in view; `None` is the end.
    ahead: Vec<Option<String>>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, is_utf8: bool) -> Self {
        Lines {
            input,
            is_utf8,
            taken: 0,
            ahead: Vec::new(),
        }
    }

    /// The number of the next line, from 1.
    pub(super) fn line(&self) -> u64 {
        self.taken + 1
    }

    /// The next line, which stays.
    pub(super) fn peek(&mut self) -> Result<Option<&str>, ReadError> {
        if self.ahead.is_empty() {
            let line = self.read()?;
            self.ahead.push(line);
        }
        Ok(self.ahead.last().and_then(Option::as_deref))
    }

    /// Takes the next line, without its end.
    pub(super) fn take(&mut self) -> Result<Option<String>, ReadError> {
        let line = match self.ahead.pop() {
            Some(line) => line,
            None => self.read()?,
        };
        self.taken += u64::from(line.is_some());
        Ok(line)
    }

    /// Puts a line back.
    pub(super) fn give_back(&mut self, line: String) {
        self.taken -= 1;
        self.ahead.push(Some(line));
    }

    fn read(&mut self) -> Result<Option<String>, ReadError> {
        let mut bytes = Vec::new();
        let mut input = (&mut self.input).take(FILE_BYTES + 1);
        let length = input.read_until(b'\n', &mut bytes)?;
        if length == 0 {
            return Ok(None);
        }
        if length as u64 > FILE_BYTES {
            let message = format!("line {} is over {} MiB", self.line(), FILE_BYTES >> 20);
            return Err(ReadError::Unusable(message));
        }
        let line = match self.is_utf8 {
            true => String::from_utf8_lossy(&bytes).into_owned(),
            false => bytes.iter().copied().map(character).collect(),
        };
        let line = line.strip_suffix('\n').unwrap_or(&line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let is_first = self.taken == 0 && self.ahead.is_empty();
        let line = line
            .strip_prefix('\u{feff}')
            .filter(|_| is_first)
            .unwrap_or(line);
        Ok(Some(line.to_owned()))
    }
}

/// The character of a byte in Windows-1252.
fn character(byte: u8) -> char {
    let high = byte.checked_sub(0x80).map(usize::from);
    high.and_then(|at| HIGH.get(at))
        .copied()
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn text_is_decoded_however_it_is_cut() {
        for chunk in 1..5 {
            let text = "\u{feff}a\u{e9}\r\n\u{1f642}\n";
            assert!(is_utf8(BufReader::with_capacity(chunk, text.as_bytes())).unwrap());
            assert!(!is_utf8(BufReader::with_capacity(chunk, &b"a\xe9b"[..])).unwrap());
            assert!(!is_utf8(BufReader::with_capacity(chunk, &b"ab\xe9"[..])).unwrap());
            let mut lines = Lines::new(text.as_bytes(), true);
            assert_eq!(lines.peek().unwrap(), Some("a\u{e9}"));
            assert_eq!(lines.take().unwrap().as_deref(), Some("a\u{e9}"));
            assert_eq!(lines.take().unwrap().as_deref(), Some("\u{1f642}"));
            assert_eq!(lines.take().unwrap(), None);
        }
        let mut lines = Lines::new(&b"\x93\xe9\x94"[..], false);
        assert_eq!(
            lines.take().unwrap().as_deref(),
            Some("\u{201c}\u{e9}\u{201d}")
        );
    }
}
