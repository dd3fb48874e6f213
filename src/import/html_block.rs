//! HTML inside Markdown.

use crate::markup::html;

/// Removes blank lines, which would end the HTML block. In `<pre>`, where they are
/// visible, they become `&#10;`.
pub(super) fn html_block(html: &str) -> String {
    let mut block = String::with_capacity(html.len());
    let mut is_pre = false;
    for line in html.trim_matches(['\r', '\n']).lines() {
        if line.trim().is_empty() {
            if is_pre {
                block.push_str("&#10;");
            }
            continue;
        }
        block.push_str(line);
        is_pre = stays_pre(is_pre, line);
        block.push('\n');
    }
    block.truncate(block.trim_end_matches('\n').len());
    block
}

/// Whether the end of a line is inside `<pre>`.
fn stays_pre(is_pre: bool, line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    match (line.rfind("<pre"), line.rfind("</pre")) {
        (Some(opening), Some(closing)) => opening > closing,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => is_pre,
    }
}

/// Escapes a text for HTML on one line.
pub(super) fn escaped(text: &str) -> String {
    html::escape(text).replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_do_not_end_the_block() {
        for (html, block) in [
            ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
            (
                "\n<p>a</p>\r\n\r\n    <p>b</p>\n\n",
                "<p>a</p>\n    <p>b</p>",
            ),
            (
                "<pre>a\n\n\nb</pre>\n\n<p>",
                "<pre>a\n&#10;&#10;b</pre>\n<p>",
            ),
            (
                "<p>\n<PRE><code>a\n \n</code></PRE>\n\nx",
                "<p>\n<PRE><code>a\n&#10;</code></PRE>\nx",
            ),
            ("", ""),
        ] {
            assert_eq!(html_block(html), block);
        }
        assert_eq!(escaped("<a b=\"&\">\n"), "&lt;a b=&quot;&amp;&quot;&gt; ");
    }
}
