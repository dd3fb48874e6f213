//! Repairs that need more than one statement. The log keeps the replaced rows.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::model::{ImportedMeta, NewPost, slug, tag};
use crate::store::error::Result;
use crate::store::post::PostsWriter;
use crate::store::sql::text;

/// The highest id reused for a recovered post; ids after a higher one could run out.
const LAST: i64 = 1 << 53;

/// Creates a draft for comments whose post is missing, with the missing post's id if
/// that id is valid.
pub(super) fn adopt(db: &Connection, now: Timestamp) -> Result<()> {
    let sql = "SELECT DISTINCT post_id FROM comment WHERE post_id NOT IN (SELECT id FROM post)";
    let posts = PostsWriter::new(db, now);
    for missing in ids(db, sql)? {
        let new = NewPost {
            title: format!("Recovered post {missing}"),
            body: "The comments on this post were found without it.".to_owned(),
            comments_open: true,
            ..NewPost::default()
        };
        let slug = posts.free_slug(&slug::from_title(&new.title))?;
        let stamp = ImportedMeta {
            id: Some(missing).filter(|id| (1..=LAST).contains(id)),
            ..ImportedMeta::default()
        };
        let post = posts.insert(&new, &slug, &stamp)?;
        let sql = "UPDATE comment SET post_id = ?2, revision = revision + 1
                   WHERE post_id = ?1 AND post_id <> ?2";
        db.execute(sql, (missing, post))?;
    }
    Ok(())
}

/// Replaces invalid slugs of posts.
pub(super) fn rename(db: &Connection, now: Timestamp) -> Result<()> {
    let posts = PostsWriter::new(db, now);
    for id in ids(db, "SELECT id FROM post WHERE NOT is_slug(slug)")? {
        let sql = "SELECT slug FROM post WHERE id = ?1";
        let old = db.query_row(sql, [id], |row| text(row, 0))?;
        let new = posts.free_slug(&slug::from_title(&old))?;
        let sql = "UPDATE post SET slug = ?2, revision = revision + 1 WHERE id = ?1";
        db.execute(sql, (id, new))?;
    }
    Ok(())
}

/// Recomputes the folded names of tags. A tag whose folded name is taken is merged into
/// the other tag.
pub(super) fn refold(db: &Connection, _: Timestamp) -> Result<()> {
    let wrong = ids(db, "SELECT id FROM tag WHERE folded <> folded(name)")?;
    // Use placeholders first, because one wrong name may block another.
    let sql = "UPDATE tag SET folded = ' ' || id WHERE folded <> folded(name)";
    db.execute(sql, [])?;
    for id in wrong {
        let sql = "SELECT name FROM tag WHERE id = ?1";
        let folded = tag::fold(&db.query_row(sql, [id], |row| text(row, 0))?);
        let sql = "UPDATE OR IGNORE tag SET folded = ?2 WHERE id = ?1";
        if db.execute(sql, (id, &folded))? > 0 {
            continue;
        }
        let sql = "INSERT OR IGNORE INTO post_tag (post_id, tag_id)
                   SELECT x.post_id, t.id FROM post_tag x JOIN tag t ON t.folded = ?2
                   WHERE x.tag_id = ?1";
        db.execute(sql, (id, &folded))?;
        db.execute("DELETE FROM tag WHERE id = ?1", [id])?;
    }
    Ok(())
}

fn ids(db: &Connection, sql: &str) -> Result<Vec<i64>> {
    let mut statement = db.prepare(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
