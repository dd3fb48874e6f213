//! Lines of WordPress texts. As in Markdown, blank lines separate paragraphs; unlike in
//! Markdown, a single newline breaks the line.

/// Block elements, around which newlines are not line breaks.
const BLOCKS: &[&str] = &[
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "menu",
    "nav",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "pre",
    "script",
    "section",
    "select",
    "source",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "track",
    "ul",
    "video",
];

/// Elements with verbatim text.
const RAW: &[&str] = &["pre", "script", "style", "textarea"];

/// The text of a comment.
pub(super) fn broken(text: &str) -> String {
    let text = text.trim();
    if !text.contains('\n') {
        return text.to_owned();
    }
    lines(&text.replace("\r\n", "\n"))
}

/// Converts newlines so that Markdown renders them as WordPress does.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut state = State::default();
    let mut is_after_blank = true;
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let was_plain = state.is_plain();
        let is_blank = line.trim().is_empty();
        if was_plain && is_blank && is_after_blank && lines.peek().is_some() {
            continue;
        }
        if was_plain && is_after_blank && is_indented(line) {
            // Markdown would read it as code.
            out.push_str(line.trim_start());
        } else {
            out.push_str(line);
        }
        state.pass(line);
        let Some(next) = lines.peek() else {
            break;
        };
        let is_break = state.is_plain()
            && !is_blank
            && !next.trim().is_empty()
            && !ends_block(line)
            && !begins_block(next);
        out.push_str(if is_break { "<br />\n" } else { "\n" });
        is_after_blank = is_blank && state.is_plain();
    }
    out
}

/// Makes links of addresses alone on a line, which WordPress embeds.
pub(super) fn linked(text: String) -> String {
    if !text.contains("://") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut state = State::default();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let is_plain = state.is_plain();
        state.pass(line);
        let address = line.trim();
        let inner = address
            .strip_prefix("<p>")
            .and_then(|line| line.strip_suffix("</p>"));
        let address = inner.map_or(address, str::trim);
        let is_address = (address.starts_with("http://") || address.starts_with("https://"))
            && !address.contains(|c: char| c.is_whitespace() || "<>\"[]".contains(c));
        if is_plain && is_address {
            let (before, after) = line.split_once(address).unwrap_or_default();
            out.push_str(&format!(
                "{before}<a href=\"{address}\">{address}</a>{after}"
            ));
        } else {
            out.push_str(line);
        }
    }
    out
}

/// Whether a line begins with a code fence.
fn is_indented(line: &str) -> bool {
    let spaces = line.trim_start_matches(' ');
    line.len() - spaces.len() >= 4 || spaces.starts_with('\t')
}

/// Whether a line ends with a block tag or a comment.
fn ends_block(line: &str) -> bool {
    let line = line.trim_end();
    if line.ends_with("-->") {
        return true;
    }
    let tag = line
        .strip_suffix('>')
        .and_then(|line| line.rsplit_once('<'));
    tag.is_some_and(|(_, tag)| is_one_of(tag, BLOCKS))
}

/// Whether a line begins with a block tag or Markdown syntax.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    if let Some(tag) = line.strip_prefix('<') {
        return tag.starts_with("!--") || is_one_of(tag, BLOCKS);
    }
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ ", "> ", "#", "```", "~~~", "|"]
        .into_iter()
        .any(|sign| line.starts_with(sign))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
}

/// Whether an opening or closing tag has one of these names.
fn is_one_of(tag: &str, names: &[&str]) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or_default();
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The scanner state in HTML.
#[derive(Default)]
struct State {
    /// The open verbatim element.
    raw: Option<&'static str>,
    is_in_tag: bool,
    is_in_comment: bool,
}

impl State {
    fn is_plain(&self) -> bool {
        self.raw.is_none() && !self.is_in_tag && !self.is_in_comment
    }

    /// Scans a line.
    fn pass(&mut self, line: &str) {
        let mut rest = line;
        loop {
            let next = if self.is_in_comment {
                rest.split_once("-->").map(|(_, after)| {
                    self.is_in_comment = false;
                    after
                })
            } else if self.is_in_tag {
                rest.split_once('>').map(|(_, after)| {
                    self.is_in_tag = false;
                    after
                })
            } else {
                rest.split_once('<').map(|(_, after)| self.enter(after))
            };
            match next {
                Some(after) => rest = after,
                None => return,
            }
        }
    }

    /// Scans a tag after its `<`; returns the rest.
    fn enter<'a>(&mut self, tag: &'a str) -> &'a str {
        if let Some(raw) = self.raw {
            if tag.starts_with('/') && is_one_of(tag, &[raw]) {
                self.raw = None;
                self.is_in_tag = true;
            }
        } else if tag.starts_with("!--") {
            self.is_in_comment = true;
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            self.raw = RAW.iter().copied().find(|name| is_one_of(tag, &[name]));
            self.raw.take_if(|_| tag.starts_with('/'));
            self.is_in_tag = true;
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_ends_alone_ends() {
        let cases = [
            ("one\ntwo\n\nthree", "one<br />\ntwo\n\nthree"),
            ("one\n\n\n\ntwo", "one\n\ntwo"),
            (
                "<ul>\n<li>a</li>\n</ul>\nb\nc",
                "<ul>\n<li>a</li>\n</ul>\nb<br />\nc",
            ),
            ("<pre>a\n\n\n    b</pre>\nc", "<pre>a\n\n\n    b</pre>\nc"),
            ("<img\nalt='x'>\nb", "<img\nalt='x'><br />\nb"),
            ("a<br>\nb", "a<br>\nb"),
            ("- a\n- b\n1. c", "- a\n- b\n1. c"),
            (
                "\n\n        <div>\n        x</div>",
                "<div>\n        x</div>",
            ),
            ("<!-- a\nb -->\nc", "<!-- a\nb -->\nc"),
            ("2 < 3\nand 3 > 2", "2 < 3<br />\nand 3 > 2"),
        ];
        for (text, expected) in cases {
            assert_eq!(lines(text), expected, "{text:?}");
        }
    }

    #[test]
    fn an_address_alone_on_a_line_becomes_a_link() {
        for (text, expected) in [
            (
                "a\nhttps://x/y\nb",
                "a\n<a href=\"https://x/y\">https://x/y</a>\nb",
            ),
            (
                "<p>https://x/y</p>",
                "<p><a href=\"https://x/y\">https://x/y</a></p>",
            ),
            ("see https://x/y", "see https://x/y"),
            ("<pre>\nhttps://x/y\n</pre>", "<pre>\nhttps://x/y\n</pre>"),
            (
                "<a href=\"\nhttps://x/y\n\">",
                "<a href=\"\nhttps://x/y\n\">",
            ),
        ] {
            assert_eq!(linked(text.to_owned()), expected);
        }
    }
}
