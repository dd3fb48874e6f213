//! Times of other programs. Invalid times, such as zero dates, are `None`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

use crate::model::time::{late, stamp};

/// A time in UTC without a zone: `2012-01-05 14:30:46`.
pub(super) fn universal(text: &str) -> Option<Timestamp> {
    let time: DateTime = text.trim().parse().ok()?;
    match time.to_zoned_datetime(TimeZone::UTC) {
        Ok(zoned) => usable(zoned.timestamp()),
        Err(_) => late(time.date()),
    }
}

/// A time without a zone, in this zone. A skipped time has the offset before the change, and
/// a repeated time is the first one.
pub(super) fn local(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let time: DateTime = text.trim().parse().ok()?;
    match zone.to_ambiguous_timestamp(time).compatible() {
        Ok(time) => usable(time),
        Err(_) => late(time.date()),
    }
}

/// A time with a zone, or in UTC: `2012-01-05T14:30:46.123+01:00`.
pub(super) fn exact(text: &str) -> Option<Timestamp> {
    match stamp(text.trim()) {
        Some(time) => usable(time),
        None => universal(text),
    }
}

/// A time in RFC 2822: `Thu, 05 Jan 2012 14:30:46 +0000`.
pub(super) fn mail(text: &str) -> Option<Timestamp> {
    usable(rfc2822::parse(text.trim()).ok()?.timestamp())
}

/// Truncates to whole seconds; `None` outside years of four digits.
fn usable(time: Timestamp) -> Option<Timestamp> {
    let year = time.to_zoned_datetime(TimeZone::UTC).year();
    let second = Timestamp::from_second(time.as_second()).ok()?;
    let whole = if second > time {
        second.checked_sub(jiff::Span::new().seconds(1)).ok()?
    } else {
        second
    };
    Some(whole).filter(|_| (1..=9999).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(time: Option<Timestamp>) -> String {
        time.map_or_else(|| "none".to_owned(), |time| time.to_string())
    }

    #[test]
    fn times_are_read_as_they_are_written() {
        assert_eq!(
            shown(universal(" 2012-01-05 14:30:46\n")),
            "2012-01-05T14:30:46Z"
        );
        for none in [
            "0000-00-00 00:00:00",
            "-0001-11-30 00:00:00",
            "2011-x09-30",
            "",
            "2023-02-29 00:00:00",
        ] {
            assert_eq!(universal(none), None, "{none}");
        }
        assert_eq!(
            shown(exact("2010-11-27T08:21:00.900-08:00")),
            "2010-11-27T16:21:00Z"
        );
        assert_eq!(
            shown(exact("1969-12-31T23:59:59.900Z")),
            "1969-12-31T23:59:59Z"
        );
        assert_eq!(shown(exact("2012-12-12T12:12:12")), "2012-12-12T12:12:12Z");
        assert_eq!(
            shown(mail("Tue, 14 Jan 2014 17:31:03 +0100")),
            "2014-01-14T16:31:03Z"
        );
        assert_eq!(mail("Mon, 30 Nov -0001 00:00:00 +0000"), None);
        assert_eq!(exact("+010000-01-01T00:00:00Z"), None);
        for late in ["9999-12-31 23:59:59", "9999-12-31T23:59:59Z", "9999-12-31"] {
            assert_eq!(shown(exact(late)), "9999-12-30T22:00:00Z", "{late}");
        }
    }
}
