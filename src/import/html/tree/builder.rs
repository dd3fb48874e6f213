//! Builds the tree from tokens.

use std::collections::HashSet;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::{Element, Newlines, Node};
use crate::import::html::names::{
    ends_paragraph, is_block, is_boundary, is_foreign, is_formatting, is_heading, is_raw_text,
    is_splittable, is_table_part, is_verbatim, is_void,
};
use crate::import::html::stray::escape_stray;
use crate::model::limits::{HTML_ATTRIBUTES, HTML_DEPTH};

/// The maximum number of formatting elements that begin again in the next block.
pub(super) const REOPENED: usize = 8;

/// The state of the builder.
pub(super) struct Builder {
    /// The open elements; the first is the root.
    pub stack: Vec<Element>,
    /// The formatting that begins again with the next inline content, from the outside in.
    pub reopened: Vec<Element>,
    /// The start tag that is being read.
    tag: Option<Element>,
    /// The number of open elements that were left out.
    left_out: usize,
    /// The numbers of open elements whose white space is kept, and of foreign ones.
    pub verbatim: usize,
    foreign: usize,
    pub newlines: Newlines,
}

/// Removes attributes with the name of an earlier one.
fn without_repeated(attributes: &mut Vec<(String, String)>) {
    let is_unique = attributes.len() <= 16
        && (attributes.iter().enumerate()).all(|(index, (name, _))| {
            attributes
                .iter()
                .take(index)
                .all(|(other, _)| other != name)
        });
    if !is_unique {
        let mut seen = HashSet::new();
        attributes.retain(|(name, _)| seen.insert(name.clone()));
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Builder {
    /// Reads an HTML text.
    pub(super) fn parse(html: &str, newlines: Newlines) -> Element {
        let mut builder = Builder {
            stack: vec![Element::default()],
            reopened: Vec::new(),
            tag: None,
            left_out: 0,
            verbatim: 0,
            foreign: 0,
            newlines,
        };
        let html = escape_stray(html);
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
            builder.take(&event);
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        for _ in Tokenizer::new_with_emitter(&*html, emitter) {}
        builder.close_to(1);
        builder.stack.pop().unwrap_or_default()
    }

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
                    // The last place takes those over the limit.
                    tag.attributes.truncate(HTML_ATTRIBUTES);
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
                    tag.attributes.truncate(HTML_ATTRIBUTES);
                    if tag.attributes.len() > 1 {
                        without_repeated(&mut tag.attributes);
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

    pub(super) fn top(&self) -> &str {
        self.stack.last().map_or("", |top| top.name.as_str())
    }

    pub(super) fn add(&mut self, node: Node) {
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
    pub(super) fn close_to(&mut self, index: usize) {
        let mut closed = Vec::new();
        while self.stack.len() > index.max(1) {
            let Some(element) = self.stack.pop() else {
                return;
            };
            let (is_verbatim, is_foreign) = (is_verbatim(&element.name), is_foreign(&element.name));
            self.verbatim = self.verbatim.saturating_sub(usize::from(is_verbatim));
            self.foreign = self.foreign.saturating_sub(usize::from(is_foreign));
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
    pub(super) fn reopen(&mut self) {
        for element in std::mem::take(&mut self.reopened) {
            self.push(element);
        }
    }

    fn push(&mut self, element: Element) {
        if self.stack.len() > HTML_DEPTH {
            self.left_out += 1;
        } else {
            self.verbatim += usize::from(is_verbatim(&element.name));
            self.foreign += usize::from(is_foreign(&element.name));
            self.stack.push(element);
        }
    }

    /// Closes an element that is implicitly ended, if it is open.
    fn imply(&mut self, wanted: impl Fn(&str) -> bool, stop: impl Fn(&str) -> bool) {
        if let Some(index) = self.find(wanted, stop) {
            self.close_to(index);
        }
    }

    pub(super) fn is_in(&self, wanted: impl Fn(&str) -> bool) -> bool {
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
        if self.foreign > 0 {
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
        let is_part = is_table_part(name);
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
}
