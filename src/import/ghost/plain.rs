//! Text, code and URLs inside a line of Markdown.

use super::super::html_block::escaped;

/// The destination of a link or an image.
pub(super) fn destination(to: &str, title: Option<&str>) -> String {
    let to = to.trim();
    let mut text = String::new();
    for (at, c) in to.char_indices() {
        match c {
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            '\\' => text.push_str("%5C"),
            '`' => text.push_str("%60"),
            '&' if is_entity(to.get(at + 1..)) => text.push_str("&amp;"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || "()".contains(c)) {
        text = format!("<{text}>");
    }
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        let title = escaped(title).replace('\\', "\\\\");
        text.push_str(&format!(" \"{}\"", title.trim()));
    }
    text
}

/// Whether a text after `&` is a character reference, as in `&amp;`.
fn is_entity(rest: Option<&str>) -> bool {
    let mut rest = rest.unwrap_or_default().chars().take(40);
    rest.find(|c| !c.is_ascii_alphanumeric() && *c != '#') == Some(';')
}

/// Appends a text with Markdown escaped.
pub(super) fn escape(plain: &str, text: &mut String) {
    let is_start = text.is_empty() || text.ends_with('\n');
    let mut before = text.chars().last();
    let mut is_numbered = is_start;
    let mut characters = plain.char_indices().peekable();
    let mut is_first = is_start;
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_sign = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !is_inside(before) || !is_inside(next),
            '&' => is_entity(plain.get(at + 1..)),
            '#' | '+' | '-' | '=' | '>' | ':' => is_first,
            '.' | ')' => is_numbered && !is_first,
            _ => false,
        };
        if is_sign {
            text.push('\\');
        }
        text.push(c);
        is_numbered &= c.is_ascii_digit();
        is_first = false;
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_they_did() {
        for (to, expected) in [
            (
                "https://a.example/a_b?a=1&b=2&copy;[x]*",
                "https://a.example/a_b?a=1&b=2&amp;copy;[x]*",
            ),
            ("/a(b)", "</a(b)>"),
            ("", "<>"),
            ("/a\nb<c>", "/ab%3Cc%3E"),
        ] {
            assert_eq!(destination(to, None), expected);
        }
        assert_eq!(destination("a", Some("b\\\"")), "a \"b\\\\&quot;\"");
    }
}
