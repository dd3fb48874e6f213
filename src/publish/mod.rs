//! A folder of published files, and its manifest. A file appears whole or not at all, no
//! link is followed, and files that others wrote are neither replaced nor removed.

mod directory;
mod folder;
mod manifest;

use std::io;
use std::path::PathBuf;

use thiserror::Error;

pub use self::folder::{Folder, Written};

/// What writes a folder.
#[derive(Debug, Clone, Copy)]
pub struct Publisher {
    /// The first line of its manifest.
    pub head: &'static str,
    /// Whether a path in the folder can be one of its files. Others in a manifest are
    /// ignored.
    pub writes: fn(&str) -> bool,
}

/// A folder that was not written.
#[derive(Debug, Error)]
pub enum Error {
    /// Another process writes it.
    #[error("another export is writing {}", .0.display())]
    Busy(PathBuf),
    /// It has files, but no manifest of this publisher.
    #[error("{} is not empty, and was not written by this export", .0.display())]
    Foreign(PathBuf),
    /// A file that others wrote or changed would have to be replaced.
    #[error("{0}")]
    InTheWay(String),
    /// It cannot be written.
    #[error("cannot write {}", .0.display())]
    Write(PathBuf, #[source] io::Error),
}

/// The result of publishing.
pub type Result<T> = std::result::Result<T, Error>;
