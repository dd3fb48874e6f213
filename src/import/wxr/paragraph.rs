//! Addresses alone on a line, which WordPress embeds.

/// Elements with verbatim text.
const RAW: &[&str] = &["pre", "script", "style", "textarea"];

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
