//! Statistics of a blog.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::comment::{PENDING, SPAM, counts};
use super::error::Result;
use super::sql::{slug, text, time};
use crate::model::Tag;
use crate::model::comment::ERASED;
use crate::model::stats::{
    Commenter, Discussed, Month, MonthCounts, Overview, PostCounts, QueuedComment,
};
use crate::model::stats::{Stats, median_age};

/// The statistics, for reading.
pub struct StatsReader<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> StatsReader<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        StatsReader { db, now }
    }

    /// The statistics, with the last `months` months and the `top` most frequent items
    /// of each list. Reads one snapshot.
    pub fn read(&self, months: u32, top: u32) -> Result<Stats> {
        let _moment = self.db.unchecked_transaction()?;
        let comments = counts(self.db)?;
        Ok(Stats {
            posts: self.posts()?,
            comments,
            media: self.media()?,
            months: self.months(months)?,
            discussed: self.discussed(top)?,
            tags: self.tags(top)?,
            authors: self.authors(top)?,
            waiting: self.waiting(comments.pending)?,
        })
    }

    /// A summary: the counts, and the next scheduled post.
    pub fn overview(&self) -> Result<Overview> {
        let _moment = self.db.unchecked_transaction()?;
        let next = "SELECT slug, published_at FROM post WHERE published_at > ?1
                    ORDER BY published_at LIMIT 1";
        let row = self.db.query_row(next, [self.now.to_string()], |row| {
            Ok((slug(row, 0)?, time(row, 1)?))
        });
        Ok(Overview {
            posts: self.posts()?,
            comments: counts(self.db)?,
            next: row.optional()?,
        })
    }

    fn posts(&self) -> Result<PostCounts> {
        let sql = "SELECT (SELECT count(*) FROM post WHERE published_at <= ?1),
                          (SELECT count(*) FROM post WHERE published_at > ?1),
                          (SELECT count(*) FROM post WHERE published_at IS NULL)";
        Ok(self.db.query_row(sql, [self.now.to_string()], |row| {
            Ok(PostCounts {
                published: row.get(0)?,
                scheduled: row.get(1)?,
                draft: row.get(2)?,
            })
        })?)
    }

    fn media(&self) -> Result<i64> {
        let sql = "SELECT count(*) FROM media";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }

    /// Timestamps begin with their month; `~` sorts after all characters that follow
    /// it.
    fn months(&self, count: u32) -> Result<Vec<MonthCounts>> {
        let month = "created_at > ?1 AND created_at < ?1 || '~'";
        let mut statement = self.db.prepare(&format!(
            "SELECT (SELECT count(*) FROM post
                     WHERE published_at > ?1 AND published_at <= min(?1 || '~', ?2)),
                    (SELECT count(*) FROM comment WHERE {month}) - (SELECT count(*) {SPAM} AND {month})"
        ))?;
        let now = self.now.to_string();
        let months = Month::of(self.now).up_to(count).into_iter();
        let counts = months.map(|month| {
            statement.query_row([&month.to_string(), &now], |row| {
                Ok(MonthCounts {
                    month,
                    posts: row.get(0)?,
                    comments: row.get(1)?,
                })
            })
        });
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    }

    fn discussed(&self, top: u32) -> Result<Vec<Discussed>> {
        let sql = format!(
            "SELECT p.id, p.slug, p.title, t.comments
             FROM ({}) t CROSS JOIN post p ON p.id = t.post_id
             ORDER BY t.comments DESC, p.id DESC",
            most("post_id", "post_id DESC")
        );
        let mut statement = self.db.prepare(&sql)?;
        let found = statement.query_map([top], |row| {
            Ok(Discussed {
                id: row.get(0)?,
                slug: slug(row, 1)?,
                title: text(row, 2)?,
                comments: row.get(3)?,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn tags(&self, top: u32) -> Result<Vec<Tag>> {
        let sql = "SELECT t.id, t.name, x.posts
                   FROM (SELECT tag_id, count(*) AS posts FROM post_tag GROUP BY tag_id) x
                   CROSS JOIN tag t ON t.id = x.tag_id
                   ORDER BY x.posts DESC, t.folded LIMIT ?1";
        let mut statement = self.db.prepare(sql)?;
        let found = statement.query_map([top], |row| {
            Ok(Tag {
                id: row.get(0)?,
                name: text(row, 1)?,
                posts: row.get(2)?,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The most frequent comment authors, without the name of erased comments.
    fn authors(&self, top: u32) -> Result<Vec<Commenter>> {
        // Fetch one more, in case that name is among them.
        let mut statement = self.db.prepare(&most("author", "author"))?;
        let found = statement.query_map([top.saturating_add(1)], |row| {
            Ok(Commenter {
                name: text(row, 0)?,
                comments: row.get(1)?,
            })
        })?;
        let mut authors: Vec<Commenter> = found.collect::<rusqlite::Result<_>>()?;
        authors.retain(|author| author.name != ERASED);
        authors.truncate(usize::try_from(top).unwrap_or(usize::MAX));
        Ok(authors)
    }

    fn waiting(&self, pending: i64) -> Result<Option<QueuedComment>> {
        let sql = format!("SELECT id, created_at {PENDING} ORDER BY created_at, id LIMIT 1");
        let oldest = self
            .db
            .query_row(&sql, [], |row| Ok((row.get(0)?, time(row, 1)?)))
            .optional()?;
        let Some((oldest, since)) = oldest else {
            return Ok(None);
        };
        let sql = format!("SELECT created_at {PENDING} ORDER BY created_at LIMIT ?1 OFFSET ?2");
        let mut statement = self.db.prepare(&sql)?;
        // An odd number of rows has one middle row, an even number two.
        let middle = params![2 - pending % 2, (pending - 1) / 2];
        let middle = statement
            .query_map(middle, |row| time(row, 0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(Some(QueuedComment {
            oldest,
            since,
            median: median_age(&middle, self.now),
        }))
    }
}

/// The SQL for the most frequent values of a column among comments that are not spam.
/// Counts all comments in one index scan, which does not cover the status, then
/// subtracts the spam.
fn most(column: &str, order: &str) -> String {
    format!(
        "SELECT {column}, sum(n) AS comments
         FROM (SELECT {column}, count(*) AS n FROM comment GROUP BY {column}
               UNION ALL SELECT {column}, -1 {SPAM})
         GROUP BY {column} HAVING comments > 0 ORDER BY comments DESC, {order} LIMIT ?1"
    )
}
