//! A value on its way out: exact for programs, humanised for people.

use std::borrow::Cow;
use std::ops::Range;

use jiff::Timestamp;

/// One value of one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// An id: a number that is never shortened.
    Id(i64),
    /// A number of things.
    Count(i64),
    /// A measure.
    Real(f64),
    /// A text from anybody.
    Text(String),
    /// A text from anybody and the places in it, in bytes, that stand out.
    Marked(String, Vec<Range<usize>>),
    /// A text, and the slug of the page that it is the title of.
    Linked(String, String),
    /// A moment.
    Time(Timestamp),
    /// Words without a comma in them.
    Words(Vec<String>),
    /// Ids.
    Ids(Vec<i64>),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<Timestamp> for Value {
    fn from(time: Timestamp) -> Self {
        Value::Time(time)
    }
}

impl Value {
    /// The exact text: empty for null, times in RFC 3339, lists joined by commas.
    pub fn exact(&self) -> Cow<'_, str> {
        match self {
            Value::Null => Cow::Borrowed(""),
            Value::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
            Value::Id(number) | Value::Count(number) => Cow::Owned(number.to_string()),
            // As JSON writes it: `2.0`.
            Value::Real(number) => Cow::Owned(format!("{number:?}")),
            Value::Text(text) | Value::Marked(text, _) | Value::Linked(text, _) => {
                Cow::Borrowed(text)
            }
            Value::Time(time) => Cow::Owned(time.to_string()),
            Value::Words(words) => Cow::Owned(words.join(",")),
            Value::Ids(ids) => {
                let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
                Cow::Owned(ids.join(","))
            }
        }
    }

    /// The text for a person: `2 days ago`, `1.2k`, `yes`.
    pub fn human(&self, now: Timestamp) -> Cow<'_, str> {
        match self {
            Value::Bool(value) => Cow::Borrowed(if *value { "yes" } else { "no" }),
            Value::Count(number) => Cow::Owned(short_number(*number)),
            Value::Time(time) => Cow::Owned(relative_time(*time, now)),
            Value::Words(words) => Cow::Owned(words.join(", ")),
            exact => exact.exact(),
        }
    }
}

/// `950`, `1.2k`, `35k`, `1.5M`.
fn short_number(number: i64) -> String {
    let (unit, name) = match number {
        ..1_000 => return number.to_string(),
        1_000..1_000_000 => (1_000, 'k'),
        _ => (1_000_000, 'M'),
    };
    let (whole, tenth) = (number / unit, number % unit * 10 / unit);
    if whole >= 10 || tenth == 0 {
        format!("{whole}{name}")
    } else {
        format!("{whole}.{tenth}{name}")
    }
}

/// `just now`, `5 minutes ago`, `in 3 days`; beyond 30 days the date (UTC).
pub fn relative_time(time: Timestamp, now: Timestamp) -> String {
    let seconds = time.as_second().saturating_sub(now.as_second());
    match seconds.unsigned_abs() {
        0..60 => "just now".to_owned(),
        60..2_592_000 => distance(time, now),
        _ => time.to_string().chars().take_while(|&c| c != 'T').collect(),
    }
}

/// `5 minutes ago`, `in 3 days`, however far. What is to come is rounded, so
/// that three days and a night are `in 4 days`.
pub fn distance(time: Timestamp, now: Timestamp) -> String {
    let seconds = time.as_second().saturating_sub(now.as_second());
    let away = seconds.unsigned_abs();
    let (size, unit) = match away {
        0..60 => (1, "second"),
        60..3_600 => (60, "minute"),
        3_600..86_400 => (3_600, "hour"),
        _ => (86_400, "day"),
    };
    let half = if seconds < 0 { 0 } else { size / 2 };
    let count = (away + half) / size;
    let plural = if count == 1 { "" } else { "s" };
    if seconds < 0 {
        format!("{count} {unit}{plural} ago")
    } else {
        format!("in {count} {unit}{plural}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shortened_for_people() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1_000, "1k"),
            (1_234, "1.2k"),
            (35_999, "35k"),
            (1_500_000, "1.5M"),
        ];
        for (number, short) in cases {
            assert_eq!(short_number(number), short);
        }
    }

    #[test]
    fn times_are_told_from_now() {
        let now = Timestamp::from_second(1_000_000_000).unwrap();
        let cases = [
            (-5, "just now"),
            (-60, "1 minute ago"),
            (7_200, "in 2 hours"),
            (86_400 * 4 - 10_800, "in 4 days"),
            (-86_400 * 3, "3 days ago"),
            (-86_400 * 31, "2001-08-09"),
        ];
        for (seconds, text) in cases {
            let time = Timestamp::from_second(1_000_000_000 + seconds).unwrap();
            assert_eq!(relative_time(time, now), text);
        }
    }
}
