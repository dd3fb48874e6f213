//! The public part of a blog. Everything that publishes reads through this module:
//! published posts, approved comments, no email addresses.

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use super::comment::THREAD;
use super::error::{Error, Result};
use super::post::{PostColumns, Posts};
use super::sql::{optional_text, text, time};
use crate::model::{CommentId, PostFilter, PostId, PublicComment, PublicPost, Withheld};

/// The public part of a blog, for reading.
pub struct Public<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> Public<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        Public { db, now }
    }

    /// Calls `each` with the published posts among those that match the filter. Returns
    /// the other posts that have approved comments, and the number of these comments.
    pub fn each_post<E: From<Error>>(
        &self,
        filter: &PostFilter,
        parts: PostColumns,
        mut each: impl FnMut(PublicPost) -> std::result::Result<(), E>,
    ) -> std::result::Result<Withheld, E> {
        let mut withheld = Withheld::default();
        Posts::new(self.db, self.now).each(filter, parts, |post| {
            let (id, slug) = (post.id, post.slug.clone());
            if let Some(post) = PublicPost::at(post, self.now) {
                return each(post);
            }
            let comments = self.approved(id)?;
            if comments > 0 {
                withheld.posts.push(slug);
                withheld.comments += comments;
            }
            Ok(())
        })?;
        Ok(withheld)
    }

    /// Calls `each` with the approved comments on a post, in thread order. The parent
    /// of a reply is its nearest approved ancestor.
    pub fn each_comment<E: From<Error>>(
        &self,
        post: &PublicPost,
        mut each: impl FnMut(PublicComment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = format!(
            "{THREAD} SELECT thread.depth, iif(c.status = 'approved', c.id, NULL), c.author,
                 c.website, c.body, c.created_at, c.updated_at
             FROM thread CROSS JOIN comment c ON c.id = thread.id"
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(Error::from)?;
        let mut rows = statement.query([post.id]).map_err(Error::from)?;
        // The ids of the last comment and its ancestors; `None` for a hidden one.
        let mut above: Vec<Option<CommentId>> = Vec::new();
        while let Some(row) = rows.next().map_err(Error::from)? {
            let (depth, id) = depth_and_id(row).map_err(Error::from)?;
            above.truncate(depth);
            if id.is_some() {
                each(comment(row, &above).map_err(Error::from)?)?;
            }
            above.push(id);
        }
        Ok(())
    }

    /// The number of approved comments on a post.
    fn approved(&self, post: PostId) -> Result<i64> {
        let sql = "SELECT count(*) FROM comment WHERE post_id = ?1 AND status = 'approved'";
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_row([post], |row| row.get(0))?)
    }
}

/// The depth of a comment in its thread, and its id if it is approved.
fn depth_and_id(row: &Row<'_>) -> rusqlite::Result<(usize, Option<CommentId>)> {
    let depth: i64 = row.get(0)?;
    Ok((usize::try_from(depth).unwrap_or_default(), row.get(1)?))
}

fn comment(row: &Row<'_>, above: &[Option<CommentId>]) -> rusqlite::Result<PublicComment> {
    let mut visible = above.iter().rev().flatten();
    Ok(PublicComment {
        id: row.get(1)?,
        parent_id: visible.next().copied(),
        depth: above.iter().flatten().count(),
        author: text(row, 2)?,
        website: optional_text(row, 3)?,
        body: text(row, 4)?,
        created_at: time(row, 5)?,
        updated_at: time(row, 6)?,
    })
}
