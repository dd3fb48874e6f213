//! Rules for the rows of a blog beyond the schema, with their repairs.

use std::borrow::Cow;

use rusqlite::Connection;

use super::rule::{Fix, Rule};
use super::{repair, values};
use crate::store::error::Result;
use crate::store::media::remove_unused;

/// All rules. Rules for values come first, because the others depend on them.
pub(in crate::store::maintenance) fn rules(db: &Connection) -> Result<Vec<Rule>> {
    let mut rules = values::rules(db)?;
    rules.extend(ROWS);
    Ok(rules)
}

const fn rule(check: &'static str, sql: &'static str, fix: Option<Fix>) -> Rule {
    Rule {
        check,
        sql: Cow::Borrowed(sql),
        fix,
    }
}

/// A repair by one statement.
const fn by(sql: &'static str) -> Option<Fix> {
    Some(Fix::Sql(Cow::Borrowed(sql)))
}

/// Rules for rows and references.
pub(super) const ROWS: [Rule; 17] = [
    rule(
        "foreign_keys",
        "SELECT 'comment ' || id, 'is on post ' || post_id || ', which is not there'
              FROM comment WHERE post_id NOT IN (SELECT id FROM post)",
        Some(Fix::Rows(repair::adopt)),
    ),
    rule(
        "foreign_keys",
        "SELECT 'tag ' || tag_id || ' of post ' || post_id, 'links what is not there'
              FROM post_tag WHERE post_id NOT IN (SELECT id FROM post)
                  OR tag_id NOT IN (SELECT id FROM tag)",
        by(
            "DELETE FROM post_tag WHERE post_id NOT IN (SELECT id FROM post)
                 OR tag_id NOT IN (SELECT id FROM tag)",
        ),
    ),
    rule(
        "foreign_keys",
        "SELECT 'origin of ' || kind || ' ' || row,
                     'is source ' || source || ', which is not there'
              FROM origin WHERE source NOT IN (SELECT id FROM source)",
        by("DELETE FROM origin WHERE source NOT IN (SELECT id FROM source)"),
    ),
    rule(
        "threads",
        "SELECT 'comment ' || id, 'answers comment ' || parent_id ||
                     ', which is not on its post'
              FROM comment c WHERE parent_id IS NOT NULL AND NOT EXISTS
                  (SELECT 1 FROM comment WHERE post_id = c.post_id AND id = c.parent_id)",
        by(
            "UPDATE comment AS c SET parent_id = NULL, revision = revision + 1
             WHERE parent_id IS NOT NULL AND NOT EXISTS
                 (SELECT 1 FROM comment WHERE post_id = c.post_id AND id = c.parent_id)",
        ),
    ),
    // Every cycle contains a comment whose parent has a higher id; the recursion starts
    // from these.
    rule(
        "threads",
        "WITH RECURSIVE above (first, id) AS (
                  SELECT id, parent_id FROM comment WHERE parent_id > id
                  UNION SELECT first, c.parent_id FROM above a JOIN comment c ON c.id = a.id
                  WHERE c.parent_id IS NOT NULL)
              SELECT 'comment ' || first, 'answers itself through its replies'
              FROM above GROUP BY first HAVING min(id) = first AND max(id = first)",
        by("WITH RECURSIVE above (first, id) AS (
                 SELECT id, parent_id FROM comment WHERE parent_id > id
                 UNION SELECT first, c.parent_id FROM above a JOIN comment c ON c.id = a.id
                 WHERE c.parent_id IS NOT NULL)
             UPDATE comment SET parent_id = NULL, revision = revision + 1 WHERE id IN
                 (SELECT first FROM above GROUP BY first
                  HAVING min(id) = first AND max(id = first))"),
    ),
    rule(
        "slugs",
        "SELECT 'post ' || id, 'its slug `' || slug || '` is not usable in an address'
              FROM post WHERE NOT is_slug(slug)",
        Some(Fix::Rows(repair::rename)),
    ),
    rule(
        "tags",
        "SELECT 'tag ' || id, 'its name `' || name || '` is not the one it is found by'
              FROM tag WHERE folded <> folded(name)",
        Some(Fix::Rows(repair::refold)),
    ),
    rule(
        "slugs",
        "SELECT 'redirect ' || path, 'is in the way of a post that has this slug now'
              FROM redirect WHERE path IN (SELECT '/' || slug FROM post)",
        by("DELETE FROM redirect WHERE path IN (SELECT '/' || slug FROM post)"),
    ),
    rule(
        "addresses",
        "SELECT 'post ' || id, 'its path `' || path || '` is not usable as an address'
              FROM post WHERE path IS NOT NULL AND NOT is_own_path(path)",
        by("UPDATE post SET path = NULL, revision = revision + 1
            WHERE path IS NOT NULL AND NOT is_own_path(path)"),
    ),
    rule(
        "addresses",
        "SELECT 'redirect ' || path, 'leads to post ' || post_id || ', which is not there'
              FROM redirect WHERE post_id NOT IN (SELECT id FROM post)",
        by("DELETE FROM redirect WHERE post_id NOT IN (SELECT id FROM post)"),
    ),
    rule(
        "slugs",
        "SELECT 'redirect ' || path, 'is not usable in an address'
              FROM redirect WHERE NOT is_path(path)",
        by("DELETE FROM redirect WHERE NOT is_path(path)"),
    ),
    rule(
        "foreign_keys",
        "SELECT 'media ' || name, 'has no bytes'
              FROM media WHERE digest NOT IN (SELECT digest FROM media_blob)",
        None,
    ),
    rule(
        "media",
        "SELECT 'media ' || name, 'its name is not usable; `blog media set` renames it'
              FROM media WHERE NOT is_media_name(name)",
        None,
    ),
    rule(
        "media",
        "SELECT 'old media ' || name, 'has no bytes, so its change cannot be undone'
              FROM media_old WHERE digest NOT IN (SELECT digest FROM media_blob)",
        None,
    ),
    rule(
        "media",
        "SELECT 'media bytes ' || digest, 'belong to no media'
              FROM media_blob WHERE digest NOT IN (
                  SELECT digest FROM media
                  UNION SELECT digest FROM media_old WHERE digest IS NOT NULL)",
        Some(Fix::Rows(|db, _| remove_unused(db).map(|_| ()))),
    ),
    rule(
        "addresses",
        "SELECT 'comment ' || id, 'its website `' || website || '` is not an http or https address'
              FROM comment WHERE website IS NOT NULL AND NOT is_website(website)",
        None,
    ),
    rule(
        "settings",
        "SELECT 'setting ' || name, why_not_set(name, value)
              FROM setting WHERE why_not_set(name, value) IS NOT NULL",
        by("DELETE FROM setting WHERE why_not_set(name, value) IS NOT NULL"),
    ),
];
