//! The exit code and the hint of each error.

use std::io;

use super::hint::{invalid_hint, pattern_hint, reference_hint, store_hint};
use super::{Exit, Failure, TEMPLATE_HINT};
use crate::front_matter::FrontMatterError;
use crate::import::ReadError;
use crate::model::setting::SETTINGS;
use crate::model::{BadPattern, BadReference, Invalid, UnknownSetting};
use crate::output::{self, Signalled, WriteError};
use crate::publish;
use crate::record::UnknownField;
use crate::store;

/// The failure to report; None if the reader of standard output closed the pipe.
pub(super) fn explain(error: anyhow::Error) -> Option<Failure> {
    if let Some(WriteError::Closed) = error.downcast_ref() {
        return None;
    }
    if let Some(signal) = signal_of(&error) {
        return Some(Failure::new(Exit::of(signal), ""));
    }
    if let Some(error) = error.downcast_ref::<publish::Error>() {
        return Some(published(error));
    }
    let message = format!("{error:#}");
    let Some((exit, hint)) = classify(&error) else {
        let failure = error.downcast::<Failure>();
        return Some(failure.unwrap_or_else(|_| Failure::new(Exit::Failed, message)));
    };
    Some(Failure {
        exit,
        message,
        hint,
    })
}

/// The signal that ended the program.
pub(super) fn signal_of(error: &anyhow::Error) -> Option<Signalled> {
    if let Some(signal) = error.downcast_ref::<Signalled>() {
        return Some(*signal);
    }
    match error.downcast_ref::<WriteError>() {
        Some(WriteError::Signalled(signal)) => Some(*signal),
        _ => Signalled::of(error.downcast_ref::<io::Error>()?),
    }
}

/// The exit code and the hint of an error of another layer.
pub(super) fn classify(error: &anyhow::Error) -> Option<(Exit, Option<String>)> {
    if let Some(error) = error.downcast_ref::<store::Error>() {
        let exit = match error {
            // No option says what the rule is about.
            store::Error::Invalid(Invalid::NoCriteria) => Exit::Usage,
            error => exit_of(error.kind()),
        };
        return Some((exit, store_hint(error)));
    }
    if let Some(error) = error.downcast_ref::<Invalid>() {
        return Some((Exit::Invalid, invalid_hint(error)));
    }
    let (exit, hint) = if let Some(error) = error.downcast_ref::<WriteError>() {
        match error {
            WriteError::Template(_) => (Exit::Usage, TEMPLATE_HINT.to_owned()),
            WriteError::Unwritable(_) => (
                Exit::Invalid,
                "write it in another format, such as --format json".to_owned(),
            ),
            WriteError::Closed | WriteError::Signalled(_) | WriteError::Failed(_) => {
                (Exit::Storage, "make room, or write elsewhere".to_owned())
            }
        }
    } else if let Some(error) = error.downcast_ref::<ReadError>() {
        match error {
            ReadError::Io(_) => (
                Exit::Storage,
                "check the input, then run it again".to_owned(),
            ),
            ReadError::Unusable(_) => (
                Exit::Invalid,
                "`blog help import` lists the formats".to_owned(),
            ),
        }
    } else if let Some(error) = error.downcast_ref::<FrontMatterError>() {
        let hint = error.fix().unwrap_or("fix or remove the front matter");
        (Exit::Invalid, hint.to_owned())
    } else if let Some(error) = error.downcast_ref::<BadReference>() {
        (Exit::Usage, reference_hint(error))
    } else if let Some(error) = error.downcast_ref::<BadPattern>() {
        (Exit::Usage, pattern_hint(error))
    } else if error.is::<UnknownSetting>() {
        let names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
        let hint = format!("the settings are {}", names.join(", "));
        (Exit::Usage, hint)
    } else {
        let error = error.downcast_ref::<UnknownField>()?;
        let hint = format!("the fields are {}", error.known.join(", "));
        (Exit::Usage, hint)
    };
    Some((exit, Some(hint)))
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

/// The exit code of a kind of error of the store.
fn exit_of(kind: store::Kind) -> Exit {
    match kind {
        store::Kind::Failed => Exit::Failed,
        store::Kind::Usage => Exit::Usage,
        store::Kind::NotFound => Exit::NotFound,
        store::Kind::Conflict => Exit::Conflict,
        store::Kind::Busy => Exit::Busy,
        store::Kind::Storage => Exit::Storage,
        store::Kind::Unusable => Exit::Unusable,
        store::Kind::Invalid => Exit::Invalid,
        store::Kind::Interrupted => Exit::Interrupted,
    }
}
