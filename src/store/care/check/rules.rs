//! What must hold of the rows of a blog beyond what the schema says, and how each is
//! mended.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::find;
use crate::model::care::Finding;
use crate::model::{Setting, limits, slug};
use crate::store::error::Result;

/// Something that must hold of rows.
pub(in crate::store::care) struct Rule {
    check: &'static str,
    /// Finds those of which it does not hold: what each is, and what is wrong with it.
    sql: &'static str,
    /// Makes it hold of all, without losing anything.
    pub fix: Option<&'static str>,
}

impl Rule {
    pub fn find(&self, db: &Connection) -> Result<Vec<Finding>> {
        find(db, self.check, self.sql, self.fix.is_some())
    }
}

pub(in crate::store::care) const RULES: [Rule; 10] = [
    Rule {
        check: "foreign_keys",
        sql: "SELECT 'comment ' || id, 'is on post ' || post_id || ', which is not there'
              FROM comment WHERE post_id NOT IN (SELECT id FROM post)",
        fix: None,
    },
    Rule {
        check: "foreign_keys",
        sql: "SELECT 'tag ' || tag_id || ' of post ' || post_id, 'links what is not there'
              FROM post_tag WHERE post_id NOT IN (SELECT id FROM post)
                  OR tag_id NOT IN (SELECT id FROM tag)",
        fix: Some(
            "DELETE FROM post_tag WHERE post_id NOT IN (SELECT id FROM post)
                 OR tag_id NOT IN (SELECT id FROM tag)",
        ),
    },
    Rule {
        check: "foreign_keys",
        sql: "SELECT 'origin of ' || kind || ' ' || row,
                     'is source ' || source || ', which is not there'
              FROM origin WHERE source NOT IN (SELECT id FROM source)",
        fix: Some("DELETE FROM origin WHERE source NOT IN (SELECT id FROM source)"),
    },
    Rule {
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
    Rule {
        check: "threads",
        sql: "WITH RECURSIVE above (first, id) AS (
                  SELECT id, parent_id FROM comment WHERE parent_id > id
                  UNION SELECT first, c.parent_id FROM above a JOIN comment c ON c.id = a.id
                  WHERE c.parent_id IS NOT NULL)
              SELECT 'comment ' || first, 'answers itself, by way of others'
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
    Rule {
        check: "slugs",
        sql: "SELECT 'post ' || id, 'its slug `' || slug || '` is not usable in an address'
              FROM post WHERE NOT is_slug(slug)",
        fix: None,
    },
    Rule {
        check: "slugs",
        sql: "SELECT 'redirect ' || slug, 'is in the way of a post that has this slug now'
              FROM redirect WHERE slug IN (SELECT slug FROM post)",
        fix: Some("DELETE FROM redirect WHERE slug IN (SELECT slug FROM post)"),
    },
    Rule {
        check: "addresses",
        sql: "SELECT 'redirect ' || slug, 'leads to post ' || post_id || ', which is not there'
              FROM redirect WHERE post_id NOT IN (SELECT id FROM post)",
        fix: Some("DELETE FROM redirect WHERE post_id NOT IN (SELECT id FROM post)"),
    },
    Rule {
        check: "addresses",
        sql:
            "SELECT 'comment ' || id, 'its website `' || website || '` is no http or https address'
              FROM comment WHERE website IS NOT NULL AND NOT is_website(website)",
        fix: None,
    },
    Rule {
        check: "settings",
        sql: "SELECT 'setting ' || name, why_not_set(name, value)
              FROM setting WHERE why_not_set(name, value) IS NOT NULL",
        fix: Some("DELETE FROM setting WHERE why_not_set(name, value) IS NOT NULL"),
    },
];

/// Gives a connection the functions that the rules are made with.
pub(in crate::store::care) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("is_slug", 1, flags, |context| {
        Ok(slug::check(&text(context, 0)).is_ok())
    })?;
    db.create_scalar_function("is_website", 1, flags, |context| {
        Ok(limits::check_website(&text(context, 0)).is_ok())
    })?;
    db.create_scalar_function("why_not_set", 2, flags, |context| {
        let set = Setting::named(&text(context, 0));
        Ok(match set.map(|setting| setting.check(&text(context, 1))) {
            Err(unknown) => Some(unknown.to_string()),
            Ok(Err(invalid)) => Some(invalid.to_string()),
            Ok(Ok(())) => None,
        })
    })?;
    Ok(())
}

/// A text as it can be read: another program may have stored bytes that are no UTF-8.
fn text(context: &Context<'_>, place: usize) -> String {
    let bytes = context.get_raw(place).as_bytes_or_null().ok().flatten();
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}
