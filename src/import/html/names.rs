//! Names of HTML elements, by how they are read and written.

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "command"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    is_table_part(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hgroup"
                | "hr"
                | "legend"
                | "li"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "plaintext"
                | "pre"
                | "script"
                | "search"
                | "section"
                | "style"
                | "summary"
                | "table"
                | "ul"
                | "xmp"
        )
}

/// Parts of a table.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(
        name,
        "caption" | "col" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr"
    )
}

/// Elements whose start ends an open paragraph.
pub(super) fn ends_paragraph(name: &str) -> bool {
    is_block(name) && !is_table_part(name) && !matches!(name, "legend" | "script" | "style")
}

/// Elements that look the same when they end at the end of a block and begin again in the
/// next.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Inline elements that a blank line may split.
pub(super) fn is_splittable(name: &str) -> bool {
    is_formatting(name)
        || matches!(
            name,
            "abbr"
                | "bdi"
                | "bdo"
                | "cite"
                | "del"
                | "dfn"
                | "ins"
                | "kbd"
                | "mark"
                | "q"
                | "samp"
                | "span"
                | "sub"
                | "sup"
                | "var"
        )
}

/// Elements that only have inline content.
pub(super) fn is_line(name: &str) -> bool {
    is_heading(name) || matches!(name, "caption" | "figcaption" | "legend" | "summary")
}

/// Headings.
pub(super) fn is_heading(name: &str) -> bool {
    heading_level(name).is_some()
}

/// The level of a heading, from 1 to 6.
pub(super) fn heading_level(name: &str) -> Option<usize> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// Elements that no end tag of an inline element or a block closes from inside.
pub(super) fn is_boundary(name: &str) -> bool {
    matches!(
        name,
        "applet" | "caption" | "marquee" | "object" | "table" | "td" | "template" | "th"
    )
}

/// Elements whose white space is kept.
pub(super) fn is_verbatim(name: &str) -> bool {
    is_raw_text(name) || matches!(name, "listing" | "pre" | "textarea")
}

/// Elements whose content is not HTML.
pub(super) fn is_raw_text(name: &str) -> bool {
    matches!(
        name,
        "iframe"
            | "noembed"
            | "noframe"
            | "noframes"
            | "noscript"
            | "plaintext"
            | "script"
            | "style"
            | "title"
            | "xmp"
    )
}

/// Elements of documents inside HTML, which end themselves.
pub(super) fn is_foreign(name: &str) -> bool {
    matches!(name, "math" | "svg")
}

/// Elements that begin an HTML block of Markdown and end at a blank line.
pub(super) fn begins_html_block(name: &str) -> bool {
    is_block(name) && !matches!(name, "hgroup" | "listing" | "plaintext" | "xmp")
        || matches!(
            name,
            "base"
                | "basefont"
                | "frame"
                | "frameset"
                | "iframe"
                | "link"
                | "menuitem"
                | "noframes"
                | "optgroup"
                | "option"
                | "param"
                | "textarea"
                | "title"
                | "track"
        )
}

/// Whether Markdown reads the name of a tag.
pub(super) fn is_tag_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
}

/// Whether Markdown reads the name of an attribute.
pub(super) fn is_attribute_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == ':')
        && name
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b':' | b'.' | b'-'))
}
