//! What became of the records of an import.

use std::collections::BTreeMap;

use super::import::{Adjustment, Outcome, Skipped};

/// What became of all records, by kind and reason.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Where they came from.
    pub source: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The posts.
    pub posts: Tally,
    /// The comments.
    pub comments: Tally,
    /// The posts that were made for threads without one.
    pub made_posts: i64,
    /// The settings that were set.
    pub settings: i64,
    /// The rules that were made.
    pub rules: i64,
    /// What was skipped: of which kind, and why.
    pub skipped: BTreeMap<(&'static str, Skipped), i64>,
    /// What was changed so that it keeps to the rules: of which kind, and how.
    pub adjusted: BTreeMap<(&'static str, Adjustment), i64>,
    /// What has no place in a blog: what it is, and why.
    pub left_out: BTreeMap<(&'static str, &'static str), i64>,
    /// What was noticed.
    pub noticed: BTreeMap<String, i64>,
    /// What was refused, as far as it is listed.
    pub refused: Vec<RefusedRecord>,
    /// How much was refused.
    pub all_refused: i64,
}

/// How many records of a kind there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub read: i64,
    /// New ones.
    pub created: i64,
    /// Those that were changed.
    pub updated: i64,
    /// Those that are here as they are there.
    pub unchanged: i64,
    /// Those that were left as they are here.
    pub skipped: i64,
    /// Those that cannot be stored.
    pub refused: i64,
}

/// Something that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRecord {
    /// Where it stands; empty if that is not known.
    pub place: String,
    /// What it is: `post`, `comment`, `setting`, `tag`, `rule` or `input`.
    pub kind: &'static str,
    /// What names it there; empty if it has no name.
    pub key: String,
    /// Why it was refused.
    pub reason: String,
}

/// So many refused records are listed; of more, only the number is kept.
const LISTED: usize = 1_000;

/// So many different things that were noticed are told apart.
const NOTICED: usize = 100;

impl Report {
    /// Counts a record of this kind and what became of it.
    pub fn count(&mut self, kind: &'static str, outcome: &Outcome, adjusted: &[Adjustment]) {
        let tally = match kind {
            "post" => &mut self.posts,
            _ => &mut self.comments,
        };
        tally.read += 1;
        match outcome {
            Outcome::Created => tally.created += 1,
            Outcome::Updated => tally.updated += 1,
            Outcome::Unchanged => tally.unchanged += 1,
            Outcome::Refused(_) => tally.refused += 1,
            Outcome::Skipped(why) => {
                tally.skipped += 1;
                *self.skipped.entry((kind, *why)).or_default() += 1;
            }
        }
        for adjustment in adjusted {
            *self.adjusted.entry((kind, *adjustment)).or_default() += 1;
        }
    }

    /// Keeps something that was refused.
    pub fn refuse(&mut self, refused: RefusedRecord) {
        self.all_refused += 1;
        if self.refused.len() < LISTED {
            self.refused.push(refused);
        }
    }

    /// Counts something that was noticed.
    pub fn notice(&mut self, what: String) {
        let known = self.noticed.contains_key(&what);
        let what = if known || self.noticed.len() < NOTICED {
            what
        } else {
            "other".to_owned()
        };
        *self.noticed.entry(what).or_default() += 1;
    }

    /// Whether anything was written, or would be.
    pub fn writes(&self) -> bool {
        let writes = |tally: &Tally| tally.created + tally.updated > 0;
        writes(&self.posts)
            || writes(&self.comments)
            || self.made_posts + self.settings + self.rules > 0
    }
}
