//! Addresses in comments, which WordPress and Disqus show as links.

use super::tags::tags;

/// Elements in which an address stays text.
const KEPT: [&str; 5] = ["a", "code", "pre", "script", "style"];

/// Makes links of the addresses in the text of HTML.
pub(super) fn clickable(html: &str) -> String {
    if !html.contains("://") {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut at = 0;
    let mut kept: Option<String> = None;
    for tag in tags(html) {
        let text = html.get(at..tag.range.start).unwrap_or_default();
        add(&mut out, text, kept.is_some());
        out.push_str(html.get(tag.range.clone()).unwrap_or_default());
        at = tag.range.end;
        if tag.is_end {
            kept.take_if(|name| *name == tag.name);
        } else if kept.is_none() && KEPT.contains(&tag.name.as_str()) {
            kept = Some(tag.name);
        }
    }
    let text = html.get(at..).unwrap_or_default();
    add(&mut out, text, kept.is_some());
    out
}

/// Adds a text without tags.
fn add(out: &mut String, text: &str, is_kept: bool) {
    let mut rest = text;
    while let Some(start) = rest.find("http").filter(|_| !is_kept) {
        let (before, at) = rest.split_at(start);
        out.push_str(before);
        let scheme = ["http://", "https://"]
            .iter()
            .find(|scheme| at.starts_with(**scheme));
        let is_word = before.ends_with(char::is_alphanumeric);
        let Some(scheme) = scheme.filter(|_| !is_word) else {
            let (word, after) = at.split_at("http".len());
            out.push_str(word);
            rest = after;
            continue;
        };
        let is_end = |c: char| c.is_whitespace() || "<>\"'()[]{}".contains(c);
        let (address, after) = at.split_at(at.find(is_end).unwrap_or(at.len()));
        let link = address.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if link.len() > scheme.len() {
            out.push_str(&format!("<a href=\"{link}\">{link}</a>"));
        } else {
            out.push_str(link);
        }
        out.push_str(address.get(link.len()..).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_a_text_becomes_a_link() {
        let link = |address: &str| format!("<a href=\"{address}\">{address}</a>");
        for (html, expected) in [
            (
                "See https://x.example/a?b=1&amp;c, or not.",
                format!("See {}, or not.", link("https://x.example/a?b=1&amp;c")),
            ),
            ("(http://x)", format!("({})", link("http://x"))),
            (
                "<b>http://x</b> http and xhttp://y https://",
                format!("<b>{}</b> http and xhttp://y https://", link("http://x")),
            ),
        ] {
            assert_eq!(clickable(html), expected, "{html}");
        }
        for html in [
            "<a href='http://x'>http://x</a>",
            "<img src=\"http://x\">",
            "<pre>http://x <b>http://y</b></pre>",
            "<code>http://x",
            "ftp://x",
        ] {
            assert_eq!(clickable(html), html);
        }
    }
}
