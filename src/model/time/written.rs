//! Parsing the times of other programs' files: the date shapes that Jekyll, Hugo, Zola,
//! Pelican, Eleventy, Hexo and Nikola accept.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::words::{MONTHS, WEEKDAYS, position};
use super::zone_named;

/// Abbreviations of offsets, in hours (RFC 5322, 4.3, and those of Europe and Japan). The
/// time zone database has others, such as `CET`.
const ABBREVIATIONS: [(&str, i8); 13] = [
    ("EDT", -4),
    ("EST", -5),
    ("CDT", -5),
    ("CST", -6),
    ("MDT", -6),
    ("MST", -7),
    ("PDT", -7),
    ("PST", -8),
    ("WEST", 1),
    ("BST", 1),
    ("CEST", 2),
    ("EEST", 3),
    ("JST", 9),
];

/// A date as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub date: Date,
    /// The time of day; `None` is the start of the day.
    pub time: Option<Time>,
    pub zone: Option<TimeZone>,
}

/// Seconds since 1970, written as 9 or 10 digits, or milliseconds, as 12 or 13.
pub(super) fn epoch(text: &str) -> Option<i64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = text.parse().ok().filter(|_| is_number)?;
    match text.len() {
        9 | 10 => Some(number),
        12 | 13 => Some(number / 1_000),
        _ => None,
    }
}

/// Parses a date with a year of four digits; `None` for other shapes.
pub(super) fn written(text: &str) -> Option<Written> {
    let text = text.strip_prefix("!!timestamp").unwrap_or(text);
    // JavaScript appends the name of the zone in parentheses.
    let text = text.split_once(" (").map_or(text, |(text, _)| text);
    let spaced = spaced(text);
    let mut parts = Parts::default();
    spaced
        .split_whitespace()
        .try_for_each(|word| parts.take(word))?;
    parts.end()
}

/// The text with the date and the time of day apart: `2024-01-02T03:04Z` has a space for
/// the `T` and before the zone.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    let mut before = [' ', ' '];
    let mut has_clock = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after_digit = before[1].is_ascii_digit();
        let digit_next = chars.peek().is_some_and(char::is_ascii_digit);
        has_clock |= c == ':' && after_digit;
        match c {
            ',' => out.push(' '),
            'T' | 't' if after_digit && digit_next => out.push(' '),
            '+' | '-' if has_clock && after_digit => out.extend([' ', c]),
            'Z' | 'z' if after_digit => out.extend([' ', c]),
            'a' | 'A' | 'p' | 'P' if after_digit => out.extend([' ', c]),
            _ => out.push(c),
        }
        before = [before[1], c];
    }
    out
}

#[derive(Default)]
struct Parts {
    date: Option<Date>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<Time>,
    /// Hours to add for `AM` and `PM`.
    half: Option<i8>,
    zone: Option<TimeZone>,
}

impl Parts {
    fn take(&mut self, word: &str) -> Option<()> {
        let lower = word.to_lowercase();
        let plain = lower.trim_end_matches('.');
        match plain {
            "of" | "at" | "the" => return Some(()),
            "am" | "a.m" => return put(&mut self.half, 0),
            "pm" | "p.m" => return put(&mut self.half, 12),
            _ => {}
        }
        if position(&WEEKDAYS, plain).is_some() {
            return Some(());
        }
        if let Some(offset) = position(&MONTHS, plain) {
            return put(&mut self.month, offset + 1);
        }
        if word.contains(':')
            && word.starts_with(|c: char| c.is_ascii_digit())
            && self.time.is_none()
        {
            return put(&mut self.time, clock(word)?);
        }
        if let Some(date) = date(word) {
            return put(&mut self.date, date);
        }
        if let Some((day, month, year)) = named_date(&lower) {
            return put(&mut self.date, Date::new(year, month, day).ok()?);
        }
        if let Some(number) = number(&lower) {
            return match number.len() {
                1 | 2 => put(&mut self.day, number.parse().ok()?),
                4 => put(&mut self.year, number.parse().ok()?),
                _ => None,
            };
        }
        put(&mut self.zone, zone(word)?)
    }

    fn end(self) -> Option<Written> {
        let date = match (self.date, self.year, self.month, self.day) {
            // A year that is given twice.
            (Some(date), year, None, None) if year.is_none_or(|year| year == date.year()) => date,
            (None, Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok()?,
            _ => return None,
        };
        let time = match (self.time, self.half) {
            (Some(time), Some(hours)) if (1..=12).contains(&time.hour()) => {
                let hour = time.hour() % 12 + hours;
                Some(time.with().hour(hour).build().ok()?)
            }
            (time, None) => time,
            _ => return None,
        };
        let has_place = self.zone.is_none() || time.is_some();
        has_place.then_some(Written {
            date,
            time,
            zone: self.zone,
        })
    }
}

impl Written {
    /// The local date and time.
    pub(super) fn local(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }
}

/// Sets a part that may occur once.
fn put<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

/// `2012-7-8`, `2013/7/13`, `8.7.2012` or `20120708`.
fn date(word: &str) -> Option<Date> {
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    if word.len() == 8 && is_number(&word) {
        let (year, rest) = word.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return of(year, month, day);
    }
    let separator = ['-', '/', '.']
        .into_iter()
        .find(|&sign| word.contains(sign))?;
    let parts: Vec<&str> = word.splitn(4, separator).collect();
    match parts.as_slice() {
        [first, second, third] if parts.iter().all(is_number) => match separator {
            '.' => of(third, second, first),
            _ => of(first, second, third),
        },
        _ => None,
    }
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let is_short = month.len() <= 2 && day.len() <= 2;
    let year = Some(year).filter(|year| year.len() == 4 && is_short)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `12-dec-2014`.
fn named_date(word: &str) -> Option<(i8, i8, i16)> {
    let mut parts = word.splitn(3, '-');
    let day = parts.next()?.parse().ok()?;
    let month = position(&MONTHS, parts.next()?)? + 1;
    let year = parts.next().filter(|year| year.len() == 4)?;
    Some((day, month, year.parse().ok()?))
}

/// The digits of `12`, `12th` and `2014`.
fn number(word: &str) -> Option<&str> {
    let ordinal = |end| word.strip_suffix(end);
    let number = ["st", "nd", "rd", "th"].into_iter().find_map(ordinal);
    let number = number.unwrap_or(word);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(number)
}

/// `5:00`, `5:00:00` or `05:00:00.123`.
fn clock(word: &str) -> Option<Time> {
    let (hour, rest) = word.split_once(':')?;
    let rest = rest.replace(',', ".");
    let is_clock = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
    let is_valid = (1..=2).contains(&hour.len()) && rest.chars().all(is_clock);
    format!("{hour:0>2}:{rest}")
        .parse()
        .ok()
        .filter(|_| is_valid)
}

/// An offset, an abbreviation, or a name of the time zone database.
fn zone(word: &str) -> Option<TimeZone> {
    let upper = word.to_ascii_uppercase();
    let known = ABBREVIATIONS.iter().find(|(name, _)| *name == upper);
    if let Some((_, hours)) = known {
        return Some(Offset::from_hours(*hours).ok()?.to_time_zone());
    }
    let digits = ["UTC", "GMT"]
        .into_iter()
        .find_map(|name| upper.strip_prefix(name));
    match digits.unwrap_or(&upper) {
        "" | "Z" => Some(TimeZone::UTC),
        text if text.starts_with(['+', '-']) => offset(text),
        _ if digits.is_some() => None,
        _ => zone_named(word).ok(),
    }
}

/// `-4`, `+05`, `+0530`, `+5:30`.
fn offset(text: &str) -> Option<TimeZone> {
    let (sign, digits) = text.split_at_checked(1)?;
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let number = |part: &str| -> Option<i32> {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
        part.parse().ok().filter(|_| is_number)
    };
    let seconds = number(hours)? * 3_600 + number(minutes).filter(|&most| most < 60)? * 60;
    let seconds = if sign == "-" { -seconds } else { seconds };
    Some(Offset::from_seconds(seconds).ok()?.to_time_zone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shapes_of_generators_are_read() {
        for (text, expected) in [
            ("2012-7-8", "2012-07-08T00:00:00"),
            ("2013/7/13 20:46:25", "2013-07-13T20:46:25"),
            ("8.7.2012", "2012-07-08T00:00:00"),
            ("20120708", "2012-07-08T00:00:00"),
            ("2016-09-26 21:00", "2016-09-26T21:00:00"),
            ("2014-12-12 9:00 AM", "2014-12-12T09:00:00"),
            ("2014-12-12 12:30 a.m.", "2014-12-12T00:30:00"),
            ("2014-12-12 9:05pm", "2014-12-12T21:05:00"),
            ("12th December 2014", "2014-12-12T00:00:00"),
            ("December 12, 2014", "2014-12-12T00:00:00"),
            ("Dec. 12, 2014 at 5:06", "2014-12-12T05:06:00"),
            ("12 Dec 2014", "2014-12-12T00:00:00"),
            ("12-Dec-2014", "2014-12-12T00:00:00"),
            ("2014-12-12 09:00:00 2014", "2014-12-12T09:00:00"),
            ("Fri Dec 12 09:00:00 2014", "2014-12-12T09:00:00"),
        ] {
            let read = written(text);
            let local = read.as_ref().map(|read| read.local().to_string());
            assert_eq!(local.as_deref(), Some(expected), "{text}");
            assert_eq!(read.map(|read| read.zone), Some(None), "{text}");
        }
    }

    #[test]
    fn zones_follow_the_time_in_every_spelling() {
        for (text, expected) in [
            ("2013-11-22 5:00:00 +0000", 0),
            ("2015-03-17 14:00:00 -4", -4 * 60),
            ("2015-02-10 18:30:00 +05:30", 330),
            ("2015-02-10 18:30:00+5:30", 330),
            ("2014-12-12T09:00:00.000Z", 0),
            ("!!timestamp 2014-12-12 09:00:00 -03", -180),
            ("2012-03-30 23:00:00 UTC-03:00", -180),
            ("Sat Mar 21 2020 12:00:00 GMT+0100 (Some Time)", 60),
            ("Fri, 12 Dec 2014 09:00:00 EST", -300),
            ("12 Dec 2014 09:00 CEST", 120),
            ("2014-12-12T09:00-0230", -150),
        ] {
            let zone = written(text).and_then(|read| read.zone);
            let offset = Offset::from_seconds(expected * 60).unwrap();
            assert_eq!(zone, Some(offset.to_time_zone()), "{text}");
        }
        let zone = written("2014-12-12 09:00:00 Europe/Berlin").and_then(|read| read.zone);
        let name = zone.as_ref().and_then(TimeZone::iana_name);
        assert_eq!(name, Some("Europe/Berlin"));
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "-001-11-30T00:00:00+00:00",
            "2014",
            "2014-12",
            "12-12-14",
            "13/7/2013",
            "2014-13-01",
            "2014-02-30",
            "2014-12-12 25:00",
            "2014-12-12 13:00 PM",
            "2014-12-12 -4",
            "2014-12-12 2014-12-13",
            "git Last Modified",
            "tomorrow",
            "2014-12-12 09:00 Nowhere/Place",
            "2014-12-12 09:00 +99",
            "é2014-12-12",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
        assert_eq!(epoch("1418374800"), Some(1_418_374_800));
        assert_eq!(epoch("1418374800123"), Some(1_418_374_800));
        assert_eq!(epoch("2014"), None);
        assert_eq!(epoch("14183748001"), None);
    }
}
