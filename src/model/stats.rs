//! A blog in numbers.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{CommentCounts, CommentId, PostId, Slug, Tag};

/// A blog in numbers, all of one moment. Spam counts where it is named, and
/// nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// How many posts there are of each status.
    pub posts: PostCounts,
    /// How many comments there are of each status.
    pub comments: CommentCounts,
    /// The last months, the oldest first, also those in which nothing came.
    pub months: Vec<MonthCounts>,
    /// The posts with the most comments, the most first.
    pub discussed: Vec<Discussed>,
    /// The tags that most posts carry, the most first.
    pub tags: Vec<Tag>,
    /// Who wrote the most comments, the most first.
    pub authors: Vec<Commenter>,
    /// How long comments have been waiting, if any are.
    pub waiting: Option<QueuedComment>,
}

/// How many posts there are of each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PostCounts {
    /// Posts that have appeared.
    pub published: i64,
    /// Posts that appear by themselves, later.
    pub scheduled: i64,
    /// Posts that appear only when their author says so.
    pub draft: i64,
}

/// How a blog stands, as far as that is quickly told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// How many posts there are of each status.
    pub posts: PostCounts,
    /// How many comments there are of each status.
    pub comments: CommentCounts,
    /// The slug of the next post that will appear, and when.
    pub next: Option<(Slug, Timestamp)>,
}

/// What came in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCounts {
    /// The month.
    pub month: Month,
    /// How many posts appeared.
    pub posts: i64,
    /// How many comments were written.
    pub comments: i64,
}

/// A post and how much is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discussed {
    /// Its id.
    pub id: PostId,
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How many comments it has.
    pub comments: i64,
}

/// Somebody who writes comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commenter {
    /// The name, as it stands in the comments.
    pub name: String,
    /// How many comments bear it.
    pub comments: i64,
}

/// How long comments have been waiting for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuedComment {
    /// The comment that has waited longest.
    pub oldest: CommentId,
    /// When that was written.
    pub since: Timestamp,
    /// As many have waited longer than this as have waited less, in seconds.
    pub median: i64,
}

/// A month of the calendar, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Months from the first of the year 0.
    number: i64,
}

impl Month {
    /// The month of this time.
    pub fn of(time: Timestamp) -> Month {
        let date = time.to_zoned_datetime(TimeZone::UTC).date();
        Month {
            number: i64::from(date.year()) * 12 + i64::from(date.month()) - 1,
        }
    }

    /// So many months up to this one, the oldest first.
    pub fn up_to(self, count: u32) -> Vec<Month> {
        let numbers = self.number - i64::from(count) + 1..=self.number;
        numbers.map(|number| Month { number }).collect()
    }
}

impl fmt::Display for Month {
    /// `2026-11`, with which its times begin.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.number.div_euclid(12), self.number.rem_euclid(12) + 1);
        write!(f, "{year:04}-{month:02}")
    }
}

/// How long the one in the middle has waited at the time `now`, in seconds: the
/// mean of two, if two are in the middle. What comes later has not waited.
pub fn median_age(middle: &[Timestamp], now: Timestamp) -> i64 {
    let ages = middle
        .iter()
        .map(|time| now.as_second().saturating_sub(time.as_second()).max(0));
    let count = i64::try_from(middle.len()).unwrap_or(i64::MAX).max(1);
    ages.sum::<i64>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_over_the_turn_of_the_year() {
        let names = |time: &str, count| -> Vec<String> {
            let months = Month::of(time.parse().unwrap()).up_to(count);
            months.iter().map(Month::to_string).collect()
        };
        assert_eq!(
            names("2026-02-28T23:59:59Z", 4),
            ["2025-11", "2025-12", "2026-01", "2026-02"]
        );
        assert_eq!(
            names("2026-01-01T00:30:00+01:00", 2),
            ["2025-11", "2025-12"]
        );
        assert_eq!(names("0000-01-01T00:00:00Z", 2), ["-001-12", "0000-01"]);
        assert_eq!(names("9999-12-01T00:00:00Z", 1), ["9999-12"]);
        let many = Month::of(Timestamp::MIN).up_to(120);
        assert!(many.len() == 120 && many.is_sorted());
    }

    #[test]
    fn the_median_is_the_one_in_the_middle_or_the_mean_of_two() {
        let time = |second| Timestamp::from_second(second).unwrap();
        let now = time(1_000);
        assert_eq!(median_age(&[], now), 0);
        assert_eq!(median_age(&[time(400)], now), 600);
        assert_eq!(median_age(&[time(400), time(900)], now), 350);
        assert_eq!(median_age(&[time(1_500)], now), 0);
    }
}
