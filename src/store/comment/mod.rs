//! Reading comments. See [`write`] for writing.

mod block;
mod count;
mod decide;
mod moving;
mod narrow;
mod reason;
mod recheck;
mod waiting;
mod write;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

pub(super) use count::{PENDING, SPAM, counts};
pub use write::CommentsWriter;

use super::error::{Error, Result};
use super::near;
use super::removal::first_named;
use super::search::{Kind, ListPage, find_page};
use super::sql::{
    Conditions, comment_status, count_comments, direction, each_row, id_list, ids, of_kind,
    optional_text, slug, text, time, window,
};
use crate::model::{
    Comment, CommentFilter, CommentId, CommentSort, CommentStatus, Filter, PostId, PostKind,
    Removal, Selection,
};

/// The columns of comment `c` on post `p`; a query adds the depth after them.
const COLUMNS: &str = "c.id, c.post_id, p.slug, p.title, c.parent_id, c.author, c.email, c.website,
    c.body, c.status, c.created_at, c.updated_at, c.revision, c.reason";

/// Comments joined with their posts; CROSS JOIN fixes `comment` as the outer table.
const FROM: &str = "FROM comment c CROSS JOIN post p ON p.id = c.post_id";

/// The comments of post `?1` in thread order: each comment is followed by its replies,
/// oldest first. ORDER BY depth descending makes the recursion depth-first.
pub(super) const THREAD: &str = "WITH RECURSIVE thread (id, depth, created_at) AS (
      SELECT id, 0, created_at FROM comment WHERE post_id = ?1 AND parent_id IS NULL
      UNION ALL
      SELECT c.id, thread.depth + 1, c.created_at
      FROM thread CROSS JOIN comment c ON c.post_id = ?1 AND c.parent_id = thread.id
      ORDER BY 2 DESC, 3, 1
    )";

/// The comments named by `?1` with all their descendants.
const SUBTREE: &str = "WITH RECURSIVE subtree (id, post_id) AS (
      SELECT id, post_id FROM comment WHERE id IN (SELECT value FROM json_each(?1))
      UNION
      SELECT c.id, c.post_id
      FROM subtree CROSS JOIN comment c ON c.post_id = subtree.post_id AND c.parent_id = subtree.id
    )";

/// The comments, for reading.
pub struct Comments<'a> {
    pub(super) db: &'a Connection,
}

impl<'a> Comments<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Comments { db }
    }

    /// The comment with this id, with the slug and title of its post.
    pub fn find(&self, id: CommentId) -> Result<Option<Comment>> {
        let sql = format!("SELECT {COLUMNS}, 0 {FROM} WHERE c.id = ?1");
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_row([id], from_row).optional()?)
    }

    /// The comment with this id.
    ///
    /// # Errors
    /// It does not exist ([`Error::NotFound`]).
    pub fn get(&self, id: CommentId) -> Result<Comment> {
        self.find(id)?.ok_or_else(|| not_found(self.db, &[id]))
    }

    /// The current comment, if it is unchanged since `base` was read.
    ///
    /// # Errors
    /// It was changed ([`Error::Stale`]) or removed ([`Error::NotFound`]).
    pub fn unchanged(&self, base: &Comment) -> Result<Comment> {
        let comment = self.get(base.id)?;
        if comment.same_content(base) {
            return Ok(comment);
        }
        Err(Error::Stale {
            kind: "comment",
            name: base.id.to_string(),
        })
    }

    /// Calls `each` with every comment that matches the filter; keeps one in memory at
    /// a time.
    pub fn each<E: From<Error>>(
        &self,
        filter: &CommentFilter,
        each: impl FnMut(Comment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (from, values) = self.listed(filter)?;
        let sql = format!("SELECT {COLUMNS}, 0 {from}");
        each_row(self.db, &sql, values, from_row, each)
    }

    /// Like [`Comments::each`], but in thread order for one post and with the depth of
    /// each comment. Ignores the sort order of the filter.
    pub fn each_in_threads<E: From<Error>>(
        &self,
        post: PostId,
        filter: &CommentFilter,
        each: impl FnMut(Comment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let conditions = self.conditions(filter)?;
        let sql = format!(
            "{THREAD} SELECT {COLUMNS}, thread.depth
             FROM thread CROSS JOIN comment c ON c.id = thread.id CROSS JOIN post p ON p.id = c.post_id
             {} LIMIT ? OFFSET ?",
            conditions.clause()
        );
        let mut values = vec![post.into()];
        values.extend(conditions.values);
        values.extend(window(filter.filter.limit, filter.filter.offset));
        each_row(self.db, &sql, values, from_row, each)
    }

    /// Like [`Comments::each_in_threads`], for one post after the other: those of the
    /// filter in its order, or all posts, newest first.
    pub fn each_in_trees<E: From<Error>>(
        &self,
        filter: &CommentFilter,
        mut each: impl FnMut(Comment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let posts = match filter.posts.as_slice() {
            [] => self.commented_posts()?,
            posts => posts.to_vec(),
        };
        let (mut skipped, mut limit) = (filter.filter.offset, filter.filter.limit);
        for post in posts {
            if limit == Some(0) {
                break;
            }
            let mut inner = filter.clone();
            inner.posts = vec![post];
            inner.filter.offset = 0;
            inner.filter.limit = limit.map(|limit| limit.saturating_add(skipped));
            self.each_in_threads(post, &inner, |comment| {
                if skipped > 0 {
                    skipped -= 1;
                    return Ok(());
                }
                limit = limit.map(|limit| limit.saturating_sub(1));
                each(comment)
            })?;
        }
        Ok(())
    }

    /// The posts with comments, in the order of a list of posts.
    fn commented_posts(&self) -> Result<Vec<PostId>> {
        let sql = "SELECT id FROM post p WHERE EXISTS (SELECT 1 FROM comment WHERE post_id = p.id)
                   ORDER BY coalesce(published_at, created_at) DESC, id DESC";
        let mut statement = self.db.prepare(sql)?;
        let found = statement.query_map([], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Calls `each` with the comments that meet the conditions, ordered by id.
    pub(super) fn each_where<E: From<Error>>(
        &self,
        conditions: Conditions,
        each: impl FnMut(Comment) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let clause = conditions.clause();
        let sql = format!("SELECT {COLUMNS}, 0 {FROM} {clause} ORDER BY c.id");
        each_row(self.db, &sql, conditions.values, from_row, each)
    }

    /// Calls `each` with the ids of the comments that match the filter, in its order.
    pub fn each_id<E: From<Error>>(
        &self,
        filter: &CommentFilter,
        each: impl FnMut(CommentId) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (tail, values) = self.tail(filter)?;
        let sql = format!("SELECT c.id FROM comment c {tail}");
        each_row(self.db, &sql, values, |row| row.get(0), each)
    }

    /// The ids of the comments that match the filter, in its order.
    pub fn ids(&self, filter: &CommentFilter) -> Result<Vec<CommentId>> {
        let mut ids = Vec::new();
        self.each_id(filter, |id| {
            ids.push(id);
            Ok::<(), Error>(())
        })?;
        Ok(ids)
    }

    /// What removing the selected comments would delete.
    pub fn removal(
        &self,
        selection: &Selection<CommentId, CommentFilter>,
    ) -> Result<Removal<CommentId>> {
        let ids = self.selected(selection)?;
        let sql = format!(
            "{SUBTREE} SELECT c.status, count(*)
             FROM subtree CROSS JOIN comment c ON c.id = subtree.id GROUP BY c.status"
        );
        let comments = count_comments(self.db, &sql, &id_list(&ids))?;
        let named = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        let sql = "SELECT author FROM comment WHERE id = ?1";
        Ok(Removal {
            first: first_named(self.db, sql, &ids)?,
            ids,
            replies: comments.total() - named,
            comments,
            ..Removal::default()
        })
    }

    /// The ids of the selected comments, in ascending order. The error names every
    /// missing id.
    fn selected(&self, selection: &Selection<CommentId, CommentFilter>) -> Result<Vec<CommentId>> {
        match selection {
            Selection::Refs(ids) => self.existing(ids),
            Selection::Filter(filter) => self.filtered_ids(filter),
        }
    }

    /// The selection as a filter. Fails if a named comment does not exist.
    fn meant(&self, selection: &Selection<CommentId, CommentFilter>) -> Result<CommentFilter> {
        Ok(match selection {
            Selection::Refs(ids) => CommentFilter {
                filter: Filter {
                    ids: Some(self.existing(ids)?),
                    ..Filter::default()
                },
                ..CommentFilter::default()
            },
            Selection::Filter(filter) => filter.clone(),
        })
    }

    /// Calls `each` with the ids and statuses of the selected comments.
    fn each_status(
        &self,
        selection: &Selection<CommentId, CommentFilter>,
        mut each: impl FnMut(CommentId, CommentStatus),
    ) -> Result<()> {
        let (tail, values) = self.tail(&self.meant(selection)?)?;
        each_row(
            self.db,
            &format!("SELECT c.id, c.status FROM comment c {tail}"),
            values,
            |row| Ok((row.get(0)?, comment_status(row, 1)?)),
            |(id, status)| {
                each(id, status);
                Ok::<(), Error>(())
            },
        )
    }

    fn existing(&self, ids: &[CommentId]) -> Result<Vec<CommentId>> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        let mut statement = self.db.prepare("SELECT 1 FROM comment WHERE id = ?1")?;
        let mut missing = Vec::new();
        for &id in &ids {
            if !statement.exists([id])? {
                missing.push(id);
            }
        }
        if missing.is_empty() {
            Ok(ids)
        } else {
            Err(not_found(self.db, &missing))
        }
    }

    fn filtered_ids(&self, filter: &CommentFilter) -> Result<Vec<CommentId>> {
        let (tail, values) = self.tail(filter)?;
        ids(
            self.db,
            &format!("SELECT c.id FROM comment c {tail}"),
            values,
        )
    }

    /// The FROM clause of the comments that match the filter, in its order, joined with
    /// their posts. The ids come first, so that rows that are sorted or skipped are not
    /// read whole; CROSS JOIN keeps their order.
    fn listed(&self, filter: &CommentFilter) -> Result<(String, Vec<Value>)> {
        let (tail, values) = self.tail(filter)?;
        let from = format!(
            "FROM (SELECT c.id FROM comment c {tail}) x CROSS JOIN comment c ON c.id = x.id
             CROSS JOIN post p ON p.id = c.post_id"
        );
        Ok((from, values))
    }

    /// The SQL after `FROM comment c`, with its values.
    fn tail(&self, filter: &CommentFilter) -> Result<(String, Vec<Value>)> {
        let mut conditions = self.conditions_but_search(filter)?;
        let (key, direction) = order(filter);
        let after = filter.filter.after.map(CommentId::get);
        conditions.after("comment c", key, direction, after);
        let page = ListPage {
            key,
            direction,
            is_indexed: filter.filter.sort != CommentSort::Author,
            limit: filter.filter.limit,
            offset: filter.filter.offset,
        };
        let search = filter.filter.search.as_ref();
        let (by_id, window) = find_page(self.db, Kind::Comment, search, &mut conditions, &page)?;
        let sql = format!(
            "{by_id} {} ORDER BY {key} {direction}, c.id {direction} LIMIT ? OFFSET ?",
            conditions.clause()
        );
        conditions.values.extend(window);
        Ok((sql, conditions.values))
    }

    /// The WHERE conditions of the filter.
    pub(super) fn conditions(&self, filter: &CommentFilter) -> Result<Conditions> {
        let mut conditions = self.conditions_but_search(filter)?;
        conditions.searched(Kind::Comment, filter.filter.search.as_ref());
        Ok(conditions)
    }

    fn conditions_but_search(&self, filter: &CommentFilter) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        match filter.posts.as_slice() {
            [] => {}
            [post] => conditions.add("c.post_id = ?", [(*post).into()]),
            posts => conditions.one_of_ids("c.post_id", Some(posts)),
        }
        narrow::add(&mut conditions, self.db, filter)?;
        let has_emails = !filter.emails.is_empty();
        let filter = &filter.filter;
        conditions.one_of_ids("c.id", filter.ids.as_deref());
        let names: Vec<String> = filter
            .statuses
            .iter()
            .map(|status| status.name().to_owned())
            .collect();
        // Those of one person are fewer; their index has the status too. The unary plus
        // keeps SQLite from using that of the status.
        if !filter.authors.is_empty() || has_emails {
            conditions.one_of("+c.status", &names);
        } else {
            conditions.one_of("c.status", &names);
        }
        if !names.is_empty() && !filter.statuses.contains(&CommentStatus::Approved) {
            // Repeats the WHERE clause of the partial index, so that SQLite uses the
            // index.
            conditions.add("c.status <> 'approved'", []);
        }
        if let [kind] = filter.kinds.as_slice() {
            // Pages are few.
            let is = match kind {
                PostKind::Post => "NOT IN",
                PostKind::Page => "IN",
            };
            let pages = of_kind(PostKind::Page);
            conditions.add(
                &format!("c.post_id {is} (SELECT id FROM post WHERE {pages})"),
                [],
            );
        }
        conditions.tagged(self.db, "c.post_id", &filter.tags, &filter.not_tags)?;
        conditions.by_author(self.db, "comment", 'c', &filter.authors)?;
        conditions.between("c.created_at", filter.since, filter.until);
        Ok(conditions)
    }
}

/// The key of the order and its direction.
fn order(filter: &CommentFilter) -> (&'static str, &'static str) {
    let (key, descending) = match filter.filter.sort {
        CommentSort::Date => ("c.created_at", true),
        CommentSort::Updated => ("c.updated_at", true),
        CommentSort::Author => ("c.author", false),
        CommentSort::Id => ("c.id", false),
    };
    (key, direction(descending, filter.filter.reverse))
}

fn not_found(db: &Connection, ids: &[CommentId]) -> Error {
    near::not_found("comment", ids, |id| near::removed(db, "comment", id.get()))
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Comment> {
    Ok(Comment {
        id: row.get(0)?,
        post_id: row.get(1)?,
        post_slug: slug(row, 2)?,
        post_title: text(row, 3)?,
        parent_id: row.get(4)?,
        author: text(row, 5)?,
        email: optional_text(row, 6)?,
        website: optional_text(row, 7)?,
        body: text(row, 8)?,
        status: comment_status(row, 9)?,
        created_at: time(row, 10)?,
        updated_at: time(row, 11)?,
        revision: row.get(12)?,
        reason: optional_text(row, 13)?,
        depth: row.get(14)?,
    })
}
