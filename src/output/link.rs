//! Terminal hyperlinks (OSC 8) from titles to published posts.
//! <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>

use crate::model::url;

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

    /// The URL of the post at this path.
    pub(super) fn address(&self, path: &str) -> String {
        url::below(&self.base, path)
    }

    /// Links a safe text to the post at this path.
    pub fn link(&self, text: &str, path: &str) -> String {
        Permalinks::link_to(text, &self.address(path))
    }

    /// Links a safe text to this URL.
    pub(super) fn link_to(text: &str, address: &str) -> String {
        format!("{}{text}{}", opened(address), opened(""))
    }
}

/// The escape sequence that begins a link; with an empty URL, that ends it.
fn opened(address: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\")
}
