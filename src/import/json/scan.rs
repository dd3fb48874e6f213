//! Where a JSON value ends, without reading what it says.

/// The state in the middle of a value.
#[derive(Debug)]
pub(super) struct Scan {
    /// How deep it may be nested.
    most: usize,
    depth: usize,
    within: Within,
}

/// What the next byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Nothing yet.
    Start,
    /// A number or a word.
    Bare,
    /// A string.
    String,
    /// A string, behind a backslash.
    Escape,
    /// An object or an array.
    Nested,
}

/// What has become of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// All belong to the value, which may go on.
    All,
    /// The value ends before this place in them.
    Done(usize),
    /// It is nested too deep.
    TooDeep,
}

impl Scan {
    /// Before a value that may be nested so deep.
    pub fn new(most: usize) -> Self {
        Scan {
            most,
            depth: 0,
            within: Within::Start,
        }
    }

    /// Whether the value is whole if nothing follows.
    pub fn may_end(&self) -> bool {
        self.within == Within::Bare && self.depth == 0
    }

    /// Takes the next bytes.
    pub fn run(&mut self, bytes: &[u8]) -> Step {
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
