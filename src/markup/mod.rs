//! Markdown on its way to a reader.

pub mod terminal;
