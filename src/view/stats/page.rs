//! The statistics page.

use std::borrow::Cow;

use jiff::{Timestamp, ToSpan};
use textwrap::{Options, WordSplitter};

use crate::model::Stats;
use crate::model::stats::{MonthCounts, QueuedComment};
use crate::output::human::distance;
use crate::output::safe;
use crate::output::width::{cut, padded, width};
use crate::view::counted;
use crate::view::page::Setter;

/// The width of the labels of the first lines.
const LABEL: usize = 10;

/// The gap between columns.
const GAP: usize = 2;

/// The minimum width for two lists side by side.
const NARROW: usize = 40;

/// The maximum width of numbers and bars.
const WIDEST: usize = 60;

/// Block characters by eighths.
const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A formatted count and its label.
type Entry = (i64, String);

impl Setter {
    /// The statistics page.
    pub(crate) fn stats(&self, stats: &Stats) -> String {
        let (posts, comments) = (&stats.posts, &stats.comments);
        let posts = [
            format!("{} published", posts.published),
            format!("{} scheduled", posts.scheduled),
            counted(posts.draft, "draft"),
        ];
        let comments = [
            format!("{} approved", comments.approved),
            format!("{} pending", comments.pending),
            format!("{} spam", comments.spam),
        ];
        let waiting = match &stats.waiting {
            Some(waiting) => self.waiting(waiting).to_vec(),
            None => vec!["nothing".to_owned()],
        };
        let mut page = self.facts("Posts", &posts);
        page.push_str(&self.facts("Comments", &comments));
        page.push_str(&self.facts("Waiting", &waiting));
        if stats.media > 0 {
            page.push_str(&self.facts("Media", &[counted(stats.media, "file")]));
        }
        page.push_str(&self.chart(&stats.months));

        let entry = |count, text: &str| (count, safe::line(text).into_owned());
        let discussed = stats.discussed.iter().map(|post| {
            let text = format!("#{} {} · {}", post.id, post.slug, post.title);
            entry(post.comments, &text)
        });
        let tags = stats.tags.iter().map(|tag| entry(tag.posts, &tag.name));
        let authors = stats.authors.iter();
        let authors = authors.map(|author| entry(author.comments, &author.name));
        let (tags, authors): (Vec<_>, Vec<_>) = (tags.collect(), authors.collect());

        page.push_str(&self.list("Most discussed posts", &discussed.collect::<Vec<_>>()));
        let (tag, author) = ("Most used tags", "Busiest authors");
        if self.width < NARROW || tags.is_empty() || authors.is_empty() {
            page.push_str(&self.list(tag, &tags));
            page.push_str(&self.list(author, &authors));
        } else {
            page.push_str(&self.lists([(tag, &tags), (author, &authors)]));
        }
        page
    }

    fn waiting(&self, waiting: &QueuedComment) -> [String; 2] {
        let median = if self.exact {
            counted(waiting.median, "second")
        } else {
            span(waiting.median, self.now)
        };
        [
            format!("oldest #{} {}", waiting.oldest, self.when(waiting.since)),
            format!("median age {median}"),
        ]
    }

    /// A labelled line, wrapped.
    fn facts(&self, label: &str, facts: &[String]) -> String {
        let room = self.width.saturating_sub(LABEL).max(1);
        let options = Options::new(room).word_splitter(WordSplitter::NoHyphenation);
        let mut lines: Vec<Cow<'_, str>> = Vec::new();
        for piece in facts.iter().flat_map(|fact| textwrap::wrap(fact, &options)) {
            match lines.last_mut() {
                Some(line) if width(line) + 3 + width(&piece) <= room => {
                    *line = format!("{line} · {piece}").into();
                }
                _ => lines.push(piece),
            }
        }
        let indentation = format!("\n{}", " ".repeat(LABEL));
        let space = " ".repeat(LABEL.saturating_sub(label.len()));
        format!("{}{space}{}\n", self.bold(label), lines.join(&indentation))
    }

    /// A line for each month, with bars for its comments and its posts.
    fn chart(&self, months: &[MonthCounts]) -> String {
        let names: Vec<String> = months.iter().map(|each| each.month.to_string()).collect();
        let comments: Vec<i64> = months.iter().map(|each| each.comments).collect();
        let posts: Vec<i64> = months.iter().map(|each| each.posts).collect();
        let label = names.iter().map(String::len).max().unwrap_or(0);
        let room = self.width.saturating_sub(label + 2 * GAP) / 2;
        let room = room.min(WIDEST);
        let (gap, indentation) = (" ".repeat(GAP), " ".repeat(label + GAP));

        let heading = format!(
            "{}{gap}{}",
            padded(cut("Comments", room).into_owned(), room),
            cut("Posts", room)
        );
        let mut chart = format!("\n{indentation}{}\n", self.bold(&heading));
        let bars = bars(&comments, room).into_iter().zip(bars(&posts, room));
        for (name, (comments, posts)) in names.iter().zip(bars) {
            let line = format!("{gap}{}{gap}{posts}", padded(comments, room));
            chart.push_str(&format!("{}{}\n", self.dim(name), line.trim_end()));
        }
        chart
    }

    /// A list with a heading; empty without entries.
    fn list(&self, heading: &str, entries: &[Entry]) -> String {
        if entries.is_empty() {
            return String::new();
        }
        let heading = self.bold(&cut(heading, self.width));
        let entries = lines(entries, self.width).join("\n");
        format!("\n{heading}\n{entries}\n")
    }

    /// Two lists side by side.
    fn lists(&self, [left, right]: [(&str, &[Entry]); 2]) -> String {
        let room = (self.width.saturating_sub(GAP) / 2).min(WIDEST);
        let gap = " ".repeat(GAP);
        let heading = format!(
            "{}{gap}{}",
            padded(cut(left.0, room).into_owned(), room),
            right.0
        );
        let mut text = format!("\n{}\n", self.bold(&heading));
        let (left, right) = (lines(left.1, room), lines(right.1, room));
        let count = left.len().max(right.len());
        let nothing = std::iter::repeat(String::new());
        let left = left.into_iter().chain(nothing.clone());
        let right = right.into_iter().chain(nothing);
        for (left, right) in left.zip(right).take(count) {
            let line = format!("{}{gap}{right}", padded(left, room));
            text.push_str(&format!("{}\n", line.trim_end()));
        }
        text
    }
}

/// `5 minutes`, `3 days`.
fn span(seconds: i64, now: Timestamp) -> String {
    let past = now.saturating_sub(seconds.seconds()).unwrap_or(now);
    let distance = distance(past, now);
    distance.trim_end_matches(" ago").to_owned()
}

/// Each number with a bar. The largest number has the longest bar, of at most this width.
fn bars(counts: &[i64], width: usize) -> Vec<String> {
    let most = counts.iter().copied().max().unwrap_or(0);
    let digits = most.to_string().len();
    let room = width.saturating_sub(digits + 1);
    let bars = counts
        .iter()
        .map(|&count| format!("{count:>digits$} {}", bar(count, most, room)));
    bars.collect()
}

/// A bar in proportion to the largest count. A count that is not 0 is visible.
fn bar(count: i64, most: i64, width: usize) -> String {
    let count = usize::try_from(count).unwrap_or(0);
    let most = usize::try_from(most).unwrap_or(0).max(1);
    if count == 0 || width == 0 {
        return String::new();
    }
    let eighths = (count.saturating_mul(width * PARTS.len()) / most).max(1);
    let part = PARTS.get(eighths % PARTS.len()).unwrap_or(&"");
    format!("{}{part}", "█".repeat(eighths / PARTS.len()))
}

/// The entries of a list, with aligned counts.
fn lines(entries: &[Entry], width: usize) -> Vec<String> {
    let most = entries.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let digits = most.to_string().len();
    let lines = entries
        .iter()
        .map(|(count, text)| cut(&format!("{count:>digits$}  {text}"), width).into_owned());
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        let cases = [
            (0, 10, 4, ""),
            (10, 10, 4, "████"),
            (5, 10, 4, "██"),
            (3, 10, 4, "█▏"),
            (1, 1_000_000, 4, "▏"),
            (999_999, 1_000_000, 4, "███▉"),
            (5, 10, 0, ""),
        ];
        for (count, most, width, expected) in cases {
            assert_eq!(bar(count, most, width), expected, "{count} of {most}");
        }
        assert_eq!(bars(&[0, 12, 3], 7), [" 0 ", "12 ████", " 3 █"]);
        assert_eq!(bars(&[], 7), Vec::<String>::new());
    }
}
