//! Repairs the findings of a check without data loss.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use super::Reader;
use super::check::{register, rules};
use crate::model::maintenance::Finding;
use crate::store::connect::open_unverified;
use crate::store::error::Result;
use crate::store::identity::FileIdentity;
use crate::store::log::log_all_kinds;
use crate::store::schema::{self, SCHEMA_VERSION};
use crate::store::{Writer, search, upgrade};

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

impl Writer<'_> {
    /// Repairs the fixable findings in rows.
    pub fn repair(&self, findings: &[Finding]) -> Result<()> {
        let db = &self.transaction;
        register(db)?;
        let is_index = |finding: &Finding| finding.fixable && finding.check == "integrity";
        if findings.iter().any(is_index) {
            db.execute_batch("REINDEX")?;
        }
        log_all_kinds(db)?;
        for rule in rules(db)? {
            rule.fix(db, self.now)?;
        }
        Ok(())
    }

    /// Rebuilds the search indexes. The rows of this transaction must be indexed: rebuild
    /// after the operation that wrote them, not in it.
    pub fn rebuild_search(&self) -> Result<()> {
        search::rebuild(&self.transaction)
    }
}
