//! Three-way merges of texts, by lines.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

/// The lines around a conflict.
const OURS: &str = "<<<<<<< yours";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>> stored";

/// The time limit for a minimal diff.
const PATIENCE: Duration = Duration::from_secs(1);

/// A merged text.
pub(crate) struct Merged {
    /// The text; conflicts are between markers, as in git.
    pub text: String,
    /// The number of conflicts.
    pub conflicts: i64,
}

/// Merges the changes from `base` to `ours` and from `base` to `theirs`. Changes of the
/// same or of adjacent lines conflict unless they are equal.
pub(crate) fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    let [base, ours, theirs] = [base, ours, theirs].map(lines);
    let mut sides = [Side::new(&base, &ours), Side::new(&base, &theirs)];
    let mut merged = Merged {
        text: String::new(),
        conflicts: 0,
    };
    let mut at = 0;
    loop {
        let start = sides.iter().filter_map(Side::next).min();
        let Some(start) = start else { break };
        merged.push(part(&base, at..start));
        // Grows until no change of either side touches the region.
        let mut end = start;
        while sides.iter_mut().any(|side| side.grow(&mut end)) {}
        let [ours, theirs] = sides.each_mut().map(|side| side.take(start..end));
        let original = part(&base, start..end);
        if ours == theirs || theirs == original {
            merged.push(ours);
        } else if ours == original {
            merged.push(theirs);
        } else {
            merged.conflict(ours, theirs);
        }
        at = end;
    }
    merged.push(part(&base, at..base.len()));
    merged
}

/// Whether a line is the first or the last of a conflict.
pub(crate) fn is_marker(line: &str) -> bool {
    matches!(line.trim_end(), OURS | THEIRS)
}

impl Merged {
    fn push(&mut self, lines: &[&str]) {
        self.text.extend(lines.iter().copied());
    }

    fn conflict(&mut self, ours: &[&str], theirs: &[&str]) {
        self.conflicts += 1;
        for (marker, lines) in [(OURS, ours), (MIDDLE, theirs), (THEIRS, &[])] {
            self.end_line();
            self.text.push_str(marker);
            self.text.push('\n');
            self.push(lines);
        }
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// One changed version of the base.
struct Side<'a> {
    lines: &'a [&'a str],
    /// The changed ranges of the base and of the lines, not yet merged, in reverse order.
    changes: Vec<(Range<usize>, Range<usize>)>,
    /// The changes inside the current region.
    inside: Vec<(Range<usize>, Range<usize>)>,
    /// The positions after the last region, in the base and in the lines.
    done: (usize, usize),
}

impl<'a> Side<'a> {
    fn new(base: &[&str], lines: &'a [&'a str]) -> Self {
        let deadline = Some(Instant::now() + PATIENCE);
        let ops = capture_diff_slices_deadline(Algorithm::Myers, base, lines, deadline);
        let changes = ops.iter().rev().filter(|op| op.tag() != DiffTag::Equal);
        Side {
            lines,
            changes: changes.map(|op| (op.old_range(), op.new_range())).collect(),
            inside: Vec::new(),
            done: (0, 0),
        }
    }

    /// The start of the next change in the base.
    fn next(&self) -> Option<usize> {
        self.changes.last().map(|(base, _)| base.start)
    }

    /// Adds the next change to the region that ends at `end`, if it touches it.
    fn grow(&mut self, end: &mut usize) -> bool {
        let Some(change) = self.changes.pop_if(|(base, _)| base.start <= *end) else {
            return false;
        };
        *end = change.0.end.max(*end);
        self.inside.push(change);
        true
    }

    /// The lines in the place of this region of the base.
    fn take(&mut self, region: Range<usize>) -> &'a [&'a str] {
        let (base, line) = self.done;
        // Outside the changes, both advance alike.
        let start = line + (region.start - base);
        let end = match self.inside.drain(..).next_back() {
            Some((old, new)) => new.end + (region.end - old.end),
            None => start + region.len(),
        };
        self.done = (region.end, end);
        part(self.lines, start..end)
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn part<'a, 'b>(lines: &'b [&'a str], range: Range<usize>) -> &'b [&'a str] {
    lines.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_different_lines_are_merged_and_others_conflict() {
        let base = "1\n2\n3\n4\n5\n";
        let table = [
            (base, base, base, 0),
            ("1\n2\n3\n4\n", base, "1\n2\n3\n4\n", 0),
            (
                "0\n1\n2\n3\n4\n5\n",
                "1\n2\n3\n4\n5\n6\n",
                "0\n1\n2\n3\n4\n5\n6\n",
                0,
            ),
            (
                "one\n2\n3\n4\n5\n",
                "1\n2\n3\nfour\n5\n",
                "one\n2\n3\nfour\n5\n",
                0,
            ),
            ("1\n3\n4\n5\n", "1\n2\n3\n4\nv\n", "1\n3\n4\nv\n", 0),
            ("1\nx\n3\n4\n5\n", "1\nx\n3\n4\n5\n", "1\nx\n3\n4\n5\n", 0),
            (
                "1\na\n3\n4\n5\n",
                "1\nb\n3\n4\n5\n",
                "1\n<<<<<<< yours\na\n=======\nb\n>>>>>>> stored\n3\n4\n5\n",
                1,
            ),
            (
                "1\n2\n3\n4\n5\na",
                "1\n2\n3\n4\n5\nb\n",
                "1\n2\n3\n4\n5\n<<<<<<< yours\na\n=======\nb\n>>>>>>> stored\n",
                1,
            ),
            (
                "",
                "1\n2\n3\n4\n5\n6\n",
                "<<<<<<< yours\n=======\n1\n2\n3\n4\n5\n6\n>>>>>>> stored\n",
                1,
            ),
            (
                "a\n2\n3\n4\n5\nc\n",
                "b\n2\n3\n4\n5\nd\n",
                "<<<<<<< yours\na\n=======\nb\n>>>>>>> stored\n2\n3\n4\n5\n\
                 <<<<<<< yours\nc\n=======\nd\n>>>>>>> stored\n",
                2,
            ),
        ];
        for (ours, theirs, text, conflicts) in table {
            let merged = merge(base, ours, theirs);
            assert_eq!((merged.text.as_str(), merged.conflicts), (text, conflicts));
        }
    }

    #[test]
    fn no_line_is_lost_and_one_sided_changes_are_kept() {
        let mut random = fastrand::Rng::with_seed(7);
        let mut text = |alphabet: &[&str]| -> String {
            let length = random.usize(0..9);
            let mut line = || alphabet.get(random.usize(0..alphabet.len())).copied();
            (0..length).filter_map(|_| line()).collect()
        };
        for _ in 0..3_000 {
            let base = text(&["a\n", "b\n", "c\n"]);
            let ours = text(&["a\n", "b\n", "c\n", "mine\n"]);
            let theirs = text(&["a\n", "b\n", "c\n", "theirs\n"]);
            assert_eq!(merge(&base, &ours, &base).text, ours);
            assert_eq!(merge(&base, &base, &theirs).text, theirs);
            assert_eq!(merge(&base, &ours, &ours).text, ours);
            let merged = merge(&base, &ours, &theirs).text;
            let count = |text: &str, word: &str| text.matches(word).count();
            assert_eq!(count(&merged, "mine\n"), count(&ours, "mine\n"));
            assert_eq!(count(&merged, "theirs\n"), count(&theirs, "theirs\n"));
        }
    }
}
