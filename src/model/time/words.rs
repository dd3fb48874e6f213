//! Parsing times in words: a day, a time of day and a time zone.

use jiff::civil::{Date, Time, Weekday};
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::{Disambiguation, TimeZone};
use jiff::{Timestamp, ToSpan};

use super::{BadTime, Side, stamp, unreadable, zone_named};

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// From Monday, so that the index is the offset that jiff takes.
pub(super) const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The time of day of `tonight`.
const EVENING: Hour = Hour::At(Time::constant(20, 0, 0, 0));

/// The parsed words of a time; each part occurs at most once.
#[derive(Default)]
pub(super) struct Words {
    day: Option<Day>,
    month: Option<i8>,
    /// A day of the month, or an hour after a day: `tuesday 9`.
    number: Option<i8>,
    /// Whether the number is an ordinal, such as `9th`: a day of the month.
    is_ordinal: bool,
    year: Option<i16>,
    weekday: Option<Weekday>,
    relative: Option<Relative>,
    unit: Option<Unit>,
    time: Option<Hour>,
    /// The zone.
    pub zone: Option<TimeZone>,
}

/// A day or a month given by one word.
#[derive(Clone, Copy)]
enum Day {
    On(Date),
    /// This many days after today.
    Off(i64),
    /// The month that begins on this day.
    Month(Date),
}

/// The word before a weekday or a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relative {
    Last,
    This,
    Next,
}

/// A unit of the calendar.
#[derive(Clone, Copy)]
enum Unit {
    Week,
    Month,
    Year,
}

/// Whole days.
#[derive(Clone, Copy)]
pub(super) struct Days {
    /// The first day.
    pub first: Date,
    /// The day after the last; `None` after the year 9999.
    pub end: Option<Date>,
    /// Whether it is a month or a year of the calendar, such as `2026-03`.
    pub is_calendar_period: bool,
}

impl Days {
    /// One day.
    pub(super) fn of(day: Date) -> Days {
        Days {
            first: day,
            end: day.tomorrow().ok(),
            is_calendar_period: false,
        }
    }

    /// This unit of time from its first day on.
    fn unit(first: Date, unit: Unit) -> Days {
        let span = match unit {
            Unit::Week => 1.week(),
            Unit::Month => 1.month(),
            Unit::Year => 1.year(),
        };
        Days {
            end: first.checked_add(span).ok(),
            ..Days::of(first)
        }
    }
}

/// A time of day.
#[derive(Clone, Copy)]
pub(super) enum Hour {
    /// The first moment of the day: 00:00, or later if the clock skips it.
    Midnight,
    At(Time),
}

impl Words {
    /// Parses a text. The time zone is last, or in brackets (RFC 9557).
    pub(super) fn read(text: &str) -> Result<Words, BadTime> {
        let unreadable = || unreadable(text);
        let (rest, bracket) = match text.trim_end().strip_suffix(']') {
            Some(inner) => {
                let (rest, zone) = inner.split_once('[').ok_or_else(unreadable)?;
                (rest, Some(zone.trim_start_matches('!')))
            }
            None => (text, None),
        };
        let mut words = Words {
            zone: bracket.map(zone_named).transpose()?,
            ..Words::default()
        };
        let mut tokens = rest
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|token| !token.is_empty())
            .peekable();
        let mut is_first = true;
        while let Some(token) = tokens.next() {
            let mut word = token.to_lowercase();
            // `9 am` is `9am`.
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                let half = |next: &&str| ["am", "pm"].contains(&next.to_lowercase().as_str());
                word.extend(tokens.next_if(half).map(str::to_lowercase));
            }
            if !words.take(&word) {
                if is_first || tokens.peek().is_some() || words.zone.is_some() {
                    return Err(unreadable());
                }
                words.zone = Some(last_zone(token).unwrap_or_else(|| Err(unreadable()))?);
            }
            is_first = false;
        }
        Ok(words)
    }

    /// Parses one word. Returns false if it is unknown or repeats a part.
    fn take(&mut self, word: &str) -> bool {
        match word {
            "at" | "on" => true,
            "yesterday" => put(&mut self.day, Day::Off(-1)),
            "today" => put(&mut self.day, Day::Off(0)),
            "tomorrow" => put(&mut self.day, Day::Off(1)),
            "tonight" => put(&mut self.day, Day::Off(0)) && put(&mut self.time, EVENING),
            "last" => put(&mut self.relative, Relative::Last),
            "this" => put(&mut self.relative, Relative::This),
            "next" => put(&mut self.relative, Relative::Next),
            "week" => put(&mut self.unit, Unit::Week),
            "month" => put(&mut self.unit, Unit::Month),
            "year" => put(&mut self.unit, Unit::Year),
            "noon" => put(&mut self.time, Hour::At(Time::constant(12, 0, 0, 0))),
            "midnight" => put(&mut self.time, Hour::Midnight),
            _ => self.take_name(word) || self.take_digits(word),
        }
    }

    fn take_name(&mut self, word: &str) -> bool {
        if let Some(offset) = position(&WEEKDAYS, word) {
            let weekday = Weekday::from_monday_zero_offset(offset);
            return weekday.is_ok_and(|weekday| put(&mut self.weekday, weekday));
        }
        position(&MONTHS, word).is_some_and(|offset| put(&mut self.month, offset + 1))
    }

    fn take_digits(&mut self, word: &str) -> bool {
        if let Some(time) = hour(word) {
            return put(&mut self.time, Hour::At(time));
        }
        if let Some(date) = date(word) {
            return put(&mut self.day, Day::On(date));
        }
        if let Some(first) = month(word) {
            return put(&mut self.day, Day::Month(first));
        }
        if let Some((date, time)) = date_time(word) {
            return put(&mut self.day, Day::On(date)) && put(&mut self.time, Hour::At(time));
        }
        let ordinal = |end| word.strip_suffix(end);
        let number = ["st", "nd", "rd", "th"].into_iter().find_map(ordinal);
        self.is_ordinal |= number.is_some();
        let number = number.unwrap_or(word);
        if !number.chars().all(|c| c.is_ascii_digit()) {
            return false;
        }
        match number.len() {
            1 | 2 => number.parse().is_ok_and(|day| put(&mut self.number, day)),
            4 => number.parse().is_ok_and(|year| put(&mut self.year, year)),
            _ => false,
        }
    }

    /// The time of day. A number after a day is an hour.
    pub(super) fn hour(&self) -> Option<Hour> {
        let is_hour = self.number.is_some() && self.month.is_none() && !self.is_ordinal;
        match self.number.filter(|_| is_hour) {
            None => self.time,
            Some(hour) => Time::new(hour, 0, 0, 0).ok().map(Hour::At),
        }
    }

    /// The days relative to `today`, if the words contain some. A recurring date (`friday`,
    /// `27 nov`) is the nearest one on this side.
    pub(super) fn days(
        &self,
        text: &str,
        today: Date,
        side: Side,
    ) -> Result<Option<Days>, BadTime> {
        let calendar = |first: Option<Date>, unit| {
            let first = first.ok_or_else(|| unreadable(text))?;
            Ok(Some(Days {
                is_calendar_period: true,
                ..Days::unit(first, unit)
            }))
        };
        let is_plain = self.weekday.is_none() && self.relative.is_none() && self.unit.is_none();
        match (self.day, self.month, self.number, self.year) {
            (Some(Day::Month(first)), None, None, None) if is_plain => {
                return calendar(Some(first), Unit::Month);
            }
            (None, Some(month), None, Some(year)) if is_plain => {
                return calendar(Date::new(year, month, 1).ok(), Unit::Month);
            }
            (None, None, None, Some(year)) if is_plain => {
                return calendar(Date::new(year, 1, 1).ok(), Unit::Year);
            }
            (None, None, None, None) => {
                if let (Some(relative), Some(unit), None) = (self.relative, self.unit, self.weekday)
                {
                    let first = first_of(relative, unit, today);
                    let first = first.ok_or_else(|| BadTime::OutOfRange(text.to_owned()))?;
                    return Ok(Some(Days::unit(first, unit)));
                }
            }
            _ => {}
        }
        if self.unit.is_some() {
            return Err(unreadable(text));
        }
        Ok(self.date(text, today, side)?.map(Days::of))
    }

    fn date(&self, text: &str, today: Date, side: Side) -> Result<Option<Date>, BadTime> {
        // A number without a month is an hour, if there is a day and no other time.
        let has_day = self.day.is_some() || self.weekday.is_some();
        let number = match (self.number, self.month, self.time) {
            (Some(_), None, None) if has_day && !self.is_ordinal => {
                self.hour().ok_or_else(|| unreadable(text))?;
                None
            }
            (number, ..) => number,
        };
        let date = match (self.day, self.month, number, self.year) {
            (None, None, None, None) => None,
            (Some(Day::On(date)), None, None, None) => Some(date),
            (Some(Day::Off(days)), None, None, None) => today.checked_add(days.days()).ok(),
            (None, Some(month), Some(day), Some(year)) => Date::new(year, month, day).ok(),
            (None, Some(month), Some(day), None) => any_year(month, day, today, side),
            _ => return Err(unreadable(text)),
        };
        let is_named = self.day.is_some() || self.month.is_some();
        match (date, self.weekday, self.relative) {
            (None, None, None) if !is_named => Ok(None),
            (None, Some(weekday), relative) if !is_named && relative != Some(Relative::This) => {
                on_weekday(weekday, relative, today, side)
                    .map(Some)
                    .ok_or_else(|| BadTime::OutOfRange(text.to_owned()))
            }
            (Some(date), Some(weekday), None) if date.weekday() != weekday => {
                Err(BadTime::OtherWeekday {
                    time: text.to_owned(),
                    weekday: date.strftime("%A").to_string(),
                })
            }
            (Some(date), _, None) => Ok(Some(date)),
            _ => Err(unreadable(text)),
        }
    }
}

/// The first day of the last, this or the next unit. A week begins on Monday.
fn first_of(relative: Relative, unit: Unit, today: Date) -> Option<Date> {
    let count = match relative {
        Relative::Last => -1,
        Relative::This => 0,
        Relative::Next => 1,
    };
    let (first, span) = match unit {
        Unit::Week => {
            let past = i64::from(today.weekday().to_monday_zero_offset());
            (today.checked_sub(past.days()).ok()?, count.weeks())
        }
        Unit::Month => (today.first_of_month(), count.months()),
        Unit::Year => (today.first_of_year(), count.years()),
    };
    first.checked_add(span).ok()
}

/// Sets a value. Returns false if there was one already.
fn put<T>(place: &mut Option<T>, value: T) -> bool {
    place.replace(value).is_none()
}

/// The index of the name that starts with `word`, which has at least three letters.
pub(super) fn position(names: &[&str], word: &str) -> Option<i8> {
    let is_meant = |name: &&str| word.len() >= 3 && name.starts_with(word);
    i8::try_from(names.iter().position(is_meant)?).ok()
}

/// The nearest date with this month and day, in any year; today is included.
fn any_year(month: i8, day: i8, today: Date, side: Side) -> Option<Date> {
    let (step, is_on_side): (i16, fn(&Date, &Date) -> bool) = match side {
        Side::Ahead => (1, Date::ge),
        Side::Behind => (-1, Date::le),
    };
    // Consecutive leap years may be eight years apart.
    (0..=8)
        .filter_map(|years| Date::new(today.year() + step * years, month, day).ok())
        .find(|date| is_on_side(date, &today))
}

/// The nearest day with this weekday, except today. As in GNU `date`, `next friday` is the
/// same day as a future `friday`.
fn on_weekday(
    weekday: Weekday,
    relative: Option<Relative>,
    today: Date,
    side: Side,
) -> Option<Date> {
    let nth = match (relative, side) {
        (Some(Relative::Last), _) => -1,
        (None, Side::Behind) => -1,
        _ => 1,
    };
    today.nth_weekday(nth, weekday).ok()
}

/// Reads `9am`, `9:30pm`, `18:30`, `18:30:15`.
fn hour(word: &str) -> Option<Time> {
    let halves = [("am", 0), ("pm", 12)];
    let half = halves
        .into_iter()
        .find_map(|(name, hours)| Some((word.strip_suffix(name)?, hours)));
    let clock = half.map_or(word, |(clock, _)| clock);
    let (hour, rest) = clock.split_once(':').unwrap_or((clock, ""));
    if !is_clock(clock) || hour.is_empty() || rest.is_empty() && half.is_none() {
        return None;
    }
    let rest = if rest.is_empty() { "00" } else { rest };
    let time: Time = format!("{hour:0>2}:{rest}").parse().ok()?;
    match half {
        None => Some(time),
        Some((_, hours)) if (1..=12).contains(&time.hour()) => {
            time.with().hour(time.hour() % 12 + hours).build().ok()
        }
        Some(_) => None,
    }
}

/// Parses an ISO 8601 date, `2026/11/23` or `23.11.2026`.
fn date(word: &str) -> Option<Date> {
    let parts = |separator| {
        let mut parts = word.split(separator);
        let parts = [
            parts.next()?,
            parts.next()?,
            parts.next()?,
            parts.next().unwrap_or(""),
        ];
        let is_number = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
        match parts {
            [first, second, third, ""] if [first, second, third].iter().all(is_number) => {
                Some([first, second, third])
            }
            _ => None,
        }
    };
    let of = |year: &str, month: &str, day: &str| {
        if year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    if let Some([year, month, day]) = parts('/') {
        return of(year, month, day);
    }
    if let Some([day, month, year]) = parts('.') {
        return of(year, month, day);
    }
    let is_date = word.len() <= "2026-11-23".len();
    word.parse().ok().filter(|_| is_date)
}

/// Parses a month such as `2026-11`, as its first day.
fn month(word: &str) -> Option<Date> {
    let is_month = word.len() == "2026-11".len() && word.contains('-');
    date(&format!("{word}-01")).filter(|_| is_month)
}

/// Parses an ISO 8601 date and time.
fn date_time(word: &str) -> Option<(Date, Time)> {
    let (day, clock) = word.split_once('t')?;
    let time = format!("T{clock}").parse().ok().filter(|_| is_clock(clock));
    Some((date(day)?, time?))
}

fn is_clock(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || c == ':' || c == '.')
}

/// Parses the last word as a time zone: a name, an offset or `Z`. `None` if it does not
/// look like one.
fn last_zone(word: &str) -> Option<Result<TimeZone, BadTime>> {
    if word.eq_ignore_ascii_case("z") {
        return Some(Ok(TimeZone::UTC));
    }
    if word.starts_with(['+', '-']) {
        return DateTimeParser::new().parse_time_zone(word).ok().map(Ok);
    }
    let is_name = word.starts_with(char::is_alphabetic)
        && (word.contains('/') || word.len() > 1 && word.chars().all(char::is_uppercase));
    let zone = zone_named(word);
    (is_name || zone.is_ok()).then_some(zone)
}

/// Parses an unambiguous moment: RFC 3339, or RFC 9557 with an offset that is valid in its
/// zone at that time.
pub(super) fn exact(text: &str) -> Option<Timestamp> {
    if !text.contains('[') {
        return stamp(text);
    }
    let parser = DateTimeParser::new().disambiguation(Disambiguation::Reject);
    Some(parser.parse_zoned_datetime(text).ok()?.timestamp())
}
