//! Links in a text.

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

/// HTML attributes with a URL.
const ADDRESSES: [&str; 2] = ["href", "src"];

/// The destinations of all links and images of `markdown` and of HTML in it, in order.
pub fn links(markdown: &str) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &super::options());
    let mut found = Vec::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Link(link) | NodeValue::Image(link) => found.push(link.url.clone()),
            NodeValue::HtmlBlock(html) => of_html(&html.literal, &mut found),
            NodeValue::HtmlInline(html) => of_html(html, &mut found),
            _ => {}
        }
    }
    found
}

/// Whether `markdown` has HTML in it, besides comments.
pub fn has_html(markdown: &str) -> bool {
    if !markdown.contains('<') {
        return false;
    }
    let is_tag = |html: &str| !html.trim_start().starts_with("<!--");
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &super::options());
    root.descendants().any(|node| match &node.data().value {
        NodeValue::HtmlBlock(html) => is_tag(&html.literal),
        NodeValue::HtmlInline(html) => is_tag(html),
        _ => false,
    })
}

/// Reads the URLs in the tags of `html`, without resolving character references.
fn of_html(html: &str, found: &mut Vec<String>) {
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = match tag.strip_prefix("!--") {
            Some(comment) => comment.split_once("-->").map_or("", |(_, rest)| rest),
            None => of_tag(tag, found),
        };
    }
}

/// Reads a tag after its `<`; returns the rest.
fn of_tag<'a>(tag: &'a str, found: &mut Vec<String>) -> &'a str {
    let mut rest = tag;
    while let Some(at) = rest.find(['=', '>']) {
        let (before, mark) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let Some(value) = mark.strip_prefix('=') else {
            return mark;
        };
        let name = before.trim_end();
        let (value, after) = attribute(value.trim_start());
        if ADDRESSES
            .iter()
            .any(|address| ends_with_word(name, address))
        {
            found.push(value.to_owned());
        }
        rest = after;
    }
    // The last tag is incomplete.
    ""
}

/// Whether the text ends with white space and this word, ignoring case.
fn ends_with_word(text: &str, word: &str) -> bool {
    let at = text.len().saturating_sub(word.len());
    let Some((before, end)) = text.split_at_checked(at) else {
        return false;
    };
    end.eq_ignore_ascii_case(word) && before.ends_with(|c: char| c.is_whitespace() || c == '/')
}

/// Splits off an attribute value, without its quotes.
fn attribute(source: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = source.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = source
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(source.len());
    source.split_at_checked(end).unwrap_or((source, ""))
}

/// The last path segment of a URL, without an index file or the extension of a page:
/// `hello` of `../hello/index.html#top`.
pub fn last_segment(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let path = path.trim_end_matches('/');
    let path = match path.rsplit_once('/') {
        Some((folder, "index.html")) => folder.trim_end_matches('/'),
        _ => path,
    };
    let segment = path.rsplit('/').next().unwrap_or(path);
    [".html", ".md"]
        .iter()
        .find_map(|extension| segment.strip_suffix(extension))
        .unwrap_or(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_wherever_they_stand() {
        let cases: [(&str, &[&str]); 13] = [
            ("[a](/b) ![c](d.png \"e\")", &["/b", "d.png"]),
            ("[a][r]\n\n[r]: <../b> 'c'", &["../b"]),
            (
                "<https://x.y/z> www.a.b",
                &["https://x.y/z", "http://www.a.b"],
            ),
            ("- > | a |\n  > |---|\n  > | [b](c) |", &["c"]),
            ("a[^1]\n\n[^1]: [b](c)", &["c"]),
            ("a <a class=x HREF = '/b'>c</a>", &["/b"]),
            (
                "<p><a\n href=\"/b?c=d\" title='href=\"e\"'>f</a><img src=g></p>",
                &["/b?c=d", "g"],
            ),
            ("<p>a href=b<a href='>'>c href=d</a></p>", &[">"]),
            ("<!-- <a href='b'> -->\n\nc <!-- <a href='d'> -->", &[]),
            ("<a data-href='x' b>", &[]),
            ("`[a](b)` \\[a](b)\n\n    [a](b)\n\n```\n[a](b)\n```", &[]),
            ("[r]: /unused", &[]),
            ("<a href=\"never closed", &[]),
        ];
        for (markdown, expected) in cases {
            assert_eq!(links(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn html_is_told_from_code_and_comments() {
        for html in ["<b>x</b>", "a\n\n<div>\nb\n</div>", "<img src=x>"] {
            assert!(has_html(html), "{html}");
        }
        for other in [
            "`<b>`",
            "    <b>",
            "<!--more-->",
            "<https://a.b>",
            "a < b",
            "",
        ] {
            assert!(!has_html(other), "{other}");
        }
    }

    #[test]
    fn the_last_segment_names_the_post() {
        for address in [
            "hello",
            "/hello",
            "../hello/",
            "hello.md",
            "./hello.html#top",
            "https://a.b/2024/05/hello/?c=/d#e/f",
            "/hello/index.html",
            "/hello//index.html?x",
        ] {
            assert_eq!(last_segment(address), "hello", "{address}");
        }
        for address in [
            "",
            "#hello",
            "?p=hello",
            "/",
            "mailto:x@hello",
            "/hello.png",
            "/hello/x",
        ] {
            assert_ne!(last_segment(address), "hello", "{address}");
        }
    }
}
