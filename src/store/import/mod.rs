//! Importing records of other programs. Each record is stored once: its origin is
//! remembered.

mod address;
mod apply;
mod bulk;
mod origin;
mod post;
mod thread;

use std::collections::HashMap;
use std::mem;

use jiff::Timestamp;
use rusqlite::Connection;

pub use apply::Apply;

use self::address::OldAddresses;
use self::bulk::Bulk;
use self::origin::{Origins, Standing};
use self::post::change_of_post;
use self::thread::ThreadFinder;
use super::comment::CommentsWriter;
use super::error::{Error, Result};
use super::post::PostsWriter;
use super::sql::text;
use crate::model::Admission;
use crate::model::id::Id;
use crate::model::import::{
    Adjusted, Adjustment, CommentRecord, OnConflict, Outcome, PostRecord, Refused, Skipped, Thread,
};
use crate::model::report::Addresses;
use crate::model::slug::Script;
use crate::model::url;
use crate::model::{CommentChange, CommentId, ImportedMeta, NewComment, PostId, PostRef, Slug};

/// The highest id kept from a source; ids after a higher one could run out.
const HIGHEST_ID: i64 = 1 << 48;

/// The page cache of an import: 90 MiB, as a negative number of KiB. Inserted rows change
/// pages all over the indexes, and pages that do not fit are written again and again.
const CACHE: i64 = -90 * 1024;

/// The maximum number of posts to remember by key.
const KEYS: usize = 10_000;

/// The former addresses of new posts, kept until all posts have their slugs.
const OLD_ADDRESSES: &str = "
    DROP TABLE IF EXISTS temp.old_address;
    CREATE TEMP TABLE old_address (path TEXT NOT NULL, post INTEGER NOT NULL)";

/// An import, inside a transaction.
pub struct Import<'a> {
    db: &'a Connection,
    posts: PostsWriter<'a>,
    comments: CommentsWriter<'a>,
    origins: Origins<'a>,
    options: ImportOptions,
    bulk: Bulk<'a>,
    /// Whether records keep their ids: only if the blog never had posts or comments.
    keeps_ids: bool,
    /// The highest ids of the new posts and comments.
    highest_post: i64,
    highest_comment: i64,
    /// Some posts of this source, by key.
    by_key: HashMap<String, PostId>,
    /// The posts found for threads so far.
    threads: HashMap<Thread, Option<PostId>>,
    finder: ThreadFinder,
    /// The script of slugs.
    script: Script,
    addresses: OldAddresses,
    /// The new pages below other pages, by slug.
    pages: HashMap<Slug, PostId>,
    /// Whether a reply came before its parent.
    has_early_replies: bool,
    /// The number of posts created for threads.
    made_posts: i64,
}

/// Options of an import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The name of the source; together with a key it identifies a record.
    pub source: String,
    /// How to handle records that changed at the source.
    pub on_conflict: OnConflict,
    /// Whether to create posts for threads without one.
    pub create_posts: bool,
}

/// The result of importing one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The outcome.
    pub outcome: Outcome,
    /// The adjustments made to the record.
    pub adjusted: Vec<Adjusted>,
}

/// Totals of a finished import, in addition to its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The number of posts created for threads.
    pub made_posts: i64,
    /// The number of replies whose parent is missing; they start a thread.
    pub parents: i64,
    /// The old addresses that lead to other posts.
    pub dropped: Vec<Adjusted>,
    /// What became of the old addresses of published posts.
    pub addresses: Option<Addresses>,
}

impl Imported {
    fn refused(why: Refused) -> Imported {
        Imported {
            outcome: Outcome::Refused(why),
            adjusted: Vec::new(),
        }
    }
}

impl<'a> Import<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp, options: ImportOptions) -> Result<Self> {
        let is_empty = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_sequence
                        WHERE name IN ('post', 'comment') AND seq > 0)";
        db.pragma_update(None, "cache_size", CACHE)?;
        db.execute_batch(thread::EARLY)?;
        db.execute_batch(OLD_ADDRESSES)?;
        let posts = PostsWriter::new(db, now);
        Ok(Import {
            db,
            finder: ThreadFinder::new(db)?,
            script: posts.script()?.unwrap_or(Script::Unicode),
            addresses: OldAddresses::new(db, now)?,
            pages: HashMap::new(),
            posts,
            comments: CommentsWriter::new(db, now),
            origins: Origins::new(db, &options.source)?,
            keeps_ids: db.query_row(is_empty, [], |row| row.get(0))?,
            options,
            bulk: Bulk::new(db)?,
            highest_post: 0,
            highest_comment: 0,
            by_key: HashMap::new(),
            threads: HashMap::new(),
            has_early_replies: false,
            made_posts: 0,
        })
    }

    /// Imports a post, unless it was imported before.
    ///
    /// # Errors
    /// The post has changed at its source and conflicts are errors
    /// ([`Error::ChangedThere`]).
    pub fn post(&mut self, mut record: PostRecord) -> Result<Imported> {
        let digest = record.digest();
        let mut adjusted = match record.adjust(self.script) {
            Ok(adjusted) => adjusted,
            Err(invalid) => return Ok(Imported::refused(Refused::Invalid(invalid))),
        };
        let outcome = match self.origins.standing("post", &record.key, digest)? {
            Standing::New => {
                let id = self.create_post(&record, &mut adjusted)?;
                self.origins.put("post", &record.key, id, digest, 1)?;
                Outcome::Created
            }
            Standing::Changed { row, is_edited } => {
                self.bulk.log()?;
                let update = || {
                    let change = change_of_post(&record);
                    let (post, differs) = self.posts.update(&PostRef::Id(row), &change, None)?;
                    let mut is_found = true;
                    for old in record.former_addresses() {
                        let old = self.below_base(&old);
                        is_found &= !self.posts.is_free_path(old)?;
                        self.posts.redirect(old, row)?;
                    }
                    Ok((post.revision, differs || !is_found))
                };
                self.conflict("post", &record.key, row, is_edited, digest, update)?
            }
            Standing::Same => Outcome::Unchanged,
            Standing::Removed => Outcome::Skipped(Skipped::RemovedHere),
        };
        if outcome != Outcome::Created {
            adjusted.clear();
        }
        Ok(Imported { outcome, adjusted })
    }

    /// Imports a comment, unless it was imported before.
    ///
    /// # Errors
    /// The comment has changed at its source and conflicts are errors
    /// ([`Error::ChangedThere`]).
    pub fn comment(&mut self, mut record: CommentRecord) -> Result<Imported> {
        let digest = record.digest();
        let mut adjusted = match record.adjust() {
            Ok(adjusted) => adjusted,
            Err(invalid) => return Ok(Imported::refused(Refused::Invalid(invalid))),
        };
        let outcome = match self.origins.standing("comment", &record.key, digest)? {
            Standing::New => {
                let Some(post) = self.thread(&record.on, record.created_at)? else {
                    let name = record.on.name().to_owned();
                    return Ok(Imported::refused(Refused::NoPost(name)));
                };
                let id = self.create_comment(&mut record, post, &mut adjusted)?;
                self.origins.put("comment", &record.key, id, digest, 1)?;
                Outcome::Created
            }
            Standing::Changed { row, is_edited } => {
                self.bulk.log()?;
                let update = || {
                    let change = change_of_comment(&record);
                    let (comment, differs) = self.comments.update(row, &change, None)?;
                    Ok((comment.revision, differs))
                };
                self.conflict("comment", &record.key, row, is_edited, digest, update)?
            }
            Standing::Same => Outcome::Unchanged,
            Standing::Removed => Outcome::Skipped(Skipped::RemovedHere),
        };
        if outcome != Outcome::Created {
            adjusted.clear();
        }
        Ok(Imported { outcome, adjusted })
    }

    /// Finishes the import: attaches early replies to their parents and redirects old
    /// addresses to the new posts.
    pub fn finish(self) -> Result<Finished> {
        let mut dropped = Vec::new();
        let sql = "SELECT path, post FROM temp.old_address ORDER BY post, rowid";
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (path, post) = (text(row, 0)?, row.get(1)?);
            if !self.posts.redirect(&path, post)? {
                dropped.push(Adjusted::new(Adjustment::AddressDropped, &path));
            }
        }
        let parents = match self.has_early_replies {
            true => thread::hang_early_replies(self.db, self.origins.source)?,
            false => 0,
        };
        Ok(Finished {
            made_posts: self.made_posts,
            parents,
            dropped,
            addresses: self.addresses.summary(),
        })
    }

    fn create_comment(
        &mut self,
        record: &mut CommentRecord,
        post: PostId,
        adjusted: &mut Vec<Adjusted>,
    ) -> Result<CommentId> {
        let mut parent_id = None;
        let mut is_early = false;
        if let Some(parent) = &record.parent {
            match self.origins.comment(parent)? {
                Some((parent, on)) if on == post => parent_id = Some(parent),
                Some(_) => adjusted.push(Adjusted::new(Adjustment::ParentMissing, parent)),
                None => is_early = true,
            }
        }
        let new = NewComment {
            parent_id,
            author: mem::take(&mut record.author),
            email: record.email.take(),
            website: record.website.take(),
            body: mem::take(&mut record.body),
            admission: Admission::Imported(record.status, record.reason.take()),
            created_at: record.created_at,
        };
        let stamp = ImportedMeta {
            id: self.kept_id("comment", record.id, self.highest_comment)?,
            created_at: record.created_at,
            updated_at: record.updated_at.or(record.created_at),
        };
        self.bulk.insert()?;
        let id = self.comments.insert(post, &new, &stamp)?;
        self.highest_comment = self.highest_comment.max(id.get());
        if let (true, Some(parent)) = (is_early, &record.parent) {
            self.has_early_replies = true;
            thread::note_early_reply(self.db, id, parent)?;
        }
        Ok(id)
    }

    /// The id a record keeps; `None` to assign a new one. No row has a higher id than
    /// `highest`.
    fn kept_id(&self, table: &str, id: Option<i64>, highest: i64) -> Result<Option<i64>> {
        let Some(id) = id.filter(|id| self.keeps_ids && (1..=HIGHEST_ID).contains(id)) else {
            return Ok(None);
        };
        if id > highest {
            return Ok(Some(id));
        }
        let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
        let is_taken = self.db.prepare_cached(&sql)?.exists([id])?;
        Ok(Some(id).filter(|_| !is_taken))
    }

    /// The post of a thread, created if the options ask for it.
    fn thread(&mut self, thread: &Thread, at: Option<Timestamp>) -> Result<Option<PostId>> {
        // Safe to cache: inside the transaction only this import could remove a post.
        if let Some(found) = self.threads.get(thread) {
            return Ok(*found);
        }
        if let Some(key) = &thread.key {
            if let Some(post) = self.by_key.get(key) {
                return Ok(Some(*post));
            }
            if let Some(post) = self.origins.post(key)? {
                if self.by_key.len() >= KEYS {
                    self.by_key.clear();
                }
                self.by_key.insert(key.clone(), post);
                return Ok(Some(post));
            }
        }
        let mut found = self.finder.find(self.db, thread)?;
        if found.is_none() && self.options.create_posts {
            found = Some(self.create_thread(thread, at)?);
            self.made_posts += 1;
        }
        self.threads.insert(thread.clone(), found);
        Ok(found)
    }

    fn create_thread(&mut self, thread: &Thread, at: Option<Timestamp>) -> Result<PostId> {
        let mut record = PostRecord {
            key: format!("thread:{}", thread.name()),
            address: thread
                .addresses
                .first()
                .map(|address| url::whole_path(address)),
            slug: thread.slugs().next().map(str::to_owned),
            title: thread.title.clone().unwrap_or_default(),
            published_at: at,
            created_at: at,
            comments_open: true,
            ..PostRecord::default()
        };
        if record.title.trim().is_empty() {
            record.title = record.slug.clone().unwrap_or_default();
        }
        let digest = record.digest();
        record.adjust(self.script)?;
        let id = self.create_post(&record, &mut Vec::new())?;
        self.origins.put("post", &record.key, id, digest, 1)?;
        Ok(id)
    }

    /// Handles a record that changed at its source.
    fn conflict<const KIND: char>(
        &self,
        kind: &'static str,
        key: &str,
        row: Id<KIND>,
        is_edited: bool,
        digest: i64,
        update: impl FnOnce() -> Result<(i64, bool)>,
    ) -> Result<Outcome> {
        match self.options.on_conflict {
            OnConflict::Fail => Err(Error::ChangedThere {
                kind,
                key: key.to_owned(),
                row: row.get(),
            }),
            OnConflict::Skip => Ok(Outcome::Skipped(Skipped::ChangedThere)),
            OnConflict::Update if is_edited => Ok(Outcome::Skipped(Skipped::EditedHere)),
            OnConflict::Update => {
                let (revision, differs) = update()?;
                self.origins.put(kind, key, row, digest, revision)?;
                Ok(if differs {
                    Outcome::Updated
                } else {
                    Outcome::Unchanged
                })
            }
        }
    }
}

/// The change that makes a comment match its record.
fn change_of_comment(record: &CommentRecord) -> CommentChange {
    CommentChange {
        author: Some(record.author.clone()),
        email: Some(record.email.clone()),
        website: Some(record.website.clone()),
        body: Some(record.body.clone()),
        status: Some(record.status),
    }
}
