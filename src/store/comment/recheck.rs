//! Running the moderation rules on existing comments.

use jiff::Timestamp;
use rusqlite::Connection;

use super::Comments;
use super::decide::set_status;
use crate::model::moderation::Known;
use crate::model::moderation::recheck::{Caught, Recheck, Trial};
use crate::model::rule::Matcher;
use crate::model::{Comment, CommentFilter, CommentId, Moderator, RuleId, Selection};
use crate::store::error::{Error, Result};
use crate::store::moderation::{is_duplicate, moderator, post_age};
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
        self.each(filter, |comment| {
            let known = Known {
                post_age: post_age(self.db, comment.post_id, comment.created_at)?,
                is_duplicate: moderator.asks_for_duplicates()
                    && is_duplicate(self.db, &comment.body, Some(comment.id))?,
                ..Known::default()
            };
            each(&comment, moderator.rule_for(&comment.incoming(), &known));
            Ok::<(), Error>(())
        })
    }
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
