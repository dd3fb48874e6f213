//! The target of an export: standard output, an atomic file, or a pipe or a device.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use rustix::fs::{Access, access};

use crate::context::check_stdout_is_open;
use crate::failure::{Exit, Failure};
use crate::output::safe::SafeWriter;
use crate::output::{Escape, Output, WriteError, reason};
use crate::store::{AtomicFile, folder_of, is_database, is_part_of};

/// The target of an export.
pub(crate) enum Target {
    /// Standard output.
    Stdout,
    /// A file, which is written atomically.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether it replaces a file.
        replaces: bool,
    },
    /// A pipe, a device or another special file, written in place.
    Special(PathBuf),
}

/// The size of the write buffer, in bytes.
const BUFFER: usize = 64 * 1024;

impl Target {
    /// The target at a path. `force` allows to replace a file, but not the open `blog`
    /// and no other database.
    ///
    /// # Errors
    /// The path is in use by something that must not be replaced.
    pub(crate) fn new(path: &Path, force: bool, blog: &Path) -> Result<Target> {
        if path == Path::new("-") {
            // `>> blog.db` in a shell.
            if is_part_of(Path::new("/dev/stdout"), blog) {
                return Err(conflict("standard output is the blog itself".to_owned())
                    .hint("redirect it to another file")
                    .into());
            }
            check_stdout_is_open()?;
            return Ok(Target::Stdout);
        }
        let shown = path.display();
        let about = match path.metadata() {
            Ok(about) => about,
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(unwritable(path, &error).into());
            }
            Err(_) if path.is_symlink() => {
                return Err(
                    conflict(format!("{shown} is a link to a file that is not there"))
                        .hint("remove the link, or name another file")
                        .into(),
                );
            }
            Err(_) => {
                return Ok(Target::File {
                    path: path.to_owned(),
                    replaces: false,
                });
            }
        };
        if about.is_dir() {
            return Err(Failure::usage(format!("{shown} is a folder"))
                .hint("name a file in it")
                .into());
        }
        if !about.is_file() || is_descriptor(path) {
            return Ok(Target::Special(path.to_owned()));
        }
        // By path, since opening and closing the blog would release its locks.
        let what = if is_part_of(path, blog) {
            Some("the blog itself, or a part of it")
        } else {
            let is_database = is_database(path).map_err(|error| unwritable(path, &error))?;
            is_database.then_some("a blog, or a part of one")
        };
        if let Some(what) = what {
            return Err(
                conflict(format!("{shown} is {what}: an export never replaces it"))
                    .hint("name another file")
                    .into(),
            );
        }
        if !force {
            return Err(conflict(format!("{shown} exists already"))
                .hint("--force replaces it; or name another file")
                .into());
        }
        access(path, Access::WRITE_OK).map_err(|error| unwritable(path, &error.into()))?;
        Ok(Target::File {
            path: path.to_owned(),
            replaces: true,
        })
    }

    /// Whether the target is a regular file.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self, Target::File { .. })
    }

    /// Calls `write` with a writer to the target. A terminal gets escaped text.
    pub(crate) fn write(
        &self,
        output: &mut Output,
        escape: Escape,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        match self {
            Target::Stdout => {
                write(&mut output.stream(escape))?;
                Ok(output.flush()?)
            }
            Target::File { path, replaces } => {
                let at_path = |error| unwritable(path, &error);
                // Replaces the file that a link points to.
                let place = match replaces {
                    true => path.canonicalize().map_err(at_path)?,
                    false => path.clone(),
                };
                let mut file = AtomicFile::new(folder_of(&place)).map_err(at_path)?;
                write_to(file.as_file(), path, write)?;
                let done = match replaces {
                    true => file.replace(&place),
                    false => file.create(&place),
                };
                Ok(done.map_err(at_path)?)
            }
            Target::Special(path) => {
                let file = File::options().append(true).open(path);
                let mut file = file.map_err(|error| unwritable(path, &error))?;
                if !file.is_terminal() {
                    return write_to(&mut file, path, write);
                }
                write_to(&mut file, path, |to| {
                    let mut safe = SafeWriter::new(to, escape);
                    write(&mut safe)?;
                    Ok(safe.end().map_err(WriteError::from)?)
                })
            }
        }
    }
}

/// Whether a path is an open descriptor, such as `/dev/stdout` or `/dev/fd/63`.
fn is_descriptor(path: &Path) -> bool {
    let folder = folder_of(path).canonicalize().unwrap_or_default();
    let link = path.read_link().unwrap_or_default();
    folder.starts_with("/proc") || link.starts_with("/proc")
}

fn write_to(
    file: &mut File,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    let mut to = BufWriter::with_capacity(BUFFER, file);
    write(&mut to)
        .and_then(|()| Ok(to.flush().map_err(WriteError::from)?))
        .map_err(|error| in_file(path, error))
}

/// Adds the name of the file to a write error.
fn in_file(path: &Path, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref() {
        Some(WriteError::Failed(error)) => unwritable(path, error).into(),
        _ => error,
    }
}

fn conflict(message: String) -> Failure {
    Failure::new(Exit::Conflict, message)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {}", path.display(), reason(error));
    Failure::new(Exit::Storage, message)
        .hint("check the path, the permissions of its folder, and the room there")
}
