//! Front matter in terms of a post, and back.

use anyhow::Result;
use jiff::Timestamp;

use crate::command::unless_empty;
use crate::context::Context;
use crate::front_matter::FrontMatter;
use crate::model::{Invalid, Post, PostChange, Publication};

/// The front matter that says everything of a post that can be edited.
pub fn of_post(post: &Post) -> FrontMatter {
    FrontMatter {
        title: Some(post.title.clone()),
        slug: Some(post.slug.clone()),
        date: post.published_at.map(|time| time.to_string()),
        author: post.author.clone(),
        summary: post.summary.clone(),
        tags: Some(post.tags.clone()),
        draft: post.published_at.is_none().then_some(true),
        comments: (!post.comments_open).then_some(false),
        ..FrontMatter::default()
    }
}

/// When the post is to appear; None if nothing is said of it.
pub fn publication(front: &FrontMatter, context: &mut Context) -> Result<Option<Publication>> {
    if front.draft == Some(true) {
        return Ok(Some(Publication::Draft));
    }
    if let Some(time) = date(front, context)? {
        return Ok(Some(Publication::At(time)));
    }
    Ok(front.draft.map(|_| Publication::Now))
}

/// What a file with this front matter changes in a post; what it does not
/// speak of stays.
pub fn change(
    front: FrontMatter,
    body: Option<String>,
    context: &mut Context,
) -> Result<PostChange> {
    Ok(PostChange {
        publication: publication(&front, context)?,
        title: front.title,
        slug: front.slug,
        author: front.author.map(unless_empty),
        summary: front.summary.map(summary),
        body,
        comments_open: front.comments,
        tags: front.tags,
        ..PostChange::default()
    })
}

/// What an edited text makes of a post: what it does not speak of goes, but
/// for the title, the slug and the time of publication.
pub fn edit(front: FrontMatter, body: String, context: &mut Context) -> Result<PostChange> {
    // A draft whose mark was taken away is to appear.
    let appears = front.draft.is_none() && front.date.is_none();
    let mut change = change(front, Some(body), context)?;
    change.author.get_or_insert(None);
    change.summary.get_or_insert(None);
    change.tags.get_or_insert_default();
    change.comments_open.get_or_insert(true);
    if appears {
        change.publication = Some(Publication::Now);
    }
    Ok(change)
}

/// A summary without the line end that a block of YAML gives it.
pub fn summary(text: String) -> Option<String> {
    unless_empty(text.trim_end().to_owned())
}

fn date(front: &FrontMatter, context: &mut Context) -> Result<Option<Timestamp>> {
    let Some(date) = &front.date else {
        return Ok(None);
    };
    let moment = context.clock()?.moment(date);
    Ok(Some(moment.map_err(Invalid::from)?))
}
