//! Values for people: `2 days ago`, `1.2k`, `yes`.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::record::Value;

impl Value {
    /// The value as text for people: `2 days ago`, `1.2k`, `yes`. Dates are those of the zone.
    pub fn human(&self, now: Timestamp, zone: &TimeZone) -> Cow<'_, str> {
        match self {
            Value::Bool(value) => Cow::Borrowed(if *value { "yes" } else { "no" }),
            Value::Count(number) => Cow::Owned(short_number(*number)),
            Value::Time(time) => Cow::Owned(relative_time(*time, now, zone)),
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

/// `just now`, `5 minutes ago`, `in 3 days`; beyond 30 days the date in the
/// zone.
pub fn relative_time(time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let seconds = time.as_second().saturating_sub(now.as_second());
    match seconds.unsigned_abs() {
        0..60 => "just now".to_owned(),
        60..2_592_000 => distance(time, now),
        _ => zone.to_datetime(time).date().to_string(),
    }
}

/// `5 minutes ago`, `in 3 days`, without a limit. Future times are rounded: three and a
/// half days are `in 4 days`.
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
    use jiff::ToSpan;

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
            assert_eq!(relative_time(time, now, &TimeZone::UTC), text);
        }
        let (evening, kolkata) = (
            now - (31 * 24).hours(),
            TimeZone::get("Asia/Kolkata").unwrap(),
        );
        let evening = evening + 20.hours();
        assert_eq!(relative_time(evening, now, &TimeZone::UTC), "2001-08-09");
        assert_eq!(relative_time(evening, now, &kolkata), "2001-08-10");
    }
}
