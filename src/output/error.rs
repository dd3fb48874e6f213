//! Errors of standard output.

use std::io;

use thiserror::Error;

use super::Signalled;
use crate::template::BadTemplate;

/// An error of standard output.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The reader closed the pipe; the error is not reported.
    #[error("the reader of standard output has gone")]
    Closed,
    /// A signal asked the program to end.
    #[error(transparent)]
    Signalled(Signalled),
    /// An I/O error.
    #[error("cannot write to standard output: {}", reason(.0))]
    Failed(io::Error),
    /// The format cannot represent a value.
    #[error("cannot write a record: {0}")]
    Unwritable(String),
    /// The template failed.
    #[error("the template cannot be filled: {0}")]
    Template(BadTemplate),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        if let Some(signal) = Signalled::of(&error) {
            return WriteError::Signalled(signal);
        }
        match error.kind() {
            io::ErrorKind::BrokenPipe => WriteError::Closed,
            _ if error.get_ref().is_none() => WriteError::Failed(error),
            // A wrapped error comes from a serializer, not from the system.
            _ => match error.downcast() {
                Ok(error) => WriteError::Template(error),
                Err(error) => WriteError::Unwritable(error.to_string()),
            },
        }
    }
}

/// The message of an error without its OS error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error")
        .next()
        .unwrap_or(&text)
        .to_lowercase()
}
