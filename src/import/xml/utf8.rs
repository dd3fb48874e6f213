//! A reader that replaces invalid UTF-8 by U+FFFD, counts lines and enforces a budget.

use std::collections::VecDeque;
use std::io::{self, BufRead, ErrorKind, Read};

use crate::model::limits::XML_TEXT_BYTES;

/// Reads an input as valid UTF-8.
pub(super) struct Utf8Reader<R> {
    inner: R,
    chunk: Vec<u8>,
    /// The number of consumed bytes of the chunk.
    at: usize,
    /// The incomplete character at the end of the chunk.
    rest: Vec<u8>,
    is_over: bool,
    line: u64,
    position: u64,
    /// The position at which the budget ends.
    end: u64,
    faults: VecDeque<InvalidByte>,
}

/// An invalid byte sequence or control character.
pub(super) struct InvalidByte {
    position: u64,
    /// The line, from 1.
    pub line: u64,
    /// The description.
    pub reason: &'static str,
}

const NO_UTF_8: &str = "there are bytes that are no UTF-8";
const CONTROL: &str = "there is a control character";

impl<R: BufRead> Utf8Reader<R> {
    pub(super) fn new(inner: R) -> Self {
        Utf8Reader {
            inner,
            chunk: Vec::new(),
            at: 0,
            rest: Vec::new(),
            is_over: false,
            line: 1,
            position: 0,
            end: XML_TEXT_BYTES,
            faults: VecDeque::new(),
        }
    }

    /// The current line, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Begins a new budget.
    pub(super) fn begin(&mut self) {
        self.end = self.position + XML_TEXT_BYTES;
    }

    /// The next fault before the current position.
    pub(super) fn fault(&mut self) -> Option<InvalidByte> {
        if self.faults.front()?.position >= self.position {
            return None;
        }
        self.faults.pop_front()
    }

    /// Reads the next chunk.
    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.chunk.clear();
        self.chunk.append(&mut self.rest);
        let read = self.inner.fill_buf()?;
        let length = read.len();
        self.chunk.extend_from_slice(read);
        self.inner.consume(length);
        self.is_over = length == 0;
        if !self.is_over {
            self.keep_rest();
        }
        if std::str::from_utf8(&self.chunk).is_err() {
            self.replace_invalid();
        }
        let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        let any = self
            .chunk
            .iter()
            .fold(false, |any, &byte| any | is_control(byte));
        if any {
            self.find(CONTROL, is_control);
        }
        Ok(())
    }

    /// Moves an incomplete character to the next chunk.
    fn keep_rest(&mut self) {
        let near = self.chunk.len().saturating_sub(3);
        let tail = self.chunk.get(near..).unwrap_or_default();
        let last = tail.utf8_chunks().last();
        let rest = last.map_or(&[][..], |part| part.invalid());
        let is_start = std::str::from_utf8(rest).is_err_and(|error| error.error_len().is_none());
        if is_start {
            let whole = self.chunk.len() - rest.len();
            self.rest = self.chunk.split_off(whole);
        }
    }

    /// Replaces invalid UTF-8 by U+FFFD.
    fn replace_invalid(&mut self) {
        let mut valid = Vec::with_capacity(self.chunk.len() + 16);
        let mut line = self.line;
        for part in self.chunk.utf8_chunks() {
            valid.extend_from_slice(part.valid().as_bytes());
            line += newlines(part.valid().as_bytes());
            if !part.invalid().is_empty() {
                self.faults.push_back(InvalidByte {
                    position: self.position + valid.len() as u64,
                    line,
                    reason: NO_UTF_8,
                });
                valid.extend_from_slice("\u{fffd}".as_bytes());
            }
        }
        self.chunk = valid;
    }

    /// Records faulty bytes, at most one per line.
    fn find(&mut self, reason: &'static str, is_fault: impl Fn(u8) -> bool) {
        let mut line = self.line;
        let mut last = 0;
        for (index, &byte) in self.chunk.iter().enumerate() {
            if byte == b'\n' {
                line += 1;
            } else if is_fault(byte) && line != last {
                last = line;
                self.faults.push_back(InvalidByte {
                    position: self.position + index as u64,
                    line,
                    reason,
                });
            }
        }
        self.faults
            .make_contiguous()
            .sort_by_key(|fault| fault.position);
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| byte == b'\n').count() as u64
}

impl<R: BufRead> BufRead for Utf8Reader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.chunk.len() && !self.is_over {
            self.refill()?;
        }
        if self.position >= self.end {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(self.chunk.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        let end = self.chunk.len().min(self.at + amount);
        let used = self.chunk.get(self.at..end).unwrap_or_default();
        self.line += newlines(used);
        self.position += used.len() as u64;
        self.at = end;
    }
}

impl<R: BufRead> Read for Utf8Reader<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(bytes)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn read(bytes: &[u8], chunk: usize) -> (String, Vec<(u64, &'static str)>) {
        let mut reader = Utf8Reader::new(BufReader::with_capacity(chunk, bytes));
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        let faults = std::iter::from_fn(|| reader.fault());
        let faults = faults.map(|fault| (fault.line, fault.reason)).collect();
        (text, faults)
    }

    #[test]
    fn characters_are_whole_wherever_a_chunk_ends() {
        let text = "aé日\n👩‍💻\n";
        for chunk in 1..12 {
            assert_eq!(read(text.as_bytes(), chunk), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn what_is_no_text_is_replaced_and_told() {
        for chunk in 1..12 {
            let (text, faults) = read(b"a\xff\n\x01\x02b\nc\xe6\x97", chunk);
            assert_eq!(text, "a\u{fffd}\n\u{1}\u{2}b\nc\u{fffd}", "{chunk}");
            let lines: Vec<u64> = faults.iter().map(|fault| fault.0).collect();
            // The next chunk reports the same line again.
            let lines: std::collections::BTreeSet<u64> = lines.into_iter().collect();
            assert!(lines.into_iter().eq([1, 2, 3]), "{chunk} {faults:?}");
        }
    }

    #[test]
    fn a_budget_is_kept() {
        let mut reader = Utf8Reader::new(BufReader::new(io::repeat(b'x')));
        let error = io::copy(&mut reader, &mut io::sink()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::FileTooLarge);
        reader.begin();
        assert!(reader.fill_buf().is_ok());
    }
}
