//! The HTML reader of all importers: HTML to Markdown that renders as the HTML did.

use super::html_block::html_block;

/// Converts the HTML of a page to Markdown, with HTML where Markdown has no syntax.
#[allow(dead_code)]
pub(super) fn markdown(html: &str) -> String {
    html_block(html)
}
