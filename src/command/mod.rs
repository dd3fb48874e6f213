//! The commands: a folder per noun, a file per verb. A verb is a struct with its arguments
//! and help, and `run`: resolve the references, make one call to the store, show the
//! result. `shared` has the code that several verbs use.

pub mod apply;
pub mod changes;
pub mod comment;
pub mod config;
pub mod db;
pub mod export;
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
