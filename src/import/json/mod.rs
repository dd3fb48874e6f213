//! A streaming walker of JSON documents of any size. It skips values or reads them one
//! record at a time, and continues after a malformed record.

mod reason;
mod scalar;
mod scan;

use std::io::{self, BufRead};

use serde::de::DeserializeOwned;

pub(super) use reason::reason;
pub(super) use scalar::{Moment, Scalar};

use self::scan::{Scan, Step};
use super::{Item, Location, ReadError, What};
use crate::model::limits::{FILE_BYTES, JSON_DEPTH};

/// An error with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flaw {
    /// The line, from 1.
    pub line: u64,
    /// The reason.
    pub reason: String,
}

impl Flaw {
    /// Converts the error to an item.
    pub(super) fn item(self) -> Item {
        Location::line(self.line).item(What::Malformed(self.reason))
    }
}

/// Why a walk ended early.
#[derive(Debug)]
pub(super) enum Stop<E> {
    /// The document is malformed.
    Flaw(Flaw),
    /// An I/O error.
    Io(io::Error),
    /// The caller returned an error.
    Taker(E),
}

impl<E> From<io::Error> for Stop<E> {
    fn from(error: io::Error) -> Self {
        Stop::Io(error)
    }
}

/// Ends a walk; emits a flaw as a last item.
pub(super) fn end<E: From<ReadError>>(
    walked: Result<(), Stop<E>>,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    match walked {
        Ok(()) => Ok(()),
        Err(Stop::Flaw(flaw)) => each(flaw.item()),
        Err(Stop::Io(error)) => Err(ReadError::Io(error).into()),
        Err(Stop::Taker(error)) => Err(error),
    }
}

/// A cursor in a document, which only moves forward.
pub(super) struct Walker<R> {
    input: R,
    line: u64,
    depth: usize,
    /// The bytes of the last value.
    value: Vec<u8>,
}

impl<R: BufRead> Walker<R> {
    /// The start of a UTF-8 document; skips a byte order mark.
    pub(super) fn new<E>(mut input: R) -> Result<Self, Stop<E>> {
        let start = input.fill_buf()?;
        let reason = match start {
            [] => Some("the file is empty"),
            [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0, ..] | [_, 0, ..] => {
                Some("it is in UTF-16 or UTF-32, and has to be in UTF-8")
            }
            [0x1f, 0x8b, ..] => Some("it is compressed: unpack it first, such as with zcat"),
            _ => None,
        };
        let marked = start.starts_with(b"\xef\xbb\xbf");
        if marked {
            input.consume(3);
        }
        let walker = Walker {
            input,
            line: 1,
            depth: 0,
            value: Vec::new(),
        };
        reason.map_or(Ok(()), |reason| walker.flaw(reason))?;
        Ok(walker)
    }

    /// The current line.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The length of the last value, in bytes.
    pub(super) fn length(&self) -> u64 {
        self.value.len() as u64
    }

    /// Fails at the current position.
    pub(super) fn flaw<T, E>(&self, reason: impl Into<String>) -> Result<T, Stop<E>> {
        Err(Stop::Flaw(Flaw {
            line: self.line,
            reason: reason.into(),
        }))
    }

    /// The next byte after white space; `None` at the end.
    pub(super) fn peek<E>(&mut self) -> Result<Option<u8>, Stop<E>> {
        loop {
            let bytes = self.input.fill_buf()?;
            match bytes.first() {
                None => return Ok(None),
                Some(b' ' | b'\t' | b'\r') => self.input.consume(1),
                Some(b'\n') => {
                    self.line += 1;
                    self.input.consume(1);
                }
                Some(&byte) => return Ok(Some(byte)),
            }
        }
    }

    /// Walks an object. `field` is called with each name and must read or skip the value.
    pub(super) fn object<E>(
        &mut self,
        mut field: impl FnMut(&mut Self, &str) -> Result<(), Stop<E>>,
    ) -> Result<(), Stop<E>> {
        self.enter(b'{', "an object")?;
        let mut is_first = true;
        while self.goes_on(b'}', is_first)? {
            is_first = false;
            if self.peek()? != Some(b'"') {
                return self.unexpected("the name of a field");
            }
            let name: String = match self.record()? {
                Ok(name) => name,
                Err(flaw) => return Err(Stop::Flaw(flaw)),
            };
            if self.peek()? != Some(b':') {
                return self.unexpected("`:`");
            }
            self.input.consume(1);
            field(self, &name)?;
        }
        Ok(())
    }

    /// Walks an array. `element` is called for each element and must read or skip it.
    pub(super) fn array<E>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<(), Stop<E>>,
    ) -> Result<(), Stop<E>> {
        self.enter(b'[', "an array")?;
        let mut is_first = true;
        while self.goes_on(b']', is_first)? {
            is_first = false;
            element(self)?;
        }
        Ok(())
    }

    fn enter<E>(&mut self, opening: u8, what: &str) -> Result<(), Stop<E>> {
        if self.peek()? != Some(opening) {
            return self.unexpected(what);
        }
        self.depth += 1;
        if self.depth > JSON_DEPTH {
            return self.flaw(too_deep());
        }
        self.input.consume(1);
        Ok(())
    }

    /// Whether another member follows; otherwise leaves the array or object.
    fn goes_on<E>(&mut self, closing: u8, is_first: bool) -> Result<bool, Stop<E>> {
        match self.peek()? {
            Some(byte) if byte == closing => {
                self.depth -= 1;
                self.input.consume(1);
                Ok(false)
            }
            Some(_) if is_first => Ok(true),
            Some(b',') => {
                self.input.consume(1);
                self.peek()?;
                Ok(true)
            }
            _ => self.unexpected(&format!("`,` or `{}`", char::from(closing))),
        }
    }

    /// Fails because something else is expected.
    fn unexpected<T, E>(&mut self, wanted: &str) -> Result<T, Stop<E>> {
        match self.peek()? {
            None => self.flaw(CUT),
            Some(byte) => self.flaw(format!(
                "`{}` stands where {wanted} should be",
                byte.escape_ascii()
            )),
        }
    }

    /// Skips a value.
    pub(super) fn skip<E>(&mut self) -> Result<(), Stop<E>> {
        self.pass(false)
    }

    /// Reads a value within the size limit, or returns its flaw.
    pub(super) fn record<T: DeserializeOwned, E>(&mut self) -> Result<Result<T, Flaw>, Stop<E>> {
        self.peek()?;
        let line = self.line;
        self.pass(true)?;
        if self.length() > FILE_BYTES {
            self.value = Vec::new();
            let reason = format!("it is over {} MiB", FILE_BYTES >> 20);
            return Ok(Err(Flaw { line, reason }));
        }
        Ok(serde_json::from_slice(&self.value).map_err(|error| {
            let reason = reason(&error);
            let line = line + (error.line() as u64).saturating_sub(1);
            Flaw { line, reason }
        }))
    }

    /// The bytes of the last value.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.value
    }

    /// Moves past a value. If `is_kept`, keeps its bytes, up to one more than the limit.
    fn pass<E>(&mut self, is_kept: bool) -> Result<(), Stop<E>> {
        self.value.clear();
        if let None | Some(b',' | b':' | b']' | b'}') = self.peek()? {
            return self.unexpected("a value");
        }
        let mut scan = Scan::new(JSON_DEPTH - self.depth);
        loop {
            let bytes = self.input.fill_buf()?;
            let step = scan.run(bytes);
            if bytes.is_empty() && !scan.may_end() {
                return self.flaw(CUT);
            }
            let (used, is_done) = match step {
                Step::All => (bytes.len(), bytes.is_empty()),
                Step::Done(used) => (used, true),
                Step::TooDeep => return self.flaw(too_deep()),
            };
            let used_bytes = bytes.get(..used).unwrap_or_default();
            let line_ends = used_bytes.iter().filter(|&&byte| byte == b'\n').count();
            self.line += line_ends as u64;
            if is_kept {
                let room = (FILE_BYTES + 1).saturating_sub(self.value.len() as u64);
                let room = usize::try_from(room).unwrap_or(usize::MAX);
                self.value.extend(used_bytes.iter().take(room));
            }
            self.input.consume(used);
            if is_done {
                return Ok(());
            }
        }
    }

    /// Checks that only white space follows.
    pub(super) fn end<E>(&mut self) -> Result<(), Stop<E>> {
        match self.peek()? {
            None => Ok(()),
            Some(_) => self.flaw("something follows after the end of the document"),
        }
    }
}

/// The message about a truncated document.
const CUT: &str = "the file ends in the middle";

fn too_deep() -> String {
    format!("it is nested more than {JSON_DEPTH} levels deep")
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// Reads the numbers in `{"a": [..]}` in tiny chunks, and the error.
    fn numbers(text: &[u8]) -> (Vec<Result<i64, Flaw>>, Option<Flaw>) {
        let mut found = Vec::new();
        let walk = |found: &mut Vec<_>| -> Result<(), Stop<ReadError>> {
            let mut walker = Walker::new(BufReader::with_capacity(3, text))?;
            walker.object(|walker, name| match name {
                "a" => walker.array(|walker| {
                    found.push(walker.record()?);
                    Ok(())
                }),
                _ => walker.skip(),
            })?;
            walker.end()
        };
        match walk(&mut found) {
            Ok(()) => (found, None),
            Err(Stop::Flaw(flaw)) => (found, Some(flaw)),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn flaw(line: u64, reason: &str) -> Flaw {
        let reason = reason.to_owned();
        Flaw { line, reason }
    }

    #[test]
    fn what_is_not_wanted_is_passed_over() {
        let text = "\u{feff} {\"x\\n\": {\"a\": [9, \"]}\\\"\"]}, \"y\": null,\n\"a\":[1 ,2\n,3], \"z\":-1e5}\n";
        assert_eq!(numbers(text.as_bytes()), (vec![Ok(1), Ok(2), Ok(3)], None));
        assert_eq!(numbers(b"{}"), (Vec::new(), None));
        assert_eq!(numbers(b"{\"a\":[]}"), (Vec::new(), None));
    }

    #[test]
    fn a_record_that_is_broken_does_not_hide_the_next() {
        let (found, stop) = numbers(b"{\"a\": [1,\n{\"a\":\nNaN},\n[}, \"\\ud800\", 5]}");
        assert_eq!(stop, None);
        assert_eq!(found.len(), 5);
        assert_eq!(found[4], Ok(5));
        assert_eq!(found[0], Ok(1));
        assert_eq!(found[1].as_ref().unwrap_err().line, 2);
        assert_eq!(found[2].as_ref().unwrap_err().line, 4);
        assert_eq!(found[3].as_ref().unwrap_err().line, 4);
    }

    #[test]
    fn what_is_no_document_is_told_with_its_line() {
        for (text, line, reason) in [
            ("", 1, "the file is empty"),
            ("\n\n", 3, CUT),
            ("[1]", 1, "`[` stands where an object should be"),
            ("{\"a\":\n[1, 2", 2, CUT),
            (
                "{\"a\": [1]}\n}",
                2,
                "something follows after the end of the document",
            ),
            ("{\"a\": [1 2]}", 1, "`2` stands where `,` or `]` should be"),
            ("{\"a\": [1,]}", 1, "`]` stands where a value should be"),
            ("{\"a\" 1}", 1, "`1` stands where `:` should be"),
            (
                "{a: 1}",
                1,
                "`a` stands where the name of a field should be",
            ),
            ("{\"b\": }", 1, "`}` stands where a value should be"),
        ] {
            assert_eq!(
                numbers(text.as_bytes()).1,
                Some(flaw(line, reason)),
                "{text}"
            );
        }
        let wide: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(numbers(&wide).1.unwrap().reason.contains("UTF-16"));
        assert!(numbers(b"\x1f\x8b\x08").1.unwrap().reason.contains("zcat"));
    }

    #[test]
    fn depth_has_an_end() {
        let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        let (_, stop) = numbers(format!("{{\"x\": {}}}", deep(127)).as_bytes());
        assert_eq!(stop, None);
        for name in ["x", "a"] {
            let text = format!("{{\"{name}\": {}}}", deep(100_000));
            let (found, stop) = numbers(text.as_bytes());
            assert!(found.is_empty());
            assert_eq!(
                stop,
                Some(flaw(1, "it is nested more than 128 levels deep"))
            );
        }
    }
}
