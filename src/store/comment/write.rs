//! Writing comments.

use std::cell::OnceCell;

use jiff::Timestamp;
use rusqlite::Connection;

use super::block::block;
use super::decide::decide;
use super::moving::move_to;
use super::recheck::recheck;
use super::{Comments, SUBTREE};
use crate::model::moderation::Verdict;
use crate::model::{
    Blocked, Comment, CommentChange, CommentFilter, CommentId, Decided, Decision, Destination,
    ImportedMeta, Moderator, Moved, NewComment, PostId, PostRef, Recheck, Removal, Selection, Slug,
};
use crate::store::error::{Error, Result};
use crate::store::moderation;
use crate::store::post::Posts;
use crate::store::removal::{check_agreed, delete_cascading};
use crate::store::sql::{id_list, inserted, slug};

/// The comments, inside a transaction.
pub struct CommentsWriter<'a> {
    db: &'a Connection,
    now: Timestamp,
    moderator: OnceCell<Moderator>,
}

impl<'a> CommentsWriter<'a> {
    pub(in crate::store) fn new(db: &'a Connection, now: Timestamp) -> Self {
        CommentsWriter {
            db,
            now,
            moderator: OnceCell::new(),
        }
    }

    /// Adds a comment to a post. The status is the requested one or the result of
    /// [`Moderator::decide`].
    ///
    /// # Errors
    /// The post does not exist or its comments are closed ([`Error::CommentsClosed`]),
    /// a rule rejects the comment ([`Error::Rejected`]), or the parent comment is on
    /// another post ([`Error::ParentElsewhere`]).
    pub fn add(&self, post: &PostRef, new: &NewComment) -> Result<Comment> {
        let post = Posts::new(self.db, self.now).id(post)?;
        if let Some(parent) = new.parent_id
            && self.reader().get(parent)?.post_id != post
        {
            let post = self.slug(post)?;
            return Err(Error::ParentElsewhere { parent, post });
        }
        let id = self.insert(post, new, &ImportedMeta::default())?;
        self.reader().get(id)
    }

    /// Like `add`, but takes the id of the post, does not check that the parent is on
    /// it, and returns only the id.
    pub(in crate::store) fn insert(
        &self,
        post: PostId,
        new: &NewComment,
        stamp: &ImportedMeta,
    ) -> Result<CommentId> {
        new.check()?;
        let at = new.created_at.unwrap_or(self.now);
        let comment = new.incoming();
        let moderator = self.moderator()?;
        let known = moderation::known(self.db, moderator, post, &comment, at, &new.admission)?;
        let (status, reason) = match moderator.decide(&comment, &known, &new.admission) {
            Verdict::Stored(status, reason) => (status, reason),
            Verdict::Rejected { rule, name } => return Err(Error::Rejected { rule, name }),
            Verdict::Closed(after) => {
                let slug = self.slug(post)?;
                return Err(Error::CommentsClosed { slug, after });
            }
        };
        let mut statement = self.db.prepare_cached(
            "INSERT INTO comment (id, post_id, parent_id, author, email, website, body, status,
                                  created_at, updated_at, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        let done = statement.execute((
            stamp.id,
            post,
            new.parent_id,
            &new.author,
            &new.email,
            &new.website,
            &new.body,
            status.name(),
            at.to_string(),
            stamp.updated_at.unwrap_or(self.now).to_string(),
            reason,
        ));
        inserted(self.db, "comment", done)?;
        Ok(self.db.last_insert_rowid().into())
    }

    fn slug(&self, post: PostId) -> Result<Slug> {
        let sql = "SELECT slug FROM post WHERE id = ?1";
        Ok(self.db.query_row(sql, [post], |row| slug(row, 0))?)
    }

    /// The policy and the rules; loaded once.
    fn moderator(&self) -> Result<&Moderator> {
        if let Some(moderator) = self.moderator.get() {
            return Ok(moderator);
        }
        let moderator = moderation::moderator(self.db)?;
        Ok(self.moderator.get_or_init(|| moderator))
    }

    /// Changes a comment and returns whether anything changed. Without a difference,
    /// nothing is written.
    ///
    /// # Errors
    /// The comment differs from `base` ([`Error::Stale`]).
    pub fn update(
        &self,
        id: CommentId,
        change: &CommentChange,
        base: Option<&Comment>,
    ) -> Result<(Comment, bool)> {
        let before = match base {
            Some(base) => self.unchanged(base)?,
            None => self.reader().get(id)?,
        };
        let after = change.apply(&before)?;
        if after == before {
            return Ok((before, false));
        }
        let mut statement = self.db.prepare_cached(
            "UPDATE comment SET author = ?2, email = ?3, website = ?4, body = ?5, status = ?6,
                    updated_at = ?7, revision = revision + 1, reason = ?8
             WHERE id = ?1",
        )?;
        statement.execute((
            id,
            &after.author,
            &after.email,
            &after.website,
            &after.body,
            after.status.name(),
            self.now.to_string(),
            &after.reason,
        ))?;
        Ok((self.reader().get(id)?, true))
    }

    /// The current comment, if it is unchanged since `base` was read.
    ///
    /// # Errors
    /// It was changed ([`Error::Stale`]) or removed ([`Error::NotFound`]).
    pub fn unchanged(&self, base: &Comment) -> Result<Comment> {
        self.reader().unchanged(base)
    }

    /// Blocks the author of a comment: adds a rule that marks the author's future
    /// comments as spam, and marks the author's pending comments as spam.
    ///
    /// # Errors
    /// The comment has changed ([`Error::Stale`]).
    pub fn block(&self, comment: &Comment) -> Result<Blocked> {
        self.unchanged(comment)?;
        block(self.db, self.now, comment)
    }

    /// Sets the status of the selected comments in one statement and returns the
    /// changed ids.
    pub fn decide(
        &self,
        selection: &Selection<CommentId, CommentFilter>,
        decision: Decision,
    ) -> Result<Decided> {
        decide(self.db, self.now, selection, decision)
    }

    /// Applies the rules to the selected comments and reports the result. Comments
    /// without a matching rule keep their status.
    pub fn recheck(&self, selection: &Selection<CommentId, CommentFilter>) -> Result<Recheck> {
        recheck(self.db, self.now, selection)
    }

    /// Moves comments with all their replies and returns, for each, whether it moved. A
    /// comment below another named one moves along and is not listed. Unmoved comments
    /// are not written.
    ///
    /// # Errors
    /// A comment would become its own descendant ([`Error::BelowItself`]), or the new
    /// parent is not on the given post ([`Error::ParentElsewhere`]).
    pub fn move_to(&self, ids: &[CommentId], destination: &Destination) -> Result<Vec<Moved>> {
        move_to(self.db, self.now, ids, destination)
    }

    /// The distinct ids of the selected comments.
    ///
    /// # Errors
    /// A comment does not exist ([`Error::NotFound`]).
    pub fn selected(
        &self,
        selection: &Selection<CommentId, CommentFilter>,
    ) -> Result<Vec<CommentId>> {
        self.reader().selected(selection)
    }

    /// Removes the selected comments with all their replies and returns what was
    /// removed. Fails if the removal differs from `agreed`.
    pub fn remove(
        &self,
        selection: &Selection<CommentId, CommentFilter>,
        agreed: Option<&Removal<CommentId>>,
    ) -> Result<Removal<CommentId>> {
        let removal = self.reader().removal(selection)?;
        check_agreed(&removal, agreed)?;
        let subtree = format!("{SUBTREE} SELECT json_group_array(id) FROM subtree");
        let named = id_list(&removal.ids);
        let doomed: String = self.db.query_row(&subtree, [named], |row| row.get(0))?;
        delete_cascading(self.db, "comment", "id", &doomed)?;
        Ok(removal)
    }

    fn reader(&self) -> Comments<'_> {
        Comments::new(self.db)
    }
}
