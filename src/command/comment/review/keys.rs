//! Single keys from the terminal.

use std::io;

use rustix::io::Errno;

use crate::output::Guard;

/// The most bytes of one key.
const MOST_BYTES: usize = 64;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A character, in lower case.
    Char(char),
    Escape,
    /// Ctrl-D, or the end of the input.
    End,
    /// Ctrl-C.
    Interrupt,
    Other,
}

/// The terminal without line buffering and echo, until dropped.
pub(super) struct Keyboard {
    guard: Guard,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
}

impl Keyboard {
    /// Takes the keyboard and drops earlier keys: they were typed before the comment was
    /// shown.
    pub(super) fn take() -> io::Result<Keyboard> {
        let mut guard = Guard::hold();
        guard.by_key()?;
        let bytes = Vec::new();
        Ok(Keyboard { guard, bytes })
    }

    /// Waits for a key.
    ///
    /// # Errors
    /// A signal arrived ([`crate::output::Signalled`]).
    pub(super) fn key(&mut self) -> io::Result<Key> {
        if self.bytes.is_empty() {
            let mut bytes = [0; MOST_BYTES];
            let count = loop {
                self.guard.wait_for_input()?;
                match rustix::io::read(io::stdin(), &mut bytes) {
                    Ok(count) => break count,
                    Err(Errno::INTR) => {}
                    // The terminal was closed.
                    Err(Errno::IO) => break 0,
                    Err(error) => return Err(error.into()),
                }
            };
            self.bytes.extend(bytes.iter().take(count));
        }
        let (key, length) = first(&self.bytes);
        self.bytes.drain(..length.min(self.bytes.len()));
        Ok(key)
    }
}

/// The first key in the bytes, and its length.
fn first(bytes: &[u8]) -> (Key, usize) {
    match bytes {
        [] => (Key::End, 0),
        [0x04, ..] => (Key::End, 1),
        [0x03, ..] => (Key::Interrupt, 1),
        [0x1b] => (Key::Escape, 1),
        // An escape sequence: parameters, then a final byte.
        [0x1b, b'[' | b'O', rest @ ..] => {
            let end = rest.iter().position(|byte| matches!(byte, 0x40..=0x7e));
            (Key::Other, 2 + end.map_or(rest.len(), |end| end + 1))
        }
        [0x1b, ..] => (Key::Other, 2),
        bytes => {
            let text = String::from_utf8_lossy(bytes);
            match text.chars().next() {
                Some(char::REPLACEMENT_CHARACTER) | None => (Key::Other, 1),
                Some(c) if c.is_control() => (Key::Other, c.len_utf8()),
                Some(c) => (Key::Char(c.to_ascii_lowercase()), c.len_utf8()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart() {
        let cases: [(&[u8], &[Key]); 8] = [
            (b"aB ", &[Key::Char('a'), Key::Char('b'), Key::Char(' ')]),
            (
                "é\ra".as_bytes(),
                &[Key::Char('é'), Key::Other, Key::Char('a')],
            ),
            (b"\x1b", &[Key::Escape]),
            (b"\x1b[Aa", &[Key::Other, Key::Char('a')]),
            (
                b"\x1b[15;2~\x1bOPa",
                &[Key::Other, Key::Other, Key::Char('a')],
            ),
            (b"\x1bxa", &[Key::Other, Key::Char('a')]),
            (b"\x03\x04", &[Key::Interrupt, Key::End]),
            (b"\xffa", &[Key::Other, Key::Char('a')]),
        ];
        for (bytes, expected) in cases {
            let (mut rest, mut keys) = (bytes, Vec::new());
            while !rest.is_empty() {
                let (key, length) = first(rest);
                keys.push(key);
                rest = &rest[length..];
            }
            assert_eq!(keys, expected, "{bytes:?}");
        }
        assert_eq!(first(b"").0, Key::End);
    }
}
