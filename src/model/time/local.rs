//! Conversion of local times. A local time may be skipped or repeated when clocks change.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};

use super::words::Hour;
use super::{BadTime, Change, Side, late, out_of_range};

/// The nearest time on this side of now with this time of day; now is included.
pub(super) fn nearest(
    hour: Hour,
    here: &ZonedDateTime,
    text: &str,
    side: Side,
) -> Result<Timestamp, BadTime> {
    let (today, zone, now) = (here.date(), here.time_zone(), here.timestamp());
    let time = match hour {
        Hour::Midnight => Time::midnight(),
        Hour::At(time) => time,
    };
    let moment = zone.to_ambiguous_timestamp(today.to_datetime(time));
    let day = match side {
        Side::Ahead if moment.later().is_ok_and(|moment| moment < now) => today.tomorrow(),
        Side::Behind if moment.earlier().is_ok_and(|moment| moment > now) => today.yesterday(),
        _ => Ok(today),
    };
    at(day.map_err(|_| out_of_range(text))?, hour, zone, text)
}

/// This time of day on this day.
pub(super) fn at(day: Date, hour: Hour, zone: &TimeZone, text: &str) -> Result<Timestamp, BadTime> {
    match hour {
        Hour::Midnight => first_moment(day, zone, text),
        Hour::At(time) => once(day.to_datetime(time), zone, text),
    }
}

/// The first moment of a day, later than 00:00 if the clock skips midnight.
pub(super) fn first_moment(day: Date, zone: &TimeZone, text: &str) -> Result<Timestamp, BadTime> {
    zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight()))
        .compatible()
        .ok()
        .or_else(|| late(day))
        .ok_or_else(|| out_of_range(text))
}

/// The moment of a local time that occurs exactly once.
fn once(local: DateTime, zone: &TimeZone, text: &str) -> Result<Timestamp, BadTime> {
    let moment = zone.to_ambiguous_timestamp(local);
    let (before, after, is_gap) = match moment.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            let moment = moment.unambiguous().ok().or_else(|| late(local.date()));
            return moment.ok_or_else(|| out_of_range(text));
        }
        AmbiguousOffset::Gap { before, after } => (before, after, true),
        AmbiguousOffset::Fold { before, after } => (before, after, false),
    };
    let (Ok(earlier), Ok(later)) = (moment.earlier(), moment.later()) else {
        return Err(out_of_range(text));
    };
    let zone = zone.iana_name().unwrap_or("the time zone of this machine");
    let change = Box::new(Change {
        time: local.strftime("%Y-%m-%d %H:%M").to_string(),
        zone: zone.to_owned(),
        candidates: [
            earlier.display_with_offset(before).to_string(),
            later.display_with_offset(after).to_string(),
        ],
    });
    Err(if is_gap {
        BadTime::Skipped(change)
    } else {
        BadTime::Twice(change)
    })
}
