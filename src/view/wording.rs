//! What a verb does to a record, in words.

use crate::model::removal::NAMED;

/// The words of a verb.
pub(crate) struct Wording {
    /// `published`.
    pub done: &'static str,
    /// `would publish`.
    pub would: &'static str,
    /// `is already published`; empty: a record without a difference is `unchanged`.
    pub already: &'static str,
}

/// A new record.
pub(crate) const ADD: Wording = Wording::new("added", "would add");

/// A change of fields.
pub(crate) const CHANGE: Wording = Wording {
    done: "changed",
    would: "would change",
    already: "",
};

impl Wording {
    /// The words without an `already`.
    pub(crate) const fn new(done: &'static str, would: &'static str) -> Self {
        let already = "";
        Wording {
            done,
            would,
            already,
        }
    }

    /// `published`, or `would publish` in a dry run.
    pub(crate) fn verb(&self, dry_run: bool) -> &'static str {
        if dry_run { self.would } else { self.done }
    }

    /// `published post 3 "On tea"`, or `post 3 "On tea" is already published` for a record
    /// that does not differ from before.
    pub(crate) fn sentence(&self, name: &str, differs: bool, dry_run: bool) -> String {
        match (differs, self.already) {
            (true, _) => format!("{} {name}", self.verb(dry_run)),
            (false, "") => format!("unchanged {name}"),
            (false, already) => format!("{name} {already}"),
        }
    }
}

/// `3 "On tea", 4 "On coffee", 5 "On milk" and 9 more`: the first names of `count` records.
pub(crate) fn first_named(names: &[String], count: usize) -> String {
    let names: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    match count.saturating_sub(names.len()) {
        0 => names.join(", "),
        others => format!("{} and {others} more", names.join(", ")),
    }
}

/// A title in quotes, cut to a length that a sentence bears.
pub(crate) fn quoted(title: &str) -> String {
    const LONGEST: usize = 60;
    format!("\"{}\"", crate::model::cut(title.chars(), LONGEST))
}
