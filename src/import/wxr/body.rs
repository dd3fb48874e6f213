//! The text of a post as Markdown with HTML.
//!
//! WordPress makes a page of a text in steps, and so does this file: comments of the block
//! editor, shortcodes, addresses alone on a line, and the line breaks of the classic editor,
//! which the HTML reader knows.

use serde_json::Value;

use super::attachment::Attachments;
use super::{paragraph, shortcode};
use crate::import::html;
use crate::markup::html::escape;

/// The start of a block editor comment.
const BLOCK: &str = "<!-- wp:";

/// The warning about a block that WordPress renders dynamically.
const DYNAMIC: &str = "a block without a text of its own, which was left out";

/// The warning about a page break.
const PAGE: &str = "a page break in a text, which stays as a comment";

/// The maximum number of reusable blocks in a text, and of those around each other.
const BLOCKS: usize = 1_000;
const DEPTH: usize = 8;

/// The maximum length of a text with the reusable blocks in it, in bytes.
const LENGTH: usize = 16 * 1024 * 1024;

/// Converts the text of the post `key`, with warnings about what is dropped or unknown.
pub(super) fn markdown(
    text: &str,
    key: &str,
    attachments: &Attachments,
    noticed: &mut Vec<String>,
) -> String {
    let text = text.replace("\r\n", "\n");
    let has_blocks = text.contains(BLOCK);
    let mut blocks = Blocks {
        key,
        attachments,
        noticed,
        out: String::with_capacity(text.len()),
        open: Vec::new(),
        used: 0,
    };
    blocks.read(&text);
    let Blocks { out: text, .. } = blocks;
    let text = shortcode::html(text, key, attachments, noticed);
    let text = paragraph::linked(text);
    // The block editor writes `<p>` elements.
    if has_blocks {
        html::markdown(&text)
    } else {
        html::markdown_of_lines(&text)
    }
}

/// The text without the comments of WordPress.
struct Blocks<'a> {
    key: &'a str,
    attachments: &'a Attachments,
    noticed: &'a mut Vec<String>,
    out: String,
    /// The ids of the reusable blocks around the text.
    open: Vec<u64>,
    /// The number of reusable blocks so far.
    used: usize,
}

impl Blocks<'_> {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, at)) = rest.find("<!--").map(|start| rest.split_at(start)) {
            let Some(end) = at.find("-->") else {
                break;
            };
            let (comment, after) = at.split_at(end + 3);
            self.out.push_str(before);
            rest = after;
            let inner = comment.strip_prefix("<!--").unwrap_or_default();
            let inner = inner.strip_suffix("-->").unwrap_or_default().trim();
            match inner.split_once(':') {
                Some(("wp", block)) => rest = self.block(block, rest),
                Some(("/wp", _)) => {}
                _ if inner.eq_ignore_ascii_case("noteaser") => {}
                _ => {
                    if inner.eq_ignore_ascii_case("nextpage") {
                        self.noticed.push(PAGE.to_owned());
                    }
                    self.out.push_str(comment);
                }
            }
        }
        self.out.push_str(rest);
    }

    /// Reads the comment that begins a block, or is one; returns what follows.
    fn block<'a>(&mut self, comment: &str, rest: &'a str) -> &'a str {
        let alone = comment.strip_suffix('/');
        let comment = alone.unwrap_or(comment);
        let (name, fields) = comment
            .split_once(char::is_whitespace)
            .unwrap_or((comment, ""));
        let fields: Value = match fields.trim() {
            fields if fields.starts_with('{') => serde_json::from_str(fields).unwrap_or_default(),
            _ => Value::Null,
        };
        if alone.is_some() {
            let is_known = match name {
                "block" => self.reusable(&fields),
                "footnotes" => self.footnotes(),
                "spacer" | "separator" => true,
                _ => false,
            };
            if !is_known {
                self.noticed.push(DYNAMIC.to_owned());
            }
            return rest;
        }
        let language = ["language", "lang"]
            .iter()
            .find_map(|name| fields.get(name));
        let Some(language) = language.and_then(Value::as_str) else {
            return rest;
        };
        match rest.trim_start().strip_prefix("<pre") {
            Some(after) => {
                let language = escape(language);
                self.out.push_str(&format!("<pre data-lang=\"{language}\""));
                after
            }
            None => rest,
        }
    }

    /// Adds a reusable block; returns whether it is known, and not inside of itself.
    fn reusable(&mut self, fields: &Value) -> bool {
        let Some(id) = fields.get("ref").and_then(Value::as_u64) else {
            return false;
        };
        let Some(text) = self.attachments.blocks.html(&id.to_string()) else {
            return false;
        };
        self.used += 1;
        let fits = self.used <= BLOCKS
            && self.open.len() < DEPTH
            && self.out.len() + text.len() <= LENGTH
            && !self.open.contains(&id);
        if fits {
            self.open.push(id);
            self.read(text);
            self.open.pop();
        }
        fits
    }

    /// Adds the footnotes of the post; returns whether there are any.
    fn footnotes(&mut self) -> bool {
        let notes = self.attachments.blocks.footnotes(self.key);
        let notes: Vec<Value> = notes
            .and_then(|notes| serde_json::from_str(notes).ok())
            .unwrap_or_default();
        if notes.is_empty() {
            return false;
        }
        self.out.push_str("<ol class=\"wp-block-footnotes\">");
        for note in &notes {
            let text = |name| note.get(name).and_then(Value::as_str).unwrap_or_default();
            let id = escape(text("id"));
            self.out.push_str(&format!(
                "<li id=\"{id}\">{} <a href=\"#{id}-link\">↩︎</a></li>",
                text("content")
            ));
        }
        self.out.push_str("</ol>");
        true
    }
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
                    <!-- wp:code -->\n<pre><code>a\n\n\n    b</code></pre>\n<!-- /wp:code -->\n\
                    <!-- wp:syntaxhighlighter/code {\"language\":\"php\"} -->\n\
                    <pre class=\"wp-block-syntaxhighlighter-code\">$a &lt; 1;</pre>\n\
                    <!-- /wp:syntaxhighlighter/code -->";
        let (body, noticed) = read(text);
        assert_eq!(
            body,
            "One\ntwo.\n\n<!--more-->\n\n```\na\n\n\n    b\n```\n\n```php\n$a < 1;\n```"
        );
        assert_eq!(noticed, [DYNAMIC]);
    }

    #[test]
    fn a_text_of_the_old_editor_keeps_its_lines() {
        let text = "One\r\ntwo <em>x</em>\r\n\r\n<!--more Go on-->\r\nThree<!-- kept -->\n<ul>\n\t<li>a</li>\n</ul>\nfour\n\n<!--nextpage-->\nfive";
        let (body, noticed) = read(text);
        assert_eq!(
            body,
            "One\\\ntwo *x*\n\n<!--more Go on-->\n\nThree<!-- kept -->\n\n- a\n\nfour\n\n<!--nextpage-->\n\nfive"
        );
        assert_eq!(noticed, [PAGE]);
    }

    #[test]
    fn an_open_comment_ends_nothing() {
        assert_eq!(read("a <!-- wp:x").0, "a <!-- wp:x-->");
    }
}
