//! Moderation rules.

use std::collections::HashSet;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Error, Result};
use super::log::log_all_kinds;
use super::near;
use super::sql::{id_list, inserted, optional_text, text};
use crate::model::{Action, Criteria, NameFilter, NewRule, Rule, RuleId, Selection};

const SELECT: &str = "SELECT id, name, action, enabled, author, email, website, words, pattern,
    links, post_age, duplicate FROM rule";

/// The order in which rules are evaluated.
const ORDER: &str = "ORDER BY position, id";

/// The rules, for reading.
pub struct Rules<'a> {
    db: &'a Connection,
}

impl<'a> Rules<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Rules { db }
    }

    /// All rules, in evaluation order.
    pub fn all(&self) -> Result<Vec<Rule>> {
        let mut statement = self.db.prepare_cached(&format!("{SELECT} {ORDER}"))?;
        let rules = statement.query_map([], from_row)?;
        Ok(rules.collect::<rusqlite::Result<_>>()?)
    }

    /// The rule with this id.
    ///
    /// # Errors
    /// It does not exist ([`Error::NotFound`]).
    pub fn get(&self, id: RuleId) -> Result<Rule> {
        let mut statement = self.db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        let found = statement.query_row([id], from_row).optional()?;
        found.ok_or_else(|| not_found(self.db, &[id]))
    }

    /// The rules that match the filter, in evaluation order.
    pub fn matching(&self, filter: &NameFilter) -> Result<Vec<Rule>> {
        let mut rules = self.all()?;
        if let Some(search) = &filter.search {
            let search = search.trim().to_lowercase();
            rules.retain(|rule| {
                let mut texts = rule.texts();
                texts.any(|text| text.to_lowercase().contains(&search))
            });
        }
        if filter.reverse {
            rules.reverse();
        }
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let rules = rules.into_iter().skip(number(filter.offset));
        Ok(rules
            .take(filter.limit.map_or(usize::MAX, number))
            .collect())
    }
}

impl Rules<'_> {
    /// The number of comments whose status the rule decided, by the reason stored with them.
    pub fn decided(&self, rule: &Rule) -> Result<i64> {
        let sql = "SELECT count(*) FROM comment WHERE reason = ?1";
        Ok(self.db.query_row(sql, [rule.reason()], |row| row.get(0))?)
    }
}

/// The rules, inside a transaction.
pub struct RulesWriter<'a> {
    db: &'a Connection,
    /// The existing rules, loaded by [`RulesWriter::begin`].
    known: Option<Known>,
}

/// The existing rules and the highest position.
struct Known {
    rules: HashSet<(Option<String>, Action, Criteria)>,
    last: i64,
}

impl<'a> RulesWriter<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        RulesWriter { db, known: None }
    }

    /// Adds a rule after all others, or before `new.before`.
    ///
    /// # Errors
    /// The rule has no conditions, or its regular expression is invalid or too
    /// expensive.
    pub fn add(&self, mut new: NewRule) -> Result<Rule> {
        new.normalise()?;
        let position = match new.before {
            Some(before) => self.make_room(before)?,
            None => self.last()? + 1,
        };
        self.insert(&new, position)
    }

    /// Adds a rule before all others, whose positions stay the same.
    ///
    /// # Errors
    /// Those of [`RulesWriter::add`].
    pub fn add_first(&self, mut new: NewRule) -> Result<Rule> {
        new.normalise()?;
        let sql = "SELECT coalesce(min(position), 2) - 1 FROM rule";
        let position = self.db.query_row(sql, [], |row| row.get(0))?;
        self.insert(&new, position)
    }

    fn insert(&self, new: &NewRule, position: i64) -> Result<Rule> {
        let criteria = &new.criteria;
        criteria.check_pattern()?;
        let words = (!criteria.words.is_empty()).then(|| criteria.words.join("\n"));
        log_all_kinds(self.db)?;
        let sql = "INSERT INTO rule (position, name, action, enabled, author, email, website,
                       words, pattern, links, post_age, duplicate)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        let done = self.db.execute(
            sql,
            rusqlite::params![
                position,
                new.name,
                new.action.name(),
                new.enabled,
                criteria.author,
                criteria.email,
                criteria.website,
                words,
                criteria.pattern,
                criteria.links,
                criteria.post_age,
                criteria.duplicate,
            ],
        );
        inserted(self.db, "rule", done)?;
        self.reader().get(self.db.last_insert_rowid().into())
    }

    /// Adds a rule after all others, unless an equal rule exists; `enabled` is not
    /// compared. Returns whether it did. Loads the rules once, so nothing else may
    /// write rules between two calls.
    pub fn begin(&mut self, mut new: NewRule) -> Result<bool> {
        new.normalise()?;
        if self.known.is_none() {
            let rules = self.reader().all()?.into_iter();
            let rules = rules.map(|rule| (Some(rule.name), rule.action, rule.criteria));
            self.known = Some(Known {
                rules: rules.collect(),
                last: self.last()?,
            });
        }
        let rule = (new.name.clone(), new.action, new.criteria.clone());
        let position = match &self.known {
            Some(known) if known.rules.contains(&rule) => return Ok(false),
            Some(known) => known.last + 1,
            None => 1,
        };
        self.insert(&new, position)?;
        if let Some(known) = &mut self.known {
            known.last = position;
            known.rules.insert(rule);
        }
        Ok(true)
    }

    /// The highest position of a rule.
    fn last(&self) -> Result<i64> {
        let sql = "SELECT coalesce(max(position), 0) FROM rule";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }

    /// Enables or disables the selected rules and returns, for each, whether that changed it.
    pub fn enable(
        &self,
        selection: &Selection<RuleId, NameFilter>,
        enabled: bool,
    ) -> Result<Vec<(Rule, bool)>> {
        let rules = self.selected(selection)?;
        log_all_kinds(self.db)?;
        let sql = "UPDATE rule SET enabled = ?2 WHERE id = ?1 AND enabled <> ?2";
        let changed = rules.into_iter().map(|rule| {
            let changed = self.db.execute(sql, (rule.id, enabled))? > 0;
            Ok((self.reader().get(rule.id)?, changed))
        });
        changed.collect()
    }

    /// Removes the selected rules, all or none, and returns them.
    pub fn remove(&self, selection: &Selection<RuleId, NameFilter>) -> Result<Vec<Rule>> {
        let rules = self.selected(selection)?;
        let ids: Vec<RuleId> = rules.iter().map(|rule| rule.id).collect();
        log_all_kinds(self.db)?;
        let sql = "DELETE FROM rule WHERE id IN (SELECT value FROM json_each(?1))";
        self.db.execute(sql, [id_list(&ids)])?;
        Ok(rules)
    }

    fn selected(&self, selection: &Selection<RuleId, NameFilter>) -> Result<Vec<Rule>> {
        match selection {
            Selection::Refs(ids) => self.existing(ids),
            Selection::Filter(filter) => self.reader().matching(filter),
        }
    }

    /// The distinct rules with these ids. The error names every missing rule.
    fn existing(&self, ids: &[RuleId]) -> Result<Vec<Rule>> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut seen = HashSet::new();
        let mut missing = Vec::new();
        for &id in ids.iter().filter(|&&id| seen.insert(id)) {
            match self.reader().get(id) {
                Ok(rule) => rules.push(rule),
                Err(Error::NotFound { .. }) => missing.push(id),
                Err(error) => return Err(error),
            }
        }
        if missing.is_empty() {
            Ok(rules)
        } else {
            Err(not_found(self.db, &missing))
        }
    }

    /// Shifts a rule and all later ones by one position and returns the freed position.
    fn make_room(&self, before: RuleId) -> Result<i64> {
        let sql = "SELECT position FROM rule WHERE id = ?1";
        let found = self.db.query_row(sql, [before], |row| row.get(0));
        let position: i64 = found
            .optional()?
            .ok_or_else(|| not_found(self.db, &[before]))?;
        log_all_kinds(self.db)?;
        let sql = "UPDATE rule SET position = position + 1 WHERE position >= ?1";
        self.db.execute(sql, [position])?;
        Ok(position)
    }

    fn reader(&self) -> Rules<'_> {
        Rules::new(self.db)
    }
}

fn not_found(db: &Connection, ids: &[RuleId]) -> Error {
    near::not_found("rule", ids, |id| near::removed(db, "rule", id.get()))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let action = text(row, 2)?;
    let action = Action::from_name(&action).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(2, Type::Text, "no action".into())
    })?;
    let words = optional_text(row, 7)?;
    Ok(Rule {
        id: row.get(0)?,
        name: text(row, 1)?,
        action,
        enabled: row.get(3)?,
        criteria: Criteria {
            author: optional_text(row, 4)?,
            email: optional_text(row, 5)?,
            website: optional_text(row, 6)?,
            words: words.map_or_else(Vec::new, |words| words.lines().map(str::to_owned).collect()),
            pattern: optional_text(row, 8)?,
            links: row.get(9)?,
            post_age: row.get(10)?,
            duplicate: row.get(11)?,
        },
    })
}
