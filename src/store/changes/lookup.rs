//! The change of one post or comment between two positions of the log.
//!
//! The state of a row at a position is the old row of the first change after that
//! position, or else the current row.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Statement};

use crate::model::{Batch, Change, Effect, PostStatus, Slug, State};
use crate::store::error::Result;
use crate::store::log::{KINDS, Kind, Position};
use crate::store::sql::{comment_status, optional_text, optional_time, time};

/// A row that may have changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct TouchedRow {
    /// The last operation that wrote the row.
    pub turn: i64,
    /// Whether the row is a comment rather than a post.
    pub is_comment: bool,
    /// The id of the row.
    pub row: i64,
}

/// Computes the changes of single rows, with prepared statements.
pub(super) struct Lookup<'a> {
    batch: &'a Batch,
    from: Position,
    to: Position,
    post: Statement<'a>,
    comment: Statement<'a>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(
        db: &'a Connection,
        batch: &'a Batch,
        from: Position,
        to: Position,
    ) -> Result<Self> {
        let [post, comment, ..] = &KINDS;
        Ok(Lookup {
            batch,
            from,
            to,
            post: db.prepare(&select_post(post, &post.columns(db)?))?,
            comment: db.prepare(&select_comment(post, comment, &comment.columns(db)?))?,
        })
    }

    /// The change of this row, if any.
    pub(super) fn change(&mut self, candidate: TouchedRow) -> Result<Option<Change>> {
        let TouchedRow {
            turn,
            is_comment,
            row,
        } = candidate;
        let (from, to) = (self.from, self.to);
        let (select, newest_before, newest_after) = if is_comment {
            (&mut self.comment, from.comment, to.comment)
        } else {
            (&mut self.post, from.post, to.post)
        };
        let values = rusqlite::named_params! {
            ":row": row,
            ":before": from.change,
            ":after": to.change,
            ":newest_before": newest_before,
            ":newest_after": newest_after,
            ":turn": turn,
        };
        let (batch, after) = (self.batch, self.batch.after.map(|mark| mark.at));
        Ok(select.query_row(values, |found| {
            let until = batch.until.at;
            let before = state(found, 0, is_comment, after.unwrap_or(until))?;
            let now = state(found, 2, is_comment, until)?;
            let effect = Effect::between(before, now, found.get(4)?);
            let Some((effect, state)) = effect.zip(now.or(before)) else {
                return Ok(None);
            };
            Ok(Some(Change {
                batch: batch.number,
                effect,
                state,
                id: row,
                slug: optional_text(found, 5)?.map(Slug::unchecked),
                title: optional_text(found, 6)?,
                at: moment(found, effect, state)?,
                operation: found.get(7)?,
            }))
        })?)
    }
}

/// The state of a row at one side of a batch, from two columns; `None` if it did not
/// exist.
fn state(
    row: &Row<'_>,
    index: usize,
    is_comment: bool,
    at: Timestamp,
) -> rusqlite::Result<Option<State>> {
    if !row.get(index)? {
        return Ok(None);
    }
    Ok(Some(if is_comment {
        State::Comment(comment_status(row, index + 1)?)
    } else {
        State::Post(PostStatus::at(optional_time(row, index + 1)?, at))
    }))
}

/// The time of a change: the time of its last operation, or the publication time if
/// that is later. For changes older than the log, the time of the last update.
fn moment(row: &Row<'_>, effect: Effect, state: State) -> rusqlite::Result<Timestamp> {
    let touched = optional_time(row, 8)?;
    let at = match (effect, state) {
        (Effect::Visible, State::Post(_)) => touched.max(optional_time(row, 3)?),
        _ => touched,
    };
    at.map_or_else(|| time(row, 9), Ok)
}

/// A row at a position: the old row of the first change after the position, or the
/// current row. `position` names the SQL parameter; `change` is the alias of the change
/// in the query.
struct Side<'a> {
    kind: &'a Kind,
    position: &'a str,
    change: String,
}

impl<'a> Side<'a> {
    fn new(kind: &'a Kind, position: &'a str) -> Self {
        let change = format!("{}_{position}", kind.name);
        Side {
            kind,
            position,
            change,
        }
    }

    /// The SQL that joins the change to a query that already contains the table.
    fn join(&self, row: &str) -> String {
        let (
            Kind { name, .. },
            Side {
                position, change, ..
            },
        ) = (self.kind, self);
        format!(
            "LEFT JOIN change {change} ON {change}.id = (SELECT min(id) FROM change
                 WHERE kind = '{name}' AND row = {row} AND id > :{position})
             LEFT JOIN {name}_old {change}_old ON {change}_old.change = {change}.id"
        )
    }

    /// The SQL that selects the value from the change, or else from the table.
    fn choose(&self, of_change: &str, of_table: &str) -> String {
        let change = &self.change;
        format!("iif({change}.id IS NULL, {of_table}, {change}{of_change})")
    }

    /// The SQL condition that the row exists.
    fn is_there(&self) -> String {
        self.choose(".existed", &format!("{}.id IS NOT NULL", self.kind.name))
    }

    /// The SQL value of one column.
    fn column(&self, column: &str) -> String {
        let name = self.kind.name;
        self.choose(&format!("_old.{column}"), &format!("{name}.{column}"))
    }

    /// The SQL list of several columns.
    fn all(&self, columns: &[String]) -> String {
        let columns = columns.iter().map(|column| self.column(column));
        columns.collect::<Vec<_>>().join(", ")
    }
}

/// A row at the start and at the end of a batch.
struct Sides<'a> {
    before: Side<'a>,
    after: Side<'a>,
}

impl<'a> Sides<'a> {
    fn new(kind: &'a Kind) -> Self {
        Sides {
            before: Side::new(kind, "before"),
            after: Side::new(kind, "after"),
        }
    }

    /// The SQL that joins the table and both changes.
    fn join(&self, row: &str) -> String {
        let (before, after) = (self.before.join(row), self.after.join(row));
        let name = self.after.kind.name;
        format!("LEFT JOIN {name} ON {name}.id = {row} {before} {after}")
    }

    /// The SQL value of a column at the end, or at the start if the row was removed.
    fn last(&self, column: &str) -> String {
        let (before, after) = (self.before.column(column), self.after.column(column));
        format!("iif({}, {after}, {before})", self.after.is_there())
    }

    /// The first five columns of the query: whether the row existed at the start, its
    /// status then, whether it exists at the end, its status then, and whether both are
    /// equal. A row with an id not yet assigned at a position did not exist at that
    /// position.
    fn states(&self, status: &str, columns: &[String], same: &str) -> String {
        let Sides { before, after } = self;
        let was = format!(":row <= :newest_before AND {}", before.is_there());
        let is = format!(":row <= :newest_after AND {}", after.is_there());
        let same = format!(
            "iif({was} AND {is}, ({}.id IS {}.id OR ({}) IS ({})) AND {same}, false)",
            before.change,
            after.change,
            before.all(columns),
            after.all(columns)
        );
        let (before, after) = (before.column(status), after.column(status));
        format!("{was}, {before}, {is}, {after}, {same}")
    }
}

fn select_post(post: &Kind, columns: &[String]) -> String {
    let post = Sides::new(post);
    let same_tags = format!("{} IS {}", tags(":before"), tags(":after"));
    format!(
        "SELECT {}, {}, {}, operation.id, operation.at, {}
         FROM (SELECT 1) {} LEFT JOIN operation ON operation.id = :turn",
        post.states("published_at", columns, &same_tags),
        post.last("slug"),
        post.last("title"),
        post.last("updated_at"),
        post.join(":row"),
    )
}

fn select_comment(post: &Kind, comment: &Kind, columns: &[String]) -> String {
    let (post, comment) = (Sides::new(post), Sides::new(comment));
    format!(
        "SELECT {}, {}, {}, operation.id, operation.at, {}
         FROM (SELECT 1) {} {} LEFT JOIN operation ON operation.id = :turn",
        comment.states("status", columns, "true"),
        post.last("slug"),
        post.last("title"),
        comment.last("updated_at"),
        comment.join(":row"),
        post.join(&comment.last("post_id")),
    )
}

/// The SQL list of the names of a post's tags at a position.
fn tags(position: &str) -> String {
    format!(
        "(SELECT group_concat(name, ',' ORDER BY name) FROM (
            SELECT coalesce((SELECT o.name FROM change c JOIN tag_old o ON o.change = c.id
                    WHERE c.kind = 'tag' AND c.row = link.tag AND c.id > {position}
                    ORDER BY c.id LIMIT 1), tag.name) AS name
            FROM (
                SELECT tag_id AS tag FROM post_tag x WHERE post_id = :row
                    AND NOT EXISTS (SELECT 1 FROM change WHERE kind = 'post_tag' AND row = :row
                                    AND part = x.tag_id AND id > {position})
                UNION ALL
                SELECT part FROM (SELECT part, existed, min(id) FROM change
                    WHERE kind = 'post_tag' AND row = :row AND id > {position} GROUP BY part)
                WHERE existed) link
            LEFT JOIN tag ON tag.id = link.tag))"
    )
}
