//! The parts of the content of a block.

use super::super::attributes::is_kept;
use super::super::names::{is_table_part, is_tag_name};
use super::super::tree::{Element, Node, is_cut};

/// A part of a block's content.
pub(super) enum Item<'a> {
    Inline(&'a Node),
    /// `<br>`.
    Break,
    /// The end of a line, if there is something on it.
    Line,
    Gap,
    Cut(&'a str),
    Block(&'a Element),
}

/// Lists the parts of nodes.
pub(super) fn flatten<'a>(nodes: &'a [Node], items: &mut Vec<Item<'a>>) {
    for node in nodes {
        match node {
            Node::Line => items.push(Item::Line),
            Node::Gap => items.push(Item::Gap),
            Node::Comment(text) if is_cut(text) => items.push(Item::Cut(text)),
            Node::Text(_) | Node::Comment(_) => items.push(Item::Inline(node)),
            Node::Element(element) if element.name == "br" => items.push(Item::Break),
            Node::Element(element) if is_transparent(element) => {
                items.push(Item::Line);
                flatten(&element.children, items);
                items.push(Item::Line);
            }
            Node::Element(element) if is_hull(element) => flatten(&element.children, items),
            Node::Element(element) if element.is_block() || element.has_block => {
                items.push(Item::Block(element));
            }
            Node::Element(_) => items.push(Item::Inline(node)),
        }
    }
}

/// Whether it is a block that only begins and ends a line.
fn is_transparent(element: &Element) -> bool {
    let name = element.name.as_str();
    matches!(
        name,
        "article" | "div" | "footer" | "header" | "main" | "nav" | "search" | "section"
    ) && !is_kept(element)
        || is_table_part(name)
}

/// Whether it is an element around blocks that changes nothing.
fn is_hull(element: &Element) -> bool {
    let name = element.name.as_str();
    element.has_block
        && (!is_tag_name(name) || matches!(name, "font" | "span") && !is_kept(element))
}
