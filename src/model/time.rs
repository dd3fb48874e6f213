//! Times as people write them, read into exact ones.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Disambiguation, TimeZone};
use jiff::{Span, Timestamp, ToSpan, Unit, ZonedDateTime};
use thiserror::Error;

/// A text that names no time, or no single one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadTime {
    /// It cannot be read as a time.
    #[error("`{0}` is not a time")]
    Unreadable(String),
    /// The clock is set forward over it, or back so that it comes twice.
    #[error("`{time}` does not exist once in the time zone {zone}: its clock is changed then")]
    Ambiguous {
        /// The time as it was written.
        time: String,
        /// The name of the zone.
        zone: String,
    },
    /// It is outside the years 0 to 9999.
    #[error("`{0}` is outside the years 0 to 9999")]
    OutOfRange(String),
}

/// What a relative or local time is relative to.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The time taken for now, in whole seconds.
    pub now: Timestamp,
    /// Finds the zone of times written without one; it is read only for these.
    pub zone: fn() -> TimeZone,
}

impl Clock {
    /// Reads a moment: RFC 3339 (`2026-11-23T09:00:00Z`), a local date or date
    /// and time (`2026-11-23 09:00`), `now`, `today`, `yesterday`, `tomorrow`
    /// (at midnight), `3 days ago`, `in 2 hours`.
    pub fn moment(&self, text: &str) -> Result<Timestamp, BadTime> {
        let words = text.trim();
        if let Some(span) = words.strip_prefix("in ") {
            return self.after(span, text);
        }
        if let Some(span) = words.strip_suffix(" ago") {
            return self.before(span, text);
        }
        match words {
            "now" => Ok(self.now),
            "today" => self.midnight(0, text),
            "yesterday" => self.midnight(-1, text),
            "tomorrow" => self.midnight(1, text),
            _ => self.written(words),
        }
    }

    /// Reads the start of a period: a moment, or a duration before now (`90d`).
    pub fn since(&self, text: &str) -> Result<Timestamp, BadTime> {
        self.moment(text).or_else(|bad| self.ago(text).ok_or(bad))
    }

    /// Reads the end of a period: like [`Clock::since`], but a day counts whole.
    pub fn until(&self, text: &str) -> Result<Timestamp, BadTime> {
        match day(text).and_then(|day| day.tomorrow().ok()) {
            Some(next) => self.local(next.into(), text),
            None => self.since(text),
        }
    }

    fn ago(&self, text: &str) -> Option<Timestamp> {
        text.parse::<Span>()
            .ok()
            .and_then(|_| self.before(text, text).ok())
    }

    fn before(&self, span: &str, text: &str) -> Result<Timestamp, BadTime> {
        let span = read_span(span, text)?;
        let then = self
            .here()
            .checked_sub(span)
            .map_err(|_| out_of_range(text))?;
        storable(then.timestamp(), text)
    }

    fn after(&self, span: &str, text: &str) -> Result<Timestamp, BadTime> {
        let span = read_span(span, text)?;
        let then = self
            .here()
            .checked_add(span)
            .map_err(|_| out_of_range(text))?;
        storable(then.timestamp(), text)
    }

    fn midnight(&self, days: i64, text: &str) -> Result<Timestamp, BadTime> {
        let day = self.here().date().checked_add(days.days());
        self.local(day.map_err(|_| out_of_range(text))?.into(), text)
    }

    fn written(&self, text: &str) -> Result<Timestamp, BadTime> {
        if let Ok(moment) = text.parse::<Timestamp>() {
            return storable(moment, text);
        }
        if let Ok(zoned) = text.parse::<ZonedDateTime>() {
            return storable(zoned.timestamp(), text);
        }
        let local = day(text).map(DateTime::from).or_else(|| text.parse().ok());
        match local {
            Some(local) => self.local(local, text),
            None => Err(BadTime::Unreadable(text.to_owned())),
        }
    }

    fn local(&self, local: DateTime, text: &str) -> Result<Timestamp, BadTime> {
        let zone = (self.zone)();
        let moment = zone
            .to_ambiguous_timestamp(local)
            .disambiguate(Disambiguation::Reject)
            .map_err(|_| BadTime::Ambiguous {
                time: text.to_owned(),
                zone: zone.iana_name().unwrap_or("of this machine").to_owned(),
            })?;
        storable(moment, text)
    }

    fn here(&self) -> ZonedDateTime {
        self.now.to_zoned_datetime((self.zone)())
    }
}

/// Drops the part of a time that is below a second.
pub fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// Reads a text that is a date and nothing else.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse()
        .ok()
        .filter(|_| text.len() <= "2026-11-23".len())
}

fn read_span(span: &str, text: &str) -> Result<Span, BadTime> {
    span.trim()
        .parse::<Span>()
        .ok()
        .filter(|span| !span.is_negative() && span.get_nanoseconds() == 0)
        .ok_or_else(|| BadTime::Unreadable(text.to_owned()))
}

fn out_of_range(text: &str) -> BadTime {
    BadTime::OutOfRange(text.to_owned())
}

fn storable(time: Timestamp, text: &str) -> Result<Timestamp, BadTime> {
    let time = time.round(Unit::Second).map_err(|_| out_of_range(text))?;
    let year = time.to_zoned_datetime(TimeZone::UTC).year();
    if (0..=9999).contains(&year) {
        Ok(time)
    } else {
        Err(out_of_range(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(zone: fn() -> TimeZone) -> Clock {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        Clock { now, zone }
    }

    fn utc() -> TimeZone {
        TimeZone::UTC
    }

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn moments_are_read_as_people_write_them() {
        let cases = [
            ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
            ("2026-01-02T03:04:05.9+01:00", "2026-01-02T02:04:06Z"),
            ("2026-01-02 03:04", "2026-01-02T02:04:00Z"),
            ("2026-07-02", "2026-07-01T22:00:00Z"),
            ("now", "2026-11-23T12:00:00Z"),
            ("today", "2026-11-22T23:00:00Z"),
            ("tomorrow", "2026-11-23T23:00:00Z"),
            ("3 days ago", "2026-11-20T12:00:00Z"),
            ("in 2 hours", "2026-11-23T14:00:00Z"),
            ("in 1 year", "2027-11-23T12:00:00Z"),
            ("2026-01-02T03:04[America/New_York]", "2026-01-02T08:04:00Z"),
        ];
        for (text, expected) in cases {
            let moment = clock(berlin).moment(text);
            assert_eq!(moment, Ok(expected.parse().unwrap()), "{text}");
        }
        for bad in ["", "soon", "2026-13-01", "in -2 hours", "2026-02-30", "90d"] {
            assert!(clock(utc).moment(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_period_takes_durations_and_whole_days() {
        let clock = clock(utc);
        assert_eq!(
            clock.since("90d"),
            Ok("2026-08-25T12:00:00Z".parse().unwrap())
        );
        assert_eq!(
            clock.since("2026-11-01"),
            Ok("2026-11-01T00:00:00Z".parse().unwrap())
        );
        assert_eq!(
            clock.until("2026-11-01"),
            Ok("2026-11-02T00:00:00Z".parse().unwrap())
        );
        assert_eq!(
            clock.until("2 weeks ago"),
            Ok("2026-11-09T12:00:00Z".parse().unwrap())
        );
    }

    #[test]
    fn a_local_time_that_is_not_one_moment_is_refused() {
        for text in ["2026-03-29 02:30", "2026-10-25 02:30"] {
            let moment = clock(berlin).moment(text);
            assert!(matches!(moment, Err(BadTime::Ambiguous { .. })), "{text}");
        }
        assert!(clock(utc).moment("-000001-01-01T00:00:00Z").is_err());
    }
}
