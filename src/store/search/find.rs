//! Searching by relevance or date.

use jiff::Timestamp;
use rusqlite::{Connection, params_from_iter};

use super::kind::Kind;
use super::matches::Matches;
use super::source::{self, Source};
use crate::model::search::matcher::Matcher;
use crate::model::search::rank::{Ranking, rarity};
use crate::model::search::snippet::Snippet;
use crate::model::{Hit, HitFilter, HitSort, HitStatus, PostRef, Query, SearchPart};
use crate::store::comment::Comments;
use crate::store::error::{Error, Result};
use crate::store::post::{PostColumns, Posts};
use crate::store::sql::{direction, window};

/// The search, for reading.
pub struct Search<'a> {
    db: &'a Connection,
    now: Timestamp,
    posts: Posts<'a>,
}

/// Which matches the order covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All matches.
    All,
    /// The newest [`super::RANKED`] posts and as many comments.
    Newest,
}

/// A match.
struct Found {
    kind: Kind,
    id: i64,
    score: Option<f64>,
}

impl<'a> Search<'a> {
    pub(in crate::store) fn new(db: &'a Connection, now: Timestamp) -> Self {
        let posts = Posts::new(db, now);
        Search { db, now, posts }
    }

    /// Calls `each` with the hits in these parts that match the filter. A query without
    /// wanted terms has no hits.
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
        // Read everything from one snapshot.
        let _moment = self.db.unchecked_transaction().map_err(Error::from)?;
        let posts = source::posts(self.db, &self.posts, query, filter, parts)?;
        let comments = source::comments(self.db, &self.comments(), query, filter, parts)?;
        let sources: Vec<Source> = posts.into_iter().chain(comments).collect();
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

    /// The newest matches, by relevance.
    fn ranked(
        &self,
        query: &Query,
        sources: &[Source],
        filter: &HitFilter,
    ) -> Result<(Vec<Found>, Extent)> {
        // Consecutive words rank higher: the phrase is an extra term.
        let mut rarity = self.rarity(query)?;
        rarity.push(rarity.iter().copied().fold(0.0, f64::max));
        let query = &query.with_phrase();
        let mut extent = Extent::All;
        let mut found = Vec::new();
        for source in sources {
            let mut ranking = Ranking::new(query, &source.weights);
            let is_whole = source.each_newest(self.db, |id, texts| ranking.add(id, texts))?;
            if !is_whole {
                extent = Extent::Newest;
            }
            let scores = ranking.scores(&rarity).into_iter();
            found.extend(scores.map(|(id, score)| Found {
                kind: source.matches.kind,
                id,
                score: Some(score),
            }));
        }
        // The sort is stable: for equal scores, posts come before comments, then newest
        // first.
        let score = |found: &Found| found.score.unwrap_or_default();
        found.sort_by(|a, b| score(b).total_cmp(&score(a)));
        if filter.reverse {
            found.reverse();
        }
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let found = found.into_iter().skip(number(filter.offset));
        let found = found.take(filter.limit.map_or(usize::MAX, number));
        Ok((found.collect(), extent))
    }

    /// The weight of each term of the query.
    fn rarity(&self, query: &Query) -> Result<Vec<f64>> {
        let posts = Matches::new(self.db, Kind::Post, query, &[])?;
        let comments = Matches::new(self.db, Kind::Comment, query, &[])?;
        let all = posts.rows.saturating_add(comments.rows);
        let rarities = query.wanted.iter().map(|term| {
            let having = posts.count(term)? + comments.count(term)?;
            Ok(rarity(having, all))
        });
        rarities.collect()
    }

    /// The matches by date.
    fn dated(&self, sources: &[Source], filter: &HitFilter) -> Result<Vec<Found>> {
        if sources.is_empty() {
            return Ok(Vec::new());
        }
        let (mut selects, mut values) = (Vec::new(), Vec::new());
        for source in sources {
            let (select, bound) = source.select(filter)?;
            selects.push(select);
            values.extend(bound);
        }
        let direction = direction(true, filter.reverse);
        let sql = format!(
            "{} ORDER BY date {direction}, is_post {direction}, id {direction} LIMIT ? OFFSET ?",
            selects.join(" UNION ALL ")
        );
        values.extend(window(filter.limit, filter.offset));
        let mut statement = self.db.prepare(&sql)?;
        let found = statement.query_map(params_from_iter(values), |row| {
            let is_post = row.get(0)?;
            Ok(Found {
                kind: if is_post { Kind::Post } else { Kind::Comment },
                id: row.get(1)?,
                score: None,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn comments(&self) -> Comments<'_> {
        Comments::new(self.db)
    }

    /// The hit to show for a match.
    fn hit(&self, found: &Found, parts: &[SearchPart], matcher: &Matcher<'_>) -> Result<Hit> {
        let &Found { kind, id, score } = found;
        if kind == Kind::Comment {
            let comment = self.comments().get(id.into())?;
            let address = PostColumns {
                address: true,
                ..PostColumns::NONE
            };
            let post = self.posts.find_with(comment.post_id, address)?;
            return Ok(Hit {
                address: post.map_or_else(String::new, |post| post.address),
                id,
                snippet: Snippet::new(matcher, &[&comment.body, &comment.author]),
                slug: comment.post_slug,
                title: comment.post_title,
                status: HitStatus::Comment(comment.status),
                date: comment.created_at,
                score,
            });
        }
        let post = self.posts.get(&PostRef::Id(id.into()))?;
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
            snippet: Snippet::new(matcher, &texts),
            status: HitStatus::Post(post.status(self.now)),
            date: post.published_at.unwrap_or(post.created_at),
            slug: post.slug,
            address: post.address,
            title: post.title,
            score,
        })
    }
}
