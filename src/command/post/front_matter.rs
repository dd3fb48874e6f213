//! Converts between front matter and posts.

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use crate::command::shared::unless_empty;
use crate::context::Context;
use crate::front_matter::{self, FrontMatter};
use crate::model::{Invalid, Post, PostChange, PostKind, Publication, Slug};

/// The front matter with every editable field of a post, with the date in this zone.
fn of_post(post: &Post, zone: &TimeZone) -> FrontMatter {
    let date = |time: Timestamp| match zone.to_offset(time) {
        Offset::UTC => time.to_string(),
        offset => time.display_with_offset(offset).to_string(),
    };
    FrontMatter {
        title: Some(post.title.clone()),
        slug: Some(post.slug.to_string()),
        date: post.published_at.map(date),
        author: post.author.clone(),
        kind: (post.kind == PostKind::Page).then(|| post.kind.name().to_owned()),
        path: post.path.clone(),
        image: post.image.clone(),
        language: post.language.clone(),
        summary: post.summary.clone(),
        tags: Some(post.tags.clone()),
        draft: post.published_at.is_none().then_some(true),
        comments: (!post.comments_open).then_some(false),
        ..FrontMatter::default()
    }
}

/// The post as text with front matter, as `blog post diff` compares it.
pub(super) fn text(post: &Post) -> String {
    text_in(post, &TimeZone::UTC)
}

/// The same with the date in this zone, as `blog post edit` opens it.
pub(super) fn text_in(post: &Post, zone: &TimeZone) -> String {
    front_matter::write(&of_post(post, zone), &post.body)
}

/// The publication time; None if the front matter has neither `date` nor `draft`.
pub(super) fn publication(
    front: &FrontMatter,
    context: &mut Context,
) -> Result<Option<Publication>> {
    if front.draft == Some(true) {
        return Ok(Some(Publication::Draft));
    }
    if let Some(time) = date(front, context)? {
        return Ok(Some(Publication::At(time)));
    }
    Ok(front.draft.map(|_| Publication::Now))
}

/// The change that a file or an edited text makes. Absent fields stay; `tags:` without a
/// value removes the tags.
pub(super) fn change(
    front: FrontMatter,
    body: Option<String>,
    context: &mut Context,
) -> Result<PostChange> {
    let is_emptied = |name| front.emptied.contains(&name);
    let emptied = |name| is_emptied(name).then_some(None);
    Ok(PostChange {
        kind: front.kind.as_deref().and_then(PostKind::from_name),
        path: front.path.clone().map(unless_empty).or(emptied("path")),
        image: front.image.clone().map(unless_empty).or(emptied("image")),
        language: front
            .language
            .clone()
            .map(unless_empty)
            .or(emptied("language")),
        author: front.author.clone().map(unless_empty).or(emptied("author")),
        summary: front.summary.clone().map(summary).or(emptied("summary")),
        tags: front.tags.clone().or(is_emptied("tags").then(Vec::new)),
        publication: publication(&front, context)?,
        title: front.title,
        slug: front.slug.map(Slug::unchecked),
        body,
        comments_open: front.comments,
        ..PostChange::default()
    })
}

/// The change that an edited text makes.
pub(super) fn edit(text: &str, context: &mut Context) -> Result<PostChange> {
    let (front, body) = front_matter::read(text)?;
    change(front, Some(body.to_owned()), context)
}

/// Notes the keys that were not stored.
pub(super) fn note_ignored(context: &mut Context, keys: &[String]) {
    if !keys.is_empty() {
        let keys = keys.join(", ");
        let note = format!("note: ignored front matter that a post does not have: {keys}");
        context.output.note(&note);
    }
}

/// A summary without the final line end of a YAML block.
pub(super) fn summary(text: String) -> Option<String> {
    unless_empty(text.trim_end().to_owned())
}

fn date(front: &FrontMatter, context: &mut Context) -> Result<Option<Timestamp>> {
    let Some(date) = &front.date else {
        return Ok(None);
    };
    let moment = context.clock()?.moment(date);
    Ok(Some(moment.map_err(Invalid::from)?))
}
