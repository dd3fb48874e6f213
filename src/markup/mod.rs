//! Markdown and HTML.

mod addresses;
pub mod html;
mod links;
pub mod terminal;

use comrak::Options;

pub use addresses::replace_addresses;
pub use links::{has_html, last_segment, links};

/// The enabled extensions of Markdown.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.autolink = true;
    extension.footnotes = true;
    extension.strikethrough = true;
    extension.table = true;
    extension.tasklist = true;
    options
}
