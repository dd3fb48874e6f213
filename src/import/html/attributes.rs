//! Which attributes change what a reader sees.

use super::tree::Element;

/// Whether an element has an attribute that Markdown cannot express.
pub(super) fn is_kept(element: &Element) -> bool {
    has_other(element, &[])
}

/// Whether Markdown can express an image: its source, text and title.
pub(super) fn is_plain_image(element: &Element) -> bool {
    !has_other(
        element,
        &[
            "alt",
            "decoding",
            "fetchpriority",
            "loading",
            "src",
            "title",
        ],
    ) && !element.value("src").is_some_and(str::is_empty)
}

/// Whether Markdown can express a link.
pub(super) fn is_plain_link(element: &Element) -> bool {
    !has_other(
        element,
        &[
            "href", "hreflang", "id", "name", "rel", "rev", "target", "title", "type",
        ],
    )
}

/// Whether an element has an attribute that is neither noise nor one of these.
pub(super) fn has_other(element: &Element, known: &[&str]) -> bool {
    let mut attributes = element.attributes.iter();
    attributes.any(|(name, value)| {
        !known.contains(&name.as_str()) && !is_noise(&element.name, name, value)
    })
}

/// Whether an attribute is only for programs.
fn is_noise(element: &str, name: &str, value: &str) -> bool {
    let value = value.trim();
    match name {
        "class" => value.split_whitespace().all(is_noise_class),
        "style" | "id" | "align" | "lang" | "title" => value.is_empty(),
        "dir" => value.is_empty() || value.eq_ignore_ascii_case("ltr"),
        "role" | "itemprop" | "itemscope" | "itemtype" | "tabindex" | "contenteditable"
        | "spellcheck" | "trbidi" => true,
        "datetime" => element == "time",
        _ => name.starts_with("aria-") || name.starts_with("data-") && element != "img",
    }
}

/// Classes that editors give to every element of a kind.
fn is_noise_class(class: &str) -> bool {
    let is_alignment = class.starts_with("has-text-align-");
    class.starts_with("wp-block-")
        || class.starts_with("has-") && !is_alignment
        || class.starts_with("is-")
        || class.starts_with("Mso")
        || matches!(class, "tr_bq" | "alignnone" | "western")
}
