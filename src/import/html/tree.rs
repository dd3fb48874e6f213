//! The tree of an HTML text.
//!
//! It is built from the tokens of an HTML5 tokenizer by the rules of browsers for what an
//! element closes, and for formatting that overlaps with blocks. Elements nested deeper
//! than the limit are left out, their content is not.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::names::{
    ends_paragraph, is_block, is_boundary, is_foreign, is_formatting, is_heading, is_line,
    is_raw_text, is_splittable, is_verbatim, is_void,
};
use super::tame::tame;
use crate::model::limits::HTML_DEPTH;

/// The maximum number of formatting elements that begin again in the next block.
const REOPENED: usize = 8;

/// The maximum length of attributes that are repeated then, in bytes.
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
    let mut builder = Builder {
        stack: vec![Element::default()],
        reopened: Vec::new(),
        tag: None,
        left_out: 0,
        newlines,
    };
    let html = tame(html);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        builder.take(&event);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    for _ in Tokenizer::new_with_emitter(&*html, emitter) {}
    builder.close_to(1);
    builder.stack.pop().unwrap_or_default()
}

struct Builder {
    /// The open elements; the first is the root.
    stack: Vec<Element>,
    /// The formatting that begins again with the next inline content, from the outside in.
    reopened: Vec<Element>,
    /// The start tag that is being read.
    tag: Option<Element>,
    /// The number of open elements that were left out.
    left_out: usize,
    newlines: Newlines,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Builder {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Element {
                    name: text(name),
                    ..Element::default()
                });
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    tag.attributes.push((text(name), String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                let last = self.tag.as_mut().and_then(|tag| tag.attributes.last_mut());
                if let Some((_, known)) = last {
                    known.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(mut tag) = self.tag.take() {
                    let mut seen = std::collections::HashSet::new();
                    if tag.attributes.len() > 1 {
                        tag.attributes.retain(|(name, _)| seen.insert(name.clone()));
                    }
                    self.start(tag, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.end(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => self.add(Node::Comment(text(value))),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn top(&self) -> &str {
        self.stack.last().map_or("", |top| top.name.as_str())
    }

    fn add(&mut self, node: Node) {
        if let Some(top) = self.stack.last_mut() {
            top.add(node);
        }
    }

    /// The innermost open element for which this holds, before one where to stop.
    fn find(&self, wanted: impl Fn(&str) -> bool, stop: impl Fn(&str) -> bool) -> Option<usize> {
        for (index, element) in self.stack.iter().enumerate().skip(1).rev() {
            if wanted(&element.name) {
                return Some(index);
            }
            if stop(&element.name) {
                return None;
            }
        }
        None
    }

    /// Closes the open elements from this index. Formatting begins again later, except that
    /// of the element at the index itself.
    fn close_to(&mut self, index: usize) {
        let mut closed = Vec::new();
        while self.stack.len() > index.max(1) {
            let Some(element) = self.stack.pop() else {
                return;
            };
            if self.stack.len() > index && is_formatting(&element.name) {
                closed.push(element.begun_again());
            }
            self.add(Node::Element(element));
        }
        self.reopen_later(closed);
    }

    /// Remembers closed formatting, the innermost first.
    fn reopen_later(&mut self, closed: Vec<Element>) {
        for element in closed.into_iter().rev() {
            let same = |known: &&Element| known.name == element.name;
            if self.reopened.len() < REOPENED && self.reopened.iter().filter(same).count() < 3 {
                self.reopened.push(element);
            }
        }
    }

    /// Begins the remembered formatting again.
    fn reopen(&mut self) {
        for element in std::mem::take(&mut self.reopened) {
            self.push(element);
        }
    }

    fn push(&mut self, element: Element) {
        if self.stack.len() > HTML_DEPTH {
            self.left_out += 1;
        } else {
            self.stack.push(element);
        }
    }

    /// Closes an element that is implicitly ended, if it is open.
    fn imply(&mut self, wanted: impl Fn(&str) -> bool, stop: impl Fn(&str) -> bool) {
        if let Some(index) = self.find(wanted, stop) {
            self.close_to(index);
        }
    }

    fn is_in(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.stack.iter().any(|element| wanted(&element.name))
    }

    fn start(&mut self, mut element: Element, is_closed: bool) {
        if matches!(element.name.as_str(), "html" | "head" | "body") {
            return;
        }
        if element.name == "image" {
            element.name = "img".to_owned();
        }
        let name = element.name.clone();
        let name = name.as_str();
        if self.is_in(is_foreign) {
            if is_closed {
                self.add(Node::Element(element));
            } else {
                self.push(element);
            }
            return;
        }
        if ends_paragraph(name) {
            self.imply(|it| it == "p", |it| is_boundary(it) || it == "button");
        }
        self.imply_ends(name);
        if is_heading(name) && is_heading(self.top()) {
            self.close_to(self.stack.len() - 1);
        }
        if !is_block(name) && !is_raw_text(name) {
            self.reopen();
        }
        if is_void(name) {
            if name == "br" && self.newlines_are_doubled() {
                self.end_paragraph();
                return;
            }
            self.add(Node::Element(element));
        } else {
            self.push(element);
        }
    }

    /// Closes what the start of an element ends.
    fn imply_ends(&mut self, name: &str) {
        let is_table = |it: &str| it == "table" || it == "template";
        match name {
            "li" => self.imply(
                |it| it == "li",
                |it| is_block(it) && !matches!(it, "address" | "div" | "p"),
            ),
            "dt" | "dd" => self.imply(
                |it| it == "dt" || it == "dd",
                |it| is_block(it) && !matches!(it, "address" | "div" | "p"),
            ),
            "a" => self.imply(|it| it == "a", is_boundary),
            "button" => self.imply(|it| it == "button", is_boundary),
            "option" | "optgroup" => {
                self.imply(|it| it == "option", |it| it == "select");
                if name == "optgroup" {
                    self.imply(|it| it == "optgroup", |it| it == "select");
                }
            }
            "rt" | "rp" => self.imply(|it| it == "rt" || it == "rp", |it| it == "ruby"),
            "td" | "th" => {
                self.imply(|it| it == "td" || it == "th", is_table);
                let is_bare = matches!(self.top(), "table" | "tbody" | "tfoot" | "thead");
                if is_bare {
                    self.push(Element {
                        name: "tr".to_owned(),
                        ..Element::default()
                    });
                }
            }
            "tr" => {
                self.imply(|it| it == "tr", is_table);
                self.imply(|it| it == "caption" || it == "colgroup", is_table);
            }
            "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => self.imply(
                |it| matches!(it, "tbody" | "thead" | "tfoot" | "caption" | "colgroup"),
                is_table,
            ),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "html" | "head" | "body" => return,
            "br" => {
                let name = name.to_owned();
                return self.start(
                    Element {
                        name,
                        ..Element::default()
                    },
                    false,
                );
            }
            _ => {}
        }
        if self.left_out > 0 && !is_void(name) {
            self.left_out -= 1;
            return;
        }
        if is_splittable(name) {
            return self.end_formatting(name);
        }
        let wanted = |it: &str| it == name || is_heading(name) && is_heading(it);
        let is_part = super::names::is_table_part(name);
        let found = self.find(wanted, |it| match name {
            "table" => false,
            _ if is_part => it == "table",
            _ if is_block(name) => is_boundary(it),
            _ => is_block(it) || is_boundary(it),
        });
        let Some(index) = found else {
            if name == "p" {
                self.end_paragraph();
            }
            return;
        };
        let kept = self.reopened.len();
        self.close_to(index);
        if is_boundary(name) {
            self.reopened.truncate(kept);
        }
    }

    /// Ends a formatting element. Blocks in it stay open, and their content so far gets the
    /// formatting.
    fn end_formatting(&mut self, name: &str) {
        let Some(index) = self.find(|it| it == name, is_boundary) else {
            let known = self.reopened.iter().rposition(|it| it.name == name);
            if let Some(known) = known {
                self.reopened.remove(known);
            }
            return;
        };
        let above = self.stack.iter().skip(index + 1);
        let block = above.into_iter().position(Element::is_block);
        let Some(block) = block.map(|offset| index + 1 + offset) else {
            return self.close_to(index);
        };
        let blocks = self.stack.split_off(block);
        let wrapper = self.stack.get(index).map(Element::begun_again);
        self.close_to(index);
        let mut blocks = blocks.into_iter();
        if let (Some(mut first), Some(mut wrapper)) = (blocks.next(), wrapper) {
            let children = std::mem::take(&mut first.children);
            if !children.is_empty() {
                wrapper.children = children;
                wrapper.has_block = first.has_block;
                first.children.push(Node::Element(wrapper));
            }
            self.stack.push(first);
        }
        self.stack.extend(blocks);
    }

    fn text(&mut self, text: &str) {
        if self.is_in(is_verbatim) {
            let is_first = self.stack.last().is_some_and(|top| top.children.is_empty());
            let drops = is_first && matches!(self.top(), "pre" | "listing" | "textarea");
            let text = match text.strip_prefix('\n') {
                Some(rest) if drops => rest,
                _ => text,
            };
            if !text.is_empty() {
                self.reopen();
                self.add(Node::Text(text.to_owned()));
            }
            return;
        }
        if self.newlines == Newlines::Break && text.contains('\n') {
            return self.lines(text);
        }
        if !is_blank(text) {
            self.reopen();
        }
        self.add(Node::Text(text.to_owned()));
    }

    /// Adds a text whose newlines are breaks.
    fn lines(&mut self, text: &str) {
        let mut newlines = 0;
        for (index, line) in text.split('\n').enumerate() {
            newlines += usize::from(index > 0);
            if is_blank(line) {
                if newlines == 0 && !line.is_empty() {
                    self.add(Node::Text(" ".to_owned()));
                }
                continue;
            }
            self.end_lines(newlines);
            newlines = 0;
            self.reopen();
            self.add(Node::Text(line.to_owned()));
        }
        self.end_lines(newlines);
    }

    fn end_lines(&mut self, newlines: usize) {
        match newlines {
            0 => {}
            1 => self.add(Node::Line),
            _ => self.end_paragraph(),
        }
    }

    /// Whether the last content is a line break.
    fn newlines_are_doubled(&self) -> bool {
        let Some(top) = self.stack.last() else {
            return false;
        };
        // Only inside of inline elements: the writer splits the lines of a block.
        if !is_splittable(&top.name) || self.is_in(|it| matches!(it, "td" | "th" | "pre")) {
            return false;
        }
        let mut children = top.children.iter().rev();
        let last = children.find(|node| match node {
            Node::Text(text) => !is_blank(text),
            Node::Line => false,
            _ => true,
        });
        matches!(last, Some(Node::Element(element)) if element.name == "br")
    }

    /// Ends the paragraph and splits the inline elements in it, unless the innermost
    /// other element holds a single line or no text.
    fn end_paragraph(&mut self) {
        let open = self.stack.iter().enumerate().rev();
        let mut open = open.skip_while(|(_, element)| is_splittable(&element.name));
        let Some((index, container)) = open.next() else {
            return;
        };
        let name = container.name.as_str();
        let is_root = index == 0;
        let holds = is_root || is_block(name) && !is_line(name) && !matches!(name, "dt");
        if !holds {
            return self.add(Node::Line);
        }
        let is_paragraph = name == "p";
        let mut closed = Vec::new();
        while self.stack.len() > index + 1 {
            let Some(element) = self.stack.pop() else {
                break;
            };
            closed.push(element.begun_again());
            self.add(Node::Element(element));
        }
        if is_paragraph {
            self.close_to(index);
        }
        // The limit for hostile texts does not matter here: the elements were open.
        self.reopened.extend(closed.into_iter().rev());
        self.reopened.truncate(2 * REOPENED);
        self.add(Node::Gap);
    }
}

/// Whether a text is white space in HTML.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes()
        .all(|c| matches!(c, b' ' | b'\t' | b'\n' | b'\r' | 0x0c))
}
