//! The end of each transaction: its changes become an operation.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::{Asked, Position, Span, position, written};
use crate::model::Touched;
use crate::store::error::Result;
use crate::store::search;

/// Which operation is taken back by the one that is recorded.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Taken {
    /// The operation that is taken back.
    pub tip: i64,
    /// The first of its chain.
    pub root: i64,
    /// How many operations of its chain there were before.
    pub level: i64,
}

/// Makes an operation of all that was written since the newest one, if anything
/// was, and brings the search index up to it. Without `asked` it is of another
/// program.
pub(in crate::store) fn record(
    db: &Connection,
    now: Timestamp,
    asked: Option<&Asked>,
    taken: Option<Taken>,
) -> Result<()> {
    let from = position(db)?;
    let to = written(db)?;
    if from == to && taken.is_none() {
        return Ok(());
    }
    let touched = count(db, from, to)?;
    search::sync(db, from)?;
    let id = insert(db, now, asked, taken, Span { from, to }, touched)?;
    if let Some(taken) = taken {
        let sql = "UPDATE operation SET undone_by = ?2 WHERE id = ?1";
        db.execute(sql, [taken.tip, id])?;
    }
    Ok(())
}

/// Begins the log of rows that are there already: an operation without changes.
pub(in crate::store) fn begin(db: &Connection, now: Timestamp, asked: &Asked) -> Result<()> {
    let here = written(db)?;
    let span = Span {
        from: here,
        to: here,
    };
    insert(db, now, Some(asked), None, span, Touched::default())?;
    Ok(())
}

fn insert(
    db: &Connection,
    now: Timestamp,
    asked: Option<&Asked>,
    taken: Option<Taken>,
    Span { from, to }: Span,
    touched: Touched,
) -> Result<i64> {
    let sql = "INSERT INTO operation (at, who, command, root, level, change_from, change_to,
                   post_from, post_to, comment_from, comment_to,
                   posts, comments, tags, tag_links, redirects)
               VALUES (?1, ?2, ?3, coalesce(?4, 0), coalesce(?5, 0), ?6, ?7, ?8, ?9, ?10, ?11,
                       ?12, ?13, ?14, ?15, ?16)";
    db.prepare_cached(sql)?.execute(rusqlite::params![
        now.to_string(),
        asked.and_then(|asked| asked.who.as_deref()),
        command(db, asked, taken)?,
        taken.map(|taken| taken.root),
        taken.map(|taken| taken.level),
        from.change,
        to.change,
        from.post,
        to.post,
        from.comment,
        to.comment,
        touched.posts,
        touched.comments,
        touched.tags,
        touched.tag_links,
        touched.redirects,
    ])?;
    let id = db.last_insert_rowid();
    if taken.is_none() {
        let sql = "UPDATE operation SET root = id WHERE id = ?1";
        db.prepare_cached(sql)?.execute([id])?;
    }
    Ok(id)
}

/// What the log says was asked: of an undo, what it took back too.
fn command(db: &Connection, asked: Option<&Asked>, taken: Option<Taken>) -> Result<Option<String>> {
    let Some(Taken { root, level, .. }) = taken else {
        return Ok(asked.map(|asked| asked.command.clone()));
    };
    let sql = "SELECT command FROM operation WHERE id = ?1";
    let undone: Option<Option<String>> = db.query_row(sql, [root], |row| row.get(0)).optional()?;
    let verb = if level % 2 == 0 { "redo" } else { "undo" };
    Ok(Some(match undone.flatten() {
        Some(command) => format!("{verb} {root}: {command}"),
        None => format!("{verb} {root}"),
    }))
}

/// How many rows of each kind were touched since `from`.
fn count(db: &Connection, from: Position, to: Position) -> Result<Touched> {
    let mut touched = Touched::default();
    if to.change > from.change {
        let sql = "SELECT kind, count(*) FROM
                   (SELECT DISTINCT kind, row, part FROM change WHERE id > ?1) GROUP BY kind";
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query([from.change])?;
        while let Some(row) = rows.next()? {
            let count: i64 = row.get(1)?;
            match row.get_ref(0)?.as_str().unwrap_or_default() {
                "post" => touched.posts = count,
                "comment" => touched.comments = count,
                "tag" => touched.tags = count,
                "post_tag" => touched.tag_links = count,
                _ => touched.redirects = count,
            }
        }
    }
    let newer = |sql: &str, id: i64| -> Result<i64> {
        Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
    };
    if to.post > from.post {
        touched.posts += newer("SELECT count(*) FROM post WHERE id > ?1", from.post)?;
        let sql = "SELECT count(*) FROM post_tag WHERE post_id > ?1";
        touched.tag_links += newer(sql, from.post)?;
    }
    if to.comment > from.comment {
        touched.comments += newer("SELECT count(*) FROM comment WHERE id > ?1", from.comment)?;
    }
    Ok(touched)
}
