//! Search and replace in the texts of posts and comments.

use std::ops::ControlFlow;

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::types::{FromSql, Value};

use super::comment::{Comments, CommentsWriter};
use super::error::{Error, Result};
use super::post::{PostColumns, Posts, PostsWriter};
use super::sql::{Conditions, ids};
use crate::model::{
    Comment, Edit, Filter, Invalid, Post, PostRef, Replacement, Scope, Selection, Text, TextId,
    TextKind, Total,
};

/// The columns of a post that contain text.
const TEXTS: PostColumns = PostColumns {
    body: true,
    tags: false,
    comments: false,
    redirects: false,
    address: false,
};

/// The number of ids that are read at a time.
const BATCH: i64 = 10_000;

/// The rows to look at, with the number of ids that are read at a time.
struct Rows {
    conditions: Conditions,
    batch: i64,
}

/// The texts of posts and comments, for reading.
pub struct Texts<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> Texts<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        Texts { db, now }
    }

    /// Calls `each` with the bodies that may contain one of these words, first of
    /// posts, then of comments; `kind` restricts it to one of them. Without words, or
    /// with more than 100, calls it with all bodies.
    pub fn each_with<E: From<Error>>(
        &self,
        words: &[&str],
        kind: Option<TextKind>,
        mut each: impl FnMut(Text) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        if kind != Some(TextKind::Comment) {
            let mut conditions = Conditions::default();
            conditions.hold(&["p.body"], words);
            Posts::new(self.db, self.now).each_where(conditions, TEXTS, |post| {
                each(Text {
                    id: post.id.into(),
                    slug: post.slug,
                    title: post.title,
                    body: post.body,
                })
            })?;
        }
        if kind != Some(TextKind::Post) {
            let mut conditions = Conditions::default();
            conditions.hold(&["c.body"], words);
            Comments::new(self.db).each_where(conditions, |comment| {
                each(Text {
                    id: comment.id.into(),
                    slug: comment.post_slug,
                    title: comment.post_title,
                    body: comment.body,
                })
            })?;
        }
        Ok(())
    }

    /// Calls `each` with every edit the replacement makes, first of posts, then of
    /// comments, ordered by id, until `each` breaks. Keeps one in memory at a time. `each` may
    /// write the texts: the ids are read before, in batches if there is no filter.
    ///
    /// # Errors
    /// A replacement makes a post or comment invalid ([`Error::InvalidIn`]).
    pub fn each_edit<E: From<Error>>(
        &self,
        scope: &Scope,
        replacement: &Replacement,
        mut each: impl FnMut(Edit) -> std::result::Result<ControlFlow<()>, E>,
    ) -> std::result::Result<(), E> {
        let posts = Posts::new(self.db, self.now);
        let comments = Comments::new(self.db);
        let (of_posts, of_comments) = self.in_question(scope, replacement)?;
        let mut done = ControlFlow::Continue(());
        if let Some(of_posts) = of_posts {
            done = self.each_id("post p", "p.id", of_posts, |id| {
                match posts.find_with(id, TEXTS)? {
                    Some(post) => self.edit_of_post(scope, replacement, post)?,
                    None => None,
                }
                .map_or(Ok(ControlFlow::Continue(())), &mut each)
            })?;
        }
        if let Some(of_comments) = of_comments.filter(|_| done.is_continue()) {
            let _ = self.each_id("comment c", "c.id", of_comments, |id| {
                match comments.find(id)? {
                    Some(comment) => edit_of_comment(replacement, comment)?,
                    None => None,
                }
                .map_or(Ok(ControlFlow::Continue(())), &mut each)
            })?;
        }
        Ok(())
    }

    /// Calls `each` with the ids of the rows to look at, in order, until it breaks.
    fn each_id<I: FromSql + Ord + Copy + Into<Value>, E: From<Error>>(
        &self,
        table: &str,
        id: &str,
        rows: Rows,
        mut each: impl FnMut(I) -> std::result::Result<ControlFlow<()>, E>,
    ) -> std::result::Result<ControlFlow<()>, E> {
        let mut last = None;
        loop {
            let mut conditions = rows.conditions.clone();
            if let Some(last) = last {
                conditions.add(&format!("{id} > ?"), [Into::into(last)]);
            }
            let sql = format!(
                "SELECT {id} FROM {table} {} ORDER BY {id} LIMIT {}",
                conditions.clause(),
                rows.batch
            );
            let found: Vec<I> = ids(self.db, &sql, conditions.values)?;
            for id in &found {
                if each(*id)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            last = found.last().copied();
            if i64::try_from(found.len()) != Ok(rows.batch) {
                return Ok(ControlFlow::Continue(()));
            }
        }
    }

    /// The totals of the replacement.
    ///
    /// # Errors
    /// Those of [`Texts::each_edit`].
    pub fn total(&self, scope: &Scope, replacement: &Replacement) -> Result<Total> {
        let mut total = Total::default();
        self.each_edit(scope, replacement, |edit| {
            total.add(&edit);
            Ok::<_, Error>(ControlFlow::Continue(()))
        })?;
        Ok(total)
    }

    /// The posts and the comments to look at.
    fn in_question(
        &self,
        scope: &Scope,
        replacement: &Replacement,
    ) -> Result<(Option<Rows>, Option<Rows>)> {
        let posts = Posts::new(self.db, self.now);
        let filter = match &scope.posts {
            Selection::Refs(refs) => Filter {
                ids: Some(posts.ids(refs)?),
                ..Filter::default()
            },
            Selection::Filter(filter) => filter.clone(),
        };
        let words: Vec<&str> = replacement.literal().into_iter().collect();
        let rows = |column: &str, texts: &[&str]| -> Result<Rows> {
            let mut conditions = posts.among(column, &filter)?;
            // A filter is evaluated once: it may depend on what is written.
            let batch = match conditions.clause().is_empty() {
                true => BATCH,
                false => i64::MAX,
            };
            conditions.hold(texts, &words);
            Ok(Rows { conditions, batch })
        };
        let of_posts = (scope.titles || scope.bodies).then(|| rows("p.id", &["p.title", "p.body"]));
        let of_comments = scope.comments.then(|| rows("c.post_id", &["c.body"]));
        Ok((of_posts.transpose()?, of_comments.transpose()?))
    }

    fn edit_of_post(
        &self,
        scope: &Scope,
        replacement: &Replacement,
        post: Post,
    ) -> Result<Option<Edit>> {
        let mut texts = Vec::new();
        if scope.titles {
            texts.extend(replacement.apply("title", &post.title)?);
        }
        if scope.bodies {
            texts.extend(replacement.apply("body", &post.body)?);
        }
        let edit = Edit {
            id: post.id.into(),
            slug: post.slug.clone(),
            revision: post.revision,
            texts,
        };
        let name = || PostRef::Slug(post.slug.clone()).to_string();
        checked(edit, name, |edit| {
            edit.of_post().apply(&post, self.now).map(|_| ())
        })
    }
}

fn edit_of_comment(replacement: &Replacement, comment: Comment) -> Result<Option<Edit>> {
    let edit = Edit {
        id: comment.id.into(),
        slug: comment.post_slug.clone(),
        revision: comment.revision,
        texts: Vec::from_iter(replacement.apply("body", &comment.body)?),
    };
    let name = || comment.id.to_string();
    checked(edit, name, |edit| {
        edit.of_comment().apply(&comment).map(|_| ())
    })
}

/// The edit, if it changes anything and the result is valid.
fn checked(
    edit: Edit,
    name: impl Fn() -> String,
    rules: impl Fn(&Edit) -> std::result::Result<(), Invalid>,
) -> Result<Option<Edit>> {
    if edit.texts.is_empty() {
        return Ok(None);
    }
    rules(&edit).map_err(|invalid| Error::InvalidIn {
        kind: edit.id.kind(),
        name: name(),
        invalid,
    })?;
    Ok(Some(edit))
}

/// The texts of posts and comments, inside a transaction.
pub struct TextsWriter<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> TextsWriter<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        TextsWriter { db, now }
    }

    /// Replaces the texts and returns the totals. Fails with [`Error::PreviewOutdated`]
    /// if they differ from `agreed`.
    ///
    /// # Errors
    /// A replacement makes a post or comment invalid ([`Error::InvalidIn`]).
    pub fn replace(
        &self,
        scope: &Scope,
        replacement: &Replacement,
        agreed: Option<&Total>,
    ) -> Result<Total> {
        let posts = PostsWriter::new(self.db, self.now);
        let comments = CommentsWriter::new(self.db, self.now);
        let mut total = Total::default();
        let texts = Texts::new(self.db, self.now);
        texts.each_edit(scope, replacement, |edit| {
            total.add(&edit);
            // The texts were read in this transaction, so they cannot be stale.
            match edit.id {
                TextId::Post(id) => {
                    posts.update(&PostRef::Id(id), &edit.of_post(), None)?;
                }
                TextId::Comment(id) => {
                    comments.update(id, &edit.of_comment(), None)?;
                }
            }
            Ok::<_, Error>(ControlFlow::Continue(()))
        })?;
        match agreed {
            Some(agreed) if *agreed != total => Err(Error::PreviewOutdated),
            _ => Ok(total),
        }
    }
}
