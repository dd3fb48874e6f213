//! Tables in Markdown.

use crate::import::html::attributes::has_other;
use crate::import::html::inline::{self, Layout};
use crate::import::html::tree::{Element, Node, is_blank};

/// The alignment of a cell: `left`, `center`, `right` or nothing.
type Alignment = &'static str;

/// Writes a table as Markdown; `None` if it has more than a row of headings and rows of
/// cells with inline content.
pub(super) fn table(element: &Element) -> Option<String> {
    let known = ["border", "cellpadding", "cellspacing", "id", "summary"];
    if has_other(element, &known) {
        return None;
    }
    let mut rows = Vec::new();
    gather(element, &mut rows)?;
    let mut rows = rows.into_iter();
    let (head, alignments) = row(rows.next()?, "th")?;
    let mut text = format!("| {} |\n|", head.join(" | "));
    for alignment in &alignments {
        text.push_str(match *alignment {
            "left" => " :--- |",
            "center" => " :---: |",
            "right" => " ---: |",
            _ => " --- |",
        });
    }
    for cells in rows {
        let (cells, found) = row(cells, "td")?;
        if cells.len() != head.len() || found != alignments {
            return None;
        }
        text.push_str(&format!("\n| {} |", cells.join(" | ")));
    }
    Some(text)
}

/// Gathers the rows of a table; `None` if there is something else in it.
fn gather<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) -> Option<()> {
    for node in &element.children {
        match node {
            Node::Text(text) if is_blank(text) => {}
            Node::Line | Node::Gap => {}
            Node::Element(part) if !has_other(part, &[]) => match part.name.as_str() {
                "tr" => rows.push(part),
                "thead" | "tbody" if element.name == "table" => gather(part, rows)?,
                _ => return None,
            },
            _ => return None,
        }
    }
    Some(())
}

/// The cells of a row, which are all of this kind, and their alignments.
fn row(element: &Element, kind: &str) -> Option<(Vec<String>, Vec<Alignment>)> {
    let (mut cells, mut alignments) = (Vec::new(), Vec::new());
    for node in &element.children {
        match node {
            Node::Text(text) if is_blank(text) => {}
            Node::Line | Node::Gap => {}
            Node::Element(element) if element.name == kind && !element.has_block => {
                alignments.push(alignment(element)?);
                cells.push(cell(element)?);
            }
            _ => return None,
        }
    }
    (!cells.is_empty()).then_some((cells, alignments))
}

fn alignment(element: &Element) -> Option<Alignment> {
    if has_other(element, &["align", "class", "scope", "style"]) {
        return None;
    }
    let mut value = element.value("align").unwrap_or_default().to_owned();
    if let Some(style) = element.value("style") {
        let (name, of_style) = style.trim().trim_end_matches(';').split_once(':')?;
        if name.trim() != "text-align" {
            return None;
        }
        value = of_style.trim().to_owned();
    }
    let class = element.value("class").unwrap_or_default();
    for word in class.split_whitespace() {
        value = word.strip_prefix("has-text-align-")?.to_owned();
    }
    match value.as_str() {
        "" => Some(""),
        "left" => Some("left"),
        "center" => Some("center"),
        "right" => Some("right"),
        _ => None,
    }
}

/// The text of a cell, with `|` escaped.
fn cell(element: &Element) -> Option<String> {
    let text = inline::markdown(element.children.iter(), Layout::OneLine).ok()?;
    let mut cell = String::with_capacity(text.len());
    let mut backslashes = 0;
    for c in text.chars() {
        if c == '|' {
            // In code, a backslash before it cannot be told from the one that escapes it.
            if backslashes % 2 == 1 {
                return None;
            }
            cell.push('\\');
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        cell.push(c);
    }
    Some(cell)
}
