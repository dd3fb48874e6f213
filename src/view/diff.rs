//! Unified diffs.

use std::ops::Range;
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, InlineChangeOptions, TextDiff};

use crate::model::{OperationId, TextId};
use crate::output::safe;
use crate::record::{Field, fields};

/// The difference between two versions of a post or comment.
pub(crate) struct Difference {
    /// Its id.
    pub id: TextId,
    /// The older version.
    pub old: OperationId,
    /// The newer version; `None` for the current one.
    pub new: Option<OperationId>,
    /// The unified diff.
    pub diff: String,
}

/// The fields of a difference.
pub(crate) const FIELDS: &[Field<Difference>] = fields! { found, now;
    Table "id" Integer, "The id of the post or comment" => found.id;
    Table "old" Integer, "The older version" => found.old;
    Table "new" Nullable(&Integer), "The newer version; null for the current state"
        => found.new;
    Table "diff" Text, "The unified diff; empty if nothing is different" => found.diff.as_str();
};

/// The time limit for a minimal diff; after it, the diff may be longer.
const PATIENCE: Duration = Duration::from_secs(1);

/// The largest change, in bytes, whose words are compared.
const MOST_WORDS: usize = 256 * 1024;

/// The styles of the lines of a diff.
const HEADER: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();

/// The unified diff from `old` to `new`; empty if they are equal.
///
/// Without colour the texts are exact, for `patch`; [`Output::raw`] and [`Output::note`]
/// make them safe for a terminal. With colour they are safe, and differing words are
/// highlighted.
///
/// [`Output::raw`]: crate::output::Output::raw
/// [`Output::note`]: crate::output::Output::note
pub(crate) fn unified(old_name: &str, old: &str, new_name: &str, new: &str, color: bool) -> String {
    let mut diff = String::new();
    // Only a line feed ends a line, as in `patch`.
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let deadline = Instant::now() + PATIENCE;
    let lines = TextDiff::configure()
        .deadline(deadline)
        .diff_slices(&old, &new);
    for (index, hunk) in lines.unified_diff().iter_hunks().enumerate() {
        let mut push = |style, line: &str| push_line(&mut diff, color, style, [(false, line)]);
        if index == 0 {
            push(HEADER, &format!("--- {}", safe::line(old_name)));
            push(HEADER, &format!("+++ {}", safe::line(new_name)));
        }
        push(HUNK, &hunk.header().to_string());
        for op in hunk.ops() {
            let size = bytes(&old, op.old_range()) + bytes(&new, op.new_range());
            if !color || size > MOST_WORDS {
                for change in lines.iter_changes(op) {
                    let parts = [(false, change.value())];
                    push_change(&mut diff, color, change.tag(), &parts);
                }
                continue;
            }
            let words = InlineChangeOptions::new();
            for change in lines.iter_inline_changes_with_options_deadline(op, words, Some(deadline))
            {
                push_change(&mut diff, color, change.tag(), change.values());
            }
        }
    }
    diff
}

fn bytes(lines: &[&str], range: Range<usize>) -> usize {
    let lines = lines.get(range).unwrap_or_default();
    lines.iter().map(|line| line.len()).sum()
}

/// Adds a line, made of plain and highlighted parts.
fn push_change(diff: &mut String, color: bool, tag: ChangeTag, parts: &[(bool, &str)]) {
    let (style, sign) = match tag {
        ChangeTag::Equal => (Style::new(), " "),
        ChangeTag::Delete => (REMOVED, "-"),
        ChangeTag::Insert => (ADDED, "+"),
    };
    let is_whole = parts.last().is_some_and(|(_, part)| part.ends_with('\n'));
    let parts = parts
        .iter()
        .map(|(stands_out, part)| (*stands_out, part.trim_end_matches('\n')));
    push_line(diff, color, style, [(false, sign)].into_iter().chain(parts));
    if !is_whole {
        diff.push_str("\\ No newline at end of file\n");
    }
}

fn push_line<'a>(
    diff: &mut String,
    color: bool,
    style: Style,
    parts: impl IntoIterator<Item = (bool, &'a str)>,
) {
    for (stands_out, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        if !color {
            diff.push_str(part);
            continue;
        }
        let style = if stands_out { style.invert() } else { style };
        diff.push_str(&format!("{style}{}{style:#}", safe::line(part)));
    }
    diff.push('\n');
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::*;

    /// The output of `patch`; `None` if it is not installed.
    fn patched(old: &str, diff: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let (old, diff) = (file("old", old), file("diff", diff));
        let output = Command::new("patch")
            .args(["--batch", "--binary", "--force"])
            .args([&old, &diff])
            .output()
            .ok()?;
        assert!(output.status.success(), "{output:?}");
        Some(fs::read_to_string(old).unwrap_or_default())
    }

    #[test]
    fn a_diff_is_what_diff_writes() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\n";
        let new = "a\nb\nc\nD\ne\nf\ng\nh\ni";
        assert_eq!(
            unified("one", old, "t\nwo", new, false),
            "--- one\n+++ t␤wo\n@@ -1,8 +1,9 @@\n a\n b\n c\n-d\n+D\n e\n f\n g\n h\n+i\n\
             \\ No newline at end of file\n"
        );
        assert_eq!(unified("one", old, "two", old, true), "");
    }

    #[test]
    fn patch_makes_the_new_text_of_the_old() {
        let long: String = (0..200).map(|line| format!("Line {line}.\n")).collect();
        let other = long.replace("Line 7.", "Line\t7").replace("150", "1\n5\n0");
        let texts = [
            "",
            "a",
            "a\n",
            "a\nb",
            "a\r\nb\r\n",
            "a\rb\nc",
            "-- a\n++ b\n",
            "\u{2028}\n\u{c}\u{85}\n",
            "\n\n\n",
            "\\ No newline\n",
            "--- a\n+++ b\n@@ -1 +1 @@\n-c\n+d",
            &long,
            &other,
        ];
        for old in texts {
            for new in texts.iter().filter(|&&new| new != old) {
                let diff = unified("old", old, "new", new, false);
                if let Some(made) = patched(old, &diff) {
                    assert_eq!(made, *new, "{old:?}\n{diff}");
                }
            }
        }
    }

    #[test]
    fn the_words_that_differ_stand_out() {
        let diff = unified(
            "old",
            "One two, three.\nx\n",
            "new",
            "One TWO, three.\nx\n",
            true,
        );
        let lines: Vec<&str> = diff.lines().collect();
        assert_eq!(
            lines,
            [
                "\u{1b}[1m--- old\u{1b}[0m",
                "\u{1b}[1m+++ new\u{1b}[0m",
                "\u{1b}[36m@@ -1,2 +1,2 @@\u{1b}[0m",
                "\u{1b}[31m-\u{1b}[0m\u{1b}[31mOne \u{1b}[0m\u{1b}[7m\u{1b}[31mtwo\u{1b}[0m\u{1b}[31m, three.\u{1b}[0m",
                "\u{1b}[32m+\u{1b}[0m\u{1b}[32mOne \u{1b}[0m\u{1b}[7m\u{1b}[32mTWO\u{1b}[0m\u{1b}[32m, three.\u{1b}[0m",
                " x",
            ]
        );
    }

    #[test]
    fn with_colour_it_is_safe_for_a_terminal() {
        let diff = unified("a\u{1b}[2J", "b\u{9b}31m c\r\n", "d", "b\u{202e} c\n", true);
        let shown = anstream::adapter::strip_str(&diff).to_string();
        assert_eq!(
            shown,
            "--- a␛[2J\n+++ d\n@@ -1 +1 @@\n-b<U+009B>31m c␍\n+b<U+202E> c\n"
        );
    }

    #[test]
    fn huge_texts_are_compared_in_bounded_time() {
        // A linear congruential generator.
        let words = |seed: u32, between: &str| -> String {
            let mut state = seed;
            let mut word = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                format!("w{}", (state >> 16) % 5_000)
            };
            (0..100_000).map(|_| word() + between).collect()
        };
        for between in ["\n", " "] {
            let (old, new) = (words(1, between), words(2, between));
            for color in [false, true] {
                let start = Instant::now();
                let diff = unified("old", &old, "new", &new, color);
                assert!(!diff.is_empty());
                let took = start.elapsed();
                assert!(
                    took < Duration::from_secs(10),
                    "{between:?} {color}: {took:?}"
                );
            }
        }
    }
}
