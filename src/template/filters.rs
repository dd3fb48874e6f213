//! Our own template filters. Filters of times and strings keep null.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::fmt::strtime;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, State};

use super::weight;
use crate::markup::html;
use crate::model::url;

/// Adds the filters.
pub(super) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("date", date);
    environment.add_filter("html", html_text);
    environment.add_filter("json", json);
    environment.add_filter("line", line);
    environment.add_filter("shell", shell);
    environment.add_filter("truncate", truncate);
    environment.add_filter("url", url_part);
}

fn cannot(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

/// Formats a time by `strftime`, in UTC or the given zone.
fn date(
    state: &State,
    value: &Value,
    format: Option<Cow<'_, str>>,
    zone: Option<Cow<'_, str>>,
) -> Result<Value, Error> {
    if value.is_none() {
        return Ok(Value::from(()));
    }
    weight::charge(state, value)?;
    let time: Timestamp = value
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| cannot(format!("`{value}` is not a time")))?;
    let zone = zone.as_deref().unwrap_or("UTC");
    let time = time
        .in_tz(zone)
        .map_err(|_| cannot(format!("there is no time zone `{zone}`")))?;
    let format = format.as_deref().unwrap_or("%Y-%m-%d");
    strtime::format(format, &time)
        .map(Value::from)
        .map_err(|_| cannot(format!("`{format}` is not a time format")))
}

/// Cuts a text to at most this many characters, ending with an ellipsis.
fn truncate(
    state: &State,
    value: &Value,
    most: usize,
    end: Option<Cow<'_, str>>,
) -> Result<Value, Error> {
    text(state, value, |text| {
        if text.chars().count() <= most {
            return text.to_owned();
        }
        let end = end.as_deref().unwrap_or("…");
        let kept = most.saturating_sub(end.chars().count());
        text.chars().take(kept).chain(end.chars()).collect()
    })
}

/// Collapses white space, so that the text is on one line.
fn line(state: &State, value: &Value) -> Result<Value, Error> {
    text(state, value, |text| {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// Escapes a text or an attribute of HTML.
fn html_text(state: &State, value: &Value) -> Result<Value, Error> {
    text(state, value, |text| {
        html::escape(text).replace('\'', "&#x27;")
    })
}

/// Percent-encodes a path segment or a query value.
fn url_part(state: &State, value: &Value) -> Result<Value, Error> {
    text(state, value, url::segment)
}

/// Quotes a word for `sh`.
fn shell(state: &State, value: &Value) -> Result<Value, Error> {
    weight::charge(state, value)?;
    let text = if value.is_none() {
        String::new()
    } else {
        value.to_string()
    };
    Ok(Value::from(shell_words::quote(&text).into_owned()))
}

/// Writes JSON on one line.
fn json(state: &State, value: &Value) -> Result<Value, Error> {
    weight::charge(state, value)?;
    serde_json::to_string(value)
        .map(Value::from)
        .map_err(|error| cannot(error.to_string()))
}

/// Converts the text of a value; keeps null.
fn text(state: &State, value: &Value, write: impl FnOnce(&str) -> String) -> Result<Value, Error> {
    if value.is_none() {
        return Ok(Value::from(()));
    }
    weight::charge(state, value)?;
    Ok(match value.as_str() {
        Some(text) => Value::from(write(text)),
        None => Value::from(write(&value.to_string())),
    })
}
