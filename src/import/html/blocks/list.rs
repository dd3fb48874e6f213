//! Lists in Markdown.

use super::{Block, Kind, Writer, indented};
use crate::import::html::attributes::has_other;
use crate::import::html::tree::{Element, Node, is_blank};

/// The greatest number of an item in Markdown.
const MOST: u64 = 999_999_999;

/// An item.
struct Item {
    blocks: Vec<Block>,
    /// Whether it has paragraphs.
    is_loose: bool,
    /// Whether the task is done.
    done: Option<bool>,
}

/// Writes a list as Markdown, after a block of this kind; `None` if it has more than items.
pub(super) fn list(
    writer: &Writer<'_>,
    element: &Element,
    depth: usize,
    before: Option<Kind>,
) -> Option<Block> {
    let is_numbered = element.name == "ol";
    let style = element.value("type").unwrap_or_default();
    let is_usual = if is_numbered {
        matches!(style, "" | "1")
    } else {
        matches!(style, "" | "disc")
    };
    if !is_usual || has_other(element, &["id", "start", "type"]) {
        return None;
    }
    let start = match element.value("start").filter(|_| is_numbered) {
        Some(start) => start.trim().parse().ok()?,
        None => 1_u64,
    };
    let items = items(writer, element, depth)?;
    if items.is_empty() || start + items.len() as u64 > MOST {
        return None;
    }
    let is_alternate = match before {
        Some(Kind::List {
            is_numbered: other,
            is_alternate,
            ..
        }) => other == is_numbered && !is_alternate,
        _ => false,
    };
    let is_tight = items.iter().all(Item::is_tight);
    let may_follow = (!is_numbered || start == 1) && items.first().is_some_and(Item::has_text);
    let mut text = String::new();
    for (item, number) in items.iter().zip(start..) {
        if !text.is_empty() {
            text.push_str(if is_tight { "\n" } else { "\n\n" });
        }
        let marker = match (is_numbered, is_alternate) {
            (true, false) => format!("{number}. "),
            (true, true) => format!("{number}) "),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        let mut inner = match item.done {
            Some(true) => "[x] ".to_owned(),
            Some(false) => "[ ] ".to_owned(),
            None => String::new(),
        };
        for (index, block) in item.blocks.iter().enumerate() {
            if index > 0 {
                inner.push_str(if is_tight { "\n" } else { "\n\n" });
            }
            inner.push_str(&block.text);
        }
        indented(&inner, &marker, &" ".repeat(marker.len()), &mut text);
    }
    Some(Block {
        kind: Kind::List {
            is_numbered,
            is_alternate,
            may_follow,
        },
        text,
    })
}

/// Reads the items; a list between them belongs to the item before.
fn items(writer: &Writer<'_>, element: &Element, depth: usize) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    for node in &element.children {
        match node {
            Node::Text(text) if is_blank(text) => {}
            Node::Line | Node::Gap | Node::Comment(_) => {}
            Node::Element(item) if item.name == "li" && !has_other(item, &["id"]) => {
                items.push(Item::read(writer, item, depth)?);
            }
            Node::Element(inner) if matches!(inner.name.as_str(), "ol" | "ul") => {
                let item = items.last_mut()?;
                let before = item.blocks.last().map(|block| block.kind);
                item.blocks.push(list(writer, inner, depth + 1, before)?);
            }
            _ => return None,
        }
    }
    Some(items)
}

impl Item {
    fn read(writer: &Writer<'_>, element: &Element, depth: usize) -> Option<Item> {
        let (done, nodes) = task(&element.children);
        let is_paragraph = |node: &Node| match node {
            Node::Gap => true,
            Node::Element(element) => element.name == "p",
            _ => false,
        };
        let mut blocks = writer.blocks(nodes, depth + 1);
        if let Some(anchor) = writer.item_anchor(element) {
            match blocks.first_mut() {
                Some(first) if first.kind == Kind::Paragraph => first.text.insert_str(0, &anchor),
                _ => return None,
            }
        }
        if done.is_some()
            && blocks
                .first()
                .is_none_or(|first| first.kind != Kind::Paragraph)
        {
            return None;
        }
        Some(Item {
            blocks,
            is_loose: nodes.iter().any(is_paragraph),
            done,
        })
    }

    fn has_text(&self) -> bool {
        !self.blocks.is_empty()
    }

    /// Whether there need be no blank line in the item.
    fn is_tight(&self) -> bool {
        let mut is_first = true;
        let is_close = self.blocks.iter().all(|block| {
            let is_first = std::mem::take(&mut is_first);
            match block.kind {
                Kind::Paragraph => is_first,
                Kind::Code => true,
                Kind::List { may_follow, .. } => is_first || may_follow,
                Kind::Other => is_first && self.blocks.len() == 1,
            }
        });
        is_close && !self.is_loose
    }
}

/// The state of a task and the nodes after its checkbox.
fn task(nodes: &[Node]) -> (Option<bool>, &[Node]) {
    let is_seen = |node: &Node| !matches!(node, Node::Text(text) if is_blank(text));
    let Some(first) = nodes.iter().position(is_seen) else {
        return (None, nodes);
    };
    match nodes.get(first) {
        Some(Node::Element(element))
            if element.name == "input" && element.value("type") == Some("checkbox") =>
        {
            let is_done = element.attributes.iter().any(|(name, _)| name == "checked");
            (Some(is_done), nodes.get(first + 1..).unwrap_or_default())
        }
        _ => (None, nodes),
    }
}
