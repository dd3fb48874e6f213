//! HTML inside Markdown: tags, and blocks without blank lines, which would end them.

use super::names::{is_attribute_name, is_block, is_raw_text, is_tag_name, is_void};
use super::tree::{Element, Node, is_blank};

/// A start tag.
pub(super) fn tag(element: &Element) -> String {
    let mut tag = format!("<{}", element.name);
    for (name, value) in &element.attributes {
        if !is_attribute_name(name) {
            continue;
        }
        tag.push(' ');
        tag.push_str(name);
        if !value.is_empty() {
            tag.push_str("=\"");
            attribute(value, &mut tag);
            tag.push('"');
        }
    }
    tag.push('>');
    tag
}

/// An end tag.
pub(super) fn end_tag(element: &Element) -> String {
    format!("</{}>", element.name)
}

/// A comment without blank lines.
pub(super) fn comment(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut kept = lines.next().unwrap_or_default().to_owned();
    for line in lines.filter(|line| !is_blank(line)) {
        kept.push('\n');
        kept.push_str(line);
    }
    format!("<!--{kept}-->")
}

fn attribute(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

/// An element as HTML.
pub(super) fn element(element: &Element) -> String {
    let mut raw = Raw::default();
    raw.element(element);
    raw.finish()
}

/// Nodes as an HTML paragraph.
pub(super) fn paragraph<'a>(nodes: impl Iterator<Item = &'a Node>) -> String {
    let mut raw = Raw::default();
    raw.open("<p>");
    nodes.for_each(|node| raw.node(node));
    raw.close("</p>");
    raw.finish()
}

#[derive(Default)]
struct Raw {
    out: String,
    /// Whether the white space of the text is kept.
    is_verbatim: bool,
    /// Whether the end of a line comes before the next inline content.
    has_line: bool,
    /// Whether inline content came since the last block or line break.
    has_content: bool,
    /// Whether the end of a block came last.
    is_after_block: bool,
}

impl Raw {
    fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }

    /// Writes a start or end tag of a block.
    fn block_tag(&mut self, tag: &str) {
        self.has_line = false;
        self.has_content = false;
        self.is_after_block = false;
        self.out.push_str(tag);
    }

    fn open(&mut self, tag: &str) {
        if !self.is_verbatim && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.block_tag(tag);
    }

    fn close(&mut self, tag: &str) {
        if !self.is_verbatim {
            self.out
                .truncate(self.out.trim_end_matches([' ', '\n']).len());
            if self.is_after_block && !self.has_content {
                self.out.push('\n');
            }
        }
        self.block_tag(tag);
        self.is_after_block = true;
        if !self.is_verbatim {
            self.out.push('\n');
        }
    }

    /// Writes the end of a line that inline content follows.
    fn begin_inline(&mut self) {
        if std::mem::take(&mut self.has_line) && self.has_content {
            self.out.push_str("<br>\n");
        }
        self.has_content = true;
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) if self.is_verbatim => self.verbatim(text),
            Node::Text(text) => self.text(text),
            Node::Comment(text) => self.out.push_str(&comment(text)),
            Node::Line => self.has_line = true,
            Node::Gap => {}
            Node::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: &Element) {
        let name = element.name.as_str();
        if !is_tag_name(name) {
            element.children.iter().for_each(|node| self.node(node));
            return;
        }
        let is_block = is_block(name);
        if is_block {
            self.open(&tag(element));
        } else if name == "br" {
            self.has_line = false;
            self.out.push_str(&tag(element));
            if !self.is_verbatim {
                self.out.push('\n');
            }
            self.has_content = false;
            return;
        } else {
            self.begin_inline();
            self.out.push_str(&tag(element));
        }
        if is_void(name) {
            return;
        }
        if is_raw_text(name) {
            self.raw_text(element);
        } else if matches!(name, "pre" | "listing" | "textarea") {
            let was_verbatim = std::mem::replace(&mut self.is_verbatim, true);
            let first = element.children.first();
            if matches!(first, Some(Node::Text(text)) if text.starts_with('\n')) {
                // The first newline in the element does not count.
                self.out.push('\n');
            }
            element.children.iter().for_each(|node| self.node(node));
            if is_block {
                self.block_tag(&end_tag(element));
            } else {
                self.out.push_str(&end_tag(element));
            }
            self.is_verbatim = was_verbatim;
            if is_block && !was_verbatim {
                self.out.push('\n');
                self.is_after_block = true;
            }
            return;
        } else if element
            .children
            .iter()
            .any(|node| matches!(node, Node::Gap))
        {
            self.paragraphs(&element.children);
        } else {
            element.children.iter().for_each(|node| self.node(node));
        }
        if is_block {
            self.close(&end_tag(element));
        } else {
            self.out.push_str(&end_tag(element));
        }
    }

    /// Writes content whose paragraphs are separated by gaps.
    fn paragraphs(&mut self, nodes: &[Node]) {
        let is_end = |node: &Node| match node {
            Node::Gap => true,
            Node::Element(element) => element.is_block() || element.has_block,
            _ => false,
        };
        for run in nodes.chunk_by(|a, b| !is_end(a) && !is_end(b)) {
            let has_content = |node: &Node| match node {
                Node::Text(text) => !is_blank(text),
                Node::Line | Node::Gap | Node::Comment(_) => false,
                Node::Element(_) => true,
            };
            let is_paragraph = run.iter().any(has_content) && !run.iter().any(is_end);
            if is_paragraph {
                self.open("<p>");
            }
            run.iter().for_each(|node| self.node(node));
            if is_paragraph {
                self.close("</p>");
            }
        }
    }

    /// Writes text that is not HTML, without blank lines.
    fn raw_text(&mut self, element: &Element) {
        for node in &element.children {
            if let Node::Text(text) = node {
                for (index, line) in text.split('\n').enumerate() {
                    if index > 0 && !self.out.ends_with('\n') {
                        self.out.push('\n');
                    }
                    if !is_blank(line) {
                        self.out.push_str(line);
                    }
                }
            }
        }
    }

    /// Writes a text whose white space is kept: a blank line gets a character reference.
    fn verbatim(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                let last = self.out.rsplit('\n').next().unwrap_or_default();
                self.out
                    .push_str(if is_blank(last) { "&#10;" } else { "\n" });
            }
            escape(line, &mut self.out);
        }
    }

    fn text(&mut self, text: &str) {
        if is_blank(text) && !self.has_content {
            return;
        }
        if !is_blank(text) {
            self.begin_inline();
        }
        let mut space = None;
        let mut word = String::new();
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !word.is_empty() {
                    escape(&std::mem::take(&mut word), &mut self.out);
                }
                space = Some(if c == '\n' {
                    '\n'
                } else {
                    space.unwrap_or(' ')
                });
            } else {
                self.space(space.take());
                word.push(c);
            }
        }
        escape(&word, &mut self.out);
        self.space(space);
    }

    fn space(&mut self, space: Option<char>) {
        if let Some(space) = space
            && !self.out.ends_with(['\n', ' '])
        {
            self.out.push(space);
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}
