//! The searched tables and their indexes.

use crate::store::post::sql::{DATE, TAGS};

/// Posts or comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    Post,
    Comment,
}

impl Kind {
    pub(in crate::store) fn index(self) -> &'static str {
        match self {
            Kind::Post => "post_search",
            Kind::Comment => "comment_search",
        }
    }

    /// The column of the id.
    pub(in crate::store) fn id(self) -> &'static str {
        let [_, id, _] = self.names();
        id
    }

    /// The table, the id column and the date.
    pub(super) fn names(self) -> [&'static str; 3] {
        match self {
            Kind::Post => ["post p", "p.id", DATE],
            Kind::Comment => ["comment c", "c.id", "c.created_at"],
        }
    }

    /// The columns of the index, their texts in SQL, and their weights.
    pub(super) fn columns(self) -> &'static [(&'static str, &'static str, f64)] {
        match self {
            Kind::Post => &[
                ("title", "p.title", 5.0),
                ("tags", TAGS, 3.0),
                ("body", "p.body", 1.0),
            ],
            Kind::Comment => &[("author", "c.author", 2.0), ("body", "c.body", 1.0)],
        }
    }
}
