//! The searched tables with their conditions.

use std::borrow::Cow;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::expression::expression;
use crate::model::{CommentFilter, HitFilter, HitStatus, PostFilter, Query, SearchPart};
use crate::store::comment::Comments;
use crate::store::error::Result;
use crate::store::post::{self, Posts};
use crate::store::sql::Conditions;

/// The maximum number of ranked posts, and of ranked comments: the newest matches.
pub const RANKED: usize = 1_000;

/// The number of characters of a text that count for ranking.
const READ: usize = 10_000;

/// The searchable parts of a post: index column, text and weight.
const IN_POST: [(SearchPart, &str, &str, f64); 3] = [
    (SearchPart::Title, "title", "p.title", 5.0),
    (SearchPart::Tags, "tags", post::TAGS, 3.0),
    (SearchPart::Body, "body", "p.body", 1.0),
];

/// The texts of a comment and their weights.
const IN_COMMENT: [(&str, f64); 2] = [("c.author", 2.0), ("c.body", 1.0)];

/// The search conditions for posts or comments.
pub(super) struct Source {
    pub kind: Kind,
    /// The FTS5 expression.
    expression: String,
    /// The other conditions.
    conditions: Conditions,
    /// The texts to rank; `weights` has the weight of each.
    texts: Vec<&'static str>,
    pub weights: Vec<f64>,
}

/// Posts or comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Post,
    Comment,
}

impl Kind {
    fn index(self) -> &'static str {
        match self {
            Kind::Post => "post_search",
            Kind::Comment => "comment_search",
        }
    }

    /// The table, the id column and the date.
    fn names(self) -> [&'static str; 3] {
        match self {
            Kind::Post => ["post p", "p.id", post::DATE],
            Kind::Comment => ["comment c", "c.id", "c.created_at"],
        }
    }
}

/// The search of posts; `None` if the parts or the filter exclude posts.
pub(super) fn posts(
    posts: &Posts<'_>,
    query: &Query,
    filter: &HitFilter,
    parts: &[SearchPart],
) -> Result<Option<Source>> {
    let (mut columns, mut texts, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (place, column, text, weight) in IN_POST {
        if parts.contains(&place) {
            columns.push(column);
            texts.push(text);
            weights.push(weight);
        }
    }
    let statuses = filter.statuses.iter().filter_map(|status| match status {
        HitStatus::Post(status) => Some(*status),
        HitStatus::Comment(_) => None,
    });
    let of_posts: PostFilter = filter.over(statuses.collect());
    if columns.is_empty() || of_posts.statuses.is_empty() != filter.statuses.is_empty() {
        return Ok(None);
    }
    Ok(Some(Source {
        kind: Kind::Post,
        expression: expression(query, &columns),
        conditions: posts.conditions(&of_posts)?,
        texts,
        weights,
    }))
}

/// The search of comments; `None` if the parts or the filter exclude comments.
pub(super) fn comments(
    comments: &Comments<'_>,
    query: &Query,
    filter: &HitFilter,
    parts: &[SearchPart],
) -> Result<Option<Source>> {
    let statuses = filter.statuses.iter().filter_map(|status| match status {
        HitStatus::Comment(status) => Some(*status),
        HitStatus::Post(_) => None,
    });
    let of_comments = CommentFilter {
        filter: filter.over(statuses.collect()),
        posts: Vec::new(),
    };
    let lets_through = of_comments.filter.statuses.is_empty() == filter.statuses.is_empty();
    if !parts.contains(&SearchPart::Comments) || !lets_through {
        return Ok(None);
    }
    let (texts, weights) = IN_COMMENT.into_iter().unzip();
    Ok(Some(Source {
        kind: Kind::Comment,
        expression: expression(query, &[]),
        conditions: comments.conditions(&of_comments)?,
        texts,
        weights,
    }))
}

impl Source {
    /// Calls `each` with the newest matches and their texts. Returns whether these are
    /// all matches.
    pub(super) fn each_newest(
        &self,
        db: &Connection,
        mut each: impl FnMut(i64, &[Cow<'_, str>]),
    ) -> Result<bool> {
        let [table, id, _] = self.kind.names();
        let index = self.kind.index();
        let mut conditions = self.conditions.clone();
        let expression = Value::Text(self.expression.clone());
        conditions.add(&format!("{index} MATCH ?"), [expression]);
        let starts = self
            .texts
            .iter()
            .map(|text| format!("substr({text}, 1, {READ})"));
        let sql = format!(
            "SELECT {id}, {} FROM {index} s CROSS JOIN {table} ON {id} = s.rowid {}
             ORDER BY s.rowid DESC LIMIT {}",
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
                texts.push(String::from_utf8_lossy(text));
            }
            each(row.get(0)?, &texts);
        }
        Ok(rows.next()?.is_none())
    }

    /// The query for all matches, with its values: whether it is a post, the id and the
    /// date.
    pub(super) fn select(&self) -> (String, Vec<Value>) {
        let [table, id, date] = self.kind.names();
        let is_post = self.kind == Kind::Post;
        let mut conditions = self.conditions.clone();
        conditions.found(self.kind.index(), id, &self.expression);
        let sql = format!(
            "SELECT {is_post} AS is_post, {id} AS id, {date} AS date FROM {table} {}",
            conditions.clause()
        );
        (sql, conditions.values)
    }
}
