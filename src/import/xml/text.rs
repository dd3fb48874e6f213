//! The text of an element, as it comes in pieces.

use crate::markup::html;

/// Where a section of CDATA ends.
const DATA_END: &str = "]]>";

/// The text of an element so far.
#[derive(Default)]
pub(super) struct ElementText {
    text: String,
    /// The depth of the element.
    pub depth: usize,
    has_data: bool,
    /// Whether the next end is that of a tag that ended itself.
    is_closed: bool,
}

impl ElementText {
    /// Begins with nothing.
    pub fn begin(&mut self, depth: usize) {
        self.text.clear();
        self.depth = depth;
        self.has_data = false;
        self.is_closed = false;
    }

    /// How long it is, in bytes.
    pub fn length(&self) -> usize {
        self.text.len()
    }

    /// The text; white space around sections of CDATA is none of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a text. Gives where in it a section of CDATA ends that does not begin in
    /// it: then an earlier end was a part of the text, in which such a section was
    /// put without care for that.
    pub fn add(&mut self, text: &str) -> Option<usize> {
        if self.has_data && text.trim_ascii().is_empty() {
            return None;
        }
        let end = text.find(DATA_END);
        if end.is_some() && self.has_data {
            self.text.push_str(DATA_END);
            let text = text.trim_ascii_end();
            self.text
                .push_str(text.strip_suffix(DATA_END).unwrap_or(text));
        } else {
            self.text.push_str(text);
        }
        end
    }

    /// Adds a section of CDATA.
    pub fn add_data(&mut self, data: &str) {
        if !self.has_data && self.text.trim_ascii().is_empty() {
            self.text.clear();
        }
        self.has_data = true;
        self.text.push_str(data);
    }

    /// Adds the character that a reference stands for, or the reference itself.
    pub fn add_reference(&mut self, name: &str) {
        match html::resolve(name) {
            Some(text) => self.text.push_str(&text),
            None => self.text.extend(["&", name, ";"]),
        }
    }

    /// Adds the tag of an element in it.
    pub fn add_tag(&mut self, tag: &str, is_empty: bool) {
        let end = if is_empty { "/>" } else { ">" };
        self.text.extend(["<", tag, end]);
        self.is_closed = is_empty;
    }

    /// Adds the end of an element in it.
    pub fn add_end(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_closed) {
            self.text.extend(["</", name, ">"]);
        }
    }
}
