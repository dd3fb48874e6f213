//! The text of a post as Markdown with HTML.

use super::attachment::Attachments;
use super::{paragraph, shortcode};

/// The start of a block editor comment.
const BLOCK: &str = "<!-- wp:";
const BLOCK_END: &str = "<!-- /wp:";

/// The warning about a block that WordPress renders dynamically.
const DYNAMIC: &str = "a block without a text of its own, which was left out";

/// Converts the text of the post `key`, with warnings about what is dropped or unknown.
pub(super) fn markdown(
    text: &str,
    key: &str,
    attachments: &Attachments,
    noticed: &mut Vec<String>,
) -> String {
    let text = text.replace("\r\n", "\n");
    let has_blocks = text.contains(BLOCK);
    let text = without_comments(text, noticed);
    let text = shortcode::html(text, key, attachments, noticed);
    // The block editor writes `<p>` elements.
    let breaks = if has_blocks {
        paragraph::Breaks::Kept
    } else {
        paragraph::Breaks::Made
    };
    paragraph::lines(&text, breaks)
}

/// Removes WordPress's own comments.
fn without_comments(text: String, noticed: &mut Vec<String>) -> String {
    if !text.contains("<!--") {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, at)) = rest.find("<!--").map(|start| rest.split_at(start)) {
        let Some(end) = at.find("-->") else {
            break;
        };
        let (comment, after) = at.split_at(end + 3);
        kept.push_str(before);
        rest = after;
        if !is_for_wordpress(comment) {
            kept.push_str(comment);
            continue;
        }
        if comment.starts_with(BLOCK) && comment.ends_with("/-->") {
            noticed.push(DYNAMIC.to_owned());
        }
        // A line with nothing else is removed.
        let is_line = kept.is_empty() || kept.ends_with('\n');
        if let (true, Some(after)) = (is_line, rest.strip_prefix('\n')) {
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

fn is_for_wordpress(comment: &str) -> bool {
    let inner = comment
        .strip_prefix("<!--")
        .and_then(|c| c.strip_suffix("-->"));
    let inner = inner.unwrap_or_default();
    comment.starts_with(BLOCK)
        || comment.starts_with(BLOCK_END)
        || matches!(inner, "nextpage" | "noteaser" | "more")
        || inner.starts_with("more ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let mut noticed = Vec::new();
        let text = markdown(text, "1", &Attachments::default(), &mut noticed);
        (text, noticed)
    }

    #[test]
    fn blocks_leave_their_html() {
        let text = "<!-- wp:paragraph {\"a\":1} -->\n<p>One\ntwo.</p>\n<!-- /wp:paragraph -->\n\n\
                    <!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:latest-posts /-->\n\n\
                    <!-- wp:code -->\n<pre><code>a\n\n\n    b</code></pre>\n<!-- /wp:code -->";
        let (body, noticed) = read(text);
        assert_eq!(
            body,
            "<p>One\ntwo.</p>\n\n<pre><code>a\n\n\n    b</code></pre>\n"
        );
        assert_eq!(noticed, [DYNAMIC]);
    }

    #[test]
    fn a_text_of_the_old_editor_keeps_its_lines() {
        let text = "One\r\ntwo <em>x</em>\r\n\r\n<!--more Go on-->\r\nThree<!-- kept -->\n<ul>\n\t<li>a</li>\n</ul>\nfour";
        assert_eq!(
            read(text).0,
            "One<br />\ntwo <em>x</em>\n\nThree<!-- kept -->\n<ul>\n\t<li>a</li>\n</ul>\nfour"
        );
    }

    #[test]
    fn an_open_comment_ends_nothing() {
        assert_eq!(read("a <!-- wp:x").0, "a <!-- wp:x");
    }
}
