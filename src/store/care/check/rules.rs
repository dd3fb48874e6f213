//! What must hold of the rows of a blog beyond what the schema says, and how each is
//! mended.

use jiff::Timestamp;
use rusqlite::Connection;

use super::rule::{Fix, Rule};
use super::{repair, values};
use crate::store::error::Result;

/// All of them. Values come first: the others count on them.
pub(in crate::store::care) fn rules(db: &Connection) -> Result<Vec<Rule>> {
    let mut rules = values::rules(db)?;
    rules.extend(row_rules());
    Ok(rules)
}

/// Those about rows and what refers to what.
pub(super) fn row_rules() -> Vec<Rule> {
    let mut rules = Vec::new();
    rules.extend(ROWS.iter().map(|row| Rule {
        check: row.check,
        sql: row.sql.into(),
        fix: row.fix.map(|sql| Fix::Sql(sql.into())),
    }));
    for rule in &mut rules {
        // These take more than a statement.
        let fix: fn(&Connection, Timestamp) -> Result<()> = match rule.sql.as_ref() {
            ORPHANS => repair::adopt,
            SLUGS => repair::rename,
            TAGS => repair::refold,
            _ => continue,
        };
        rule.fix = Some(Fix::Rows(fix));
    }
    rules
}

/// A rule that one statement finds, and one fixes.
struct Row {
    check: &'static str,
    sql: &'static str,
    fix: Option<&'static str>,
}

/// Comments on no post.
const ORPHANS: &str = "SELECT 'comment ' || id, 'is on post ' || post_id || ', which is not there'
    FROM comment WHERE post_id NOT IN (SELECT id FROM post)";

/// Slugs that would not do in an address or as the name of a file.
const SLUGS: &str = "SELECT 'post ' || id, 'its slug `' || slug || '` is not usable in an address'
    FROM post WHERE NOT is_slug(slug)";

/// Tags that are not found by their name.
const TAGS: &str = "SELECT 'tag ' || id, 'its name `' || name || '` is not the one it is found by'
    FROM tag WHERE folded <> folded(name)";

const ROWS: [Row; 12] = [
    Row {
        check: "foreign_keys",
        sql: ORPHANS,
        fix: None,
    },
    Row {
        check: "foreign_keys",
        sql: "SELECT 'tag ' || tag_id || ' of post ' || post_id, 'links what is not there'
              FROM post_tag WHERE post_id NOT IN (SELECT id FROM post)
                  OR tag_id NOT IN (SELECT id FROM tag)",
        fix: Some(
            "DELETE FROM post_tag WHERE post_id NOT IN (SELECT id FROM post)
                 OR tag_id NOT IN (SELECT id FROM tag)",
        ),
    },
    Row {
        check: "foreign_keys",
        sql: "SELECT 'origin of ' || kind || ' ' || row,
                     'is source ' || source || ', which is not there'
              FROM origin WHERE source NOT IN (SELECT id FROM source)",
        fix: Some("DELETE FROM origin WHERE source NOT IN (SELECT id FROM source)"),
    },
    Row {
        check: "threads",
        sql: "SELECT 'comment ' || id, 'answers comment ' || parent_id ||
                     ', which is not on its post'
              FROM comment c WHERE parent_id IS NOT NULL AND NOT EXISTS
                  (SELECT 1 FROM comment WHERE post_id = c.post_id AND id = c.parent_id)",
        fix: Some(
            "UPDATE comment AS c SET parent_id = NULL, revision = revision + 1
             WHERE parent_id IS NOT NULL AND NOT EXISTS
                 (SELECT 1 FROM comment WHERE post_id = c.post_id AND id = c.parent_id)",
        ),
    },
    // In each circle the first answers a later one. From there it is all that is above.
    Row {
        check: "threads",
        sql: "WITH RECURSIVE above (first, id) AS (
                  SELECT id, parent_id FROM comment WHERE parent_id > id
                  UNION SELECT first, c.parent_id FROM above a JOIN comment c ON c.id = a.id
                  WHERE c.parent_id IS NOT NULL)
              SELECT 'comment ' || first, 'answers itself through its replies'
              FROM above GROUP BY first HAVING min(id) = first AND max(id = first)",
        fix: Some(
            "WITH RECURSIVE above (first, id) AS (
                 SELECT id, parent_id FROM comment WHERE parent_id > id
                 UNION SELECT first, c.parent_id FROM above a JOIN comment c ON c.id = a.id
                 WHERE c.parent_id IS NOT NULL)
             UPDATE comment SET parent_id = NULL, revision = revision + 1 WHERE id IN
                 (SELECT first FROM above GROUP BY first
                  HAVING min(id) = first AND max(id = first))",
        ),
    },
    Row {
        check: "slugs",
        sql: SLUGS,
        fix: None,
    },
    Row {
        check: "slugs",
        sql: "SELECT 'redirect ' || slug, 'is not usable in an address'
              FROM redirect WHERE NOT is_slug(slug)",
        fix: Some("DELETE FROM redirect WHERE NOT is_slug(slug)"),
    },
    Row {
        check: "tags",
        sql: TAGS,
        fix: None,
    },
    Row {
        check: "slugs",
        sql: "SELECT 'redirect ' || slug, 'is in the way of a post that has this slug now'
              FROM redirect WHERE slug IN (SELECT slug FROM post)",
        fix: Some("DELETE FROM redirect WHERE slug IN (SELECT slug FROM post)"),
    },
    Row {
        check: "addresses",
        sql: "SELECT 'redirect ' || slug, 'leads to post ' || post_id || ', which is not there'
              FROM redirect WHERE post_id NOT IN (SELECT id FROM post)",
        fix: Some("DELETE FROM redirect WHERE post_id NOT IN (SELECT id FROM post)"),
    },
    Row {
        check: "addresses",
        sql:
            "SELECT 'comment ' || id, 'its website `' || website || '` is not an http or https address'
              FROM comment WHERE website IS NOT NULL AND NOT is_website(website)",
        fix: None,
    },
    Row {
        check: "settings",
        sql: "SELECT 'setting ' || name, why_not_set(name, value)
              FROM setting WHERE why_not_set(name, value) IS NOT NULL",
        fix: Some("DELETE FROM setting WHERE why_not_set(name, value) IS NOT NULL"),
    },
];
