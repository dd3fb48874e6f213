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
    /// Whether more than white space follows a CDATA section: the rest of one that has
    /// ended early.
    has_more: bool,
    /// The offset at which the section has ended, until it is certain that it was early.
    cut: Option<usize>,
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
        self.has_more = false;
        self.cut = None;
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
        if text.trim_ascii().is_empty() && self.has_data && !self.has_more {
            return None;
        }
        self.begin_more();
        let end = text.find(DATA_END);
        if end.is_none() || !self.has_more {
            self.text.push_str(text);
            return end;
        }
        if let Some(cut) = self.cut.take() {
            self.text.insert_str(cut, DATA_END);
        }
        let rest = text.trim_ascii_end();
        self.text
            .push_str(rest.strip_suffix(DATA_END).unwrap_or(text));
        end
    }

    /// Notes that something follows a CDATA section.
    fn begin_more(&mut self) {
        if self.has_data && !self.has_more {
            self.has_more = true;
            self.cut = Some(self.text.len());
        }
    }

    /// Adds a CDATA section.
    pub(super) fn add_data(&mut self, data: &str) {
        if !self.has_data && self.text.trim_ascii().is_empty() {
            self.text.clear();
        }
        self.has_data = true;
        self.has_more = false;
        if self.is_markup {
            self.text.push_str(&html::escape(data));
        } else {
            self.text.push_str(data);
        }
    }

    /// Adds a comment of a CDATA section that has ended early.
    pub(super) fn add_comment(&mut self, comment: &str) {
        if self.has_more {
            self.text.extend(["<!--", comment, "-->"]);
        }
    }

    /// Adds a resolved character reference, or the reference itself.
    pub(super) fn add_reference(&mut self, name: &str) {
        self.begin_more();
        let is_kept = self.is_markup || self.has_more;
        match html::resolve(name).filter(|_| !is_kept) {
            Some(text) => self.text.push_str(&text),
            None => self.text.extend(["&", name, ";"]),
        }
    }

    /// Adds the start tag of a child element.
    pub(super) fn add_tag(&mut self, tag: &str, is_empty: bool) {
        self.begin_more();
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
