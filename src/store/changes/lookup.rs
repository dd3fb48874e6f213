//! What became of one post or comment between two positions of the log.
//!
//! A row at a position is the image of the first change after it, or else the
//! row as it is now. When that is asked makes no difference.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Statement};

use super::batch::Candidate;
use crate::model::{Batch, Change, Effect, PostStatus, State};
use crate::store::error::Result;
use crate::store::log::{KINDS, Kind, Position};
use crate::store::query::{comment_status, optional_time, time};

/// Finds out what became of one row after the other.
pub(super) struct Lookup<'a> {
    batch: &'a Batch,
    from: Position,
    to: Position,
    post: Statement<'a>,
    comment: Statement<'a>,
}

impl<'a> Lookup<'a> {
    pub fn new(db: &'a Connection, batch: &'a Batch, from: Position, to: Position) -> Result<Self> {
        let [post, comment, ..] = &KINDS;
        Ok(Lookup {
            batch,
            from,
            to,
            post: db.prepare(&select_post(post))?,
            comment: db.prepare(&select_comment(post, comment))?,
        })
    }

    /// What became of this row, if anything.
    pub fn change(&mut self, candidate: Candidate) -> Result<Option<Change>> {
        let Candidate {
            turn,
            is_comment,
            row,
        } = candidate;
        let (select, newest) = if is_comment {
            (&mut self.comment, self.from.comment)
        } else {
            (&mut self.post, self.from.post)
        };
        let (batch, after) = (self.batch, self.batch.after.map(|mark| mark.at));
        let values = (row, self.from.change, self.to.change, newest, turn);
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
                slug: found.get(5)?,
                title: found.get(6)?,
                at: moment(found, effect, state)?,
                operation: found.get(7)?,
            }))
        })?)
    }
}

/// Where a row stood, if it was there: what two columns say of that.
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

/// When it was: at the last operation, but for what had to wait for its time; of
/// what is older than the log, when it was last written.
fn moment(row: &Row<'_>, effect: Effect, state: State) -> rusqlite::Result<Timestamp> {
    let touched = optional_time(row, 8)?;
    let at = match (effect, state) {
        (Effect::Visible, State::Post(_)) => touched.max(optional_time(row, 3)?),
        _ => touched,
    };
    at.map_or_else(|| time(row, 9), Ok)
}

/// A row of a table at a position: as the change after it says, or as it is.
struct Side<'a> {
    kind: &'a Kind,
    /// The name of that change in the query.
    change: &'a str,
}

impl Side<'_> {
    /// Joins the change to a query that has the table already.
    fn join(&self, row: &str, position: &str) -> String {
        let (Kind { name, .. }, change) = (self.kind, self.change);
        format!(
            "LEFT JOIN change {change} ON {change}.id = (SELECT min(id) FROM change
                 WHERE kind = '{name}' AND row = {row} AND id > {position})"
        )
    }

    /// Whether the row is there.
    fn is_there(&self) -> String {
        let (Kind { name, .. }, change) = (self.kind, self.change);
        format!("iif({change}.id IS NULL, {name}.id IS NOT NULL, {change}.image IS NOT NULL)")
    }

    /// One of its columns.
    fn column(&self, column: &str) -> String {
        let (Kind { name, columns, .. }, change) = (self.kind, self.change);
        let place = columns.iter().position(|other| *other == column);
        let place = place.unwrap_or(columns.len());
        format!("iif({change}.id IS NULL, {name}.{column}, {change}.image ->> {place})")
    }

    /// All of them.
    fn image(&self) -> String {
        let (Kind { name, columns, .. }, change) = (self.kind, self.change);
        let columns: Vec<String> = columns
            .iter()
            .map(|column| format!("{name}.{column}"))
            .collect();
        let columns = columns.join(", ");
        format!("iif({change}.id IS NULL, json_array({columns}), {change}.image)")
    }
}

/// A row at the start of the batch, where its id was given by then, and at its
/// end. The values of a query are the id, the two positions, the newest id at
/// the start, and the turn.
struct Sides<'a> {
    before: Side<'a>,
    after: Side<'a>,
}

impl<'a> Sides<'a> {
    fn new(kind: &'a Kind, before: &'a str, after: &'a str) -> Self {
        Sides {
            before: Side {
                kind,
                change: before,
            },
            after: Side {
                kind,
                change: after,
            },
        }
    }

    fn join(&self, row: &str) -> String {
        let (before, after) = (self.before.join(row, "?2"), self.after.join(row, "?3"));
        let name = self.before.kind.name;
        format!("LEFT JOIN {name} ON {name}.id = {row} {before} {after}")
    }

    /// A column as it is at the end, or as it was last.
    fn last(&self, column: &str) -> String {
        let (before, after) = (self.before.column(column), self.after.column(column));
        format!("iif({}, {after}, {before})", self.after.is_there())
    }

    /// The first columns of the query for one row: whether it was there and is
    /// there, each with its `status`, and whether it is the `same`.
    fn states(&self, status: &str, same: &str) -> String {
        let Sides { before, after } = self;
        let was = format!("?1 <= ?4 AND {}", before.is_there());
        let is = after.is_there();
        let is_same = format!(
            "iif({was} AND {is}, ({}.id IS {}.id OR {} = {}) AND {same}, 0)",
            before.change,
            after.change,
            before.image(),
            after.image()
        );
        let (before, after) = (before.column(status), after.column(status));
        format!("{was}, {before}, {is}, {after}, {is_same}")
    }
}

fn select_post(post: &Kind) -> String {
    let post = Sides::new(post, "before", "after");
    let same_tags = format!("{} IS {}", tags("?2"), tags("?3"));
    format!(
        "SELECT {}, {}, {}, operation.id, operation.at, {}
         FROM (SELECT 1) {} LEFT JOIN operation ON operation.id = ?5",
        post.states("published_at", &same_tags),
        post.last("slug"),
        post.last("title"),
        post.last("updated_at"),
        post.join("?1"),
    )
}

fn select_comment(post: &Kind, comment: &Kind) -> String {
    let comment = Sides::new(comment, "before", "after");
    let post = Sides::new(post, "post_before", "post_after");
    format!(
        "SELECT {}, {}, {}, operation.id, operation.at, {}
         FROM (SELECT 1) {} {} LEFT JOIN operation ON operation.id = ?5",
        comment.states("status", "true"),
        post.last("slug"),
        post.last("title"),
        comment.last("updated_at"),
        comment.join("?1"),
        post.join(&comment.last("post_id")),
    )
}

/// The names of the tags of post ?1 at a position.
fn tags(position: &str) -> String {
    format!(
        "(SELECT group_concat(name, ',' ORDER BY name) FROM (
            SELECT coalesce((SELECT image ->> 0 FROM change WHERE kind = 'tag'
                    AND row = link.tag AND id > {position} ORDER BY id LIMIT 1), tag.name) AS name
            FROM (
                SELECT tag_id AS tag FROM post_tag x WHERE post_id = ?1
                    AND NOT EXISTS (SELECT 1 FROM change WHERE kind = 'post_tag' AND row = ?1
                                    AND part = x.tag_id AND id > {position})
                UNION ALL
                SELECT part FROM (SELECT part, image, min(id) FROM change
                    WHERE kind = 'post_tag' AND row = ?1 AND id > {position} GROUP BY part)
                WHERE image IS NOT NULL) link
            LEFT JOIN tag ON tag.id = link.tag))"
    )
}
