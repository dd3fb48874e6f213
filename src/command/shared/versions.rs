//! The versions of a post or a comment. The number of a version is the id of the
//! operation that made it; 0 is the state before the log begins.

use anyhow::Result;
use jiff::Timestamp;

use super::DryRun;
use super::editor::Editable;
use super::list::Listing;
use super::present;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::model::{Operation, OperationId, TextId};
use crate::record::Field;
use crate::store::{self, Log, Moment};
use crate::view::diff::{self, Difference, unified};
use crate::view::version::{FIELDS, Version, changed};

/// A record with versions.
pub(crate) struct Versions<T: Editable + 'static> {
    pub id: T::Id,
    /// The fields to compare.
    pub fields: &'static [Field<T>],
    /// The name of the record in a sentence.
    pub named: fn(&T) -> String,
    /// Reads the record at a moment.
    pub read: fn(&Log<'_>, T::Id, Moment) -> store::Result<Option<T>>,
}

impl<T: Editable> Versions<T> {
    /// Lists the versions, newest first.
    pub(crate) fn list(&self, context: &mut Context) -> Result<()> {
        let now = context.now;
        let versions = self.all(&context.read()?.log(), now)?;
        let empty = "it has not been touched since the log begins";
        Listing::new(FIELDS, empty).show(context, |_, _, _, each| {
            versions.into_iter().rev().try_for_each(each)
        })
    }

    /// Shows the difference between two versions. The defaults are the version before the
    /// newest, and the current state.
    pub(crate) fn diff(
        &self,
        context: &mut Context,
        old: Option<OperationId>,
        new: Option<OperationId>,
        text: fn(&T) -> String,
    ) -> Result<()> {
        let (store, output) = context.parts()?;
        let log = store.log();
        let operations = log.of(self.text_id())?;
        let first = OperationId::default();
        let name = |version| format!("{} version {version}", self.name());
        let text_of = |found: Option<T>| found.as_ref().map(text).unwrap_or_default();
        let (old, old_text) = match (old, operations.as_slice()) {
            (Some(old), _) => (old, self.get(&log, &operations, old)?),
            (None, [.., before, newest]) => (before.id, self.at(&log, Moment::Before(newest.id))?),
            (None, [newest]) => (first, self.at(&log, Moment::Before(newest.id))?),
            (None, []) => (first, self.get(&log, &operations, first)?),
        };
        let (new_name, new_text) = match new {
            Some(new) => (name(new), self.get(&log, &operations, new)?),
            None => (self.name(), self.at(&log, Moment::Now)?),
        };
        let as_text = present::in_words(output);
        let color = as_text && output.terminal().color;
        let (old_text, new_text) = (text_of(old_text), text_of(new_text));
        let diff = unified(&name(old), &old_text, &new_name, &new_text, color);
        if !as_text {
            let id = self.text_id();
            let difference = Difference { id, old, new, diff };
            return present::record(context, diff::FIELDS, &difference);
        }
        if color {
            // Escaped already, and styled.
            return Ok(output.page(&diff)?);
        }
        Ok(output.raw(&diff)?)
    }

    /// Restores a version of the record with this id, as an edit.
    pub(crate) fn restore(
        &self,
        context: &mut Context,
        version: OperationId,
        dry_run: DryRun,
        change: fn(T) -> T::Change,
    ) -> Result<()> {
        let store = context.read()?;
        T::get(store, self.id)?;
        let change = change(self.one(&store.log(), version)?);
        let changed = context.write(dry_run.mode(), |writer| {
            T::update(writer, self.id, &change, None)
        })?;
        present::changed(context, self.fields, changed, dry_run, self.named)
    }

    /// The record at a version.
    ///
    /// # Errors
    /// The version is unknown, or the record did not exist then.
    fn one(&self, log: &Log<'_>, version: OperationId) -> Result<T> {
        let operations = log.of(self.text_id())?;
        self.get(log, &operations, version)?
            .ok_or_else(|| self.missing(version))
    }

    fn all(&self, log: &Log<'_>, now: Timestamp) -> Result<Vec<Version>> {
        let operations = log.of(self.text_id())?;
        if operations.is_empty() && self.at(log, Moment::Now)?.is_none() {
            return Err(self.unknown());
        }
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

    fn get(
        &self,
        log: &Log<'_>,
        operations: &[Operation],
        version: OperationId,
    ) -> Result<Option<T>> {
        let is_first = version == OperationId::default();
        match operations.first() {
            // Without operations, the current state is the only version.
            None if is_first => self.at(log, Moment::Now),
            Some(first) if is_first => self.at(log, Moment::Before(first.id)),
            _ if operations.iter().any(|operation| operation.id == version) => {
                self.at(log, Moment::After(version))
            }
            _ => Err(self.missing(version)),
        }
    }

    fn at(&self, log: &Log<'_>, moment: Moment) -> Result<Option<T>> {
        Ok((self.read)(log, self.id, moment)?)
    }

    fn text_id(&self) -> TextId {
        self.id.into()
    }

    fn noun(&self) -> &'static str {
        self.text_id().kind().name()
    }

    fn name(&self) -> String {
        format!("{} {}", self.noun(), self.text_id().get())
    }

    fn unknown(&self) -> anyhow::Error {
        let (kind, names) = (self.noun(), vec![self.text_id().get().to_string()]);
        let near = Vec::new();
        store::Error::NotFound { kind, names, near }.into()
    }

    fn missing(&self, version: OperationId) -> anyhow::Error {
        let message = format!("there is no version {version} of {}", self.name());
        Failure::new(Exit::NotFound, message)
            .hint(format!(
                "`blog {} history {}` lists them",
                self.noun(),
                self.text_id().get()
            ))
            .into()
    }
}
