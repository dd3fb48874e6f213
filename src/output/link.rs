//! Links that a terminal follows (OSC 8): titles lead to where the blog is published.
//! <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>

use std::borrow::Cow;

use crate::model::url;

/// Stands behind the first character of a text that is a link, until the lines are set.
const FIRST: char = '\u{2062}';

/// Stands behind each character of it.
const LINKED: char = '\u{2061}';

/// Where titles lead.
#[derive(Debug, Clone)]
pub struct Permalinks {
    /// The address of the blog, without a slash at its end.
    base: String,
}

impl Permalinks {
    /// Below this address; none if it is not one that a terminal can be given.
    pub fn below(base: &str) -> Option<Permalinks> {
        let base = base.trim_end_matches('/').to_owned();
        let is_safe = base.starts_with("http") && base.chars().all(|c| c.is_ascii_graphic());
        is_safe.then_some(Permalinks { base })
    }

    /// The address of the page of this slug.
    fn address(&self, slug: &str) -> String {
        url::post_url(&self.base, slug)
    }

    /// A text that is safe for a terminal as a link to the page of this slug.
    pub fn link(&self, text: &str, slug: &str) -> String {
        format!("{}{text}{}", opened(&self.address(slug)), opened(""))
    }

    /// The text with the marks by which [`Trail::line`] finds it again, and the address
    /// to give it.
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

/// Begins a link; an empty address ends it.
fn opened(address: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\")
}

/// Whether the character is a mark of ours.
pub fn is_mark(c: char) -> bool {
    matches!(c, FIRST | LINKED)
}

/// The addresses of texts that are marked, in the order in which they begin.
#[derive(Default)]
pub struct Trail {
    /// The addresses.
    pub addresses: Vec<String>,
    /// How many texts have begun.
    begun: usize,
}

impl Trail {
    /// The line with what is marked as links, each of them ended before anything else.
    pub fn line<'a>(&mut self, line: Cow<'a, str>) -> Cow<'a, str> {
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
