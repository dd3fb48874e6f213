//! The tree of an HTML text.
//!
//! It is built from the tokens of an HTML5 tokenizer by the rules of browsers for what an
//! element closes, and for formatting that overlaps with blocks. Elements nested deeper
//! than the limit are left out, their content is not.

mod builder;
mod text;

use self::builder::Builder;
use super::names::is_block;

/// The maximum length of attributes of formatting that begins again in the next block, in
/// bytes.
const REPEATED: usize = 1_000;

/// The meaning of a newline in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Newlines {
    /// White space.
    Space,
    /// The end of a line; a blank line ends a paragraph. This is how WordPress reads texts.
    Break,
}

/// A node.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    Comment(String),
    /// The end of a line, if neither a block nor `<br>` is next to it.
    Line,
    /// The end of a paragraph.
    Gap,
}

/// An element.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    /// The name in lower case.
    pub name: String,
    /// The attributes in the order of the source, with their names in lower case.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// Whether there is a block, or the end of a paragraph, somewhere in it.
    pub has_block: bool,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is of one of the kinds that begin a line.
    pub(super) fn is_block(&self) -> bool {
        is_block(&self.name)
    }

    /// The same element without content; without its attributes, too, if they are long.
    fn begun_again(&self) -> Element {
        let length = |(name, value): &(String, String)| name.len() + value.len();
        let is_short = self.attributes.iter().map(length).sum::<usize>() <= REPEATED;
        Element {
            name: self.name.clone(),
            attributes: if is_short {
                self.attributes.clone()
            } else {
                Vec::new()
            },
            ..Element::default()
        }
    }

    fn add(&mut self, node: Node) {
        match &node {
            Node::Element(element) => self.has_block |= element.has_block || element.is_block(),
            Node::Comment(comment) => self.has_block |= is_cut(comment),
            Node::Gap => self.has_block = true,
            Node::Text(text) => {
                if let Some(Node::Text(before)) = self.children.last_mut() {
                    before.push_str(text);
                    return;
                }
            }
            Node::Line => {}
        }
        self.children.push(node);
    }
}

/// Whether a comment is a line of its own: `more`, possibly with the text of a link, cuts
/// the summary off; `nextpage` ends a page.
pub(super) fn is_cut(comment: &str) -> bool {
    let word = comment.split_whitespace().next().unwrap_or_default();
    word.eq_ignore_ascii_case("more") || word.eq_ignore_ascii_case("nextpage")
}

/// Reads an HTML text.
pub(super) fn parse(html: &str, newlines: Newlines) -> Element {
    Builder::parse(html, newlines)
}

/// Whether a text is white space in HTML.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes()
        .all(|c| matches!(c, b' ' | b'\t' | b'\n' | b'\r' | 0x0c))
}
