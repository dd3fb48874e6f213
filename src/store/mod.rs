//! The storage layer: one SQLite file per blog. Only this module runs SQL.
//!
//! [`Store::open`] opens the file. [`Store::write`] runs one transaction, which commits
//! completely or not at all. Constraints and triggers in `schema.sql` enforce the
//! invariants and log every change, also for writes by other programs; [`Log`] reads
//! that log.

mod atomic_file;
mod author;
mod changes;
mod comment;
mod complete;
mod connect;
mod erasure;
mod error;
pub mod fault_injection;
pub mod foreign;
mod identity;
mod ids;
mod import;
mod log;
pub mod maintenance;
mod media;
mod moderation;
mod near;
mod open;
mod person;
mod post;
mod public;
mod removal;
mod replace;
mod result_code;
mod rule;
mod schema;
mod search;
mod setting;
mod sql;
mod stats;
mod tag;
mod upgrade;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use atomic_file::{AtomicFile, folder_of};
pub use changes::{Changes, ChangesWriter};
pub use comment::{Comments, CommentsWriter};
pub use complete::{Complete, Sought};
pub use connect::is_database;
pub use error::{Error, Kind, Result};
pub use identity::is_part_of;
pub use import::{Apply, Import, ImportOptions, Imported};
pub use log::{Effect, Log, Moment, Origin, Target, Undone};
pub use media::{Added, MediaReader, MediaWriter, NewMedia, is_same_media};
pub use near::UnknownValue;
pub use open::create;
pub use post::{PostColumns, Posts, PostsWriter};
pub use public::Public;
pub use replace::{Texts, TextsWriter};
pub use rule::{Rules, RulesWriter};
pub use schema::SCHEMA_VERSION;
pub use search::{Extent, RANKED, Search};
pub use setting::{Settings, SettingsWriter};
pub use stats::StatsReader;
pub use tag::{Tags, TagsWriter};

use self::identity::FileIdentity;
use self::log::OperationKind;
use crate::model::setting::PERMALINK;
use crate::model::{Erasure, ErasureScope, OperationId, Pruned, Retention, Setting};

/// The name and version of the database engine.
pub fn engine() -> String {
    format!("SQLite {}", rusqlite::version())
}

/// An open blog.
pub struct Store {
    connection: Connection,
    identity: FileIdentity,
    /// The path of the copy made before this open upgraded the file.
    before_upgrade: Option<PathBuf>,
    is_read_only: bool,
    /// The last operation this store wrote.
    last: Option<OperationId>,
}

/// A read handle with a fixed current time.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    store: &'a Store,
    now: Timestamp,
}

/// The page cache size for writing: 40 MiB. `PRAGMA cache_size` takes KiB as a negative
/// number.
const WRITE_CACHE: i64 = -40 * 1024;

/// Whether a transaction is committed or rolled back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Commits the transaction.
    Commit,
    /// Rolls the transaction back, to preview its effect.
    DryRun,
}

impl Mode {
    /// `DryRun` if `dry_run` is set, otherwise `Commit`.
    pub fn of(dry_run: bool) -> Mode {
        if dry_run { Mode::DryRun } else { Mode::Commit }
    }
}

impl Store {
    /// Opens the blog at `path` and upgrades an older schema. Waits up to `busy` for
    /// other writers. `now` is the time the upgrade is logged with.
    ///
    /// # Errors
    /// The file does not exist or is not a usable blog; nothing was written to it.
    pub fn open(path: &Path, now: Timestamp, busy: Duration) -> Result<Store> {
        Ok(Store::of(open::open(path, now, busy)?, false))
    }

    /// Opens the blog at `path` for reading. The file, its folder and its schema
    /// version are not changed.
    ///
    /// # Errors
    /// The file does not exist, is not a usable blog, has an older schema, or has a
    /// write-ahead log that needs a writer ([`Error::NeedsRecovery`]).
    pub fn open_read_only(path: &Path) -> Result<Store> {
        Ok(Store::of(open::open_read_only(path)?, true))
    }

    fn of(opened: open::Opened, is_read_only: bool) -> Store {
        Store {
            connection: opened.connection,
            identity: opened.identity,
            before_upgrade: opened.before_upgrade,
            is_read_only,
            last: None,
        }
    }

    /// The copy made before this open upgraded the file; `None` without an upgrade.
    pub fn before_upgrade(&self) -> Option<&Path> {
        self.before_upgrade.as_deref()
    }

    /// The last operation this store wrote.
    pub fn last_operation(&self) -> Option<OperationId> {
        self.last
    }

    /// A read handle; `now` decides which posts are published.
    pub fn read(&self, now: Timestamp) -> Reading<'_> {
        Reading { store: self, now }
    }

    /// Logs and indexes the writes of other programs. Returns false if the file cannot
    /// be written.
    pub fn index_external_writes(&mut self, now: Timestamp) -> Result<bool> {
        if log::position(&self.connection)? == log::written(&self.connection)? {
            return Ok(true);
        }
        match self.write(Mode::Commit, now, &Origin::default(), |_| Ok(())) {
            Ok(()) => Ok(true),
            Err(
                Error::ReadOnly | Error::OpenedReadOnly | Error::Io(_) | Error::Full | Error::Busy,
            ) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Runs `work` in one transaction and logs it as one operation of `origin` at
    /// `now`. A commit is synced to disk before this returns; a dry run is rolled back.
    pub fn write<T, E: From<Error>>(
        &mut self,
        mode: Mode,
        now: Timestamp,
        origin: &Origin,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        if self.is_read_only {
            return Err(Error::OpenedReadOnly.into());
        }
        // With a smaller cache, a cascade over many rows writes the same pages
        // repeatedly.
        self.connection
            .pragma_update(None, "cache_size", WRITE_CACHE)
            .map_err(Error::from)?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        // Another writer may have restored the file while this one waited for the lock.
        self.identity.check(false)?;
        fault_injection::break_up(&transaction, "COMMIT")?;
        // Writes of another program are logged as a separate operation.
        log::record(&transaction, now, None, OperationKind::Plain)?;
        let writer = Writer {
            transaction,
            now,
            mode,
            kind: Cell::default(),
        };
        let done = work(&writer)?;
        let (transaction, kind) = (writer.transaction, writer.kind.get());
        fault_injection::break_up(&transaction, "BEGIN")?;
        match mode {
            Mode::Commit => {
                let operation = log::record(&transaction, now, Some(origin), kind)?;
                self.identity.check(false)?;
                transaction.commit().map_err(Error::from)?;
                // The next command sees only the file at the path.
                self.identity.check(true)?;
                self.last = operation.or(self.last);
            }
            Mode::DryRun => transaction.rollback().map_err(Error::from)?,
        }
        Ok(done)
    }
}

impl<'a> Reading<'a> {
    /// Runs `read` against one snapshot.
    pub fn snapshot<T, E: From<Error>>(
        self,
        read: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let snapshot = self.store.connection.unchecked_transaction();
        let snapshot = snapshot.map_err(Error::from)?;
        let done = read()?;
        snapshot.commit().map_err(Error::from)?;
        Ok(done)
    }

    /// The posts.
    pub fn posts(self) -> Posts<'a> {
        Posts::new(&self.store.connection, self.now)
    }

    /// The comments.
    pub fn comments(self) -> Comments<'a> {
        Comments::new(&self.store.connection)
    }

    /// The posts and comments readers may see.
    pub fn public(self) -> Public<'a> {
        Public::new(&self.store.connection, self.now)
    }

    /// The tags.
    pub fn tags(self) -> Tags<'a> {
        Tags::new(&self.store.connection)
    }

    /// The media files.
    pub fn media(self) -> MediaReader<'a> {
        MediaReader::new(&self.store.connection)
    }

    /// The texts of posts and comments.
    pub fn texts(self) -> Texts<'a> {
        Texts::new(&self.store.connection, self.now)
    }

    /// The moderation rules.
    pub fn rules(self) -> Rules<'a> {
        Rules::new(&self.store.connection)
    }

    /// The settings.
    pub fn settings(self) -> Settings<'a> {
        Settings::new(&self.store.connection)
    }

    /// The log of operations.
    pub fn log(self) -> Log<'a> {
        Log::new(&self.store.connection)
    }

    /// The changes since a cursor's last batch.
    pub fn changes(self) -> Changes<'a> {
        Changes::new(&self.store.connection, self.now)
    }

    /// The statistics of the blog.
    pub fn stats(self) -> StatsReader<'a> {
        StatsReader::new(&self.store.connection, self.now)
    }

    /// Full-text search.
    pub fn search(self) -> Search<'a> {
        Search::new(&self.store.connection, self.now)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.identity.release(&self.connection);
    }
}

/// A write transaction.
pub struct Writer<'a> {
    transaction: Transaction<'a>,
    now: Timestamp,
    mode: Mode,
    /// How the log records this operation.
    kind: Cell<OperationKind>,
}

impl Writer<'_> {
    /// The posts, for writing.
    pub fn posts(&self) -> PostsWriter<'_> {
        PostsWriter::new(&self.transaction, self.now)
    }

    /// The comments, for writing.
    pub fn comments(&self) -> CommentsWriter<'_> {
        CommentsWriter::new(&self.transaction, self.now)
    }

    /// The tags, for writing.
    pub fn tags(&self) -> TagsWriter<'_> {
        TagsWriter::new(&self.transaction)
    }

    /// The media files, for writing.
    pub fn media(&self) -> MediaWriter<'_> {
        MediaWriter::new(&self.transaction, self.now, self.mode)
    }

    /// Starts an import.
    pub fn import(&self, options: ImportOptions) -> Result<Import<'_>> {
        Import::new(&self.transaction, self.now, options)
    }

    /// Starts synchronizing the posts of `source`. `keys` are the keys of all posts the
    /// source has now; `overwrites` lets the source override local edits and removals.
    pub fn apply(
        &self,
        source: String,
        keys: &BTreeSet<String>,
        overwrites: bool,
    ) -> Result<Apply<'_>> {
        let options = ImportOptions {
            source,
            ..ImportOptions::default()
        };
        Apply::new(self.import(options)?, keys, overwrites)
    }

    /// The moderation rules, for writing.
    pub fn rules(&self) -> RulesWriter<'_> {
        RulesWriter::new(&self.transaction)
    }

    /// The settings, for writing.
    pub fn settings(&self) -> SettingsWriter<'_> {
        SettingsWriter::new(&self.transaction)
    }

    /// Sets a setting, or removes its value, and returns whether that changed anything. With
    /// another pattern of permalinks, the addresses that posts had redirect.
    ///
    /// # Errors
    /// The value is invalid.
    pub fn set(&self, setting: &Setting, value: Option<&str>) -> Result<bool> {
        let settings = self.settings();
        if setting.name == PERMALINK && settings.get(PERMALINK)?.as_deref() != value {
            self.posts().keep_addresses()?;
        }
        match value {
            Some(value) => settings.set(setting, value),
            None => settings.unset(setting),
        }
    }

    /// The texts of posts and comments, for writing.
    pub fn texts(&self) -> TextsWriter<'_> {
        TextsWriter::new(&self.transaction, self.now)
    }

    /// The cursors of change readers, for writing.
    pub fn changes(&self) -> ChangesWriter<'_> {
        ChangesWriter::new(&self.transaction, self.now)
    }

    /// Removes old operations from the log. Call [`Store::empty_journal`] afterwards: the
    /// write-ahead log still contains the old pages.
    ///
    /// # Errors
    /// The operations to remove differ from `agreed` ([`Error::PreviewOutdated`]).
    pub fn prune(&self, keep: Retention, agreed: &Pruned) -> Result<Pruned> {
        let pruned = log::prune(&self.transaction, keep, agreed)?;
        media::remove_unused(&self.transaction)?;
        Ok(pruned)
    }

    /// Erases a person's comments permanently. Run nothing else in the transaction, and
    /// call [`Store::wipe`] afterwards. `agreed` is the erasure the user confirmed.
    ///
    /// # Errors
    /// A named comment never existed ([`Error::NotFound`]), or the erasure differs from
    /// `agreed` ([`Error::PreviewOutdated`]).
    pub fn erase(&self, whose: &ErasureScope, agreed: Option<&Erasure>) -> Result<Erasure> {
        let erasure = erasure::erase(&self.transaction, self.now, whose, agreed)?;
        if !erasure.is_empty() {
            self.kind.set(OperationKind::Final);
        }
        Ok(erasure)
    }

    /// Undoes an operation: restores every row it wrote. Run nothing else in the
    /// transaction.
    ///
    /// # Errors
    /// The operation does not exist, or later operations depend on it
    /// ([`Error::TouchedLater`]).
    pub fn undo(&self, target: Target) -> Result<Undone> {
        let (undone, taken) = log::undo(&self.transaction, target)?;
        self.kind.set(OperationKind::TakesBack(taken));
        Ok(undone)
    }

    /// Undoes all operations after `to`, as one operation. Run nothing else in the
    /// transaction.
    ///
    /// # Errors
    /// There is no such operation, nothing after it, an operation that cannot be undone
    /// ([`Error::NotUndoable`]), or the operations differ from `agreed`.
    pub fn go_back(&self, to: OperationId, agreed: Option<&[OperationId]>) -> Result<Undone> {
        let undone = log::go_back(&self.transaction, to, agreed)?;
        self.kind.set(OperationKind::GoesBack(to));
        Ok(undone)
    }
}
