//! What can be asked: a folder is a noun, a file a verb. A verb holds its
//! arguments as a struct and what it does in `run`: resolve what is named, make
//! one call to the store, show the result.

pub mod apply;
pub mod changes;
pub mod comment;
pub mod complete;
pub mod completions;
pub mod config;
pub mod db;
pub mod export;
pub mod help;
pub mod import;
pub mod init;
pub mod log;
pub mod post;
pub mod replace;
pub mod rule;
pub mod search;
mod shared;
pub mod stats;
pub mod status;
pub mod tag;
pub mod undo;

pub use self::shared::verb;
