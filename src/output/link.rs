//! Terminal hyperlinks (OSC 8) from titles to published posts.
//! <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>

use std::borrow::Cow;

use crate::model::url;

/// Marks the first character of a link until the lines are wrapped.
const FIRST: char = '\u{2062}';

/// Marks each character of a link.
const LINKED: char = '\u{2061}';

/// The permalinks of titles.
#[derive(Debug, Clone)]
pub struct Permalinks {
    /// The base URL, without a trailing slash.
    base: String,
}

impl Permalinks {
    /// Permalinks below this base URL; `None` if it is not safe for a terminal.
    pub fn below(base: &str) -> Option<Permalinks> {
        let base = base.trim_end_matches('/').to_owned();
        let is_safe = base.starts_with("http") && base.chars().all(|c| c.is_ascii_graphic());
        is_safe.then_some(Permalinks { base })
    }

    /// The URL of the post with this slug.
    fn address(&self, slug: &str) -> String {
        url::post_url(&self.base, slug)
    }

    /// Links a safe text to the post with this slug.
    pub fn link(&self, text: &str, slug: &str) -> String {
        format!("{}{text}{}", opened(&self.address(slug)), opened(""))
    }

    /// The text with the marks that [`Trail::line`] looks for, and its URL.
    pub fn marked(&self, text: &str, slug: &str) -> (String, String) {
        let mut marked = String::with_capacity(text.len() * 4);
        for (index, c) in text.chars().enumerate() {
            marked.push(c);
            if index == 0 {
                marked.push(FIRST);
            }
            marked.push(LINKED);
        }
        (marked, self.address(slug))
    }
}

/// The escape sequence that begins a link; with an empty URL, that ends it.
fn opened(address: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\")
}

/// Whether the character is a mark.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, FIRST | LINKED)
}

/// The URLs of the marked texts, in order.
#[derive(Default)]
pub(super) struct Trail {
    /// The URLs.
    pub addresses: Vec<String>,
    /// The number of texts that have begun.
    begun: usize,
}

impl Trail {
    /// Turns the marked characters of a line into links.
    pub(super) fn line<'a>(&mut self, line: Cow<'a, str>) -> Cow<'a, str> {
        if !line.contains(LINKED) {
            return line;
        }
        let mut text = String::with_capacity(line.len());
        let mut is_open = false;
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            let is_first = rest.next_if_eq(&FIRST).is_some();
            let is_linked = rest.next_if_eq(&LINKED).is_some();
            self.begun += usize::from(is_first);
            if is_open && !is_linked {
                text.push_str(&opened(""));
            }
            if is_linked && !is_open {
                let address = self.addresses.get(self.begun.wrapping_sub(1));
                text.push_str(&opened(address.map_or("", String::as_str)));
            }
            is_open = is_linked;
            text.push(c);
        }
        if is_open {
            text.push_str(&opened(""));
        }
        Cow::Owned(text)
    }
}
