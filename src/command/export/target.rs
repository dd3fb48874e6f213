//! Where an export goes: standard output, or a file that appears whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::failure::{Exit, Failure};
use crate::output::{WriteError, reason};
use crate::store::temporary;

/// Where an export goes.
pub enum Target {
    /// To standard output.
    Stdout,
    /// Into this file.
    File(PathBuf),
}

impl Target {
    /// What a path names.
    pub fn new(path: &Path) -> Target {
        if path == Path::new("-") {
            Target::Stdout
        } else {
            Target::File(path.to_owned())
        }
    }

    /// Lets `write` write; gives the path of the file, if it is one.
    pub fn write(&self, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Option<&Path>> {
        match self {
            Target::Stdout => {
                let mut to = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
                write(&mut to)?;
                to.flush().map_err(WriteError::from)?;
                Ok(None)
            }
            Target::File(path) => {
                let folder = path.parent().filter(|folder| *folder != Path::new(""));
                let folder = folder.unwrap_or(Path::new("."));
                let file = temporary(folder).map_err(|error| unwritable(path, &error))?;
                let mut to = BufWriter::with_capacity(64 * 1024, file);
                write(&mut to).map_err(|error| in_file(path, error))?;
                let done = (|| {
                    let file = to.into_inner().map_err(io::IntoInnerError::into_error)?;
                    file.as_file().sync_all()?;
                    file.persist(path).map_err(|failed| failed.error)?;
                    File::open(folder)?.sync_all()
                })();
                done.map_err(|error: io::Error| unwritable(path, &error))?;
                Ok(Some(path))
            }
        }
    }
}

/// A failure to write, told of by the file: what writes does not know where it goes.
fn in_file(path: &Path, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref() {
        Some(WriteError::Failed(error)) => unwritable(path, error).into(),
        _ => error,
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {}", path.display(), reason(error));
    Failure::new(Exit::Storage, message)
        .hint("check the path, the permissions of its folder, and the room there")
}
