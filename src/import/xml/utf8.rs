//! A reader that decodes its input to UTF-8 (by its byte order mark or its XML
//! declaration), replaces what is not text, counts lines and enforces a budget.

use std::collections::VecDeque;
use std::io::{self, BufRead, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::model::limits::XML_TEXT_BYTES;

/// The maximum number of bytes to look at for the XML declaration.
const HEAD: usize = 256;

/// Reads an input as valid UTF-8 without control characters.
pub(super) struct Utf8Reader<R> {
    inner: R,
    /// Whether the encoding is known.
    has_begun: bool,
    /// `None` for UTF-8.
    decoder: Option<Decoder>,
    chunk: Vec<u8>,
    /// The number of consumed bytes of the chunk.
    at: usize,
    /// The incomplete character at the end of the chunk.
    rest: Vec<u8>,
    is_over: bool,
    /// The line at the start of the chunk's bytes that are not counted yet.
    line: u64,
    /// The number of bytes of the chunk whose lines are counted.
    counted: usize,
    position: u64,
    /// The position at which the budget ends.
    end: u64,
    faults: VecDeque<Replaced>,
}

/// Bytes that are not text, and were replaced or removed.
pub(super) struct Replaced {
    position: u64,
    /// The line, from 1.
    pub line: u64,
    /// What was done.
    pub what: &'static str,
    /// The bytes or the character.
    pub value: String,
}

const CONTROL: &str = "a control character was removed";
const BYTE: &str = "a byte that is not UTF-8 was read as Windows-1252";
const BYTES: &str = "bytes that are not text were replaced";

impl<R: BufRead> Utf8Reader<R> {
    pub(super) fn new(inner: R) -> Self {
        Utf8Reader {
            inner,
            has_begun: false,
            decoder: None,
            chunk: Vec::new(),
            at: 0,
            rest: Vec::new(),
            is_over: false,
            line: 1,
            counted: 0,
            position: 0,
            end: XML_TEXT_BYTES,
            faults: VecDeque::new(),
        }
    }

    /// The current line, from 1.
    pub(super) fn line(&mut self) -> u64 {
        let used = self.chunk.get(self.counted..self.at);
        self.line += newlines(used.unwrap_or_default());
        self.counted = self.at;
        self.line
    }

    /// Begins a new budget.
    pub(super) fn begin(&mut self) {
        self.end = self.position + XML_TEXT_BYTES;
    }

    /// The next replacement before the current position.
    pub(super) fn replaced(&mut self) -> Option<Replaced> {
        if self.faults.front()?.position >= self.position {
            return None;
        }
        self.faults.pop_front()
    }

    /// Reads the next bytes; none at the end.
    fn fetch(&mut self) -> io::Result<Vec<u8>> {
        let read = self.inner.fill_buf()?.to_vec();
        self.inner.consume(read.len());
        self.is_over = read.is_empty();
        Ok(read)
    }

    /// Finds the encoding. Returns the first bytes.
    fn detect(&mut self) -> io::Result<Vec<u8>> {
        self.has_begun = true;
        let mut head = Vec::new();
        while head.len() < HEAD && !self.is_over {
            head.extend(self.fetch()?);
        }
        let (encoding, mark) = match Encoding::for_bom(&head) {
            Some(known) => known,
            None if head.starts_with(b"<\0") => (UTF_16LE, 0),
            None if head.starts_with(b"\0<") => (UTF_16BE, 0),
            None => (declared(&head), 0),
        };
        if encoding != UTF_8 {
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
        }
        Ok(head.split_off(mark))
    }

    /// Reads the next chunk.
    fn refill(&mut self) -> io::Result<()> {
        self.line();
        (self.at, self.counted) = (0, 0);
        self.chunk.clear();
        let read = if self.has_begun {
            self.fetch()?
        } else {
            self.detect()?
        };
        if let Some(mut decoder) = self.decoder.take() {
            self.decode(&mut decoder, &read);
            self.decoder = Some(decoder);
        } else {
            self.chunk.append(&mut self.rest);
            self.chunk.extend(read);
            if !self.is_over {
                self.keep_rest();
            }
            if std::str::from_utf8(&self.chunk).is_err() {
                self.replace_invalid();
            }
        }
        let is_control = |&byte: &u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        let any = |any, byte| any | is_control(byte);
        if self.chunk.iter().fold(false, any) {
            self.remove(is_control);
        }
        Ok(())
    }

    /// Decodes bytes of another encoding.
    fn decode(&mut self, decoder: &mut Decoder, mut bytes: &[u8]) {
        let mut text = String::new();
        let mut at = Spot::new(self.position, self.line);
        let mut seen = 0;
        loop {
            let most = decoder.max_utf8_buffer_length(bytes.len());
            text.reserve(most.unwrap_or(bytes.len()).max(16));
            let (result, used) =
                decoder.decode_to_string_without_replacement(bytes, &mut text, self.is_over);
            bytes = bytes.get(used..).unwrap_or_default();
            at.pass(text.as_bytes().get(seen..).unwrap_or_default());
            seen = text.len();
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    let name = decoder.encoding().name();
                    at.note(&mut self.faults, BYTES, || name.to_owned());
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        self.chunk = text.into_bytes();
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

    /// Replaces invalid UTF-8: a single byte by its character in Windows-1252, an
    /// incomplete character by U+FFFD.
    fn replace_invalid(&mut self) {
        let mut valid = Vec::with_capacity(self.chunk.len() + 16);
        let mut at = Spot::new(self.position, self.line);
        for part in self.chunk.utf8_chunks() {
            valid.extend_from_slice(part.valid().as_bytes());
            at.pass(part.valid().as_bytes());
            let bytes = part.invalid();
            if bytes.is_empty() {
                continue;
            }
            let read = match bytes {
                [_] => WINDOWS_1252
                    .decode_without_bom_handling_and_without_replacement(bytes)
                    .filter(|read| !read.contains(char::is_control)),
                _ => None,
            };
            let shown = read.as_deref().unwrap_or("\u{fffd}");
            let what = if read.is_some() { BYTE } else { BYTES };
            at.note(&mut self.faults, what, || match &read {
                Some(read) => read.clone().into_owned(),
                None => bytes.iter().map(|byte| format!("{byte:02X}")).collect(),
            });
            valid.extend_from_slice(shown.as_bytes());
            at.pass(shown.as_bytes());
        }
        self.chunk = valid;
    }

    /// Removes control characters.
    fn remove(&mut self, is_control: impl Fn(&u8) -> bool) {
        let mut at = Spot::new(self.position, self.line);
        let faults = &mut self.faults;
        let known = faults.len();
        self.chunk.retain(|byte| {
            let is_removed = is_control(byte);
            if is_removed {
                at.note(faults, CONTROL, || format!("U+{byte:04X}"));
            } else {
                at.pass(&[*byte]);
            }
            !is_removed
        });
        // The positions of the others are those before the removal, which are later.
        if known > 0 {
            faults.make_contiguous().sort_by_key(|fault| fault.line);
        }
    }
}

/// A place in a chunk.
struct Spot {
    position: u64,
    line: u64,
    /// The line of the last fault.
    last: u64,
}

impl Spot {
    fn new(position: u64, line: u64) -> Spot {
        let last = 0;
        Spot {
            position,
            line,
            last,
        }
    }

    /// Passes over valid bytes.
    fn pass(&mut self, bytes: &[u8]) {
        self.position += bytes.len() as u64;
        self.line += newlines(bytes);
    }

    /// Records a fault here, at most one per line.
    fn note(
        &mut self,
        faults: &mut VecDeque<Replaced>,
        what: &'static str,
        value: impl FnOnce() -> String,
    ) {
        if self.line != self.last {
            self.last = self.line;
            faults.push_back(Replaced {
                position: self.position,
                line: self.line,
                what,
                value: value(),
            });
        }
    }
}

/// The encoding that the XML declaration names; UTF-8 without one. The declaration is
/// ASCII here, so that it is not in UTF-16.
fn declared(head: &[u8]) -> &'static Encoding {
    let end = head.windows(2).position(|pair| pair == b"?>");
    let declaration = head.get(..end.unwrap_or(0)).unwrap_or_default();
    let text = String::from_utf8_lossy(declaration);
    let known = label(&text).and_then(|name| Encoding::for_label_no_replacement(name.as_bytes()));
    known
        .filter(|encoding| encoding.is_ascii_compatible())
        .unwrap_or(UTF_8)
}

/// The name of the encoding in an XML declaration.
fn label(declaration: &str) -> Option<&str> {
    let rest = declaration.trim_start().strip_prefix("<?xml")?;
    let (_, rest) = rest.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.split(quote).nth(1)
}

fn newlines(bytes: &[u8]) -> u64 {
    // Counted in bytes, so that the compiler takes several at once.
    let count = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(0_u8, |n, byte| n + u8::from(*byte == b'\n'))
    };
    bytes.chunks(255).map(|chunk| u64::from(count(chunk))).sum()
}

/// Whether one of these words is in the text of an input. They have up to 40 characters.
pub(in crate::import) fn mentions(input: impl BufRead, words: &[&str]) -> io::Result<bool> {
    let mut reader = Utf8Reader::new(input);
    let mut text = String::new();
    loop {
        reader.begin();
        let chunk = reader.fill_buf()?;
        let length = chunk.len();
        match std::str::from_utf8(chunk) {
            Ok(chunk) => text.push_str(chunk),
            Err(_) => text.push_str(&String::from_utf8_lossy(chunk)),
        }
        if words.iter().any(|word| text.contains(word)) {
            return Ok(true);
        }
        if length == 0 {
            return Ok(false);
        }
        reader.consume(length);
        // A word may go on in the next chunk.
        let last = text.char_indices().rev().nth(40);
        text.drain(..last.map_or(0, |(place, _)| place));
    }
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
        self.position += end.saturating_sub(self.at) as u64;
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

    fn read(bytes: &[u8], chunk: usize) -> (String, Vec<(u64, String)>) {
        let mut reader = Utf8Reader::new(BufReader::with_capacity(chunk, bytes));
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        let faults = std::iter::from_fn(|| reader.replaced());
        let faults = faults.map(|fault| (fault.line, fault.value)).collect();
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
    fn bytes_that_are_not_text_are_replaced_and_reported() {
        for chunk in 1..12 {
            let (text, faults) = read(b"a\xe9\n\x01\x02b\nc\xe6\x97\n\x81\n", chunk);
            assert_eq!(text, "a\u{e9}\nb\nc\u{fffd}\n\u{fffd}\n", "{chunk}");
            let lines: Vec<u64> = faults.iter().map(|fault| fault.0).collect();
            // The next chunk reports the same line again.
            let lines: std::collections::BTreeSet<u64> = lines.into_iter().collect();
            assert!(lines.into_iter().eq([1, 2, 3, 4]), "{chunk} {faults:?}");
        }
        let (_, faults) = read(b"a\xe9\n\x0b\nc\xe6\x97\n", 100);
        let values: Vec<&str> = faults.iter().map(|fault| fault.1.as_str()).collect();
        assert_eq!(values, ["\u{e9}", "U+000B", "E697"]);
    }

    #[test]
    fn the_encoding_is_that_of_the_mark_or_of_the_declaration() {
        let text = "<?xml version='1.0' encoding='ENC'?>\n<a>\u{e9}\u{2013}\u{1f980}</a>\n";
        let wide = |to: fn(u16) -> [u8; 2], mark: &str| {
            let text = format!("{mark}{text}");
            text.encode_utf16().flat_map(to).collect::<Vec<u8>>()
        };
        for chunk in 1..12 {
            for bytes in [
                wide(u16::to_le_bytes, "\u{feff}"),
                wide(u16::to_be_bytes, "\u{feff}"),
                wide(u16::to_le_bytes, ""),
                wide(u16::to_be_bytes, ""),
                format!("\u{feff}{text}").into_bytes(),
                text.as_bytes().to_vec(),
                text.replace("ENC", "utf-16").into_bytes(),
            ] {
                let (read, faults) = read(&bytes, chunk);
                let read = read.replace("utf-16", "ENC");
                assert_eq!((read.as_str(), faults.len()), (text, 0), "{chunk}");
            }
            for (name, bytes, expected) in [
                ("ISO-8859-1", &b"\xe9\x96"[..], "\u{e9}\u{2013}"),
                ("windows-1251", b"\xe4\xe0", "\u{434}\u{430}"),
                ("Shift_JIS", b"\x93\xfa", "\u{65e5}"),
            ] {
                let mut whole =
                    format!("<?xml version=\"1.0\" encoding=\"{name}\" ?>").into_bytes();
                whole.extend_from_slice(bytes);
                let (read, faults) = read(&whole, chunk);
                assert!(read.ends_with(&format!("?>{expected}")), "{name} {read}");
                assert!(faults.is_empty(), "{name}");
            }
        }
        let (text, faults) = read(b"<?xml encoding='EUC-JP'?>a\xff\xffb", 100);
        assert_eq!(text, "<?xml encoding='EUC-JP'?>a\u{fffd}\u{fffd}b");
        assert_eq!(faults, [(1, "EUC-JP".to_owned())]);
    }

    #[test]
    fn a_word_is_found_wherever_a_chunk_ends() {
        let text = "日本語 <wp:attachment_url>x</wp:attachment_url>";
        for chunk in 1..40 {
            let has = |word| {
                let input = BufReader::with_capacity(chunk, text.as_bytes());
                mentions(input, &["nothing", word]).unwrap()
            };
            assert!(has("attachment_url"), "{chunk}");
            assert!(has("日本語"), "{chunk}");
            assert!(!has("attachments"), "{chunk}");
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
