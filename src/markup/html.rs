//! Escapes of HTML.

use std::borrow::Cow;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use quick_xml::escape::resolve_xml_entity;

/// Escapes `&`, `<`, `>` and `"`, for a text or an attribute in double quotes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

/// The text of a character reference, given what is between `&` and `;`. References to
/// control characters are not resolved.
pub fn resolve(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        let xml = resolve_xml_entity(name).map(Cow::Borrowed);
        return xml.or_else(|| resolve_named(name));
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let is_text = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let character = char::from_u32(number).filter(is_text)?;
    Some(Cow::Owned(character.to_string()))
}

/// The text of a named reference, from the table that comrak has: that of `quick-xml` 0.42
/// is wrong in 444 places.
fn resolve_named(name: &str) -> Option<Cow<'static, str>> {
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let reference = format!("&{name};");
    let arena = Arena::new();
    let root = parse_document(&arena, &reference, &Options::default());
    root.descendants()
        .find_map(|node| match &node.data().value {
            NodeValue::Text(text) if **text != *reference => Some(Cow::Owned(text.to_string())),
            _ => None,
        })
}

/// Resolves all character references; unknown ones stay.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let reference = part.split_once(';');
        match reference.and_then(|(name, rest)| Some((resolve(name)?, rest))) {
            Some((text, rest)) => {
                plain.push_str(&text);
                plain.push_str(rest);
            }
            None => {
                plain.push('&');
                plain.push_str(part);
            }
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_once() {
        let cases = [
            ("a &lt; b &amp;&amp; c", "a < b && c"),
            ("&amp;lt;", "&lt;"),
            ("&#65;&#x42;&#X43;", "ABC"),
            ("&nbsp;&hellip;&Omega;&bne;", "\u{a0}…Ω=\u{20e5}"),
            ("&#0;&#8;&#xD800;&#99999999;", "&#0;&#8;&#xD800;&#99999999;"),
            ("Q & A; &; &unknown; &", "Q & A; &; &unknown; &"),
        ];
        for (text, plain) in cases {
            assert_eq!(unescape(text), plain);
        }
    }
}
