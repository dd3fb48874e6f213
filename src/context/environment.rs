//! What the environment says: variables, folders, the time and its zone.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::failure::Failure;
use crate::model::time::{BadTime, whole_seconds};

/// A variable of the environment that is not empty.
pub fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// A variable of the environment that says something, in UTF-8.
pub fn text_variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// The time that counts as now: that of `SOURCE_DATE_EPOCH`, if it is set.
/// <https://reproducible-builds.org/specs/source-date-epoch/>
pub fn now() -> Result<Timestamp> {
    let Some(seconds) = text_variable("SOURCE_DATE_EPOCH") else {
        return Ok(whole_seconds(Timestamp::now()));
    };
    seconds
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .ok_or_else(|| {
            Failure::usage(format!(
                "SOURCE_DATE_EPOCH is `{seconds}`, not a number of seconds"
            ))
            .hint("unset it, or set it to seconds since 1970")
            .into()
        })
}

/// The zone that TZ names, or else that of the machine.
pub fn system_zone() -> Result<TimeZone, BadTime> {
    TimeZone::try_system().or_else(|_| match text_variable("TZ") {
        Some(name) => Err(BadTime::UnknownZone(name)),
        None => Ok(TimeZone::UTC),
    })
}

/// Our folder below one of the XDG base directories.
pub fn folder(variable: &str, default: &str) -> PathBuf {
    base(variable, default).join("blog")
}

/// The folder in which a program keeps what belongs to this person.
pub fn data_folder(program: &str) -> PathBuf {
    base("XDG_DATA_HOME", ".local/share").join(program)
}

/// The folder in which a program keeps how this person wants it.
pub fn config_folder(program: &str) -> PathBuf {
    base("XDG_CONFIG_HOME", ".config").join(program)
}

/// One of the XDG base directories.
/// <https://specifications.freedesktop.org/basedir-spec/latest/>
fn base(variable: &str, default: &str) -> PathBuf {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|base| base.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(default)))
        .unwrap_or_else(env::temp_dir)
}
