//! Finds the end of a JSON value without parsing it.

/// The state inside a value.
#[derive(Debug)]
pub(super) struct Scan {
    /// The remaining depth.
    most: usize,
    depth: usize,
    within: Within,
}

/// The kind of token at the next byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// No token.
    Start,
    /// A number or a word.
    Bare,
    /// A string.
    String,
    /// A string, after a backslash.
    Escape,
    /// An object or an array.
    Nested,
}

/// The result of a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// All bytes belong to the value, which may continue.
    All,
    /// The value ends before this offset.
    Done(usize),
    /// It is nested too deeply.
    TooDeep,
}

impl Scan {
    /// The start of a value with this maximum depth.
    pub(super) fn new(most: usize) -> Self {
        Scan {
            most,
            depth: 0,
            within: Within::Start,
        }
    }

    /// Whether the value is complete at the end of input.
    pub(super) fn may_end(&self) -> bool {
        self.within == Within::Bare && self.depth == 0
    }

    /// Scans a chunk.
    pub(super) fn run(&mut self, bytes: &[u8]) -> Step {
        for (at, &byte) in bytes.iter().enumerate() {
            self.within = match (self.within, byte) {
                (Within::Escape, _) => Within::String,
                (Within::String, b'\\') => Within::Escape,
                (Within::String, b'"') if self.depth == 0 => return Step::Done(at + 1),
                (Within::String, b'"') => Within::Nested,
                (Within::String, _) => Within::String,
                (Within::Bare, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' | b']' | b'}') => {
                    return Step::Done(at);
                }
                (Within::Bare, _) => Within::Bare,
                (_, b'"') => Within::String,
                (_, b'{' | b'[') => {
                    self.depth += 1;
                    if self.depth > self.most {
                        return Step::TooDeep;
                    }
                    Within::Nested
                }
                (Within::Nested, b'}' | b']') => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Step::Done(at + 1);
                    }
                    Within::Nested
                }
                (Within::Nested, _) => Within::Nested,
                (Within::Start, _) => Within::Bare,
            };
        }
        Step::All
    }
}
