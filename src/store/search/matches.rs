//! The matches of a query in one index, and the first of them in an order.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Statement};

use super::bounds::{RANKED, bounds};
use super::expression::expression;
use super::kind::Kind;
use super::prefix::{Terms, has_prefix};
use super::row_texts::{RowTexts, read_cost};
use super::walk::{Budget, walk};
use crate::model::{Query, Term};
use crate::store::error::Result;
use crate::store::sql::Conditions;

/// More matches are not found along an order.
const MOST: u64 = 10_000;

/// Ids with a smaller distance are looked up by one query of a range.
const NEAR: i64 = 500;

/// What opening an index costs for each word, in units of a budget.
const OPEN: usize = 200;

/// The order of a list and the part of it to read.
pub(in crate::store) struct ListPage {
    pub key: &'static str,
    pub direction: &'static str,
    /// Whether an index has this order.
    pub is_indexed: bool,
    pub limit: Option<u64>,
    pub offset: u64,
}

/// The matches of a query in one index.
pub(in crate::store) struct Matches<'a> {
    db: &'a Connection,
    pub(super) kind: Kind,
    /// The searched columns; empty for all.
    columns: Vec<&'static str>,
    query: &'a Query,
    /// The highest id, which is about the number of rows.
    pub(super) rows: i64,
    terms: Terms,
}

impl<'a> Matches<'a> {
    /// The matches in these columns of the index; an empty list means all columns. The
    /// query must have a wanted term.
    pub(in crate::store) fn new(
        db: &'a Connection,
        kind: Kind,
        query: &'a Query,
        columns: &[&'static str],
    ) -> Result<Self> {
        let [table, id, _] = kind.names();
        let sql = format!("SELECT coalesce(max({id}), 0) FROM {table}");
        let mut matches = Matches {
            db,
            kind,
            columns: columns.to_vec(),
            query,
            rows: db.query_row(&sql, [], |row| row.get(0))?,
            terms: Terms::all_indexed(query),
        };
        if matches.is_large() && has_prefix(query) {
            let texts = &mut matches.texts()?;
            matches.terms = Terms::by_sample(query, matches.rows, texts)?;
        }
        Ok(matches)
    }

    /// The FTS5 expression of all matches.
    pub(in crate::store) fn expression(&self) -> String {
        expression(self.query, &self.columns)
    }

    /// The number of rows with the term, up to the limit, which frequent prefixes reach.
    pub(super) fn count(&self, term: &Term) -> Result<i64> {
        if self.terms.required.wanted.contains(term) {
            return Ok(bounds().counted);
        }
        let one = Query {
            wanted: vec![term.clone()],
            unwanted: Vec::new(),
        };
        self.count_rows(&expression(&one, &[]), bounds().counted)
    }

    fn count_rows(&self, expression: &str, most: i64) -> Result<i64> {
        let index = self.kind.index();
        let sql =
            format!("SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ?1 LIMIT ?2)");
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_row((expression, most), |row| row.get(0))?)
    }

    fn is_large(&self) -> bool {
        self.rows > bounds().small
    }

    /// The searched columns, their texts in SQL, and their weights.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'static str, &'static str, f64)> {
        let columns = self.kind.columns().iter();
        let columns =
            columns.filter(|(column, ..)| self.columns.is_empty() || self.columns.contains(column));
        columns.copied()
    }

    fn texts(&self) -> Result<RowTexts<'a>> {
        let texts: Vec<&str> = self.columns().map(|(_, text, _)| text).collect();
        let [table, id, _] = self.kind.names();
        let sql = format!("SELECT {} FROM {table} WHERE {id}", texts.join(", "));
        RowTexts::new(self.db, &sql)
    }

    /// The ids of this page of the matches that meet the conditions, in its order. `None`
    /// if it is better to read and sort all matches.
    pub(super) fn page(
        &self,
        conditions: &Conditions,
        page: &ListPage,
    ) -> Result<Option<Vec<i64>>> {
        let end = page.limit.and_then(|limit| limit.checked_add(page.offset));
        let Some(end) = end.filter(|end| *end <= MOST) else {
            return Ok(None);
        };
        let is_common = self.is_common()?;
        let is_walked = match is_common {
            true => !has_prefix(&self.terms.indexed),
            false => self.terms.are_read(),
        };
        if !is_walked {
            return Ok(None);
        }
        let [table, id, _] = self.kind.names();
        let mut conditions = conditions.with_budget();
        if let Some(expression) = self.indexed_expression().filter(|_| !is_common) {
            conditions.found(self.kind, &expression);
        }
        let ListPage { key, direction, .. } = page;
        let rows = format!(
            "SELECT {id} FROM {table} {} ORDER BY {key} {direction}, {id} {direction}",
            conditions.clause()
        );
        let wanted = usize::try_from(end).unwrap_or(usize::MAX);
        let found = self.first(&rows, conditions.values, wanted, is_common)?;
        let offset = usize::try_from(page.offset).unwrap_or(usize::MAX);
        Ok(found.map(|found| found.into_iter().skip(offset).collect()))
    }

    /// The ids of the newest matches that meet the conditions, one more than are ranked.
    /// `None` if it is better to let FTS5 find them.
    pub(super) fn newest(&self, conditions: &Conditions) -> Result<Option<Vec<i64>>> {
        let is_plain = conditions.is_empty() || has_prefix(&self.terms.indexed);
        if !self.is_large() || is_plain && !self.terms.are_read() {
            return Ok(None);
        }
        let [table, id, _] = self.kind.names();
        let index = self.kind.index();
        let budget = conditions.with_budget();
        let (mut from, mut order, mut indexed) = (table.to_owned(), id, budget.clone());
        if let Some(expression) = self.indexed_expression() {
            from = format!("{index} s CROSS JOIN {table} ON {id} = s.rowid");
            order = "s.rowid";
            indexed.add(&format!("{index} MATCH ?"), [Value::Text(expression)]);
        }
        let clause = indexed.clause();
        let rows = format!("SELECT {id} FROM {from} {clause} ORDER BY {order} DESC");
        let found = self.first(&rows, indexed.values, RANKED + 1, false)?;
        if found.is_some() || is_plain {
            return Ok(found);
        }
        // Few rows meet the conditions: find them first. The unary plus keeps SQLite from
        // reading all rows in the order of their ids.
        let clause = budget.clause();
        let rows = format!("SELECT {id} FROM {table} {clause} ORDER BY +{id} DESC");
        self.first(&rows, budget.values, RANKED + 1, true)
    }

    /// Whether FTS5 finds too many rows to read and sort all of them.
    fn is_common(&self) -> Result<bool> {
        let Some(expression) = self.indexed_expression() else {
            return Ok(true);
        };
        if !self.is_large() || has_prefix(&self.terms.indexed) {
            return Ok(false);
        }
        let common = bounds().common;
        Ok(self.count_rows(&expression, common)? == common)
    }

    /// The expression for the terms that FTS5 tests, if there are any.
    fn indexed_expression(&self) -> Option<String> {
        let has_terms = !self.terms.indexed.wanted.is_empty();
        has_terms.then(|| expression(&self.terms.indexed, &self.columns))
    }

    /// The first matches of these rows, with `is_open` if FTS5 has to test them, too.
    fn first(
        &self,
        rows: &str,
        values: Vec<Value>,
        wanted: usize,
        is_open: bool,
    ) -> Result<Option<Vec<i64>>> {
        let expression = self.indexed_expression().filter(|_| is_open);
        let index = self.kind.index();
        let mut ranges = self.db.prepare(&format!(
            "SELECT rowid FROM {index} WHERE {index} MATCH ?1 AND rowid BETWEEN ?2 AND ?3"
        ))?;
        let mut texts = self.texts()?;
        walk(self.db, rows, values, wanted, |batch, budget| {
            let mut kept = batch.to_vec();
            if let Some(expression) = &expression {
                match self.indexed_among(&mut ranges, expression, batch, budget)? {
                    Some(found) => kept.retain(|id| found.contains(id)),
                    None => return Ok(None),
                }
            }
            if !self.terms.are_read() {
                return Ok(Some(kept));
            }
            let mut matches = Vec::new();
            for id in kept {
                let before = texts.bytes;
                if texts.have(id, &self.terms.required, &self.terms.excluded)? {
                    matches.push(id);
                }
                if budget.spend(4 + read_cost(texts.bytes - before)).is_none() {
                    return Ok(None);
                }
            }
            Ok(Some(matches))
        })
    }

    /// Those of the ids that match the expression; `None` if the budget is exhausted.
    fn indexed_among(
        &self,
        ranges: &mut Statement<'_>,
        expression: &str,
        ids: &[i64],
        budget: &mut Budget,
    ) -> Result<Option<HashSet<i64>>> {
        let terms = self.terms.indexed.terms();
        let words: usize = terms.map(|term| term.words.len()).sum();
        let mut sorted = ids.to_vec();
        sorted.sort_unstable();
        let mut found = HashSet::new();
        for run in sorted.chunk_by(|a, b| b.saturating_sub(*a) <= NEAR) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let width = usize::try_from(last.saturating_sub(*first)).unwrap_or(usize::MAX);
            if budget.spend(OPEN * words + width / 4).is_none() {
                return Ok(None);
            }
            let mut rows = ranges.query((expression, first, last))?;
            while let Some(row) = rows.next()? {
                let id = row.get(0)?;
                if run.binary_search(&id).is_ok() {
                    found.insert(id);
                }
            }
        }
        Ok(Some(found))
    }
}
