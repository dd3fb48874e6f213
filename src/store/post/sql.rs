//! Expressions of post `p`.

/// The date of a post: its publication time, or the creation time of a draft.
pub(in crate::store) const DATE: &str = "coalesce(p.published_at, p.created_at)";

/// The tag names of a post, joined by commas; tag names contain no comma.
pub(in crate::store) const TAGS: &str =
    "(SELECT group_concat(name) FROM (SELECT t.name FROM post_tag x
    CROSS JOIN tag t ON t.id = x.tag_id WHERE x.post_id = p.id ORDER BY t.folded))";
