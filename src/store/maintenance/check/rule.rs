//! A rule of a check.

use std::borrow::Cow;

use jiff::Timestamp;
use rusqlite::Connection;

use super::find;
use crate::model::maintenance::{Finding, is_blocking};
use crate::store::error::Result;

/// Something that must hold of rows.
pub(in crate::store::maintenance) struct Rule {
    pub check: &'static str,
    /// Finds those of which it does not hold: what each is, and what is wrong with it.
    pub sql: Cow<'static, str>,
    /// Makes it hold of all; the log keeps what it replaces in posts, comments, tags,
    /// rules and settings.
    pub fix: Option<Fix>,
}

/// How a rule is made to hold.
pub(in crate::store::maintenance) enum Fix {
    Sql(Cow<'static, str>),
    Rows(fn(&Connection, Timestamp) -> Result<()>),
}

impl Rule {
    pub fn find(&self, db: &Connection) -> Result<Vec<Finding>> {
        find(db, self.check, &self.sql, self.fix.is_some())
    }

    /// Makes it hold.
    pub fn fix(&self, db: &Connection, now: Timestamp) -> Result<()> {
        match &self.fix {
            None => Ok(()),
            Some(Fix::Sql(sql)) => Ok(db.execute(sql, []).map(|_| ())?),
            Some(Fix::Rows(fix)) => fix(db, now),
        }
    }

    /// Whether a blog of which it does not hold is neither backed up nor restored.
    pub fn is_blocking(&self) -> bool {
        is_blocking(self.check)
    }
}
