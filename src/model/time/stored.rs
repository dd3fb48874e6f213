//! Times in the database: `2026-11-23T12:00:00Z`.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

/// Reads a time from the database. If another program stored an invalid time, each number
/// is clamped to its range, which preserves the order of most times.
pub fn stored(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|_| nearest(text))
}

/// Whether a text is certainly a time as it is stored: its days are among those that every
/// month has, its year has four digits and is not the last one. For any other text, compare it
/// with what [`stored`] reads.
pub fn is_plain_time(text: &[u8]) -> bool {
    let [
        y,
        e,
        a,
        r,
        b'-',
        mo,
        n,
        b'-',
        d,
        a2,
        b'T',
        h,
        o,
        b':',
        mi,
        n2,
        b':',
        s,
        c,
        b'Z',
    ] = text
    else {
        return false;
    };
    let number = |tens: &u8, ones: &u8| match (tens, ones) {
        (b'0'..=b'9', b'0'..=b'9') => 10 * (tens - b'0') + (ones - b'0'),
        _ => u8::MAX,
    };
    number(y, e) < 99
        && number(a, r) < 100
        && (1..=12).contains(&number(mo, n))
        && (1..=28).contains(&number(d, a2))
        && number(h, o) < 24
        && number(mi, n2) < 60
        && number(s, c) < 60
}

fn nearest(text: &str) -> Timestamp {
    let number = |place: Range<usize>, otherwise: i16, least: i16, most: i16| {
        let digits = text.get(place).and_then(|digits| digits.parse().ok());
        digits.map_or(otherwise, |number: i16| number.clamp(least, most))
    };
    let small = |number: i16| i8::try_from(number).unwrap_or_default();
    let year = number(0..4, 1970, 0, 9999);
    let month = small(number(5..7, 1, 1, 12));
    let most = Date::new(year, month, 1).map_or(28, Date::days_in_month);
    let day = small(number(8..10, 1, 1, most.into()));
    let [hour, minute, second] = [(11..13, 23), (14..16, 59), (17..19, 59)]
        .map(|(place, most)| small(number(place, 0, 0, most)));
    let day = Date::new(year, month, day).unwrap_or(date(1970, 1, 1));
    let moment = day.at(0, 0, 0, 0);
    let time = jiff::civil::Time::new(hour, minute, second, 0);
    let moment = time.map_or(moment, |time| day.to_datetime(time));
    let latest = Timestamp::from_second(Timestamp::MAX.as_second()).unwrap_or_default();
    TimeZone::UTC.to_timestamp(moment).unwrap_or(latest)
}

#[cfg(test)]
mod tests {
    use super::{is_plain_time, stored};

    #[test]
    fn what_is_not_a_time_becomes_the_nearest_one() {
        for (text, time) in [
            ("2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z"),
            ("2020-99-99T99:99:99Z", "2020-12-31T23:59:59Z"),
            ("2021-02-31T24:60:60Z", "2021-02-28T23:59:59Z"),
            ("2020-00-00T00:00:00Z", "2020-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-30T22:00:00Z"),
            ("abcd-ef-ghTij:kl:mnZ", "1970-01-01T00:00:00Z"),
            (
                "\u{e9}\u{e9}\u{e9}\u{e9}-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
            ),
            ("", "1970-01-01T00:00:00Z"),
        ] {
            assert_eq!(stored(text).to_string(), time, "{text}");
            if is_plain_time(text.as_bytes()) {
                assert_eq!(text, time);
            }
        }
        assert!(is_plain_time(b"2026-11-23T12:00:00Z"));
        for other in [
            "2026-13-01T00:00:00Z",
            "2026-11-00T00:00:00Z",
            "2026-11-23T12:00:60Z",
        ] {
            assert!(!is_plain_time(other.as_bytes()), "{other}");
        }
    }
}
