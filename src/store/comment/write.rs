//! Comments in the store: writing.

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

    /// Stores a new comment on a post, with the status that was asked for or that
    /// the blog decides ([`Moderator::decide`]).
    ///
    /// # Errors
    /// There is no such post, it takes no comments ([`Error::CommentsClosed`]), a
    /// rule rejects it ([`Error::Rejected`]), or the comment to answer is on another
    /// post ([`Error::ParentElsewhere`]).
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

    /// The same for the post with this id, and a comment to answer that is on it;
    /// gives only the id of the new comment.
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

    /// The policy and the rules; read once.
    fn moderator(&self) -> Result<&Moderator> {
        if let Some(moderator) = self.moderator.get() {
            return Ok(moderator);
        }
        let moderator = moderation::moderator(self.db)?;
        Ok(self.moderator.get_or_init(|| moderator))
    }

    /// Changes a comment, and says whether that made a difference; if it made
    /// none, nothing is written.
    ///
    /// # Errors
    /// The comment is not as in `base` any more ([`Error::Stale`]).
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

    /// The comment as it is, which is what it was when `base` was read.
    ///
    /// # Errors
    /// It is not ([`Error::Stale`]), or it is gone ([`Error::NotFound`]).
    pub fn unchanged(&self, base: &Comment) -> Result<Comment> {
        self.reader().unchanged(base)
    }

    /// Blocks the author of a comment: a rule makes spam of what they write from
    /// now on, and what waits of theirs is spam.
    ///
    /// # Errors
    /// The comment is not what it was ([`Error::Stale`]).
    pub fn block(&self, comment: &Comment) -> Result<Blocked> {
        self.unchanged(comment)?;
        block(self.db, self.now, comment)
    }

    /// Gives the selected comments a status in one statement, and says which of them
    /// that changed.
    pub fn decide(
        &self,
        selection: &Selection<CommentId, CommentFilter>,
        decision: Decision,
    ) -> Result<Decided> {
        decide(self.db, self.now, selection, decision)
    }

    /// Lets the rules decide about the selected comments, and says what they did.
    /// Comments that no rule matches stay as they are.
    pub fn recheck(&self, selection: &Selection<CommentId, CommentFilter>) -> Result<Recheck> {
        recheck(self.db, self.now, selection)
    }

    /// Moves these comments with all the replies below them, and says of each whether
    /// that made a difference; where it made none, nothing is written. A comment that
    /// is below another of them goes along inside, and nothing is said of it.
    ///
    /// # Errors
    /// One of them would get below itself ([`Error::BelowItself`]), or the comment to
    /// go below is not on the post that was said ([`Error::ParentElsewhere`]).
    pub fn move_to(&self, ids: &[CommentId], destination: &Destination) -> Result<Vec<Moved>> {
        move_to(self.db, self.now, ids, destination)
    }

    /// Removes the selected comments with all the replies below them, and says
    /// what went. `agreed` is what may go; anything else is refused.
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
