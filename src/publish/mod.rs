//! A folder of published files, and its manifest. A file appears whole or not at all, no
//! link is followed, and files that others wrote are neither replaced nor removed.

mod directory;
mod folder;
mod manifest;
mod stage;

use std::io;
use std::path::PathBuf;

use thiserror::Error;

pub(crate) use self::folder::{Folder, Written};

/// The program that publishes a folder.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Publisher {
    /// The first line of the manifest.
    pub head: &'static str,
    /// Whether the publisher could write a file at this path. Other paths in a manifest are
    /// ignored.
    pub writes: fn(&str) -> bool,
}

/// Why a folder was not published.
#[derive(Debug, Error)]
pub(crate) enum Error {
    /// Another process is writing it.
    #[error("another export is writing {}", .0.display())]
    Busy(PathBuf),
    /// It is not empty and has no manifest of this publisher.
    #[error("{} is not empty, and was not written by this export", .0.display())]
    Foreign(PathBuf),
    /// A file that another program wrote or changed would be replaced.
    #[error("{0}")]
    InTheWay(String),
    /// It cannot be written.
    #[error("cannot write {}", .0.display())]
    Write(PathBuf, #[source] io::Error),
}

/// The result of publishing.
pub(crate) type Result<T> = std::result::Result<T, Error>;
