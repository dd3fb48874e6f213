//! Statistics of a blog.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{CommentCounts, CommentId, PostId, Slug, Tag};

/// Statistics at one point in time. Spam comments are counted only in `comments`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// The number of posts of each status.
    pub posts: PostCounts,
    /// The number of comments of each status.
    pub comments: CommentCounts,
    /// The number of media files.
    pub media: i64,
    /// The last months, oldest first, including months without activity.
    pub months: Vec<MonthCounts>,
    /// The posts with the most comments, in descending order.
    pub discussed: Vec<Discussed>,
    /// The tags with the most posts, in descending order.
    pub tags: Vec<Tag>,
    /// The authors of the most comments, in descending order.
    pub authors: Vec<Commenter>,
    /// The waiting times of pending comments, if there are any.
    pub waiting: Option<QueuedComment>,
}

/// The number of posts of each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PostCounts {
    /// Published posts.
    pub published: i64,
    /// Scheduled posts.
    pub scheduled: i64,
    /// Drafts.
    pub draft: i64,
}

/// The counts that `blog` without a command shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The number of posts of each status.
    pub posts: PostCounts,
    /// The number of comments of each status.
    pub comments: CommentCounts,
    /// The slug and the publication time of the next scheduled post.
    pub next: Option<(Slug, Timestamp)>,
}

/// The activity in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCounts {
    /// The month.
    pub month: Month,
    /// The number of posts published.
    pub posts: i64,
    /// The number of comments written.
    pub comments: i64,
}

/// A post and its number of comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discussed {
    /// The id.
    pub id: PostId,
    /// The slug.
    pub slug: Slug,
    /// The title.
    pub title: String,
    /// The number of comments.
    pub comments: i64,
}

/// An author of comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commenter {
    /// The author's name, as spelled in the comments.
    pub name: String,
    /// The number of comments.
    pub comments: i64,
}

/// The waiting times of pending comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuedComment {
    /// The oldest pending comment.
    pub oldest: CommentId,
    /// The time when it was written.
    pub since: Timestamp,
    /// The median waiting time, in seconds.
    pub median: i64,
}

/// A calendar month in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The number of months since January of the year 0.
    number: i64,
}

impl Month {
    /// The month that contains this time.
    pub fn of(time: Timestamp) -> Month {
        let date = time.to_zoned_datetime(TimeZone::UTC).date();
        Month {
            number: i64::from(date.year()) * 12 + i64::from(date.month()) - 1,
        }
    }

    /// The last `count` months up to this one, oldest first.
    pub fn up_to(self, count: u32) -> Vec<Month> {
        let numbers = self.number - i64::from(count) + 1..=self.number;
        numbers.map(|number| Month { number }).collect()
    }
}

impl fmt::Display for Month {
    /// `2026-11`, a prefix of its times.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.number.div_euclid(12), self.number.rem_euclid(12) + 1);
        write!(f, "{year:04}-{month:02}")
    }
}

/// The median age at `now`, in seconds, of the one or two times in the middle: the mean of
/// two. A time after `now` has the age 0.
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
