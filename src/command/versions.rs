//! Versions of a post or a comment: each is named by the operation that made it,
//! 0 is what was there before the log begins.

use anyhow::Result;
use jiff::Timestamp;

use super::listing::Listing;
use super::options::Columns;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::model::Operation;
use crate::store::{self, Log, Moment, Subject};
use crate::view::Field;
use crate::view::version::{FIELDS, Version, changed};

/// What has versions, and how to read one.
pub struct Versions<T: 'static> {
    /// Whose versions.
    pub subject: Subject,
    /// Its name in a message.
    pub name: String,
    /// Its fields, by which versions differ.
    pub fields: &'static [Field<T>],
    /// Reads it as it was at a moment.
    pub read: fn(&Log<'_>, i64, Moment) -> store::Result<Option<T>>,
}

impl<T> Versions<T> {
    /// Lists the versions, newest first.
    pub fn list(&self, context: &mut Context, columns: &Columns) -> Result<()> {
        let now = context.clock.now;
        let versions = self.all(&context.store()?.log(), now)?;
        let listing = Listing {
            fields: FIELDS,
            columns,
            limit: None,
            may_be_cut: false,
            empty: "it has not been touched since the log begins",
        };
        listing.show(context, |_, _, _, each| {
            versions.into_iter().rev().try_for_each(each)
        })
    }

    /// The versions `a` and `b`: without `a` the one before the newest, without
    /// `b` the present one. With each its name.
    pub fn pair(
        &self,
        log: &Log<'_>,
        a: Option<i64>,
        b: Option<i64>,
    ) -> Result<[(String, Option<T>); 2]> {
        let operations = self.operations(log)?;
        let newest = operations.last();
        let present = || self.get(log, &operations, newest.map_or(0, |operation| operation.id));
        let before = match (a, newest) {
            (Some(a), _) => (a.to_string(), self.get(log, &operations, a)?),
            (None, Some(newest)) => {
                let version = operations.iter().rev().nth(1).map_or(0, |before| before.id);
                let moment = Moment::Before(newest.id);
                (version.to_string(), self.at(log, moment)?)
            }
            (None, None) => ("0".to_owned(), present()?),
        };
        let after = match b {
            Some(b) => (b.to_string(), self.get(log, &operations, b)?),
            None => ("present".to_owned(), present()?),
        };
        Ok([before, after])
    }

    /// The version of this name.
    ///
    /// # Errors
    /// There is none, or the thing was not there then.
    pub fn one(&self, log: &Log<'_>, version: i64) -> Result<T> {
        let operations = self.operations(log)?;
        self.get(log, &operations, version)?
            .ok_or_else(|| self.missing(version))
    }

    fn all(&self, log: &Log<'_>, now: Timestamp) -> Result<Vec<Version>> {
        let operations = self.operations(log)?;
        let mut versions = Vec::new();
        let mut before = match operations.first() {
            Some(first) => self.at(log, Moment::Before(first.id))?,
            None => None,
        };
        if before.is_some() {
            versions.push(Version::default());
        }
        for operation in operations {
            let after = self.at(log, Moment::After(operation.id))?;
            let changed = changed(self.fields, before.as_ref(), after.as_ref(), now);
            versions.push(Version {
                operation: Some(operation),
                changed,
            });
            before = after;
        }
        Ok(versions)
    }

    fn operations(&self, log: &Log<'_>) -> Result<Vec<Operation>> {
        Ok(log.of(self.subject)?)
    }

    fn get(&self, log: &Log<'_>, operations: &[Operation], version: i64) -> Result<Option<T>> {
        match operations.first() {
            // Nothing touched it: the present is the only version.
            None if version == 0 => Ok((self.read)(log, self.id(), Moment::Now)?),
            Some(first) if version == 0 => self.at(log, Moment::Before(first.id)),
            _ if operations.iter().any(|operation| operation.id == version) => {
                self.at(log, Moment::After(version))
            }
            _ => Err(self.missing(version).into()),
        }
    }

    fn at(&self, log: &Log<'_>, moment: Moment) -> Result<Option<T>> {
        Ok((self.read)(log, self.id(), moment)?)
    }

    fn id(&self) -> i64 {
        let (Subject::Post(id) | Subject::Comment(id)) = self.subject;
        id
    }

    fn missing(&self, version: i64) -> anyhow::Error {
        let noun = match self.subject {
            Subject::Post(_) => "post",
            Subject::Comment(_) => "comment",
        };
        Failure::new(
            Exit::NotFound,
            format!("there is no version {version} of {}", self.name),
        )
        .hint(format!("`blog {noun} history {}` lists them", self.id()))
        .into()
    }
}
