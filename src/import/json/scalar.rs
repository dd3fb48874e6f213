//! Scalars of loosely typed formats: ids are numbers or strings, flags `true` or `1`,
//! times strings or numbers.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::model::time::{from_epoch, late, stamp, whole_seconds};

/// A scalar. Reading never fails.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Scalar {
    /// Null or absent.
    #[default]
    Nothing,
    /// A boolean.
    Flag(bool),
    /// An integer.
    Whole(i64),
    /// Another number.
    Real(f64),
    /// A string.
    Text(String),
    /// An object or an array.
    Nested,
}

/// A value read as a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Absent.
    None,
    /// Not a valid time.
    Bad,
    /// A time in whole seconds.
    At(Timestamp),
}

/// Larger numbers are milliseconds: as seconds, they would be after the year 5000.
const MILLISECONDS: f64 = 1e11;

/// The valid years; earlier ones mean no date.
const YEARS: std::ops::RangeInclusive<i16> = 2..=9999;

impl Scalar {
    /// The string, unless it is blank.
    pub(crate) fn text(self) -> Option<String> {
        match self {
            Scalar::Text(text) if !text.trim().is_empty() => Some(text),
            Scalar::Whole(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A name, such as an id.
    pub(crate) fn name(&self) -> Option<String> {
        match self {
            Scalar::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Scalar::Whole(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The integer.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Scalar::Whole(number) => Some(*number),
            Scalar::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Whether it is true.
    pub(crate) fn is_set(&self) -> bool {
        match self {
            Scalar::Flag(flag) => *flag,
            Scalar::Whole(number) => *number != 0,
            Scalar::Text(text) => matches!(text.as_str(), "1" | "true"),
            _ => false,
        }
    }

    /// The value as a time: seconds or milliseconds since 1970, or ISO 8601, in UTC by
    /// default.
    pub(crate) fn moment(&self) -> Moment {
        let found = match self {
            Scalar::Nothing => return Moment::None,
            Scalar::Whole(number) => from_number(*number as f64),
            Scalar::Real(number) => from_number(*number),
            Scalar::Text(text) => match text.trim() {
                "" => return Moment::None,
                text => from_text(text),
            },
            Scalar::Flag(_) | Scalar::Nested => None,
        };
        let is_usable = |time: &Timestamp| YEARS.contains(&TimeZone::UTC.to_datetime(*time).year());
        found
            .map(whole_seconds)
            .filter(is_usable)
            .map_or(Moment::Bad, Moment::At)
    }
}

fn from_number(number: f64) -> Option<Timestamp> {
    let seconds = if number.abs() >= MILLISECONDS {
        number / 1000.0
    } else {
        number
    };
    let is_usable = seconds.is_finite() && number != 0.0 && seconds.abs() < 1e12;
    is_usable
        .then(|| from_epoch(seconds.floor() as i64))
        .flatten()
}

fn from_text(text: &str) -> Option<Timestamp> {
    if let Ok(number) = text.parse::<f64>() {
        return from_number(number);
    }
    if let Some(time) = stamp(text) {
        return Some(time);
    }
    let local: DateTime = text.parse().ok()?;
    let time = TimeZone::UTC.to_timestamp(local).ok();
    time.or_else(|| late(local.date()))
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Scalar, E> {
        Ok(Scalar::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(i64::try_from(number).map_or_else(|_| Scalar::Text(number.to_string()), Scalar::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Real(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Scalar, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Scalar, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Scalar {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn any_value_is_read() {
        for (json, name, is_set) in [
            ("7", Some("7"), true),
            ("\" x \"", Some("x"), false),
            ("\"\"", None, false),
            ("18446744073709551615", Some("18446744073709551615"), false),
            ("true", None, true),
            ("0", Some("0"), false),
            ("\"1\"", Some("1"), true),
            ("null", None, false),
            ("[1, {}]", None, false),
            ("{\"a\": [1]}", None, false),
        ] {
            let value = read(json);
            assert_eq!(value.name().as_deref(), name, "{json}");
            assert_eq!(value.is_set(), is_set, "{json}");
        }
    }

    #[test]
    fn times_are_read_however_they_are_written() {
        for json in [
            "1388318310",
            "1388318310.782",
            "1388318310782",
            "\"1388318310782\"",
            "\"2013-12-29T11:58:30.782Z\"",
            "\"2013-12-29T12:58:30+01:00\"",
            "\"2013-12-29 11:58:30\"",
        ] {
            let expected: Timestamp = "2013-12-29T11:58:30Z".parse().unwrap();
            assert_eq!(read(json).moment(), Moment::At(expected), "{json}");
        }
        let day = Moment::At("2013-12-29T00:00:00Z".parse().unwrap());
        assert_eq!(read("\"2013-12-29\"").moment(), day);
        for json in ["null", "\"\"", "\" \""] {
            assert_eq!(read(json).moment(), Moment::None, "{json}");
        }
        for json in [
            "\"0000-00-00 00:00:00\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"soon\"",
            "0",
            "1e300",
            "-1e17",
            "{}",
            "true",
            "\"NaN\"",
            "\"-002013-12-29\"",
        ] {
            assert_eq!(read(json).moment(), Moment::Bad, "{json}");
        }
    }
}
