//! A lock file, released when the process ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{io, thread};

use anyhow::Result;

use super::{Context, folder, make_private, now};
use crate::failure::{Exit, Failure};
use crate::output::reason;

/// The time between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

impl Context {
    /// Takes the lock of this name on this blog, and waits for other commands. The
    /// returned file holds the lock.
    ///
    /// # Errors
    /// The timeout expires, or the lock file cannot be written.
    pub(crate) fn lock(&mut self, name: &str) -> Result<File> {
        self.check_writable()?;
        // Opens the store first: its error explains a file that is not a blog.
        self.store()?;
        let about = self.blog()?.metadata()?;
        let file = format!("{name}-{:x}-{:x}.lock", about.dev(), about.ino());
        let folder = folder("XDG_STATE_HOME", ".local/state")?;
        let file = open(&folder, &file).map_err(|error| no_place(&error))?;
        let end = Instant::now() + self.busy;
        let mut waited = false;
        while let Err(error) = file.try_lock() {
            match error {
                TryLockError::Error(error) => return Err(no_place(&error).into()),
                TryLockError::WouldBlock if Instant::now() >= end => {
                    return Err(
                        Failure::new(Exit::Busy, "another run of this command is at work")
                            .hint("try again; --timeout SECONDS waits for longer")
                            .into(),
                    );
                }
                TryLockError::WouldBlock => thread::sleep(PAUSE),
            }
            waited = true;
        }
        if waited {
            // The other command has written: its times must not be in the future.
            self.now = now()?;
            self.store = None;
        }
        Ok(file)
    }
}

fn open(folder: &Path, name: &str) -> io::Result<File> {
    make_private(folder)?;
    let path = folder.join(name);
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
}

fn no_place(error: &io::Error) -> Failure {
    let message = format!("there is no place for a lock: {}", reason(error));
    Failure::new(Exit::Storage, message).hint("XDG_STATE_HOME names another folder")
}
