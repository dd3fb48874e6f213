//! Repairs the findings of a check without data loss.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

use super::Reader;
use super::check::{register, rules};
use crate::model::maintenance::Finding;
use crate::store::connect::open_unverified;
use crate::store::error::Result;
use crate::store::identity::FileIdentity;
use crate::store::log::log_all_kinds;
use crate::store::schema::{self, SCHEMA_VERSION};
use crate::store::{Mode, Origin, Store, search, upgrade};

impl Reader {
    /// Recreates missing or changed triggers, views and indexes of the blog at `path`.
    /// Nothing else runs in that transaction: a changed trigger would run foreign code.
    ///
    /// # Errors
    /// The schema still differs from that of a blog ([`crate::store::Error::Schema`]); nothing is
    /// changed.
    pub fn repair_schema(path: &Path, busy: Duration) -> Result<()> {
        let path = std::path::absolute(path)?;
        let identity = FileIdentity::of(&path)?;
        let mut db = open_unverified(&path, busy)?;
        let repaired = repair(&mut db, &path, &identity);
        identity.release(&db);
        repaired
    }
}

fn repair(db: &mut Connection, path: &Path, identity: &FileIdentity) -> Result<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    upgrade::complete(&transaction)?;
    schema::verify(&transaction, SCHEMA_VERSION, path)?;
    identity.check(false)?;
    transaction.commit()?;
    identity.check(true)
}

impl Store {
    /// Repairs the fixable findings. All changes to rows are one operation.
    pub fn repair(&mut self, now: Timestamp, origin: &Origin, findings: &[Finding]) -> Result<()> {
        register(&self.connection)?;
        let has = |check: &str| {
            let mut fixable = findings.iter().filter(|finding| finding.fixable);
            fixable.any(|finding| finding.check == check)
        };
        self.write(Mode::Commit, now, origin, |writer| -> Result<()> {
            let db = &writer.transaction;
            if has("integrity") {
                db.execute_batch("REINDEX")?;
            }
            log_all_kinds(db)?;
            for rule in rules(db)? {
                rule.fix(db, writer.now)?;
            }
            Ok(())
        })?;
        if has("search") || has("schema") {
            // Rebuild after the operation, which indexes its own changes.
            self.write(Mode::Commit, now, origin, |writer| {
                search::rebuild(&writer.transaction)
            })?;
        }
        Ok(())
    }
}
