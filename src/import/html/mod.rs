//! The HTML reader of all importers: HTML to Markdown that renders as the HTML did.
//!
//! The text is read into a [`tree`]. [`blocks`] and [`inline`] content are written as Markdown
//! where Markdown has the construct, with text escaped ([`escape`]), and as HTML otherwise
//! ([`raw`]). Scripts, styles and comments stay, without blank lines; a comment that cuts the
//! summary off (`more`) is on a line of its own. What has no effect for a reader is dropped:
//! empty paragraphs, `<meta>`, `<title>`, and on elements that Markdown has: `data-*`,
//! `aria-*`, and classes that do not align.

mod attributes;
mod blocks;
mod escape;
mod inline;
mod names;
mod raw;
mod stray;
#[cfg(test)]
mod tests;
mod tree;

pub(super) use self::escape::{code_span, longest_run};

use self::blocks::Writer;
use self::tree::Newlines;
use super::html_block::html_block;
use crate::model::limits::HTML_NODES;

/// Converts the HTML of a page to Markdown, with HTML where Markdown has no syntax.
pub(super) fn markdown(html: &str) -> String {
    convert(html, Newlines::Space)
}

/// Converts HTML in which a newline ends a line and a blank line ends a paragraph, as in
/// WordPress.
pub(super) fn markdown_of_lines(html: &str) -> String {
    convert(html, Newlines::Break)
}

/// HTML as a block of Markdown, without blank lines.
pub(super) fn guarded(html: &str) -> String {
    let block = html_block(html);
    if block.is_empty() || blocks::is_block(&block) {
        block
    } else {
        format!("<div>\n{block}\n</div>")
    }
}

/// Whether a text is only paragraphs of words, without anything that HTML or Markdown reads
/// otherwise. Most comments are.
fn is_plain(text: &str) -> bool {
    let is_plain = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | ',' | '.' | ';' | ':' => true,
        '?' | '!' | '(' | ')' | '\'' | '"' | '/' | '-' => true,
        '\0'..='\x7f' => false,
        '‘' | '’' | '“' | '”' | '–' | '—' | '…' => true,
        _ => c.is_alphabetic(),
    };
    ["www.", "://", "  "].iter().all(|odd| !text.contains(odd))
        && text.split("\n\n").all(|paragraph| {
            paragraph.starts_with(char::is_alphabetic)
                && !paragraph.ends_with(' ')
                && paragraph.chars().all(is_plain)
        })
}

fn convert(html: &str, newlines: Newlines) -> String {
    let begins_node = |byte: &u8| matches!(byte, b'<' | b'\n');
    if html.bytes().filter(begins_node).count() > HTML_NODES {
        return guarded(html);
    }
    if newlines == Newlines::Break && is_plain(html) {
        return html.to_owned();
    }
    written(html, newlines)
}

fn written(html: &str, newlines: Newlines) -> String {
    let root = tree::parse(html, newlines);
    let writer = Writer::new(&root);
    blocks::joined(writer.blocks(&root.children, 0))
}
