//! Blocks of code.

use super::{Block, Kind};
use crate::import::html::escape::fenced;
use crate::import::html::tree::{Element, Node, is_blank};

/// The code of `<pre>`, possibly alone in elements that highlight it; `None` if it is
/// something else, or has more than text.
pub(super) fn code(element: &Element) -> Option<Option<Block>> {
    let mut language = None;
    let mut element = element;
    loop {
        language = language_of(element).or(language);
        let name = element.name.as_str();
        if matches!(name, "pre" | "listing" | "xmp" | "plaintext") {
            break;
        }
        let class = element.value("class").unwrap_or_default();
        let highlights = ["highlight", "code", "syntax", "sourceCode", "language-"];
        if !matches!(name, "div" | "figure")
            || !highlights.iter().any(|known| class.contains(known))
        {
            return None;
        }
        let is_seen = |node: &&Node| !matches!(node, Node::Text(text) if is_blank(text));
        let mut children = element.children.iter().filter(is_seen);
        let (Some(Node::Element(only)), None) = (children.next(), children.next()) else {
            return None;
        };
        element = only;
    }
    let mut text = String::new();
    gather(&element.children, &mut text, &mut language)?;
    if text.is_empty() {
        return Some(None);
    }
    Some(Some(Block {
        kind: Kind::Code,
        text: fenced(&text, &language.unwrap_or_default()),
    }))
}

/// Appends the text of nodes; `None` if there is more than text.
fn gather(nodes: &[Node], out: &mut String, language: &mut Option<String>) -> Option<()> {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Comment(_) | Node::Gap => {}
            Node::Line => out.push('\n'),
            Node::Element(element) => match element.name.as_str() {
                "br" => out.push('\n'),
                "code" | "font" | "kbd" | "samp" | "span" | "tt" | "var" => {
                    if element.name == "code" && language.is_none() {
                        *language = language_of(element);
                    }
                    gather(&element.children, out, language)?;
                }
                _ => return None,
            },
        }
    }
    Some(())
}

/// The language that a class or an attribute says.
fn language_of(element: &Element) -> Option<String> {
    let class = element.value("class").unwrap_or_default();
    let of_class = || {
        let brush = class.split_once("brush:").map(|(_, brush)| brush);
        brush.map(str::trim_start).or_else(|| {
            class.split_whitespace().find_map(|word| {
                let names = ["language-", "lang-", "lang:"];
                names.iter().find_map(|name| word.strip_prefix(name))
            })
        })
    };
    let names = ["data-lang", "data-language", "data-enlighter-language"];
    let attributes = names.iter().find_map(|name| element.value(name));
    let is_pre = element.name == "pre";
    let lang = || {
        element
            .value("lang")
            .filter(|lang| is_pre && !is_human(lang))
    };
    let found = of_class().or(attributes).or_else(lang)?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+#._-".contains(c);
    let name = found.split(|c| !is_part(c)).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    let says_nothing = matches!(
        name.as_str(),
        "" | "default" | "generic" | "none" | "plain" | "plaintext" | "raw" | "text" | "auto"
    );
    (!says_nothing).then_some(name)
}

/// Whether a language is one that people speak.
fn is_human(language: &str) -> bool {
    let language = language.split('-').next().unwrap_or_default();
    ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"].contains(&language)
}
