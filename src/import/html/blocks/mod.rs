//! Blocks in Markdown.

mod code;
mod item;
mod list;
mod paragraph;
mod table;

use std::collections::HashSet;

use self::item::{Item, flatten};
pub(super) use self::paragraph::is_block;

use self::paragraph::Lines;
use super::attributes::has_other;
use super::inline::{self, Layout};
use super::names::{begins_html_block, heading_level};
use super::raw;
use super::tree::{Element, Node, is_cut};

/// The maximum depth of quotations and lists that are written as Markdown.
const NESTED: usize = 8;

/// A block.
#[derive(Debug)]
pub(super) struct Block {
    pub kind: Kind,
    /// The lines.
    pub text: String,
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Code,
    /// A list: whether it is numbered, has the second kind of marker, and may follow a
    /// paragraph without a blank line.
    List {
        is_numbered: bool,
        is_alternate: bool,
        may_follow: bool,
    },
    Other,
}

impl Block {
    fn other(text: String) -> Block {
        Block {
            kind: Kind::Other,
            text,
        }
    }
}

/// Blocks with blank lines between them.
pub(super) fn joined(blocks: Vec<Block>) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&block.text);
    }
    text
}

/// Prefixes the first line by `first` and the others by `others`; blank lines get no white
/// space at their end.
pub(super) fn indented(text: &str, first: &str, others: &str, out: &mut String) {
    for (index, line) in text.split('\n').enumerate() {
        let before = if index == 0 { first } else { others };
        if index > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() {
            before.trim_end()
        } else {
            before
        });
        out.push_str(line);
    }
}

/// Writes blocks.
pub(super) struct Writer<'a> {
    /// The names that links of the text lead to.
    targets: HashSet<&'a str>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(root: &'a Element) -> Writer<'a> {
        let mut targets = HashSet::new();
        gather_targets(root, &mut targets);
        Writer { targets }
    }

    /// The blocks of nodes inside of `depth` quotations and lists.
    pub(super) fn blocks(&self, nodes: &[Node], depth: usize) -> Vec<Block> {
        let mut items = Vec::new();
        flatten(nodes, &mut items);
        let mut blocks = Vec::new();
        let mut lines = Lines::default();
        for item in items {
            match item {
                Item::Inline(node) => lines.line.push(node),
                Item::Break => lines.end(true),
                Item::Line => lines.end(false),
                Item::Gap => lines.give(&mut blocks),
                Item::Cut(text) => {
                    lines.give(&mut blocks);
                    let words: Vec<&str> = text.split_whitespace().collect();
                    let spaces = |is_space: bool| if is_space { " " } else { "" };
                    blocks.push(Block::other(format!(
                        "<!--{}{}{}-->",
                        spaces(text.starts_with(char::is_whitespace)),
                        words.join(" "),
                        spaces(text.ends_with(char::is_whitespace)),
                    )));
                }
                Item::Block(element) => {
                    lines.give(&mut blocks);
                    self.block(element, depth, &mut blocks);
                }
            }
        }
        lines.give(&mut blocks);
        blocks
    }

    fn block(&self, element: &Element, depth: usize, blocks: &mut Vec<Block>) {
        let name = element.name.as_str();
        if let Some(code) = code::code(element) {
            self.target(element, blocks);
            blocks.extend(code);
            return;
        }
        match name {
            "p" => self.paragraph(element, depth, blocks),
            "hr" => blocks.push(Block::other(
                if depth == 0 { "***" } else { "___" }.to_owned(),
            )),
            "ul" | "ol" if depth < NESTED => {
                let before = blocks.last().map(|block| block.kind);
                match list::list(self, element, depth, before) {
                    Some(list) => {
                        self.target(element, blocks);
                        blocks.push(list);
                    }
                    None => raw_block(element, blocks),
                }
            }
            "blockquote" if depth < NESTED && !has_other(element, &["cite", "id"]) => {
                self.target(element, blocks);
                let inner = joined(self.blocks(&element.children, depth + 1));
                if !inner.is_empty() {
                    let mut text = String::with_capacity(inner.len() + inner.len() / 8);
                    indented(&inner, "> ", "> ", &mut text);
                    blocks.push(Block::other(text));
                }
            }
            "table" => match table::table(element) {
                Some(text) => {
                    self.target(element, blocks);
                    blocks.push(Block::other(text));
                }
                None => raw_block(element, blocks),
            },
            "ul" | "ol" | "blockquote" | "figure" | "dl" | "hgroup" | "menu" | "dir" | "pre"
            | "listing" | "script" | "style" => raw_block(element, blocks),
            _ => match heading_level(name) {
                Some(level) => self.heading(element, level, blocks),
                None => self.container(element, depth, blocks),
            },
        }
    }

    /// Writes an element without Markdown around its blocks, or as HTML.
    fn container(&self, element: &Element, depth: usize, blocks: &mut Vec<Block>) {
        if !element.has_block {
            return raw_block(element, blocks);
        }
        let inner = self.blocks(&element.children, depth);
        blocks.push(Block::other(raw::tag(element)));
        blocks.extend(inner);
        blocks.push(Block::other(raw::end_tag(element)));
    }

    fn paragraph(&self, element: &Element, depth: usize, blocks: &mut Vec<Block>) {
        if !has_other(element, &["id"]) {
            let id = element.value("id").filter(|id| self.targets.contains(id));
            let start = blocks.len();
            blocks.extend(self.blocks(&element.children, depth));
            if let Some(id) = id {
                match blocks.get_mut(start) {
                    Some(first) if first.kind == Kind::Paragraph => {
                        first.text.insert_str(0, &anchor(id));
                    }
                    _ => blocks.insert(start, target(id)),
                }
            }
        } else if is_visible(element) {
            raw_block(element, blocks);
        }
    }

    fn heading(&self, element: &Element, level: usize, blocks: &mut Vec<Block>) {
        let text = inline::markdown(element.children.iter(), Layout::OneLine);
        let text = match text {
            Ok(text) if !element.has_block && !has_other(element, &["id"]) => text,
            _ if is_visible(element) => return raw_block(element, blocks),
            _ => return,
        };
        let id = element.value("id").filter(|id| !id.is_empty());
        let id = id.filter(|id| self.targets.contains(id) || !is_made_of(id, &text));
        let anchor = id.map(anchor).unwrap_or_default();
        if text.is_empty() && anchor.is_empty() {
            return;
        }
        let mut text = format!("{} {anchor}{text}", "#".repeat(level));
        if text.ends_with('#') && !text.ends_with("\\#") {
            // It would close the heading.
            text.insert(text.len() - 1, '\\');
        }
        blocks.push(Block::other(text));
    }

    /// Writes the name of an element that links lead to.
    fn target(&self, element: &Element, blocks: &mut Vec<Block>) {
        if let Some(id) = element.value("id")
            && self.targets.contains(id)
        {
            blocks.push(target(id));
        }
    }

    /// The name of a list item that links lead to.
    pub(super) fn item_anchor(&self, element: &Element) -> Option<String> {
        let id = element.value("id")?;
        self.targets.contains(id).then(|| anchor(id))
    }
}

fn target(id: &str) -> Block {
    let id = crate::markup::html::escape(id);
    Block::other(format!("<div id=\"{id}\"></div>"))
}

fn anchor(id: &str) -> String {
    let id = crate::markup::html::escape(id);
    format!("<a id=\"{id}\"></a>")
}

/// Whether an id only repeats the words of the heading.
fn is_made_of(id: &str, heading: &str) -> bool {
    let words = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let heading = words(heading);
    !heading.is_empty() && words(id) == heading
}

fn gather_targets<'a>(element: &'a Element, targets: &mut HashSet<&'a str>) {
    for node in &element.children {
        if let Node::Element(element) = node {
            if let Some(id) = element
                .value("href")
                .and_then(|href| href.strip_prefix('#'))
            {
                targets.insert(id);
            }
            gather_targets(element, targets);
        }
    }
}

/// Whether there is something to see in an element.
fn is_visible(element: &Element) -> bool {
    element.children.iter().any(|node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Comment(text) => is_cut(text),
        Node::Line | Node::Gap => false,
        Node::Element(element) => match element.name.as_str() {
            "br" => false,
            "b" | "em" | "font" | "i" | "p" | "span" | "strong" | "u" => is_visible(element),
            _ => true,
        },
    })
}

/// Writes an element as HTML.
fn raw_block(element: &Element, blocks: &mut Vec<Block>) {
    let html = raw::element(element);
    if html.is_empty() {
        return;
    }
    // A block that begins with `<script>` ends at the first of these.
    let is_cut_short = matches!(element.name.as_str(), "script" | "style") && {
        let lower = html.to_ascii_lowercase();
        let ends = ["</pre>", "</script>", "</style>", "</textarea>"];
        ends.iter()
            .map(|end| lower.matches(end).count())
            .sum::<usize>()
            > 1
    };
    let is_block = begins_html_block(&element.name) && !is_cut_short;
    blocks.push(Block::other(if is_block {
        html
    } else {
        format!("<div>\n{html}\n</div>")
    }));
}
