//! Text, lines and paragraphs of the tree.

use super::builder::{Builder, REOPENED};
use super::{Newlines, Node, is_blank};
use crate::import::html::names::{is_block, is_line, is_splittable};

impl Builder {
    pub(super) fn text(&mut self, text: &str) {
        if self.verbatim > 0 {
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
    pub(super) fn newlines_are_doubled(&self) -> bool {
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
    pub(super) fn end_paragraph(&mut self) {
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
