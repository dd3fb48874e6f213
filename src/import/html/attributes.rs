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
        "class" if is_markdown(element) => !value.split_whitespace().any(is_seen_class),
        "class" => value.split_whitespace().all(is_noise_class),
        "style" | "id" | "align" | "lang" | "title" => value.is_empty(),
        "dir" => value.is_empty() || value.eq_ignore_ascii_case("ltr"),
        "role" | "itemprop" | "itemscope" | "itemtype" | "tabindex" | "contenteditable"
        | "spellcheck" | "trbidi" => true,
        "name" => !matches!(element, "a" | "img"),
        "datetime" => element == "time",
        _ => name.starts_with("aria-") || name.starts_with("data-") && element != "img",
    }
}

/// Whether Markdown has the element. A class says nothing then without the style sheet of
/// the source, unless a script looks for it.
fn is_markdown(element: &str) -> bool {
    matches!(
        element,
        "a" | "b"
            | "blockquote"
            | "code"
            | "del"
            | "em"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "i"
            | "li"
            | "ol"
            | "p"
            | "s"
            | "strike"
            | "strong"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Classes that align, and those of embedded posts.
fn is_seen_class(class: &str) -> bool {
    let embeds = [
        "bluesky-",
        "fb-",
        "imgur-",
        "instagram-",
        "reddit-",
        "tiktok-",
        "twitter-",
    ];
    let names = [
        "aligncenter",
        "alignleft",
        "alignright",
        "center",
        "centered",
    ];
    class.starts_with("has-text-align-")
        || class.starts_with("text-")
        || names.contains(&class)
        || embeds.iter().any(|start| class.starts_with(start))
}

/// Classes that editors give to every element of a kind.
fn is_noise_class(class: &str) -> bool {
    let starts = [
        "Mso",
        "graf",
        "has-",
        "is-",
        "js-",
        "markup--",
        "section",
        "wp-block-",
    ];
    !class.starts_with("has-text-align-") && starts.iter().any(|start| class.starts_with(start))
        || matches!(class, "tr_bq" | "alignnone" | "western")
}
