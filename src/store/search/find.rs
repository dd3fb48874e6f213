//! Searching: what fits best, or all that there is by date.

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::expression::expression;
use crate::model::matches::Matcher;
use crate::model::rank::{Ranking, rarity};
use crate::model::{
    CommentFilter, Hit, HitFilter, HitSort, HitStatus, PostFilter, PostRef, Query, SearchPart,
};
use crate::store::comment::Comments;
use crate::store::error::{Error, Result};
use crate::store::post::{self, Posts};
use crate::store::query::{Conditions, direction, window};

/// So many posts that were found are ranked, the newest, and as many comments.
pub const RANKED: usize = 1_000;

/// What stands behind so many characters of a text does not count for its rank.
const READ: usize = 20_000;

/// A word that more things have is no more common than one that so many have.
const COUNTED: i64 = 10_000;

/// The search, for reading.
pub struct Search<'a> {
    db: &'a Connection,
    now: Timestamp,
}

/// What the order is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All that was found.
    All,
    /// The newest [`RANKED`] of it.
    Newest,
}

/// A kind of things that is searched, and for what.
struct Source {
    kind: Kind,
    /// What the index is asked for.
    expression: String,
    /// What else has to hold.
    conditions: Conditions,
    /// The texts to look at, and what a word is worth in each.
    texts: Vec<&'static str>,
    weights: Vec<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Post,
    Comment,
}

/// A thing that was found.
struct Found {
    kind: Kind,
    id: i64,
    score: Option<f64>,
}

/// The parts in a post: the column of the index, the text, and what a word in
/// it is worth.
const IN_POST: [(SearchPart, &str, &str, f64); 3] = [
    (SearchPart::Title, "title", "p.title", 5.0),
    (SearchPart::Tags, "tags", post::TAGS, 3.0),
    (SearchPart::Body, "body", "p.body", 1.0),
];

impl Kind {
    fn index(self) -> &'static str {
        match self {
            Kind::Post => "post_search",
            Kind::Comment => "comment_search",
        }
    }

    /// Its table, id and date.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Post => ("post p", "p.id", post::DATE),
            Kind::Comment => ("comment c", "c.id", "c.created_at"),
        }
    }
}

impl<'a> Search<'a> {
    pub(in crate::store) fn new(db: &'a Connection, now: Timestamp) -> Self {
        Search { db, now }
    }

    /// Calls `each` with the hits in these parts that the filter finds, one
    /// after the other. Without anything to search for it finds nothing.
    pub fn each<E: From<Error>>(
        &self,
        filter: &HitFilter,
        parts: &[SearchPart],
        mut each: impl FnMut(Hit) -> std::result::Result<(), E>,
    ) -> std::result::Result<Extent, E> {
        let nothing = Query::default();
        let query = filter.search.as_ref().unwrap_or(&nothing);
        if query.wanted.is_empty() {
            return Ok(Extent::All);
        }
        let sources = self.sources(query, filter, parts)?;
        let (found, extent) = match filter.sort {
            HitSort::Relevance => self.ranked(query, &sources, filter)?,
            HitSort::Date => (self.dated(&sources, filter)?, Extent::All),
        };
        let matcher = Matcher::new(query);
        for found in found {
            each(self.hit(&found, parts, &matcher)?)?;
        }
        Ok(extent)
    }

    fn sources(
        &self,
        query: &Query,
        filter: &HitFilter,
        parts: &[SearchPart],
    ) -> Result<Vec<Source>> {
        let mut sources = Vec::new();
        let has = |place| parts.contains(&place);
        let mut of_posts = Vec::new();
        let mut of_comments = Vec::new();
        for status in &filter.statuses {
            match *status {
                HitStatus::Post(status) => of_posts.push(status),
                HitStatus::Comment(status) => of_comments.push(status),
            }
        }
        let any = filter.statuses.is_empty();
        let in_post = IN_POST.iter().filter(|(place, ..)| has(*place));
        let columns: Vec<&str> = in_post.clone().map(|&(_, column, ..)| column).collect();
        if !columns.is_empty() && (any || !of_posts.is_empty()) {
            let filter: PostFilter = filter.over(of_posts);
            sources.push(Source {
                kind: Kind::Post,
                expression: expression(query, &columns),
                conditions: Posts::new(self.db, self.now).conditions(&filter)?,
                texts: in_post.clone().map(|&(_, _, text, _)| text).collect(),
                weights: in_post.map(|&(.., weight)| weight).collect(),
            });
        }
        if has(SearchPart::Comments) && (any || !of_comments.is_empty()) {
            let filter = CommentFilter {
                filter: filter.over(of_comments),
                post: None,
            };
            sources.push(Source {
                kind: Kind::Comment,
                expression: expression(query, &[]),
                conditions: Comments::new(self.db).conditions(&filter)?,
                texts: vec!["c.author", "c.body"],
                weights: vec![2.0, 1.0],
            });
        }
        Ok(sources)
    }

    /// The newest, those that fit best first.
    fn ranked(
        &self,
        query: &Query,
        sources: &[Source],
        filter: &HitFilter,
    ) -> Result<(Vec<Found>, Extent)> {
        let rarity = self.rarity(query)?;
        let mut extent = Extent::All;
        let mut found = Vec::new();
        for source in sources {
            let mut ranking = Ranking::new(query, &source.weights);
            let is_whole = source.each_newest(self.db, |id, texts| ranking.add(id, texts))?;
            if !is_whole {
                extent = Extent::Newest;
            }
            found.extend(
                ranking
                    .scores(&rarity)
                    .into_iter()
                    .map(|(id, score)| Found {
                        kind: source.kind,
                        id,
                        score: Some(score),
                    }),
            );
        }
        // Of equals, posts before comments and the newest first.
        found.sort_by(|a, b| {
            b.score
                .partial_cmp(&a.score)
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        if filter.reverse {
            found.reverse();
        }
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let found = found.into_iter().skip(number(filter.offset));
        let found = found.take(filter.limit.map_or(usize::MAX, number));
        Ok((found.collect(), extent))
    }

    /// What each term of the query is worth.
    fn rarity(&self, query: &Query) -> Result<Vec<f64>> {
        let number = |sql: &str, value: &str| -> Result<i64> {
            Ok(self
                .db
                .prepare_cached(sql)?
                .query_row([value], |row| row.get(0))?)
        };
        let all = "SELECT (SELECT coalesce(max(id), 0) FROM post)
                        + (SELECT coalesce(max(id), 0) FROM comment) + length(?1)";
        let all = number(all, "")?;
        let having = format!(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM post_search
                     WHERE post_search MATCH ?1 LIMIT {COUNTED}))
                  + (SELECT count(*) FROM (SELECT 1 FROM comment_search
                     WHERE comment_search MATCH ?1 LIMIT {COUNTED}))"
        );
        let terms = query.wanted.iter();
        terms
            .map(|term| {
                let one = Query {
                    wanted: vec![term.clone()],
                    unwanted: Vec::new(),
                };
                Ok(rarity(number(&having, &expression(&one, &[]))?, all))
            })
            .collect()
    }

    /// All, by date.
    fn dated(&self, sources: &[Source], filter: &HitFilter) -> Result<Vec<Found>> {
        let mut selects = Vec::new();
        let mut values = Vec::new();
        for source in sources {
            let (table, id, date) = source.kind.names();
            let mut conditions = source.conditions.clone();
            conditions.found(source.kind.index(), id, &source.expression);
            let is_post = source.kind == Kind::Post;
            selects.push(format!(
                "SELECT {is_post} AS is_post, {id} AS id, {date} AS date FROM {table} {}",
                conditions.clause()
            ));
            values.extend(conditions.values);
        }
        if selects.is_empty() {
            return Ok(Vec::new());
        }
        let direction = direction(true, filter.reverse);
        let sql = format!(
            "{} ORDER BY date {direction}, is_post {direction}, id {direction} LIMIT ? OFFSET ?",
            selects.join(" UNION ALL ")
        );
        values.extend(window(filter.limit, filter.offset));
        let mut statement = self.db.prepare(&sql)?;
        let found = statement.query_map(params_from_iter(values), |row| {
            let kind = if row.get(0)? {
                Kind::Post
            } else {
                Kind::Comment
            };
            Ok(Found {
                kind,
                id: row.get(1)?,
                score: None,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// A thing that was found as it is shown.
    fn hit(&self, found: &Found, parts: &[SearchPart], matcher: &Matcher<'_>) -> Result<Hit> {
        let &Found { kind, id, score } = found;
        if kind == Kind::Comment {
            let comment = Comments::new(self.db).get(id)?;
            return Ok(Hit {
                id,
                snippet: matcher.snippet(&[&comment.body, &comment.author]),
                slug: comment.post_slug,
                title: comment.post_title,
                status: HitStatus::Comment(comment.status),
                date: comment.created_at,
                score,
            });
        }
        let post = Posts::new(self.db, self.now).get(&PostRef::Id(id))?;
        let tags = post.tags.join(", ");
        let texts = [
            (SearchPart::Body, post.body.as_str()),
            (SearchPart::Title, post.title.as_str()),
            (SearchPart::Tags, tags.as_str()),
        ];
        let texts = texts.into_iter().filter(|(place, _)| parts.contains(place));
        let texts: Vec<&str> = texts.map(|(_, text)| text).collect();
        Ok(Hit {
            id,
            snippet: matcher.snippet(&texts),
            status: HitStatus::Post(post.status(self.now)),
            date: post.published_at.unwrap_or(post.created_at),
            slug: post.slug,
            title: post.title,
            score,
        })
    }
}

impl Source {
    /// Calls `each` with the newest things and their texts; says whether these
    /// are all.
    fn each_newest(&self, db: &Connection, mut each: impl FnMut(i64, &[&str])) -> Result<bool> {
        let (table, id, _) = self.kind.names();
        let index = self.kind.index();
        let mut conditions = self.conditions.clone();
        conditions.add(
            &format!("{index} MATCH ?"),
            [Value::Text(self.expression.clone())],
        );
        let texts: Vec<String> = self
            .texts
            .iter()
            .map(|text| format!("substr({text}, 1, {READ})"))
            .collect();
        let sql = format!(
            "SELECT {id}, {} FROM {index} s CROSS JOIN {table} ON {id} = s.rowid {}
             ORDER BY s.rowid DESC LIMIT {}",
            texts.join(", "),
            conditions.clause(),
            RANKED + 1
        );
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            if count > RANKED {
                return Ok(false);
            }
            let mut texts = Vec::with_capacity(self.texts.len());
            for index in 0..self.texts.len() {
                let text = row.get_ref(index + 1)?.as_str_or_null();
                texts.push(text.ok().flatten().unwrap_or_default());
            }
            each(row.get(0)?, &texts);
        }
        Ok(true)
    }
}
