//! Signs in a text that HTML would read as a tag.

use std::borrow::Cow;

/// Escapes each `<` before a letter that does not begin a tag, as in `a<b`, and CDATA sections.
/// Comments, scripts and attributes are unchanged.
pub(super) fn escape_stray(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    let mut quotes = Quotes::default();
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = html.get(start + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            let length = comment.find("-->").map_or(comment.len(), |end| end + 3);
            at = start + 4 + length;
            continue;
        }
        let is_text = rest.starts_with("![CDATA[") || is_text(html, start + 1, &mut quotes);
        if is_text {
            out.push_str(html.get(copied..start).unwrap_or_default());
            out.push_str("&lt;");
            copied = start + 1;
        }
        at = start + 1;
        if !is_text && let Some(name) = raw_text(rest) {
            let end = end_of(rest, name);
            at += end.unwrap_or(rest.len());
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// The offsets from which there is no quote of a kind any more.
#[derive(Default)]
struct Quotes {
    has_no_double: bool,
    has_no_single: bool,
}

/// Whether a `<` before this offset begins no tag: another `<` or the end comes before `>`,
/// and there is no attribute.
fn is_text(html: &str, start: usize, quotes: &mut Quotes) -> bool {
    let mut rest = html.get(start..).unwrap_or_default();
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let mut has_value = false;
    loop {
        let Some(sign) = rest.find(['<', '>', '=']) else {
            return !has_value;
        };
        let after = rest.get(sign + 1..).unwrap_or_default();
        match rest.as_bytes().get(sign) {
            Some(b'<') => return !has_value,
            Some(b'>') => return false,
            _ => has_value = true,
        }
        let value = after.trim_start();
        rest = value;
        for (quote, is_missing) in [
            ('"', &mut quotes.has_no_double),
            ('\'', &mut quotes.has_no_single),
        ] {
            if let Some(quoted) = value.strip_prefix(quote) {
                if *is_missing {
                    return false;
                }
                match quoted.split_once(quote) {
                    Some((_, behind)) => rest = behind,
                    None => {
                        *is_missing = true;
                        return false;
                    }
                }
            }
        }
    }
}

/// The name of an element whose content is not HTML.
fn raw_text(tag: &str) -> Option<&'static str> {
    ["script", "style", "textarea", "xmp", "iframe", "title"]
        .into_iter()
        .find(|name| {
            let start = tag.get(..name.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(name))
                && !tag
                    .as_bytes()
                    .get(name.len())
                    .is_some_and(u8::is_ascii_alphanumeric)
        })
}

/// The offset of the end tag.
fn end_of(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find("</") {
        let start = at + found;
        let found = text.get(start + 2..start + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(start);
        }
        at = start + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_begins_no_tag_is_escaped() {
        for (html, expected) in [
            ("a<b and <em>c</em>", "a&lt;b and <em>c</em>"),
            ("x<y\n\n<!-- c<d -->", "x&lt;y\n\n<!-- c<d -->"),
            ("1 < 2 <3 <b>c</b>", "1 < 2 <3 <b>c</b>"),
            ("<a title='<b'>c<d", "<a title='<b'>c&lt;d"),
            ("<script>a<b</script>c<d", "<script>a<b</script>c&lt;d"),
            ("<a href=\"b>c", "<a href=\"b>c"),
            ("<![CDATA[ a ]]>", "&lt;![CDATA[ a ]]>"),
            ("", ""),
        ] {
            assert_eq!(escape_stray(html), expected);
        }
    }
}
