//! The highlights of Ghost's Markdown: `==text==`.

use std::borrow::Cow;

/// Writes highlights as `<mark>`. Code is unchanged.
pub(super) fn with_tags(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains("==") {
        return Cow::Borrowed(markdown);
    }
    let mut out = String::with_capacity(markdown.len() + 32);
    let mut fence: Option<&str> = None;
    for line in markdown.split_inclusive('\n') {
        let start = line.trim_start();
        let sign = ["```", "~~~"]
            .into_iter()
            .find(|sign| start.starts_with(sign));
        let is_code = fence.is_some() || sign.is_some() || line.starts_with(['\t']);
        match (fence, sign) {
            (None, sign) => fence = sign,
            (Some(open), Some(sign)) if open == sign => fence = None,
            _ => {}
        }
        if is_code || line.starts_with("    ") {
            out.push_str(line);
            continue;
        }
        for (index, part) in line.split('`').enumerate() {
            if index > 0 {
                out.push('`');
            }
            if index % 2 == 0 {
                highlight(part, &mut out);
            } else {
                out.push_str(part);
            }
        }
    }
    Cow::Owned(out)
}

/// Appends a text in one line, with its highlights.
fn highlight(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("==") {
        out.push_str(before);
        let inner = after.split_once("==").filter(|(inner, behind)| {
            let is_end = |c: char| c.is_whitespace() || c == '=';
            !inner.is_empty()
                && !before.ends_with('=')
                && !inner.starts_with(is_end)
                && !inner.ends_with(is_end)
                && !behind.starts_with('=')
        });
        match inner {
            Some((inner, behind)) => {
                out.push_str(&format!("<mark>{inner}</mark>"));
                rest = behind;
            }
            None => {
                out.push_str("==");
                rest = after;
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn highlights_become_tags_outside_of_code() {
        for (markdown, expected) in [
            ("a ==b c== d ==e==", "a <mark>b c</mark> d <mark>e</mark>"),
            ("`==a==` ==b==", "`==a==` <mark>b</mark>"),
            ("```\n==a==\n```\n==b==", "```\n==a==\n```\n<mark>b</mark>"),
            ("    ==a==\n", "    ==a==\n"),
            ("a == b == c", "a == b == c"),
            ("Title\n=====\n", "Title\n=====\n"),
            ("a ==b", "a ==b"),
            ("a", "a"),
        ] {
            assert_eq!(with_tags(markdown), expected);
        }
    }
}
