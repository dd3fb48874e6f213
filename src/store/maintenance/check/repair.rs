//! Repairs that take more than one statement. The log keeps what they replace.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::model::{ImportedMeta, NewPost, slug, tag};
use crate::store::error::Result;
use crate::store::post::PostsWriter;
use crate::store::sql::text;

/// The last id that an adopting post takes over: behind it ids could run out.
const LAST: i64 = 1 << 53;

/// Gives comments whose post is not there a draft to be on, with the id of that post if
/// it is one that a blog gives.
pub(super) fn adopt(db: &Connection, now: Timestamp) -> Result<()> {
    let sql = "SELECT DISTINCT post_id FROM comment WHERE post_id NOT IN (SELECT id FROM post)";
    let posts = PostsWriter::new(db, now);
    for missing in ids(db, sql)? {
        let new = NewPost {
            title: format!("Recovered post {missing}"),
            slug: None,
            author: None,
            summary: None,
            body: "The comments on this post were found without it.".to_owned(),
            published_at: None,
            comments_open: true,
            tags: Vec::new(),
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

/// Gives posts whose slug is not usable one that is.
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

/// Makes tags be found by their name. One whose name another tag has becomes that tag.
pub(super) fn refold(db: &Connection, _: Timestamp) -> Result<()> {
    let wrong = ids(db, "SELECT id FROM tag WHERE folded <> folded(name)")?;
    // One may be in the way of another.
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
