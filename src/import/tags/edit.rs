//! Changes of HTML: elements replaced, links resolved, attributes dropped, tags removed.

use super::{Element, RAW, Tag, elements, tags};
use crate::import::address::resolve;
use crate::markup::html::{escape, unescape};

/// Replaces the outermost elements that `is_wanted` accepts by what `by` returns; `None`
/// leaves one as it is.
pub(in crate::import) fn replace(
    html: &str,
    is_wanted: impl Fn(&Tag<'_>) -> bool,
    mut by: impl FnMut(&Element<'_>) -> Option<String>,
) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for element in elements(html, is_wanted) {
        if let Some(other) = by(&element) {
            text.push_str(html.get(at..element.range.start).unwrap_or_default());
            text.push_str(&other);
            at = element.range.end;
        }
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

/// Resolves the relative links of a text against a URL.
pub(in crate::import) fn resolve_links(html: &str, base: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html).filter(|tag| !tag.is_end) {
        for (name, value) in tag.attributes() {
            let old = unescape(html.get(value.clone()).unwrap_or_default()).into_owned();
            let new = match name.as_str() {
                "href" | "src" | "poster" => resolve(base, &old),
                "srcset" => sources(&old, base),
                _ => continue,
            };
            if new != old {
                text.push_str(html.get(at..value.start).unwrap_or_default());
                text.push_str(&escape(&new));
                at = value.end;
            }
        }
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

/// Resolves the URLs of a list of images.
fn sources(list: &str, base: &str) -> String {
    let resolved = list.split(", ").map(|source| {
        let source = source.trim();
        let (url, size) = source.split_once(' ').unwrap_or((source, ""));
        format!("{} {size}", resolve(base, url))
            .trim_end()
            .to_owned()
    });
    resolved.collect::<Vec<_>>().join(", ")
}

/// The text with only the attributes that `keeps` accepts, given the tag and their names.
pub(in crate::import) fn simplify(html: &str, keeps: impl Fn(&Tag<'_>, &str) -> bool) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html).filter(|tag| !tag.is_end) {
        text.push_str(html.get(at..tag.range.start).unwrap_or_default());
        text.extend(["<", &tag.name]);
        for (name, value) in tag.attributes() {
            if keeps(&tag, &name) {
                let value = unescape(html.get(value).unwrap_or_default());
                text.extend([" ", &name, "=\"", &escape(&value), "\""]);
            }
        }
        text.push('>');
        at = tag.range.end;
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

/// The text without tags, with single spaces.
pub(in crate::import) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    for tag in tags(html) {
        if !RAW.contains(&tag.name.as_str()) || !tag.is_end {
            text.push_str(html.get(at..tag.range.start).unwrap_or_default());
        }
        if !is_inline(&tag.name) {
            text.push(' ');
        }
        at = tag.range.end;
    }
    text.push_str(html.get(at..).unwrap_or_default());
    let text = unescape(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the tag of this element does not separate words.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "code"
            | "em"
            | "i"
            | "mark"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_no_tags_scripts_and_comments_in_it() {
        let html = "<h1>A&nbsp;<b>b</b>c</h1><script>if (a<b) {}</script>d<p>e < f";
        assert_eq!(plain(html), "A bc d e < f");
        let removed = replace(html, |tag| tag.name == "script", |_| Some("-".to_owned()));
        assert_eq!(removed, "<h1>A&nbsp;<b>b</b>c</h1>-d<p>e < f");
    }
}
