//! Running the moderation rules on existing comments.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use jiff::Timestamp;
use rusqlite::Connection;

use super::Comments;
use super::decide::set_status;
use crate::model::moderation::Known;
use crate::model::moderation::recheck::{Caught, Recheck, Trial};
use crate::model::rule::Matcher;
use crate::model::{Comment, CommentFilter, CommentId, Moderator, RuleId, Selection};
use crate::store::error::{Error, Result};
use crate::store::moderation::{moderator, post_age};
use crate::store::rule::Rules;

/// The number of wrongly matched comments kept as examples.
const EXAMPLES: usize = 5;

impl Comments<'_> {
    /// Reports what a rule would do with the comments that match the filter, as if it
    /// were enabled. A comment matched by an earlier rule does not count as its match.
    pub fn try_rule(&self, rule: RuleId, filter: &CommentFilter) -> Result<Trial> {
        let rules = Rules::new(self.db).all()?.into_iter();
        let rules = rules.filter(|other| other.enabled || other.id == rule);
        let moderator = Moderator {
            rules: rules
                .map(Matcher::new)
                .collect::<std::result::Result<_, _>>()?,
            ..Moderator::default()
        };
        let mut trial = Trial::new(Rules::new(self.db).get(rule)?);
        let mut wrong = Vec::new();
        self.each_ruled(&moderator, filter, |comment, first| {
            trial.comments += 1;
            if first.is_some_and(|first| first.rule.id == rule) && trial.count(comment.status) {
                wrong.push(comment.id);
            }
        })?;
        wrong.sort_unstable();
        trial.examples = wrong.into_iter().rev().take(EXAMPLES).collect();
        Ok(trial)
    }

    /// Calls `each` with the comments that match the filter and their first matching
    /// rule. A comment counts as a duplicate only of comments with a lower id.
    fn each_ruled(
        &self,
        moderator: &Moderator,
        filter: &CommentFilter,
        mut each: impl FnMut(&Comment, Option<&Matcher>),
    ) -> Result<()> {
        let first = match moderator.asks_for_duplicates() {
            true => self.first_with_body()?,
            false => HashMap::new(),
        };
        self.each(filter, |comment| {
            let known = Known {
                post_age: post_age(self.db, comment.post_id, comment.created_at)?,
                is_duplicate: first
                    .get(&hash(&comment.body))
                    .is_some_and(|&id| id < comment.id),
                ..Known::default()
            };
            each(&comment, moderator.rule_for(&comment.incoming(), &known));
            Ok::<(), Error>(())
        })
    }

    /// The lowest comment id for each body hash; avoids a search per comment.
    fn first_with_body(&self) -> Result<HashMap<u64, CommentId>> {
        let mut first = HashMap::new();
        let mut statement = self
            .db
            .prepare("SELECT id, body FROM comment ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(1)?.as_bytes().unwrap_or_default();
            first.entry(hash(body)).or_insert(row.get(0)?);
        }
        Ok(first)
    }
}

fn hash(body: impl AsRef<[u8]>) -> u64 {
    let mut hasher = DefaultHasher::new();
    body.as_ref().hash(&mut hasher);
    hasher.finish()
}

/// Applies the rules to the selected comments. Comments without a matching rule keep
/// their status.
pub(super) fn recheck(
    db: &Connection,
    now: Timestamp,
    selection: &Selection<CommentId, CommentFilter>,
) -> Result<Recheck> {
    let comments = Comments::new(db);
    let filter = comments.meant(selection)?;
    let moderator = moderator(db)?;
    let mut all = 0;
    let caught = moderator.rules.iter().map(|matcher| Caught {
        rule: matcher.rule.clone(),
        matched: 0,
        changed: Vec::new(),
    });
    let mut caught: Vec<Caught> = caught.collect();
    comments.each_ruled(&moderator, &filter, |comment, first| {
        all += 1;
        let rule = first.map(|first| first.rule.id);
        if let Some(caught) = caught
            .iter_mut()
            .find(|caught| Some(caught.rule.id) == rule)
        {
            caught.matched += 1;
            if comment.status != caught.rule.action.status() {
                caught.changed.push(comment.id);
            }
        }
    })?;
    caught.retain(|caught| caught.matched > 0);
    for Caught { rule, changed, .. } in &mut caught {
        changed.sort_unstable();
        let status = rule.action.status();
        set_status(db, now, changed, status, Some(&rule.reason()))?;
    }
    Ok(Recheck {
        comments: all,
        rules: caught,
    })
}
