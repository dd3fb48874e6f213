//! Plain text of WordPress's HTML.

use std::borrow::Cow;

use crate::markup::html::unescape;

/// The text of a title or a summary without its markup, and whether it had some.
pub(super) fn text(html: &str) -> (String, bool) {
    let html = html.trim();
    let stripped = without_tags(html);
    let has_markup = matches!(stripped, Cow::Owned(_));
    let text = unescape(&stripped);
    let text = match has_markup || text.contains(['\n', '\r', '\t']) {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.into_owned(),
    };
    (text, has_markup)
}

/// Removes tags and comments. A `<` that begins neither stays.
fn without_tags(html: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut rest = html;
    let mut from = 0;
    let mut has_markup = false;
    while let Some(start) = rest.get(from..).and_then(|rest| rest.find('<')) {
        let (before, tag) = rest.split_at(from + start);
        if !is_tag(tag) {
            from += start + 1;
            continue;
        }
        let Some(end) = tag.find('>') else {
            break;
        };
        has_markup = true;
        text.push_str(before);
        if is_break(tag) {
            text.push(' ');
        }
        rest = tag.get(end + 1..).unwrap_or_default();
        from = 0;
    }
    if !has_markup {
        return Cow::Borrowed(html);
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Whether a text that begins with `<` begins with a tag or a comment.
fn is_tag(text: &str) -> bool {
    let name = text.strip_prefix('<').unwrap_or(text);
    let rest = name.strip_prefix('/').unwrap_or(name);
    rest.starts_with(|c: char| c.is_ascii_alphabetic()) || name.starts_with("!--")
}

/// Whether a tag separates words.
fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
    matches!(
        name.unwrap_or_default().to_ascii_lowercase().as_str(),
        "br" | "p" | "div" | "li" | "h1" | "h2" | "h3"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_the_text_that_a_reader_saw() {
        for (html, expected, has_markup) in [
            (
                "Tom &amp; Jerry &#8211; caf&eacute;",
                "Tom & Jerry – café",
                false,
            ),
            ("<a href=\"x\">A <em>b</em></a>", "A b", true),
            ("One<br />two<!-- x -->", "One two", true),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2", false),
            ("I <3 you <b>all</b>", "I <3 you all", true),
            ("&lt;div&gt; explained", "<div> explained", false),
            ("An open <tag", "An open <tag", false),
            (" a\n b ", "a b", false),
            ("a  b", "a  b", false),
            ("", "", false),
        ] {
            assert_eq!(text(html), (expected.to_owned(), has_markup), "{html}");
        }
    }
}
