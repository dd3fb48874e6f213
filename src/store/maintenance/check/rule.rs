//! A check rule.

use std::borrow::Cow;

use jiff::Timestamp;
use rusqlite::Connection;

use super::find;
use crate::model::maintenance::{Finding, is_blocking};
use crate::store::error::Result;

/// A condition that all rows must meet.
pub(in crate::store::maintenance) struct Rule {
    pub check: &'static str,
    /// Selects the violations as subject and problem.
    pub sql: Cow<'static, str>,
    /// Repairs the violations; the log keeps the replaced rows of posts, comments,
    /// tags, rules and settings.
    pub fix: Option<Fix>,
}

/// How violations are repaired.
pub(in crate::store::maintenance) enum Fix {
    Sql(Cow<'static, str>),
    Rows(fn(&Connection, Timestamp) -> Result<()>),
}

impl Rule {
    pub(crate) fn find(&self, db: &Connection) -> Result<Vec<Finding>> {
        find(db, self.check, &self.sql, self.fix.is_some())
    }

    /// Repairs the violations.
    pub(crate) fn fix(&self, db: &Connection, now: Timestamp) -> Result<()> {
        match &self.fix {
            None => Ok(()),
            Some(Fix::Sql(sql)) => Ok(db.execute(sql, []).map(|_| ())?),
            Some(Fix::Rows(fix)) => fix(db, now),
        }
    }

    /// Whether violations block backup and restore.
    pub(crate) fn is_blocking(&self) -> bool {
        is_blocking(self.check)
    }
}
