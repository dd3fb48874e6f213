//! The commands: a folder per noun, a file per verb. A verb is a struct with its arguments
//! and help, and `run`: resolve the references, make one call to the store, show the
//! result. `shared` has the code that several verbs use.

pub(crate) mod apply;
pub(crate) mod changes;
pub(crate) mod comment;
pub(crate) mod config;
pub(crate) mod db;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod log;
pub(crate) mod media;
pub(crate) mod post;
pub(crate) mod replace;
pub(crate) mod rule;
pub(crate) mod search;
mod shared;
pub(crate) mod stats;
pub(crate) mod status;
pub(crate) mod tag;
pub(crate) mod undo;

pub(crate) use self::shared::{Expected, number, verb};
