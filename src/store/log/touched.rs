//! Finds the operations that touched a post or a comment. The ranges of new ids ascend
//! with the operations, so one is found by binary search.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{COLUMNS, Log, from_row};
use crate::model::{Operation, OperationId, PostId, TextId};
use crate::store::error::{Error, Result};
use crate::store::sql::{each_row, id_list};

/// The ids of operations.
type Ids = BTreeSet<OperationId>;

/// The SQL that selects the operations of these changes.
macro_rules! operations_of {
    ($changes:literal) => {
        concat!(
            "SELECT DISTINCT (SELECT id FROM operation WHERE change_to >= c.id
                              ORDER BY change_to LIMIT 1) FROM (",
            $changes,
            ") c"
        )
    };
}

/// The operations that changed post `?1`, its tags, its redirects, or its comments,
/// including removed ones.
const CHANGED_POST: &str = operations_of!(
    "SELECT id FROM change WHERE kind IN ('post', 'post_tag', 'redirect') AND row = ?1
     UNION ALL SELECT change FROM comment_old WHERE post_id = ?1
     UNION ALL SELECT c.id FROM comment x CROSS JOIN change c
         ON c.kind = 'comment' AND c.row = x.id WHERE x.post_id = ?1"
);

/// The comments that post `?1` has or had.
const COMMENTS: &str = "
    SELECT id FROM comment WHERE post_id = ?1
    UNION SELECT id FROM comment_old WHERE post_id = ?1 ORDER BY 1";

impl Log<'_> {
    /// Whether an operation touched the post with this id.
    pub fn touched(&self, post: PostId) -> Result<bool> {
        Ok(!of_post(self.db, post)?.is_empty())
    }

    /// The operations that created the versions of a post or comment, oldest first.
    pub fn of(&self, subject: TextId) -> Result<Vec<Operation>> {
        let (table, sql, id) = match subject {
            TextId::Post(id) => (
                "post",
                operations_of!(
                    "SELECT id FROM change WHERE kind IN ('post', 'post_tag') AND row = ?1"
                ),
                id.get(),
            ),
            TextId::Comment(id) => (
                "comment",
                operations_of!("SELECT id FROM change WHERE kind = 'comment' AND row = ?1"),
                id.get(),
            ),
        };
        let mut ids = Ids::new();
        collect(self.db, sql, id, &mut ids)?;
        add_inserter(self.db, table, id, &mut ids)?;
        let ids: Vec<OperationId> = ids.into_iter().collect();
        let sql = format!(
            "SELECT {COLUMNS} FROM operation o
             WHERE o.id IN (SELECT value FROM json_each(?1)) ORDER BY o.id"
        );
        let mut found = Vec::new();
        each_row(
            self.db,
            &sql,
            vec![id_list(&ids).into()],
            from_row,
            |operation| {
                found.push(operation);
                Ok::<(), Error>(())
            },
        )?;
        Ok(found)
    }
}

/// The operations that touched a post, its tags, its redirects or its comments, including
/// removed ones.
pub(super) fn of_post(db: &Connection, post: PostId) -> Result<Vec<OperationId>> {
    let mut ids = Ids::new();
    collect(db, CHANGED_POST, post.get(), &mut ids)?;
    add_inserter(db, "post", post.get(), &mut ids)?;
    let mut statement = db.prepare(COMMENTS)?;
    let mut comments = statement.query([post])?;
    // Up to this comment, the inserting operations are known.
    let mut known = 0;
    while let Some(row) = comments.next()? {
        let comment = row.get(0)?;
        if comment > known {
            known = add_inserter(db, "comment", comment, &mut ids)?;
        }
    }
    Ok(ids.into_iter().collect())
}

/// Adds the operations that the query selects for this id.
fn collect(db: &Connection, sql: &str, id: i64, ids: &mut Ids) -> Result<()> {
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_map([id], |row| row.get::<_, Option<OperationId>>(0))?;
    for operation in found {
        // What other programs wrote last has no operation yet.
        ids.extend(operation?);
    }
    Ok(())
}

/// Adds the operation that inserted the row with this id, if the log has it. Returns the
/// last id of which the same is true.
fn add_inserter(db: &Connection, table: &str, id: i64, ids: &mut Ids) -> Result<i64> {
    let sql = format!(
        "SELECT id, {table}_from, {table}_to FROM operation WHERE id >= ?1 ORDER BY id LIMIT 1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut first = |from: i64| -> Result<Option<(i64, i64, i64)>> {
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        Ok(statement.query_row([from], read).optional()?)
    };
    // In one query, the two would be a scan.
    let sql = "SELECT coalesce((SELECT min(id) FROM operation), 0),
                      coalesce((SELECT max(id) FROM operation), 0)";
    let ends = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (mut low, mut high): (i64, i64) = db.prepare_cached(sql)?.query_row([], ends)?;
    while low < high {
        let middle = low.midpoint(high);
        match first(middle)? {
            Some((operation, _, to)) if to < id => low = operation.saturating_add(1),
            _ => high = middle,
        }
    }
    Ok(match first(low)? {
        Some((operation, from, to)) if from < id && id <= to => {
            ids.insert(operation.into());
            to
        }
        Some((_, from, _)) if id <= from => from,
        _ => i64::MAX,
    })
}
