//! The path of the blog's file.

use std::env;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::environment::{folder, variable};
use crate::failure::{Exit, Failure};

/// The default file name.
const LOCAL: &str = "blog.db";

/// The file of the blog.
pub(super) struct Database {
    /// None without a name and without a home folder.
    path: Option<PathBuf>,
    /// Whether the command line or the environment names the file.
    is_named: bool,
    /// Whether it is the file in the home folder, which the first write creates.
    is_default: bool,
}

impl Database {
    /// Finds the blog: the file named here or in `BLOG_DB`, `blog.db` in the current folder
    /// or in one above it, or the file in the home folder.
    pub(super) fn locate(named: Option<PathBuf>) -> Database {
        let named = named.or_else(|| variable("BLOG_DB").map(PathBuf::from));
        let is_named = named.is_some();
        let found = named.or_else(find);
        let is_default = found.is_none();
        let default = || Some(folder("XDG_DATA_HOME", ".local/share").ok()?.join(LOCAL));
        Database {
            path: found.or_else(default),
            is_named,
            is_default,
        }
    }

    /// The path of the file.
    ///
    /// # Errors
    /// The file has no name, and there is no home folder.
    pub(super) fn path(&self) -> Result<&Path, Failure> {
        self.path.as_deref().ok_or_else(|| {
            let message = "there is no blog, and no home folder to make one in";
            Failure::new(Exit::NotFound, message)
                .hint("--db PATH or BLOG_DB names a blog; HOME names the home folder")
        })
    }

    /// The path for a new blog: the named one, or `blog.db` in the current folder.
    ///
    /// # Errors
    /// No path is named, and there is a blog in a folder above the current one.
    pub(super) fn new_path(&self) -> Result<PathBuf, Failure> {
        match &self.path {
            Some(path) if self.is_named => Ok(path.clone()),
            Some(above) if !self.is_default && above != Path::new(LOCAL) => {
                let message = format!("this folder belongs to the blog {}", above.display());
                Err(Failure::new(Exit::Conflict, message)
                    .hint(format!("`blog init ./{LOCAL}` makes a separate blog here")))
            }
            _ => Ok(PathBuf::from(LOCAL)),
        }
    }

    /// Whether the blog is the file in the home folder, and the file does not exist.
    pub(super) fn is_missing_default(&self) -> bool {
        self.is_default && self.path.as_ref().is_some_and(|path| !path.exists())
    }
}

/// `blog.db` in the current folder or in one above it, up to the home folder or the
/// root of the file system. The file of another user is skipped.
fn find() -> Option<PathBuf> {
    let user = rustix::process::geteuid().as_raw();
    let is_ours = |path: &PathBuf| path.metadata().is_ok_and(|about| about.uid() == user);
    if let Some(here) = Some(PathBuf::from(LOCAL)).filter(is_ours) {
        return Some(here);
    }
    let identity = |folder: &Path| {
        let about = folder.metadata().ok()?;
        Some((about.dev(), about.ino()))
    };
    let current = env::current_dir().ok()?;
    let home = env::home_dir().and_then(|home| identity(&home));
    let mut folder = current.as_path();
    while let Some(above) = folder.parent() {
        let (here, next) = (identity(folder)?, identity(above)?);
        if Some(here) == home || here.0 != next.0 {
            return None;
        }
        if let Some(found) = Some(above.join(LOCAL)).filter(is_ours) {
            return Some(found);
        }
        folder = above;
    }
    None
}

/// The path of the blog that a command with this `--db` would use.
pub(crate) fn blog(named: Option<PathBuf>) -> Option<PathBuf> {
    Database::locate(named).path
}

/// The canonical path of a file that may not exist yet.
pub(super) fn resolved(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => resolved(folder).join(name),
        _ => path,
    }
}

/// Creates a folder and its parents with mode 0700, and syncs them to disk.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().unwrap_or(Path::new("/"));
    make_private(above)?;
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => File::open(above)?.sync_all(),
    }
}
