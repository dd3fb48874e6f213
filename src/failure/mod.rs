//! What went wrong, for the person and for the script: every error becomes a
//! message, perhaps a hint, and an exit code here and nowhere else.

mod hint;
mod memory;

use std::fmt;
use std::io;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use serde_json::json;

pub use hint::time_hint;
use hint::{invalid_hint, pattern_hint, store_hint};
pub use memory::exit_if_out_of_memory;

use crate::front_matter::FrontMatterError;
use crate::import::ReadError;
use crate::model::setting::SETTINGS;
use crate::model::{BadPattern, BadReference, Invalid, UnknownSetting};
use crate::output::{self, Signalled, WriteError, safe};
use crate::publish;
use crate::record::UnknownField;
use crate::store;

/// The exit codes; success is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It failed, or the answer is no.
    Failed = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// What was named is not there.
    NotFound = 3,
    /// It would conflict with what is there.
    Conflict = 4,
    /// Another program holds the database; try again.
    Busy = 5,
    /// The disk is full, read-only or failing, or memory ran out.
    Storage = 6,
    /// The file is no usable blog.
    Unusable = 7,
    /// The data given breaks a rule.
    Invalid = 8,
    /// The terminal was closed (SIGHUP).
    HungUp = 129,
    /// The person interrupted it (SIGINT).
    Interrupted = 130,
    /// The person ended it with Ctrl-\ (SIGQUIT).
    Quit = 131,
    /// It was told to end (SIGTERM).
    Terminated = 143,
}

impl Exit {
    /// Its name in JSON.
    fn name(self) -> &'static str {
        match self {
            Exit::Failed => "failed",
            Exit::Usage => "usage",
            Exit::NotFound => "not_found",
            Exit::Conflict => "conflict",
            Exit::Busy => "busy",
            Exit::Storage => "storage",
            Exit::Unusable => "unusable_database",
            Exit::Invalid => "invalid_input",
            Exit::HungUp | Exit::Interrupted | Exit::Quit | Exit::Terminated => "interrupted",
        }
    }

    /// The one of a signal: 128 and its number.
    fn of(signal: Signalled) -> Exit {
        match signal {
            Signalled(1) => Exit::HungUp,
            Signalled(3) => Exit::Quit,
            Signalled(15) => Exit::Terminated,
            Signalled(_) => Exit::Interrupted,
        }
    }
}

/// What to do about a template that cannot be read or filled.
pub const TEMPLATE_HINT: &str =
    "a template is written like '{{ slug }}\\t{{ title }}'; `blog help fields` tells the names";

/// A failure as it is reported.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    /// What failed and why; empty if the exit code says it all.
    message: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure with this message.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Failure {
            exit,
            message: message.into(),
            hint: None,
        }
    }

    /// A command line that cannot be understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::new(Exit::Usage, message)
    }

    /// The answer no, which needs no words.
    pub fn no() -> Self {
        Failure::new(Exit::Failed, "")
    }

    /// Adds what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
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

/// Adds to an error that the text a person typed is safe in a file, and the
/// command that opens it again.
pub fn keeping(error: anyhow::Error, path: &Path, again: &str) -> anyhow::Error {
    use store::Error::{NotFound, Stale};
    let kept = format!("your text is kept in {}", path.display());
    let hint = match error.downcast_ref() {
        Some(Stale { .. }) => format!("{kept}; `{again} --force` stores it over theirs"),
        // The command would not find what the text belongs to.
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

/// Adds to an error of standard output that the work itself is done.
pub fn after_commit(error: WriteError) -> anyhow::Error {
    but_saved(error)
}

/// Adds to an error that the work itself is done.
pub fn but_saved(error: impl Into<anyhow::Error>) -> anyhow::Error {
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

/// Says that rows are gone for good, but may not be gone from the file yet.
pub fn unfinished(error: store::Error) -> anyhow::Error {
    match error {
        store::Error::StillRead => error.into(),
        error => anyhow::Error::from(error)
            .context("it is done, but what is gone may still be in the file; run it again"),
    }
}

/// An error in words, for a person who goes on; none if nobody is to hear of it.
pub fn in_words(error: anyhow::Error) -> Option<String> {
    let failure = explain(error)?;
    Some(match failure.hint {
        Some(hint) => format!("{}\nhint: {hint}", failure.message),
        None => failure.message,
    })
}

/// Reports an error on standard error and returns the exit code.
pub fn report(error: anyhow::Error, as_json: bool, color: bool) -> u8 {
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

/// Whether a signal ends the program: there is no going on after this error.
pub fn is_signal(error: &anyhow::Error) -> bool {
    let failure = error.downcast_ref::<Failure>();
    signal_of(error).is_some() || failure.is_some_and(|failure| failure.exit as u8 > 128)
}

fn signal_of(error: &anyhow::Error) -> Option<Signalled> {
    if let Some(signal) = error.downcast_ref::<Signalled>() {
        return Some(*signal);
    }
    match error.downcast_ref::<WriteError>() {
        Some(WriteError::Signalled(signal)) => Some(*signal),
        _ => Signalled::of(error.downcast_ref::<io::Error>()?),
    }
}

/// Finds the exit code and the hint of an error; none if nobody is to hear of it.
fn explain(error: anyhow::Error) -> Option<Failure> {
    if let Some(WriteError::Closed) = error.downcast_ref() {
        return None;
    }
    if let Some(signal) = signal_of(&error) {
        return Some(Failure::new(Exit::of(signal), ""));
    }
    let message = format!("{error:#}");
    let (exit, hint) = if let Some(error) = error.downcast_ref::<store::Error>() {
        (store_exit(error), store_hint(error))
    } else if let Some(error) = error.downcast_ref::<Invalid>() {
        (Exit::Invalid, invalid_hint(error))
    } else if let Some(error) = error.downcast_ref::<WriteError>() {
        match error {
            WriteError::Template(_) => (Exit::Usage, Some(TEMPLATE_HINT.to_owned())),
            WriteError::Unwritable(_) => (
                Exit::Invalid,
                Some("write it in another format, such as --format json".to_owned()),
            ),
            WriteError::Closed | WriteError::Signalled(_) | WriteError::Failed(_) => (
                Exit::Storage,
                Some("make room, or write elsewhere".to_owned()),
            ),
        }
    } else if let Some(error) = error.downcast_ref::<publish::Error>() {
        return Some(published(error));
    } else if let Some(error) = error.downcast_ref::<ReadError>() {
        match error {
            ReadError::Io(_) => (
                Exit::Storage,
                Some("check the input, then run it again".to_owned()),
            ),
            ReadError::Unusable(_) => (
                Exit::Invalid,
                Some("`blog help import` lists the formats".to_owned()),
            ),
        }
    } else if error.is::<FrontMatterError>() {
        (
            Exit::Invalid,
            Some("mend what stands before the text, or take it out".to_owned()),
        )
    } else if error.is::<BadReference>() {
        (
            Exit::Usage,
            Some("name a post by its id or slug, a comment or a rule by its id".to_owned()),
        )
    } else if let Some(error) = error.downcast_ref::<BadPattern>() {
        (Exit::Usage, Some(pattern_hint(error)))
    } else if error.is::<UnknownSetting>() {
        let names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
        (
            Exit::Usage,
            Some(format!("the settings are {}", names.join(", "))),
        )
    } else if let Some(error) = error.downcast_ref::<UnknownField>() {
        (
            Exit::Usage,
            Some(format!("the fields are {}", error.known.join(", "))),
        )
    } else {
        return Some(match error.downcast::<Failure>() {
            Ok(failure) => failure,
            Err(_) => Failure::new(Exit::Failed, message),
        });
    };
    Some(Failure {
        exit,
        message,
        hint,
    })
}

fn published(error: &publish::Error) -> Failure {
    let (exit, hint) = match error {
        publish::Error::Busy(_) => (Exit::Busy, "try again"),
        publish::Error::Foreign(_) => (Exit::Conflict, "name a new folder"),
        publish::Error::InTheWay(_) => (Exit::Conflict, "move it away, or name another folder"),
        publish::Error::Write(_, cause) => {
            let message = format!("{error}: {}", output::reason(cause));
            return Failure::new(Exit::Storage, message)
                .hint("check what is there, and its permissions");
        }
    };
    Failure::new(exit, error.to_string()).hint(hint)
}

fn store_exit(error: &store::Error) -> Exit {
    use store::Error;
    match error {
        Error::Missing(_)
        | Error::NotFound { .. }
        | Error::NothingToUndo
        | Error::NothingToRedo => Exit::NotFound,
        Error::Exists(_)
        | Error::InTheWay(_)
        | Error::SlugTaken { .. }
        | Error::TagTaken(_)
        | Error::ParentElsewhere { .. }
        | Error::BelowItself { .. }
        | Error::CommentsClosed { .. }
        | Error::Final(_)
        | Error::ChangedThere { .. }
        | Error::Stale { .. }
        | Error::Shifted
        | Error::NeverGiven { .. }
        | Error::Undone { .. }
        | Error::TouchedLater { .. }
        | Error::BreaksRule(_) => Exit::Conflict,
        Error::NotUpgraded { reason, .. } => store_exit(reason),
        Error::Busy | Error::StillRead => Exit::Busy,
        Error::Full
        | Error::ReadOnly
        | Error::Io(_)
        | Error::Unwritable { .. }
        | Error::NoRoom { .. }
        | Error::NoIds(_)
        | Error::OutOfMemory => Exit::Storage,
        Error::NotADatabase(_)
        | Error::Foreign(_)
        | Error::Newer { .. }
        | Error::Older { .. }
        | Error::Schema { .. }
        | Error::FileReplaced { .. }
        | Error::StrayJournal(_)
        | Error::Unsound { .. }
        | Error::Moved
        | Error::Damaged(_)
        | Error::Contents(_) => Exit::Unusable,
        Error::Invalid(_)
        | Error::InvalidIn { .. }
        | Error::Rejected { .. }
        | Error::TooLarge
        | Error::Unimportable(_) => Exit::Invalid,
        Error::Pattern(_) | Error::Query(_) => Exit::Usage,
        Error::Interrupted => Exit::Interrupted,
        Error::Unsafe(_) | Error::Sqlite { .. } | Error::Misused(_) => Exit::Failed,
    }
}
