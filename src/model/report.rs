//! The report of an import.

use std::collections::{BTreeMap, BTreeSet};

use super::import::{Adjusted, Adjustment, Outcome, Skipped};

/// The report of an import, by kind of record and reason.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The name of the source.
    pub source: String,
    /// Whether it was a dry run, which writes nothing.
    pub dry_run: bool,
    /// The outcomes of posts.
    pub posts: Tally,
    /// The outcomes of comments.
    pub comments: Tally,
    /// The number of posts made for threads without one.
    pub made_posts: i64,
    /// The number of settings set.
    pub settings: i64,
    /// The number of rules created.
    pub rules: i64,
    /// The number of media files stored.
    pub media: i64,
    /// The number of skipped records, by kind and reason.
    pub skipped: BTreeMap<(&'static str, Skipped), i64>,
    /// The number of adjustments, by kind of record and adjustment.
    pub adjusted: BTreeMap<(&'static str, Adjustment), i64>,
    /// The number of items that a blog cannot store, by kind and reason.
    pub left_out: BTreeMap<(&'static str, &'static str), i64>,
    /// The number of times each warning occurred.
    pub noticed: BTreeMap<String, i64>,
    /// What was changed, dropped or left out, by name, at most `LISTED` unless all are
    /// listed.
    pub details: Vec<Detail>,
    /// The number of all details.
    pub all_details: i64,
    /// Whether every detail and every refused record is listed.
    pub lists_all: bool,
    /// The refused records, at most `LISTED` unless all are listed.
    pub refused: Vec<RefusedRecord>,
    /// The number of all refused records.
    pub all_refused: i64,
    /// What became of the old addresses, if there were any.
    pub addresses: Option<Addresses>,
}

/// The number of records of one kind, by outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All records.
    pub read: i64,
    /// Created records.
    pub created: i64,
    /// Updated records.
    pub updated: i64,
    /// Records that did not change.
    pub unchanged: i64,
    /// Records that exist and were not updated.
    pub skipped: i64,
    /// Records that cannot be stored.
    pub refused: i64,
}

/// The old addresses of imported posts that are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// Their number.
    pub all: i64,
    /// The permalink pattern that most of them have, or that of the blog.
    pub pattern: String,
    /// How many of them posts have under this pattern; the others redirect.
    pub kept: i64,
    /// Whether the blog has this pattern.
    pub is_set: bool,
}

/// What was changed or dropped in an imported record, or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The place in the source; empty if unknown.
    pub place: String,
    /// What happened: `a slug was made usable`.
    pub what: &'static str,
    /// The value it happened to, or the identifier of the record.
    pub value: String,
}

/// A refused record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRecord {
    /// The place in the source; empty if unknown.
    pub place: String,
    /// The kind: `post`, `comment`, `setting`, `tag`, `rule` or `input`.
    pub kind: &'static str,
    /// The identifier in the source; empty if it has none.
    pub key: String,
    /// The reason.
    pub reason: String,
}

/// The maximum number of entries of a list; the others are only counted.
pub const LISTED: usize = 10_000;

/// The maximum number of different warnings; the others are counted as `other`.
const NOTICED: usize = 100;

impl Report {
    /// Counts the outcome and the adjustments of a record of this kind, with its place in
    /// the source and its identifier.
    pub fn count(
        &mut self,
        kind: &'static str,
        outcome: &Outcome,
        (place, key): (&str, &str),
        adjusted: &[Adjusted],
    ) {
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
                self.list(Detail {
                    place: place.to_owned(),
                    what: why.about(),
                    value: key.to_owned(),
                });
            }
        }
        self.adjust(kind, place, adjusted);
    }

    /// Counts the adjustments of a record, each kind once, and adds them to the list.
    pub fn adjust(&mut self, kind: &'static str, place: &str, adjusted: &[Adjusted]) {
        let kinds: BTreeSet<Adjustment> = adjusted.iter().map(|adjusted| adjusted.how).collect();
        for how in kinds {
            *self.adjusted.entry((kind, how)).or_default() += 1;
        }
        for Adjusted { how, value } in adjusted {
            self.list(Detail {
                place: place.to_owned(),
                what: how.about(),
                value: value.clone(),
            });
        }
    }

    /// Counts an item that a blog cannot store, with its place in the source.
    pub fn leave_out(&mut self, kind: &'static str, why: &'static str, place: &str) {
        *self.left_out.entry((kind, why)).or_default() += 1;
        self.list(Detail {
            place: place.to_owned(),
            what: why,
            value: String::new(),
        });
    }

    /// Adds a refused record.
    pub fn refuse(&mut self, refused: RefusedRecord) {
        self.all_refused += 1;
        if self.lists_all || self.refused.len() < LISTED {
            self.refused.push(refused);
        }
    }

    /// Counts a change, and adds it to the list.
    pub fn detail(&mut self, detail: Detail) {
        self.notice(detail.what.to_owned());
        self.list(detail);
    }

    fn list(&mut self, detail: Detail) {
        self.all_details += 1;
        if self.lists_all || self.details.len() < LISTED {
            self.details.push(detail);
        }
    }

    /// Counts a warning.
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
            || self.made_posts + self.settings + self.rules + self.media > 0
    }
}
