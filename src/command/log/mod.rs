//! `blog log`, with `blog log prune` below it.

mod list;

pub use list::Log;
