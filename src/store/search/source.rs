//! The searched tables with their conditions.

use std::borrow::Cow;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::bounds::RANKED;
use super::kind::Kind;
use super::matches::{ListPage, Matches};
use super::page::BY_ID;
use crate::model::{CommentFilter, HitFilter, HitStatus, PostFilter, Query, SearchPart};
use crate::store::comment::Comments;
use crate::store::error::Result;
use crate::store::post::Posts;
use crate::store::sql::{Conditions, direction, lossy};

/// The number of characters of a text that count for ranking.
const READ: usize = 10_000;

/// The searchable parts of a post and their columns in the index.
const IN_POST: [(SearchPart, &str); 3] = [
    (SearchPart::Title, "title"),
    (SearchPart::Tags, "tags"),
    (SearchPart::Body, "body"),
];

/// The search conditions for posts or comments.
pub(super) struct Source<'a> {
    pub matches: Matches<'a>,
    /// The other conditions.
    conditions: Conditions,
    /// The texts to rank; `weights` has the weight of each.
    texts: Vec<&'static str>,
    pub weights: Vec<f64>,
}

/// The search of posts; `None` if the parts or the filter exclude posts.
pub(super) fn posts<'a>(
    db: &'a Connection,
    posts: &Posts<'_>,
    query: &'a Query,
    filter: &HitFilter,
    parts: &[SearchPart],
) -> Result<Option<Source<'a>>> {
    let columns = IN_POST.iter().filter(|(part, _)| parts.contains(part));
    let columns: Vec<&str> = columns.map(|(_, column)| *column).collect();
    let statuses = filter.statuses.iter().filter_map(|status| match status {
        HitStatus::Post(status) => Some(*status),
        HitStatus::Comment(_) => None,
    });
    let of_posts: PostFilter = filter.over(statuses.collect());
    if columns.is_empty() || of_posts.statuses.is_empty() != filter.statuses.is_empty() {
        return Ok(None);
    }
    let conditions = posts.conditions(&of_posts)?;
    let matches = Matches::new(db, Kind::Post, query, &columns)?;
    Ok(Some(Source::new(matches, conditions)))
}

/// The search of comments; `None` if the parts or the filter exclude comments.
pub(super) fn comments<'a>(
    db: &'a Connection,
    comments: &Comments<'_>,
    query: &'a Query,
    filter: &HitFilter,
    parts: &[SearchPart],
) -> Result<Option<Source<'a>>> {
    let statuses = filter.statuses.iter().filter_map(|status| match status {
        HitStatus::Comment(status) => Some(*status),
        HitStatus::Post(_) => None,
    });
    let of_comments = CommentFilter {
        filter: filter.over(statuses.collect()),
        ..CommentFilter::default()
    };
    let lets_through = of_comments.filter.statuses.is_empty() == filter.statuses.is_empty();
    if !parts.contains(&SearchPart::Comments) || !lets_through {
        return Ok(None);
    }
    let conditions = comments.conditions(&of_comments)?;
    let matches = Matches::new(db, Kind::Comment, query, &[])?;
    Ok(Some(Source::new(matches, conditions)))
}

impl<'a> Source<'a> {
    fn new(matches: Matches<'a>, conditions: Conditions) -> Self {
        let (texts, weights) = matches
            .columns()
            .map(|(_, text, weight)| (text, weight))
            .unzip();
        Source {
            matches,
            conditions,
            texts,
            weights,
        }
    }

    /// Calls `each` with the newest matches and their texts. Returns whether these are
    /// all matches.
    pub(super) fn each_newest(
        &self,
        db: &Connection,
        mut each: impl FnMut(i64, &[Cow<'_, str>]),
    ) -> Result<bool> {
        let [table, id, _] = self.matches.kind.names();
        let mut conditions = self.conditions.clone();
        let (from, order) = match self.matches.newest(&conditions)? {
            Some(ids) => {
                conditions.one_of_ids(id, Some(&ids));
                (format!("{table} {BY_ID}"), id)
            }
            None => {
                let index = self.matches.kind.index();
                let expression = Value::Text(self.matches.expression());
                conditions.add(&format!("{index} MATCH ?"), [expression]);
                let from = format!("{index} s CROSS JOIN {table} ON {id} = s.rowid");
                (from, "s.rowid")
            }
        };
        let starts = self
            .texts
            .iter()
            .map(|text| format!("substr({text}, 1, {READ})"));
        let sql = format!(
            "SELECT {id}, {} FROM {from} {} ORDER BY {order} DESC LIMIT {}",
            starts.collect::<Vec<_>>().join(", "),
            conditions.clause(),
            RANKED + 1
        );
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        for _ in 0..RANKED {
            let Some(row) = rows.next()? else {
                return Ok(true);
            };
            let mut texts = Vec::with_capacity(self.texts.len());
            for column in 1..=self.texts.len() {
                // The tags of a post may be NULL; the other texts never are.
                let text = row.get_ref(column)?.as_bytes_or_null();
                let text = text.ok().flatten().unwrap_or_default();
                texts.push(lossy(text));
            }
            each(row.get(0)?, &texts);
        }
        Ok(rows.next()?.is_none())
    }

    /// The query for the matches that a list by date needs, with its values: whether it is
    /// a post, the id and the date.
    pub(super) fn select(&self, filter: &HitFilter) -> Result<(String, Vec<Value>)> {
        let [table, id, date] = self.matches.kind.names();
        let is_post = self.matches.kind == Kind::Post;
        let mut conditions = self.conditions.clone();
        let page = ListPage {
            key: date,
            direction: direction(true, filter.reverse),
            is_indexed: true,
            // The hits of both kinds are merged before the offset.
            limit: filter
                .limit
                .map(|limit| limit.saturating_add(filter.offset)),
            offset: 0,
        };
        let mut from = table.to_owned();
        match self.matches.page(&conditions, &page)? {
            Some(ids) => {
                conditions.one_of_ids(id, Some(&ids));
                from = format!("{table} {BY_ID}");
            }
            None => conditions.found(self.matches.kind, &self.matches.expression()),
        }
        let sql = format!(
            "SELECT {is_post} AS is_post, {id} AS id, {date} AS date FROM {from} {}",
            conditions.clause()
        );
        Ok((sql, conditions.values))
    }
}
