//! The filters that templates have beside those of the language: they write a value
//! for another place. Null passes through those that write times and texts.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::fmt::strtime;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, State};

use super::weight;

/// Adds them.
pub fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("date", date);
    environment.add_filter("html", html);
    environment.add_filter("json", json);
    environment.add_filter("line", line);
    environment.add_filter("shell", shell);
    environment.add_filter("truncate", truncate);
    environment.add_filter("url", url);
}

fn cannot(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

/// A time in a format of `strftime`, and perhaps in a zone instead of UTC.
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
        .ok_or_else(|| cannot(format!("`{value}` is no time")))?;
    let zone = zone.as_deref().unwrap_or("UTC");
    let time = time
        .in_tz(zone)
        .map_err(|_| cannot(format!("there is no time zone `{zone}`")))?;
    let format = format.as_deref().unwrap_or("%Y-%m-%d");
    strtime::format(format, &time)
        .map(Value::from)
        .map_err(|_| cannot(format!("`{format}` is no way to write a time")))
}

/// At most so many characters, the last of which tells that there are more.
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

/// All on one line, with one space where there was white space.
fn line(state: &State, value: &Value) -> Result<Value, Error> {
    text(state, value, |text| {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// For the text or an attribute of HTML, always.
fn html(state: &State, value: &Value) -> Result<Value, Error> {
    text(state, value, |text| {
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '&' => safe.push_str("&amp;"),
                '<' => safe.push_str("&lt;"),
                '>' => safe.push_str("&gt;"),
                '"' => safe.push_str("&quot;"),
                '\'' => safe.push_str("&#x27;"),
                c => safe.push(c),
            }
        }
        safe
    })
}

/// For one segment of the path of an address, or a value in its query.
fn url(state: &State, value: &Value) -> Result<Value, Error> {
    text(state, value, percent_encoded)
}

/// A text as one segment of the path of an address, or a value in its query.
/// <https://www.rfc-editor.org/rfc/rfc3986#section-2.3>
pub fn percent_encoded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                safe.push(char::from(byte));
            }
            byte => safe.push_str(&format!("%{byte:02X}")),
        }
    }
    safe
}

/// For `sh`, as one word.
fn shell(state: &State, value: &Value) -> Result<Value, Error> {
    weight::charge(state, value)?;
    let text = if value.is_none() {
        String::new()
    } else {
        value.to_string()
    };
    Ok(Value::from(format!("'{}'", text.replace('\'', r"'\''"))))
}

/// As JSON, on one line.
fn json(state: &State, value: &Value) -> Result<Value, Error> {
    weight::charge(state, value)?;
    serde_json::to_string(value)
        .map(Value::from)
        .map_err(|error| cannot(error.to_string()))
}

/// A text made of that of a value; null stays.
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
