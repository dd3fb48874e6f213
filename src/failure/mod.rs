//! Failures: the message, the hint and the exit code of every error.

mod exit;
mod explain;
mod hint;
mod memory;

use std::fmt;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use serde_json::json;

pub(crate) use self::exit::Exit;
use self::explain::{classify, explain, signal_of};
use self::hint::invalid_hint;
pub(crate) use self::hint::time_hint;
pub(crate) use self::memory::exit_if_out_of_memory;
use crate::model::Invalid;
use crate::output::{self, WriteError, safe};
use crate::store;

/// The hint for a template that is invalid or cannot be filled.
pub(crate) const TEMPLATE_HINT: &str =
    "such as '{{ slug }}\\t{{ title }}'; `blog help fields` lists the names";

/// A failure to report.
#[derive(Debug)]
pub(crate) struct Failure {
    exit: Exit,
    /// What failed and why; empty if the exit code is enough.
    message: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure with this message.
    pub(crate) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Failure {
            exit,
            message: message.into(),
            hint: None,
        }
    }

    /// An invalid command line.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Failure::new(Exit::Usage, message)
    }

    /// An invalid value on the command line.
    pub(crate) fn invalid_value(invalid: Invalid) -> Self {
        Failure {
            hint: invalid_hint(&invalid),
            ..Failure::usage(invalid.to_string())
        }
    }

    /// The answer no, without a message.
    pub(crate) fn no() -> Self {
        Failure::new(Exit::Failed, "")
    }

    /// Adds a hint.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Adds to an error the path of the typed text, and the command that opens it again.
pub(crate) fn keeping(error: anyhow::Error, path: &Path, again: &str) -> anyhow::Error {
    use store::Error::{NotFound, Stale};
    let kept = format!("your text is kept in {}", path.display());
    let hint = match error.downcast_ref() {
        Some(Stale { .. }) => format!("{kept}; `{again} --force` stores it over theirs"),
        // The command would not find the record.
        Some(NotFound { .. }) => kept,
        _ => format!("{kept}; `{again}` opens it"),
    };
    let mut failure = explain(error).unwrap_or_else(Failure::no);
    if failure.exit as u8 > 128 {
        failure.message = "interrupted while the editor was open".to_owned();
    }
    failure.hint = Some(match failure.hint.take() {
        Some(first) => format!("{first}; {hint}"),
        None => hint,
    });
    failure.into()
}

/// Adds to an error after a commit that the change was saved.
pub(crate) fn after_commit(error: impl Into<anyhow::Error>) -> anyhow::Error {
    let error = error.into();
    if let Some(WriteError::Closed) = error.downcast_ref() {
        return error;
    }
    let mut failure = explain(error).unwrap_or_else(Failure::no);
    failure.hint = Some(match failure.hint.take() {
        Some(hint) if failure.exit == Exit::Usage => format!("the change itself was saved; {hint}"),
        _ => "the change itself was saved".to_owned(),
    });
    failure.into()
}

/// Adds to an error that the rows are deleted, but may remain in the file.
pub(crate) fn unfinished(error: store::Error) -> anyhow::Error {
    match error {
        store::Error::CheckpointBlocked => error.into(),
        error => anyhow::Error::from(error)
            .context("done, but traces may remain in the write-ahead log; run the command again"),
    }
}

/// The message and the hint of an error, for a command that continues.
pub(crate) fn in_words(error: anyhow::Error) -> Option<String> {
    let failure = explain(error)?;
    Some(match failure.hint {
        Some(hint) => format!("{}\nhint: {hint}", failure.message),
        None => failure.message,
    })
}

/// Reports an error on standard error and returns the exit code.
pub(crate) fn report(error: anyhow::Error, as_json: bool, color: bool) -> u8 {
    let Some(failure) = explain(error) else {
        return 0;
    };
    let code = failure.exit as u8;
    if failure.message.is_empty() {
        return code;
    }
    if as_json {
        output::say_json(&json!({ "error": {
            "code": code,
            "kind": failure.exit.name(),
            "message": failure.message,
            "hint": failure.hint,
        }}));
        return code;
    }
    let (red, cyan) = if color {
        (
            AnsiColor::Red.on_default().bold(),
            AnsiColor::Cyan.on_default().bold(),
        )
    } else {
        (Style::new(), Style::new())
    };
    let mut text = format!("{red}blog:{red:#} {}\n", safe::line(&failure.message));
    if let Some(hint) = &failure.hint {
        text.push_str(&format!("{cyan}hint:{cyan:#} {}\n", safe::line(hint)));
    }
    output::say(&text);
    code
}

/// Whether an error is about the input, which the person can fix.
pub(crate) fn is_invalid(error: &anyhow::Error) -> bool {
    match error.downcast_ref::<Failure>() {
        Some(failure) => matches!(failure.exit, Exit::Invalid | Exit::Usage),
        None => {
            matches!(error.downcast_ref(), Some(store::Error::SlugTaken { .. }))
                || matches!(classify(error), Some((Exit::Invalid, _)))
        }
    }
}

/// Whether a signal ends the program.
pub(crate) fn is_signal(error: &anyhow::Error) -> bool {
    let failure = error.downcast_ref::<Failure>();
    signal_of(error).is_some() || failure.is_some_and(|failure| failure.exit as u8 > 128)
}
