//! Keeps the search indexes up to date.
//!
//! The indexes store no copy of their texts. Deleting a row needs its old words; the
//! log has them in the first change of the row since the last sync.
//! <https://www.sqlite.org/fts5.html#the_delete_command>

use rusqlite::Connection;

use crate::store::error::{Error, Result};
use crate::store::log::{Position, written};
use crate::store::sql::optional_text;

/// Up to this number of changes, rows are always updated one by one.
const FEW: i64 = 100;

/// The tags of a post with this id, in SQL.
macro_rules! tags {
    ($id:literal) => {
        concat!(
            "(SELECT group_concat(name, ' ') FROM (SELECT t.name FROM post_tag x
                CROSS JOIN tag t ON t.id = x.tag_id WHERE x.post_id = ",
            $id,
            " ORDER BY t.folded))"
        )
    };
}

/// The words of the tags of a post with this id, in SQL.
macro_rules! tag_words {
    ($id:literal) => {
        concat!("words(", tags!($id), ")")
    };
}

/// A search index and its source table.
pub(in crate::store) struct Index {
    pub name: &'static str,
    /// The indexed table.
    table: &'static str,
    /// The SQL that selects the id and the words of each row.
    pub contents: &'static str,
    /// The SQL that selects the id and the texts of each row, in the order of `columns`.
    pub texts: &'static str,
    /// Its columns, separated by a comma and a space.
    pub columns: &'static str,
    /// The SQL that converts the columns to words.
    words: &'static str,
    /// The kinds of changes that affect the index.
    kinds: &'static [&'static str],
    /// The rows up to id `?2` that were changed after change `?1`, in order.
    touched: &'static str,
    /// The texts of the `touched` rows at change `?1`; NULL if they did not exist.
    was: &'static str,
    /// The condition that these texts differ from the current ones.
    differs: &'static str,
}

const COMMENTS: Index = Index {
    name: "comment_search",
    table: "comment",
    contents: "SELECT id, words(author) AS author, words(body) AS body FROM comment",
    texts: "SELECT id, author, body FROM comment",
    columns: "author, body",
    words: "words(author), words(body)",
    kinds: &["comment"],
    touched: "
        SELECT DISTINCT row FROM change
        WHERE id > ?1 AND +kind = 'comment' AND row <= ?2 ORDER BY 1",
    was: "
        SELECT d.id, o.author, o.body
        FROM touched d CROSS JOIN change c ON c.id =
            (SELECT min(id) FROM change WHERE kind = 'comment' AND row = d.id AND id > ?1)
        LEFT JOIN comment_old o ON o.change = c.id",
    differs: "(w.author, w.body) IS NOT (n.author, n.body)",
};

const POSTS: Index = Index {
    name: "post_search",
    table: "post",
    contents: concat!(
        "SELECT id, words(title) AS title, words(body) AS body, ",
        tag_words!("post.id"),
        " AS tags FROM post"
    ),
    texts: concat!(
        "SELECT id, title, body, ",
        tags!("post.id"),
        " AS tags FROM post"
    ),
    columns: "title, body, tags",
    words: "words(title), words(body), words(tags)",
    kinds: &["post", "post_tag", "tag"],
    touched: "
        SELECT row FROM change
        WHERE id > ?1 AND +kind IN ('post', 'post_tag') AND row <= ?2
        UNION
        SELECT x.post_id FROM change c CROSS JOIN post_tag x ON x.tag_id = c.row
        WHERE c.id > ?1 AND +c.kind = 'tag' AND x.post_id <= ?2 ORDER BY 1",
    // The tags of a post at that time: current links without a change, and links whose
    // first change says they existed. The name of a tag comes from its first old row.
    was: "
        SELECT d.id,
            iif(c.id IS NULL, p.title, o.title),
            iif(c.id IS NULL, p.body, o.body),
            (SELECT group_concat(coalesce(i.name, t.name), ' '
                                 ORDER BY coalesce(i.folded, t.folded))
             FROM (SELECT tag_id AS id FROM post_tag x WHERE post_id = d.id AND NOT EXISTS
                      (SELECT 1 FROM change WHERE kind = 'post_tag' AND row = d.id
                       AND part = x.tag_id AND id > ?1)
                   UNION ALL
                   SELECT part FROM change l WHERE id > ?1 AND kind = 'post_tag' AND row = d.id
                      AND existed AND id = (SELECT min(id) FROM change
                         WHERE kind = 'post_tag' AND row = d.id AND part = l.part AND id > ?1)) h
             LEFT JOIN tag t ON t.id = h.id
             LEFT JOIN tag_old i ON i.change =
                (SELECT min(id) FROM change WHERE kind = 'tag' AND row = h.id AND id > ?1))
        FROM touched d LEFT JOIN post p ON p.id = d.id LEFT JOIN change c ON c.id =
            (SELECT min(id) FROM change WHERE kind = 'post' AND row = d.id AND id > ?1)
        LEFT JOIN post_old o ON o.change = c.id",
    differs: concat!(
        "(w.title, w.body) IS NOT (n.title, n.body) OR words(w.tags) IS NOT ",
        tag_words!("w.id")
    ),
};

/// All indexes.
pub(in crate::store) const INDEXES: [Index; 2] = [POSTS, COMMENTS];

/// Updates the indexes with everything written since `from`.
pub(in crate::store) fn sync(db: &Connection, from: Position) -> Result<()> {
    let to = written(db)?;
    let mut kinds = String::new();
    if to.change > from.change {
        let sql = "SELECT group_concat(DISTINCT kind) FROM change NOT INDEXED WHERE id > ?1";
        let mut statement = db.prepare_cached(sql)?;
        let found = statement.query_row([from.change], |row| optional_text(row, 0))?;
        kinds = found.unwrap_or_default();
    }
    for (source, from_row, to_row) in [
        (POSTS, from.post, to.post),
        (COMMENTS, from.comment, to.comment),
    ] {
        if kinds.split(',').any(|kind| source.kinds.contains(&kind)) {
            let changes = to.change - from.change;
            if changes > FEW && source.is_mostly_touched(db, from.change, from_row)? {
                source.rebuild(db)?;
                continue;
            }
            match source.replace_touched(db, from.change, from_row) {
                // A damaged index must not prevent a write.
                Err(Error::Damaged(_) | Error::Contents(_) | Error::BreaksRule(_)) => {
                    source.rebuild(db)?;
                    continue;
                }
                done => done?,
            }
        }
        if to_row > from_row {
            source.add(db, "id > ?1", from_row)?;
        }
    }
    Ok(())
}

/// Rebuilds both indexes.
pub(in crate::store) fn rebuild(db: &Connection) -> Result<()> {
    POSTS.rebuild(db)?;
    COMMENTS.rebuild(db)
}

/// Rebuilds the index of the comments; nothing of the old content remains.
pub(in crate::store) fn rebuild_comments(db: &Connection) -> Result<()> {
    COMMENTS.rebuild(db)
}

impl Index {
    fn rebuild(&self, db: &Connection) -> Result<()> {
        let index = self.name;
        db.execute_batch(&format!(
            "INSERT INTO {index} ({index}) VALUES ('delete-all')"
        ))?;
        self.add(db, "id > ?1", i64::MIN)
    }

    /// Whether updating the touched rows costs more than a rebuild.
    fn is_mostly_touched(&self, db: &Connection, change: i64, row: i64) -> Result<bool> {
        let Index { table, touched, .. } = self;
        let sql = format!(
            "WITH touched (id) AS ({touched}), cost (n) AS (SELECT 2 * count(*) FROM touched)
             SELECT (SELECT n FROM cost) > (SELECT count(*) FROM
                (SELECT 1 FROM {table} WHERE id <= ?2 LIMIT (SELECT n FROM cost)))"
        );
        Ok(db.query_row(&sql, [change, row], |row| row.get(0))?)
    }

    /// Removes the old words of rows whose texts differ, and adds their current words
    /// if the rows still exist.
    fn replace_touched(&self, db: &Connection, change: i64, row: i64) -> Result<()> {
        let Index {
            name: index,
            table,
            columns,
            words,
            touched,
            was,
            differs,
            ..
        } = self;
        let sql = format!(
            "WITH touched (id) AS ({touched}), was (id, {columns}) AS ({was})
             SELECT json_group_array(w.id) FROM was w LEFT JOIN {table} n ON n.id = w.id
             WHERE {differs}"
        );
        let mut statement = db.prepare_cached(&sql)?;
        let stale: String = statement.query_row([change, row], |row| row.get(0))?;
        if stale == "[]" {
            return Ok(());
        }
        let sql = format!(
            "WITH touched (id) AS (SELECT value FROM json_each(?2)), was (id, {columns}) AS ({was})
             INSERT INTO {index} ({index}, rowid, {columns})
             SELECT 'delete', id, {words} FROM was WHERE body IS NOT NULL"
        );
        db.prepare_cached(&sql)?.execute((change, &stale))?;
        self.add(db, "id IN (SELECT value FROM json_each(?1))", stale)
    }

    fn add(&self, db: &Connection, which: &str, value: impl rusqlite::ToSql) -> Result<()> {
        let Index {
            name: index,
            contents,
            columns,
            ..
        } = self;
        let sql = format!("INSERT INTO {index} (rowid, {columns}) {contents} WHERE {which}");
        db.prepare_cached(&sql)?.execute([value])?;
        Ok(())
    }
}
