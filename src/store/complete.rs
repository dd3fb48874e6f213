//! Shell completion candidates. Reading leaves no trace: it waits for no lock, creates
//! no file and does not upgrade an older version. Most queries read a short range of an
//! index.

use std::path::Path;

use rusqlite::Connection;

use super::connect;
use super::error::Result;
use super::sql::{optional_text, text};
use crate::model::{Completion, tag};

/// The row limit of a query.
const MOST: u32 = 50;

/// The kind of completion candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// Slugs of posts, with their titles.
    Slug,
    /// Names of tags.
    Tag,
    /// Authors of posts.
    PostAuthor,
    /// Authors of comments.
    CommentAuthor,
    /// Ids of comments, pending ones first, with their authors and texts.
    Comment,
    /// Ids of spam comments, newest first.
    Spam,
    /// Ids of rules, with their names.
    Rule,
    /// Numbers of operations, with their commands.
    Operation,
    /// Kinds of recent operations, such as `post rm`.
    OperationKind,
    /// Names of media.
    Media,
    /// Names of cursors.
    Cursor,
    /// Names of import sources.
    Source,
}

/// A blog opened for completion.
pub struct Complete {
    connection: Connection,
}

impl Complete {
    /// Opens the blog at `path` without waiting.
    ///
    /// # Errors
    /// The file does not exist or is not a usable blog.
    pub fn open(path: &Path) -> Result<Complete> {
        let connection = connect::open_untouched(path)?;
        Ok(Complete { connection })
    }

    /// Some of the candidates that begin with `prefix`, in display order. For slugs,
    /// tags and authors, their common prefix is that of all matches.
    pub fn candidates(&self, sought: Sought, prefix: &str) -> Result<Vec<Completion>> {
        let (sql, values) = match sought {
            Sought::Slug if prefix.is_empty() => (NEWEST_SLUGS, range("")),
            Sought::Slug => (SLUGS, range(prefix)),
            Sought::Tag => (TAGS, range(&tag::fold(prefix))),
            Sought::PostAuthor => (POST_AUTHORS, range(prefix)),
            Sought::CommentAuthor => (COMMENT_AUTHORS, range(prefix)),
            Sought::OperationKind => (OPERATION_KINDS, range(prefix)),
            Sought::Media => (MEDIA, range(prefix)),
            Sought::Cursor => (CURSORS, range(prefix)),
            Sought::Source => (SOURCES, range(prefix)),
            Sought::Rule => (RULES, [prefix.to_owned(), String::new()]),
            Sought::Operation => (OPERATIONS, [prefix.to_owned(), String::new()]),
            Sought::Spam if prefix.is_empty() => (SPAM, range("")),
            Sought::Comment if prefix.is_empty() => (COMMENTS, range("")),
            Sought::Comment | Sought::Spam => match prefix.parse::<u32>() {
                Ok(number @ 1..) => (NUMBERED_COMMENTS, [number.to_string(), String::new()]),
                _ => return Ok(Vec::new()),
            },
        };
        let [from, to] = values;
        let mut statement = self.connection.prepare(sql)?;
        let found = statement.query_map((from, to, MOST), |row| {
            Ok(Completion {
                value: text(row, 0)?,
                about: optional_text(row, 1)?,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// The bounds of the strings that begin with `prefix`: lower inclusive, upper
/// exclusive.
fn range(prefix: &str) -> [String; 2] {
    [prefix.to_owned(), format!("{prefix}{}", char::MAX)]
}

// A limited query also returns the last match: all matches share the common prefix of
// the first and the last, and a shell inserts only that.

const SLUGS: &str = "
    SELECT * FROM (SELECT slug, title FROM post WHERE slug >= ?1 AND slug < ?2
                   ORDER BY slug LIMIT ?3)
    UNION
    SELECT * FROM (SELECT slug, title FROM post WHERE slug >= ?1 AND slug < ?2
                   ORDER BY slug DESC LIMIT 1)";

const NEWEST_SLUGS: &str = "
    SELECT slug, title FROM (
      SELECT id, slug, title, 1 AS part FROM (
        SELECT id, slug, title FROM post ORDER BY coalesce(published_at, created_at) DESC LIMIT ?3)
      UNION ALL
      SELECT id, slug, title, 2 FROM (SELECT id, slug, title FROM post ORDER BY slug LIMIT 1)
      UNION ALL
      SELECT id, slug, title, 2 FROM (SELECT id, slug, title FROM post ORDER BY slug DESC LIMIT 1))
    WHERE ?1 < ?2 GROUP BY id ORDER BY min(part), id DESC";

const TAGS: &str = "
    SELECT name, NULL FROM (
      SELECT * FROM (SELECT folded, name FROM tag WHERE folded >= ?1 AND folded < ?2
                     ORDER BY folded LIMIT ?3)
      UNION
      SELECT * FROM (SELECT folded, name FROM tag WHERE folded >= ?1 AND folded < ?2
                     ORDER BY folded DESC LIMIT 1))
    ORDER BY folded";

// Loose index scan: each step seeks the next author instead of reading all rows.

const POST_AUTHORS: &str = "
    WITH RECURSIVE a (name) AS (
      SELECT min(author) FROM post WHERE author >= ?1 AND author < ?2
      UNION ALL
      SELECT (SELECT min(author) FROM post WHERE author > a.name AND author < ?2)
      FROM a WHERE a.name IS NOT NULL LIMIT ?3)
    SELECT name, NULL FROM a WHERE name IS NOT NULL
    UNION
    SELECT * FROM (SELECT author, NULL FROM post WHERE author >= ?1 AND author < ?2
                   ORDER BY author DESC LIMIT 1)";

const COMMENT_AUTHORS: &str = "
    WITH RECURSIVE a (name) AS (
      SELECT min(author) FROM comment WHERE author >= ?1 AND author < ?2
      UNION ALL
      SELECT (SELECT min(author) FROM comment WHERE author > a.name AND author < ?2)
      FROM a WHERE a.name IS NOT NULL LIMIT ?3)
    SELECT name, NULL FROM a WHERE name IS NOT NULL
    UNION
    SELECT * FROM (SELECT author, NULL FROM comment WHERE author >= ?1 AND author < ?2
                   ORDER BY author DESC LIMIT 1)";

const COMMENTS: &str = "
    SELECT CAST(id AS TEXT), author || ': ' || body FROM (
      SELECT id, author, body, 1 AS part FROM (
        SELECT id, author, substr(body, 1, 100) AS body FROM comment WHERE status = 'pending'
        ORDER BY created_at LIMIT ?3)
      UNION ALL
      SELECT id, author, body, 2 FROM (
        SELECT id, author, substr(body, 1, 100) AS body FROM comment
        ORDER BY created_at DESC LIMIT ?3))
    WHERE ?1 < ?2 GROUP BY id ORDER BY min(part), CASE part WHEN 1 THEN id ELSE -id END LIMIT ?3";

const SPAM: &str = "
    SELECT CAST(id AS TEXT), author || ': ' || substr(body, 1, 100) FROM comment
    WHERE status = 'spam' AND ?1 < ?2 ORDER BY created_at DESC LIMIT ?3";

/// The ids whose decimal digits begin with n are n, 10n to 10n+9, 100n to 100n+99, and
/// so on.
const NUMBERED_COMMENTS: &str = "
    WITH RECURSIVE span (low, high) AS (
      SELECT CAST(?1 AS INTEGER), CAST(?1 AS INTEGER) WHERE ?2 = ''
      UNION ALL
      SELECT low * 10, high * 10 + 9 FROM span WHERE low <= (SELECT max(id) FROM comment) / 10)
    SELECT CAST(c.id AS TEXT), c.author || ': ' || substr(c.body, 1, 100)
    FROM span CROSS JOIN comment c ON c.id BETWEEN span.low AND span.high LIMIT ?3";

const RULES: &str = "
    SELECT CAST(id AS TEXT), name FROM rule
    WHERE CAST(id AS TEXT) GLOB ?1 || '*' AND ?2 = '' ORDER BY position, id LIMIT ?3";

const OPERATIONS: &str = "
    SELECT CAST(id AS TEXT), coalesce(command, 'written by another program') FROM (
      SELECT id, command FROM operation ORDER BY id DESC LIMIT 20 * ?3)
    WHERE CAST(id AS TEXT) GLOB ?1 || '*' AND ?2 = '' LIMIT ?3";

const OPERATION_KINDS: &str = "
    SELECT DISTINCT kind, NULL FROM (SELECT kind FROM operation ORDER BY id DESC LIMIT 20 * ?3)
    WHERE kind >= ?1 AND kind < ?2 ORDER BY kind LIMIT ?3";

const MEDIA: &str = "
    SELECT * FROM (SELECT name, type FROM media WHERE name >= ?1 AND name < ?2
                   ORDER BY name LIMIT ?3)
    UNION
    SELECT * FROM (SELECT name, type FROM media WHERE name >= ?1 AND name < ?2
                   ORDER BY name DESC LIMIT 1)";

const CURSORS: &str = "
    SELECT name, NULL FROM cursor WHERE name >= ?1 AND name < ?2 ORDER BY name LIMIT ?3";

const SOURCES: &str = "
    SELECT name, NULL FROM source WHERE name >= ?1 AND name < ?2 ORDER BY name LIMIT ?3";
