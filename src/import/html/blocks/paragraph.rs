//! Paragraphs of inline nodes.

use super::super::inline::{self, Layout};
use super::super::names::begins_html_block;
use super::super::raw;
use super::super::tree::{Node, is_blank};
use super::{Block, Kind};

/// The lines of paragraphs.
#[derive(Default)]
pub(super) struct Lines<'a> {
    /// The lines before the current one; an empty one ends a paragraph.
    ended: Vec<Vec<&'a Node>>,
    pub line: Vec<&'a Node>,
}

impl<'a> Lines<'a> {
    /// Ends the line; an empty one only counts if `is_break`.
    pub(super) fn end(&mut self, is_break: bool) {
        let is_empty = self.line.iter().all(|node| is_space(node));
        if is_empty && !is_break {
            return;
        }
        let line = std::mem::take(&mut self.line);
        self.ended.push(if is_empty { Vec::new() } else { line });
    }

    /// Adds the paragraphs to the blocks.
    pub(super) fn give(&mut self, blocks: &mut Vec<Block>) {
        self.end(false);
        self.line.clear();
        let lines = std::mem::take(&mut self.ended);
        for lines in lines.split(Vec::is_empty) {
            let mut nodes: Vec<&Node> = Vec::new();
            for line in lines {
                if !nodes.is_empty() {
                    nodes.push(&Node::Line);
                }
                nodes.extend(line);
            }
            blocks.extend(paragraph(&nodes));
        }
    }
}

fn is_space(node: &Node) -> bool {
    match node {
        Node::Text(text) => is_blank(text),
        Node::Line | Node::Gap => true,
        Node::Comment(_) | Node::Element(_) => false,
    }
}

/// A paragraph of inline nodes.
fn paragraph(nodes: &[&Node]) -> Option<Block> {
    if let [Node::Comment(text)] = nodes {
        return Some(Block::other(raw::comment(text)));
    }
    let html = || raw::paragraph(nodes.iter().copied());
    let text = match inline::markdown(nodes.iter().copied(), Layout::Lines) {
        Ok(text) if text.trim().is_empty() => return None,
        Ok(text) if begins_block(&text) => return Some(Block::other(html())),
        Ok(text) => text,
        Err(inline::NeedsHtml) => return Some(Block::other(html())),
    };
    Some(Block {
        kind: Kind::Paragraph,
        text,
    })
}

/// Whether Markdown reads all of the text as one HTML block, unless there are blank lines.
pub(in crate::import::html) fn is_block(text: &str) -> bool {
    let ends = ["</script>", "</style>", "</pre>"];
    let is_verbatim = ["<script", "<style", "<pre"]
        .iter()
        .any(|start| text.starts_with(start));
    if is_verbatim {
        let found = ends.iter().map(|end| text.matches(end).count());
        return found.sum::<usize>() == 1 && ends.iter().any(|end| text.ends_with(end));
    }
    begins_block(text)
}

/// Whether Markdown would read the text as an HTML block.
pub(super) fn begins_block(text: &str) -> bool {
    let Some(tag) = text.strip_prefix('<') else {
        return false;
    };
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let name = end.and_then(|end| tag.get(..end)).unwrap_or_default();
    begins_html_block(name)
}
