//! The text of an element, collected from events.

use crate::markup::html;

/// The end of a CDATA section.
const DATA_END: &str = "]]>";

/// The collected text.
#[derive(Default)]
pub(super) struct ElementText {
    text: String,
    /// The depth of the element.
    pub depth: usize,
    has_data: bool,
    /// Whether the text is markup, in which references stay.
    is_markup: bool,
    /// Whether the next end tag belongs to an empty element.
    is_closed: bool,
}

impl ElementText {
    /// Clears the text.
    pub(super) fn begin(&mut self, depth: usize, is_markup: bool) {
        self.text.clear();
        self.is_markup = is_markup;
        self.depth = depth;
        self.has_data = false;
        self.is_closed = false;
    }

    /// The length in bytes.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// The text, without white space around CDATA sections.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a text. Returns the offset of a stray `]]>`: then an earlier `]]>` was part
    /// of the text of an unescaped CDATA section.
    pub(super) fn add(&mut self, text: &str) -> Option<usize> {
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

    /// Adds a CDATA section.
    pub(super) fn add_data(&mut self, data: &str) {
        if !self.has_data && self.text.trim_ascii().is_empty() {
            self.text.clear();
        }
        self.has_data = true;
        if self.is_markup {
            self.text.push_str(&html::escape(data));
        } else {
            self.text.push_str(data);
        }
    }

    /// Adds a resolved character reference, or the reference itself.
    pub(super) fn add_reference(&mut self, name: &str) {
        match html::resolve(name).filter(|_| !self.is_markup) {
            Some(text) => self.text.push_str(&text),
            None => self.text.extend(["&", name, ";"]),
        }
    }

    /// Adds the start tag of a child element.
    pub(super) fn add_tag(&mut self, tag: &str, is_empty: bool) {
        let end = if is_empty { "/>" } else { ">" };
        self.text.extend(["<", tag, end]);
        self.is_closed = is_empty;
    }

    /// Adds the end tag of a child element.
    pub(super) fn add_end(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_closed) {
            self.text.extend(["</", name, ">"]);
        }
    }
}
