//! The environment: variables, folders, the time and its zone.

use std::env::{self, VarError};
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::failure::{Exit, Failure};
use crate::model::time::{BadTime, from_epoch, whole_seconds};

/// The value of a variable, unless it is empty.
pub(crate) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// The value of a variable, unless it is blank.
///
/// # Errors
/// The value is not UTF-8.
pub(super) fn text_variable(name: &str) -> Result<Option<String>> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.trim().is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Failure::usage(format!("{name} is not UTF-8 text"))
            .hint("set it again in a UTF-8 locale, or unset it")
            .into()),
    }
}

/// The value of the first of these variables that is not blank.
pub(super) fn first_text_variable(names: &[&str]) -> Result<Option<String>> {
    for name in names {
        if let Some(text) = text_variable(name)? {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// The name of the person who runs the program: `BLOG_AUTHOR`, `USER` or `LOGNAME`.
pub(super) fn who() -> Result<Option<String>> {
    let user = || {
        let named = ["USER", "LOGNAME"].into_iter().find_map(variable);
        named.map(|name| name.to_string_lossy().into_owned())
    };
    Ok(text_variable("BLOG_AUTHOR")?.or_else(user))
}

/// The current time, or that of `SOURCE_DATE_EPOCH` if it is set.
/// <https://reproducible-builds.org/specs/source-date-epoch/>
pub(super) fn now() -> Result<Timestamp> {
    let Some(text) = text_variable("SOURCE_DATE_EPOCH")? else {
        return Ok(whole_seconds(Timestamp::now()));
    };
    let wrong = |what: &str| {
        Failure::usage(format!("SOURCE_DATE_EPOCH is `{text}`, {what}"))
            .hint("unset it, or set it to seconds since 1970")
    };
    let seconds: i128 = text.parse().map_err(|_| wrong("not a number of seconds"))?;
    let time = i64::try_from(seconds).ok().and_then(from_epoch);
    Ok(time.ok_or_else(|| wrong("a time outside the years 0 to 9999"))?)
}

/// The time zone of TZ, or else of the machine.
pub(super) fn system_zone() -> Result<TimeZone, BadTime> {
    TimeZone::try_system().or_else(|_| match variable("TZ") {
        Some(name) => Err(BadTime::UnknownZone(name.to_string_lossy().into_owned())),
        None => Ok(TimeZone::UTC),
    })
}

/// The folder `blog` in one of the XDG base directories.
pub(super) fn folder(variable: &str, default: &str) -> Result<PathBuf, Failure> {
    Ok(base(variable, default)?.join("blog"))
}

/// A program's folder in `XDG_DATA_HOME`.
pub(crate) fn data_folder(program: &str) -> Result<PathBuf, Failure> {
    Ok(base("XDG_DATA_HOME", ".local/share")?.join(program))
}

/// A program's folder in `XDG_CONFIG_HOME`.
pub(crate) fn config_folder(program: &str) -> Result<PathBuf, Failure> {
    Ok(base("XDG_CONFIG_HOME", ".config")?.join(program))
}

/// One of the XDG base directories.
/// <https://specifications.freedesktop.org/basedir-spec/latest/>
///
/// # Errors
/// Neither the variable nor `HOME` has an absolute path, and the user has no passwd entry.
fn base(variable: &str, default: &str) -> Result<PathBuf, Failure> {
    let named = env::var_os(variable).map(PathBuf::from);
    let home = || env::home_dir().map(|home| home.join(default));
    let usable = |path: &PathBuf| path.is_absolute();
    named
        .filter(usable)
        .or_else(|| home().filter(usable))
        .ok_or_else(|| {
            let message =
                "there is no home folder: HOME is not set, and the user has no passwd entry";
            Failure::new(Exit::NotFound, message).hint(format!("set HOME or {variable}"))
        })
}
