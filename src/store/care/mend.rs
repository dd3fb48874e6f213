//! Mending what a check found, without losing anything.

use super::check::{RULES, register};
use crate::model::care::Finding;
use crate::store::error::Result;
use crate::store::{Mode, Store, search, upgrade};

impl Store {
    /// Mends what can be mended. What it does to posts, comments and settings is one
    /// operation.
    pub fn mend(&mut self, findings: &[Finding]) -> Result<()> {
        register(&self.connection)?;
        let has = |check: &str| {
            let mut fixable = findings.iter().filter(|finding| finding.fixable);
            fixable.any(|finding| finding.check == check)
        };
        let is_index_new = self.write(Mode::Commit, |writer| -> Result<bool> {
            let db = &writer.transaction;
            if has("integrity") {
                db.execute_batch("REINDEX")?;
            }
            let is_index_new = has("schema") && upgrade::complete(db)?;
            for fix in RULES.iter().filter_map(|rule| rule.fix) {
                db.execute(fix, [])?;
            }
            Ok(is_index_new)
        })?;
        if is_index_new || has("search") {
            // After the operation, which brings its own changes into the indexes.
            self.write(Mode::Commit, |writer| search::rebuild(&writer.transaction))?;
        }
        Ok(())
    }
}
