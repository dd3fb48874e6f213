//! Texts, whether of posts or of the comments on them.

use jiff::Timestamp;
use rusqlite::Connection;

use super::comment::{Comments, CommentsWriter};
use super::error::{Error, Result};
use super::post::{Parts, Posts, PostsWriter};
use super::query::Conditions;
use crate::model::{
    Comment, Edit, Filter, Invalid, Post, PostRef, Replaced, Replacement, Scope, Selection, Text,
    TextKind,
};

/// Of a post, what has a text.
const TEXTS: Parts = Parts {
    body: true,
    tags: false,
    comments: false,
    old_slugs: false,
};

/// The texts of posts and comments, for reading.
pub struct Texts<'a> {
    db: &'a Connection,
    now: Timestamp,
}

impl<'a> Texts<'a> {
    pub(super) fn new(db: &'a Connection, now: Timestamp) -> Self {
        Texts { db, now }
    }

    /// Calls `each` with the bodies that may have one of these words in them,
    /// and no others if there are few words: those of posts, then those of
    /// comments, or those of one kind.
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
                    kind: TextKind::Post,
                    id: post.id,
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
                    kind: TextKind::Comment,
                    id: comment.id,
                    slug: comment.post_slug,
                    title: comment.post_title,
                    body: comment.body,
                })
            })?;
        }
        Ok(())
    }

    /// What replacing would change: of posts, then of comments, in the order of
    /// their ids.
    ///
    /// # Errors
    /// A post or comment would break a rule ([`Error::InvalidIn`]).
    pub fn edits(&self, scope: &Scope, replacement: &Replacement) -> Result<Vec<Edit>> {
        let posts = Posts::new(self.db, self.now);
        let filter = match &scope.posts {
            Selection::Refs(refs) => Filter {
                ids: Some(posts.ids(refs)?),
                ..Filter::default()
            },
            Selection::Filter(filter) => filter.clone(),
        };
        let words: Vec<&str> = replacement.literal().into_iter().collect();
        let mut edits = Vec::new();
        if scope.titles || scope.bodies {
            let mut conditions = posts.among("p.id", &filter)?;
            conditions.hold(&["p.title", "p.body"], &words);
            posts.each_where(conditions, TEXTS, |post| {
                edits.extend(self.edit_of_post(scope, replacement, &post)?);
                Ok::<(), Error>(())
            })?;
        }
        if scope.comments {
            let mut conditions = posts.among("c.post_id", &filter)?;
            conditions.hold(&["c.body"], &words);
            Comments::new(self.db).each_where(conditions, |comment| {
                edits.extend(edit_of_comment(replacement, &comment)?);
                Ok::<(), Error>(())
            })?;
        }
        Ok(edits)
    }

    fn edit_of_post(
        &self,
        scope: &Scope,
        replacement: &Replacement,
        post: &Post,
    ) -> Result<Option<Edit>> {
        let replace = |wanted: bool, field, text| -> Result<Replaced> {
            match wanted {
                true => Ok(replacement.apply(field, text)?),
                false => Ok(Replaced::default()),
            }
        };
        let title = replace(scope.titles, "title", &post.title)?;
        let body = replace(scope.bodies, "body", &post.body)?;
        let mut places = title.places;
        places.extend(body.places);
        let edit = Edit {
            kind: TextKind::Post,
            id: post.id,
            slug: post.slug.clone(),
            revision: post.revision,
            title: title.text,
            body: body.text,
            places,
        };
        let name = || PostRef::Slug(post.slug.clone()).to_string();
        checked(edit, name, |edit| {
            edit.of_post().apply(post, self.now).map(|_| ())
        })
    }
}

fn edit_of_comment(replacement: &Replacement, comment: &Comment) -> Result<Option<Edit>> {
    let body = replacement.apply("body", &comment.body)?;
    let edit = Edit {
        kind: TextKind::Comment,
        id: comment.id,
        slug: comment.post_slug.clone(),
        revision: comment.revision,
        title: None,
        body: body.text,
        places: body.places,
    };
    let name = || comment.id.to_string();
    checked(edit, name, |edit| {
        edit.of_comment().apply(comment).map(|_| ())
    })
}

/// The edit, if it changes anything and what comes of it keeps to the rules.
fn checked(
    edit: Edit,
    name: impl Fn() -> String,
    rules: impl Fn(&Edit) -> std::result::Result<(), Invalid>,
) -> Result<Option<Edit>> {
    if edit.places.is_empty() {
        return Ok(None);
    }
    rules(&edit).map_err(|invalid| Error::InvalidIn {
        kind: edit.kind,
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

    /// Replaces, and says what changed. `agreed` is what may change; anything
    /// else is refused ([`Error::Shifted`]).
    ///
    /// # Errors
    /// A post or comment would break a rule ([`Error::InvalidIn`]).
    pub fn replace(
        &self,
        scope: &Scope,
        replacement: &Replacement,
        agreed: Option<&[Edit]>,
    ) -> Result<Vec<Edit>> {
        let edits = Texts::new(self.db, self.now).edits(scope, replacement)?;
        if agreed.is_some_and(|agreed| agreed != edits) {
            return Err(Error::Shifted);
        }
        let posts = PostsWriter::new(self.db, self.now);
        let comments = CommentsWriter::new(self.db, self.now);
        for edit in &edits {
            // Read in this very transaction, so nobody can have come between.
            match edit.kind {
                TextKind::Post => {
                    posts.update(&PostRef::Id(edit.id), &edit.of_post(), None)?;
                }
                TextKind::Comment => {
                    comments.update(edit.id, &edit.of_comment(), None)?;
                }
            }
        }
        Ok(edits)
    }
}
