//! Markdown on its way to a reader, and where it links to.

pub mod html;
mod links;
pub mod terminal;

use comrak::Options;

pub use links::{last_segment, links};

/// The Markdown that is understood.
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
