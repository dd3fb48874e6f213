//! Reading posts. See [`write`] for writing.

mod address;
mod redirect;
mod resolve;
pub(in crate::store) mod sql;
mod write;

pub(in crate::store) use resolve::{by_paths, permalink};

use std::cell::OnceCell;
use std::collections::HashSet;

use jiff::{Timestamp, ToSpan};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use sql::{DATE, TAGS};
pub use write::PostsWriter;

use super::comment::Comments;
use super::error::{Error, Result};
use super::near;
use super::search::{Kind, ListPage, find_page};
use super::sql::{
    Conditions, count_comments, direction, each_row, id_list, ids, kind, of_kind, optional_text,
    optional_time, slug, text, time,
};
use crate::model::{
    Comment, Permalink, Post, PostFilter, PostId, PostKind, PostRef, PostSort, PostStatus, Removal,
    Selection,
};
use crate::store::removal::first_named;

/// The same date; the unary plus keeps SQLite from using its index.
const UNINDEXED_DATE: &str = "+coalesce(p.published_at, p.created_at)";

/// The expensive columns of a post to read; omitted ones are empty or 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostColumns {
    /// The body.
    pub body: bool,
    /// The tags.
    pub tags: bool,
    /// The number of comments.
    pub comments: bool,
    /// The address, for which settings are read.
    pub address: bool,
    /// The former addresses.
    pub redirects: bool,
}

impl PostColumns {
    /// All columns.
    pub const ALL: PostColumns = PostColumns {
        body: true,
        tags: true,
        comments: true,
        address: true,
        redirects: true,
    };

    /// None of the columns.
    pub const NONE: PostColumns = PostColumns {
        body: false,
        tags: false,
        comments: false,
        address: false,
        redirects: false,
    };
}

/// The posts, for reading.
pub struct Posts<'a> {
    db: &'a Connection,
    now: Timestamp,
    /// The permalinks, read when an address is asked for.
    permalink: OnceCell<Permalink>,
}

impl<'a> Posts<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        Posts {
            db,
            now,
            permalink: OnceCell::new(),
        }
    }

    /// The permalinks of the blog.
    pub fn permalink(&self) -> Result<&Permalink> {
        if let Some(permalink) = self.permalink.get() {
            return Ok(permalink);
        }
        let permalink = resolve::permalink(self.db)?;
        Ok(self.permalink.get_or_init(|| permalink))
    }

    /// Calls `each` with a post that was read with these columns, with its address.
    fn addressed<E: From<Error>>(
        &self,
        parts: PostColumns,
        mut each: impl FnMut(Post) -> std::result::Result<(), E>,
    ) -> impl FnMut(Post) -> std::result::Result<(), E> {
        move |mut post| {
            if parts.address {
                post.address = self.permalink()?.of(&post);
            }
            each(post)
        }
    }

    /// The post with this id, slug, former slug or address.
    ///
    /// # Errors
    /// It does not exist ([`Error::NotFound`]).
    pub fn get(&self, post: &PostRef) -> Result<Post> {
        let id = self.id(post)?;
        let found = self.find_with(id, PostColumns::ALL)?;
        found.ok_or_else(|| self.not_found(&[post]))
    }

    /// The post with this id, with these columns.
    pub(super) fn find_with(&self, id: PostId, parts: PostColumns) -> Result<Option<Post>> {
        let sql = format!("SELECT {} FROM post p WHERE p.id = ?1", columns(parts));
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut found = statement.query_row([id], from_row).optional()?;
        if let Some(post) = found.as_mut().filter(|_| parts.address) {
            post.address = self.permalink()?.of(post);
        }
        Ok(found)
    }

    /// The id of the post with this id, slug, former slug or address.
    pub fn find(&self, post: &PostRef) -> Result<Option<PostId>> {
        resolve::find(self.db, post)
    }

    /// The id of the post with this id, slug, former slug or address.
    ///
    /// # Errors
    /// It does not exist ([`Error::NotFound`]).
    pub fn id(&self, post: &PostRef) -> Result<PostId> {
        self.find(post)?.ok_or_else(|| self.not_found(&[post]))
    }

    /// Like [`Posts::id`], but an id may be that of a removed post.
    pub fn id_or_removed(&self, post: &PostRef) -> Result<PostId> {
        let found = self.find(post)?.or(post.id());
        found.ok_or_else(|| self.not_found(&[post]))
    }

    fn not_found(&self, missing: &[&PostRef]) -> Error {
        near::not_found("post", missing, |post| near::near_post(self.db, post))
    }

    /// The ids of these posts, in ascending order. The error names every missing post.
    pub fn ids(&self, posts: &[PostRef]) -> Result<Vec<PostId>> {
        let mut ids = self.distinct(posts)?;
        ids.sort_unstable();
        Ok(ids)
    }

    /// The distinct ids of these posts, in the order given. The error names every missing
    /// post.
    fn distinct(&self, posts: &[PostRef]) -> Result<Vec<PostId>> {
        let mut ids = Vec::with_capacity(posts.len());
        let (mut seen, mut missing) = (HashSet::new(), Vec::new());
        for post in posts {
            match self.find(post)? {
                Some(id) if seen.insert(id) => ids.push(id),
                Some(_) => {}
                None => missing.push(post),
            }
        }
        match missing.is_empty() {
            true => Ok(ids),
            false => Err(self.not_found(&missing)),
        }
    }

    /// Calls `each` with every post that matches the filter; keeps one in memory at a
    /// time.
    pub fn each<E: From<Error>>(
        &self,
        filter: &PostFilter,
        parts: PostColumns,
        each: impl FnMut(Post) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (tail, values) = self.tail(filter)?;
        // The ids come first, so that rows that are sorted or skipped are not read whole;
        // CROSS JOIN keeps their order.
        let sql = format!(
            "SELECT {} FROM (SELECT p.id FROM post p {tail}) x CROSS JOIN post p ON p.id = x.id",
            columns(parts)
        );
        each_row(self.db, &sql, values, from_row, self.addressed(parts, each))
    }

    /// Calls `each` with the ids of the posts that match the filter, in its order.
    pub fn each_id<E: From<Error>>(
        &self,
        filter: &PostFilter,
        each: impl FnMut(PostId) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (tail, values) = self.tail(filter)?;
        let sql = format!("SELECT p.id FROM post p {tail}");
        each_row(self.db, &sql, values, |row| row.get(0), each)
    }

    /// Calls `each` with the comments on the posts that match the filter, ordered by
    /// id.
    pub fn each_comment<E: From<Error>>(
        &self,
        filter: &PostFilter,
        each: impl FnMut(Comment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let conditions = self.among("c.post_id", filter)?;
        Comments::new(self.db).each_where(conditions, each)
    }

    /// Calls `each` with the posts that meet the conditions, ordered by id.
    pub(super) fn each_where<E: From<Error>>(
        &self,
        conditions: Conditions,
        parts: PostColumns,
        each: impl FnMut(Post) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let clause = conditions.clause();
        let sql = format!(
            "SELECT {} FROM post p {clause} ORDER BY p.id",
            columns(parts)
        );
        let each = self.addressed(parts, each);
        each_row(self.db, &sql, conditions.values, from_row, each)
    }

    /// The condition that the post whose id is in `column` matches the filter.
    pub(super) fn among(&self, column: &str, filter: &PostFilter) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        let (tail, values) = self.unordered_tail(filter)?;
        if !tail.is_empty() {
            let sql = format!("{column} IN (SELECT p.id FROM post p {tail})");
            conditions.add(&sql, values);
        }
        Ok(conditions)
    }

    /// The number of posts that match the filter.
    pub fn count(&self, filter: &PostFilter) -> Result<i64> {
        let (tail, values) = self.unordered_tail(filter)?;
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM post p {tail})");
        Ok(self
            .db
            .query_row(&sql, params_from_iter(values), |row| row.get(0))?)
    }

    /// What removing the selected posts would delete.
    pub fn removal(&self, selection: &Selection<PostRef, PostFilter>) -> Result<Removal<PostId>> {
        let (ids, renamed) = match selection {
            Selection::Refs(posts) => (self.ids(posts)?, redirect::followed(self.db, posts)?),
            Selection::Filter(filter) => (self.filtered_ids(filter)?, Vec::new()),
        };
        let list = id_list(&ids);
        let sql = "SELECT status, count(*) FROM comment
                   WHERE post_id IN (SELECT value FROM json_each(?1)) GROUP BY status";
        let comments = count_comments(self.db, sql, &list)?;
        let count = |table: &str| -> Result<i64> {
            let sql = format!(
                "SELECT count(*) FROM {table} WHERE post_id IN (SELECT value FROM json_each(?1))"
            );
            Ok(self.db.query_row(&sql, [&list], |row| row.get(0))?)
        };
        Ok(Removal {
            posts: i64::try_from(ids.len()).unwrap_or(i64::MAX),
            first: first_named(self.db, "SELECT title FROM post WHERE id = ?1", &ids)?,
            ids,
            comments,
            tag_links: count("post_tag")?,
            redirects: count("redirect")?,
            renamed,
            ..Removal::default()
        })
    }

    /// The distinct ids of the selected posts, in the order of the references or the filter.
    /// The error names every missing post.
    pub fn selected(&self, selection: &Selection<PostRef, PostFilter>) -> Result<Vec<PostId>> {
        match selection {
            Selection::Refs(posts) => self.distinct(posts),
            Selection::Filter(filter) => self.filtered_ids(filter),
        }
    }

    fn filtered_ids(&self, filter: &PostFilter) -> Result<Vec<PostId>> {
        let (tail, values) = self.tail(filter)?;
        ids(self.db, &format!("SELECT p.id FROM post p {tail}"), values)
    }

    /// The SQL after `FROM post p`, with its values.
    fn tail(&self, filter: &PostFilter) -> Result<(String, Vec<Value>)> {
        let mut conditions = self.conditions_but_search(filter)?;
        let (key, direction) = order(filter);
        // NULL sorts first, but no comparison with it holds.
        let compared = match filter.sort {
            PostSort::Author => "ifnull(p.author, '')",
            _ => key,
        };
        conditions.after("post p", compared, direction, filter.after.map(PostId::get));
        let page = ListPage {
            key,
            direction,
            is_indexed: !matches!(filter.sort, PostSort::Author | PostSort::Comments),
            limit: filter.limit,
            offset: filter.offset,
        };
        let search = filter.search.as_ref();
        let (by_id, window) = find_page(self.db, Kind::Post, search, &mut conditions, &page)?;
        let sql = format!(
            "{by_id} {} ORDER BY {key} {direction}, p.id {direction} LIMIT ? OFFSET ?",
            conditions.clause()
        );
        conditions.values.extend(window);
        Ok((sql, conditions.values))
    }

    /// Like `tail`, but may omit the order.
    fn unordered_tail(&self, filter: &PostFilter) -> Result<(String, Vec<Value>)> {
        if filter.limit.is_none() && filter.offset == 0 && filter.after.is_none() {
            let conditions = self.conditions(filter)?;
            return Ok((conditions.clause(), conditions.values));
        }
        self.tail(filter)
    }

    /// The WHERE conditions of the filter.
    pub(super) fn conditions(&self, filter: &PostFilter) -> Result<Conditions> {
        let mut conditions = self.conditions_but_search(filter)?;
        conditions.searched(Kind::Post, filter.search.as_ref());
        Ok(conditions)
    }

    fn conditions_but_search(&self, filter: &PostFilter) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        conditions.one_of_ids("p.id", filter.ids.as_deref());
        if !filter.statuses.is_empty() {
            let mut statuses: Vec<PostStatus> = Vec::new();
            for status in &filter.statuses {
                if !statuses.contains(status) {
                    statuses.push(*status);
                }
            }
            let states: Vec<&str> = statuses.iter().map(|&status| state(status)).collect();
            let now = Value::Text(self.now.to_string());
            let values = statuses
                .iter()
                .filter(|&&status| status != PostStatus::Draft)
                .map(|_| now.clone());
            conditions.add(&format!("({})", states.join(" OR ")), values);
        }
        if let [kind] = filter.kinds.as_slice() {
            conditions.add(&format!("p.{}", of_kind(*kind)), []);
        }
        conditions.tagged(self.db, "p.id", &filter.tags, &filter.not_tags)?;
        conditions.by_author(self.db, "post", 'p', &filter.authors)?;
        conditions.between(date(filter), filter.since, self.until(filter));
        Ok(conditions)
    }

    /// The end of the period. For published posts it is at most now, so that the index
    /// has a single upper bound.
    fn until(&self, filter: &PostFilter) -> Option<Timestamp> {
        if filter.statuses != [PostStatus::Published] {
            return filter.until;
        }
        let next = self.now.saturating_add(1.second()).ok();
        next.into_iter().chain(filter.until).min()
    }
}

/// The SQL condition of a status; it binds the current time unless the status is draft.
fn state(status: PostStatus) -> &'static str {
    match status {
        PostStatus::Draft => "p.published_at IS NULL",
        PostStatus::Scheduled => "p.published_at > ?",
        // The unary plus keeps it from being the index bound; see `Posts::until`.
        PostStatus::Published => "+p.published_at <= ?",
    }
}

/// The SQL date that matches an index for these statuses: drafts have no publication
/// time, scheduled and published posts always have one.
fn date(filter: &PostFilter) -> &'static str {
    match filter.statuses.as_slice() {
        _ if !filter.authors.is_empty() || filter.kinds == [PostKind::Page] => DATE,
        [PostStatus::Draft] => "p.created_at",
        [PostStatus::Scheduled] | [PostStatus::Published] => "p.published_at",
        // Drafts and scheduled posts are few: find them by status, then sort. The unary
        // plus keeps SQLite from using the date index.
        [_, ..] if !filter.statuses.contains(&PostStatus::Published) => UNINDEXED_DATE,
        _ => DATE,
    }
}

/// The key of the order and its direction.
fn order(filter: &PostFilter) -> (&'static str, &'static str) {
    let (key, descending) = match filter.sort {
        // Scheduled posts: the next one first.
        PostSort::Date => (date(filter), filter.statuses != [PostStatus::Scheduled]),
        PostSort::Updated => ("p.updated_at", true),
        PostSort::Title => ("p.title COLLATE NOCASE", false),
        PostSort::Slug => ("p.slug", false),
        PostSort::Author => ("p.author", false),
        PostSort::Id => ("p.id", false),
        PostSort::Comments => ("(SELECT count(*) FROM comment WHERE post_id = p.id)", true),
    };
    (key, direction(descending, filter.reverse))
}

/// The columns of a post that few commands show.
pub(super) const DETAILS: &str = "kind, path, language, guid, image";

/// The columns of post `p` to read.
fn columns(parts: PostColumns) -> String {
    let part = |wanted: bool, sql: &'static str, empty: &'static str| {
        if wanted { sql } else { empty }
    };
    let body = part(parts.body, "p.body", "''");
    let tags = part(parts.tags, TAGS, "NULL");
    let comments = part(
        parts.comments,
        "(SELECT count(*) FROM comment c WHERE c.post_id = p.id)",
        "0",
    );
    let redirects = part(parts.redirects, redirect::REDIRECTS, "NULL");
    format!(
        "p.id, p.slug, p.title, p.author, p.summary, {body}, p.published_at, p.comments_open,
         p.created_at, p.updated_at, p.revision, {tags}, {comments}, {redirects}, {DETAILS}"
    )
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Post> {
    // A tag contains no comma, a path no line end.
    let list = |column, separator: char| -> rusqlite::Result<Vec<String>> {
        let list = optional_text(row, column)?;
        Ok(list.map_or_else(Vec::new, |list| {
            list.split(separator).map(str::to_owned).collect()
        }))
    };
    let mut redirects = list(13, '\n')?;
    redirects.sort_unstable();
    Ok(Post {
        id: row.get(0)?,
        slug: slug(row, 1)?,
        title: text(row, 2)?,
        author: optional_text(row, 3)?,
        summary: optional_text(row, 4)?,
        body: text(row, 5)?,
        published_at: optional_time(row, 6)?,
        comments_open: row.get(7)?,
        created_at: time(row, 8)?,
        updated_at: time(row, 9)?,
        revision: row.get(10)?,
        tags: list(11, ',')?,
        comments: row.get(12)?,
        redirects,
        kind: kind(row, 14)?,
        path: optional_text(row, 15)?,
        address: String::new(),
        language: optional_text(row, 16)?,
        guid: optional_text(row, 17)?,
        image: optional_text(row, 18)?,
    })
}
