//! HTML of editors without what only their sites use: attributes for style and scripts,
//! buttons and wrappers of images.

use std::collections::HashSet;

use super::tags::{Tag, element, plain, replace, simplify, tags};
use crate::markup::html::escape;

/// Elements of the page, not of the text.
const DROPPED: [&str; 5] = ["svg", "button", "form", "label", "style"];

/// Attributes with a meaning.
const KEPT: [&str; 14] = [
    "href",
    "src",
    "alt",
    "title",
    "start",
    "colspan",
    "rowspan",
    "controls",
    "poster",
    "cite",
    "datetime",
    "lang",
    "dir",
    "allowfullscreen",
];

/// Removes what has no meaning outside of the site.
pub(super) fn clean(html: &str) -> String {
    let html = replace(
        html,
        |tag| DROPPED.contains(&tag.name.as_str()) || is_image_wrapper(tag),
        |element| match element.tag.name.as_str() {
            "picture" => image(element.inner),
            "a" => {
                let image = image(element.inner)?;
                let link = element.tag.attribute("href").unwrap_or_default();
                Some(match is_image_address(&link) {
                    true => image,
                    false => format!("<a href=\"{}\">{image}</a>", escape(&link)),
                })
            }
            _ => Some(String::new()),
        },
    );
    let targets: HashSet<String> = tags(&html)
        .filter_map(|tag| tag.attribute("href")?.strip_prefix('#').map(str::to_owned))
        .collect();
    let html = simplify(&html, |tag, name| match name {
        "id" => tag.attribute("id").is_some_and(|id| targets.contains(&id)),
        // The language of code.
        "class" => {
            let class = tag.attribute("class").unwrap_or_default();
            tag.name == "code" && class.starts_with("language-")
        }
        "width" | "height" => matches!(tag.name.as_str(), "iframe" | "video"),
        name => KEPT.contains(&name),
    });
    replace(
        &html,
        |tag| tag.name == "figure",
        |figure| {
            let caption = element(figure.inner, |tag| tag.name == "figcaption");
            if caption.is_some_and(|caption| !plain(caption.inner).is_empty()) {
                return None;
            }
            let is_block = |tag: Tag<'_>| matches!(tag.name.as_str(), "p" | "iframe" | "pre");
            Some(match tags(figure.inner).any(is_block) {
                true => figure.inner.to_owned(),
                false => format!("<p>{}</p>", figure.inner),
            })
        },
    )
}

/// Whether an element shows an image at several sizes, or a link to the same image.
fn is_image_wrapper(tag: &Tag<'_>) -> bool {
    tag.name == "picture" || tag.name == "a" && tag.has_class("image-link")
}

/// Whether a link leads to the image that it is around.
fn is_image_address(link: &str) -> bool {
    let path = link
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg"];
    path.contains("/image/fetch/") || endings.iter().any(|ending| path.ends_with(ending))
}

/// The only image in an element.
fn image(html: &str) -> Option<String> {
    let mut images = tags(html).filter(|tag| tag.name == "img");
    let image = images.next()?;
    let attribute = |name: &str| {
        let value = image.attribute(name).filter(|value| !value.is_empty());
        value.map_or_else(String::new, |value| {
            format!(" {name}=\"{}\"", escape(&value))
        })
    };
    let found = format!(
        "<img{}{}{}>",
        attribute("src"),
        attribute("alt"),
        attribute("title")
    );
    Some(found).filter(|_| images.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_attributes_with_a_meaning_stay() {
        for (html, expected) in [
            (
                "<p name=\"1\" class='g' id=\"1\">a <a href=\"#2\" target=_blank>b</a></p><h2 id=2>c</h2>",
                "<p>a <a href=\"#2\">b</a></p><h2 id=\"2\">c</h2>",
            ),
            (
                "<figure class=f><a class=\"image-link\" href=\"x.png\"><picture><source srcset=y>\
                 <img src=\"a.png\" width=1 alt=\"&lt;\"></picture><button>+</button></a></figure>",
                "<p><img src=\"a.png\" alt=\"&lt;\"></p>",
            ),
            (
                "<figure><img src=a><figcaption class=x>b</figcaption></figure>",
                "<figure><img src=\"a\"><figcaption>b</figcaption></figure>",
            ),
            (
                "<figure><iframe src=\"v\" width=\"3\" frameborder=0></iframe></figure>",
                "<iframe src=\"v\" width=\"3\"></iframe>",
            ),
            (
                "<pre class=x><code class=\"language-c\">a</code></pre>",
                "<pre><code class=\"language-c\">a</code></pre>",
            ),
        ] {
            assert_eq!(clean(html), expected);
        }
    }
}
