//! The data stored about one person.

use super::comment::Comments;
use super::erasure::of_email;
use super::error::Result;
use super::log::Moment;
use super::{Log, Reading, Rules};
use crate::model::{CommentId, Kept, Person, Version};

impl Reading<'_> {
    /// The data stored about the person with this email address, ignoring case.
    pub fn person(self, email: &str) -> Result<Person> {
        // Read everything from one snapshot.
        let _moment = self.store.connection.unchecked_transaction()?;
        let ids = of_email(&self.store.connection, email)?;
        let kept = ids.into_iter().map(|id| self.kept(id));
        let comments = kept.filter_map(Result::transpose).collect::<Result<_>>()?;
        let mut rules = Rules::new(&self.store.connection).all()?;
        rules.retain(|rule| {
            let named = rule.criteria.email.as_deref();
            named.is_some_and(|named| named.eq_ignore_ascii_case(email))
        });
        Ok(Person { comments, rules })
    }

    /// A comment with all its versions; `None` if nothing remains of it.
    fn kept(self, id: CommentId) -> Result<Option<Kept>> {
        let log = Log::new(&self.store.connection);
        let operations = log.of(id.into())?;
        let mut versions = Vec::new();
        if let Some(first) = operations.first() {
            let comment = log.comment(id, Moment::Before(first.id))?;
            versions.extend(comment.map(|comment| Version {
                operation: None,
                at: None,
                comment,
            }));
        }
        for operation in operations {
            let comment = log.comment(id, Moment::After(operation.id))?;
            versions.extend(comment.map(|comment| Version {
                operation: Some(operation.id),
                at: Some(operation.at),
                comment,
            }));
        }
        let now = Comments::new(&self.store.connection).find(id)?;
        let removed = now.is_none();
        // The newest version equals the current comment, unless another program wrote
        // since.
        let newest = versions.pop_if(|newest| {
            let is_now = |now| newest.comment.same_content(now);
            now.as_ref().is_none_or(is_now)
        });
        let comment = now.or(newest.map(|newest| newest.comment));
        Ok(comment.map(|comment| Kept {
            comment,
            removed,
            versions,
        }))
    }
}
