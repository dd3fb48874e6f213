//! JSON Feed 1 and 1.1. <https://www.jsonfeed.org/version/1.1/>

use std::io::BufRead;

use serde::Deserialize;
use serde_json::Value;

use super::Texts;
use super::entry::{Entry, Text};
use crate::import::json::{self, Scalar, Stop, Walker};
use crate::import::{Item, Location, ReadError, What};
use crate::model::limits::NAMES_PER_RECORD;
use crate::model::time::Clock;

/// An item of a feed.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "an item")]
struct Post {
    id: Scalar,
    url: Scalar,
    title: Scalar,
    content_html: Scalar,
    content_text: Scalar,
    summary: Scalar,
    image: Scalar,
    banner_image: Scalar,
    date_published: Scalar,
    date_modified: Scalar,
    author: Value,
    authors: Value,
    tags: Value,
    language: Scalar,
    attachments: Value,
}

/// Reads a feed.
pub(super) fn read<E: From<ReadError>>(
    input: impl BufRead,
    clock: &Clock,
    texts: &mut Texts,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let walked = walk(input, clock, texts, each);
    json::end(walked, each)
}

fn walk<E>(
    input: impl BufRead,
    clock: &Clock,
    texts: &mut Texts,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    let mut home = None;
    let mut is_feed = false;
    walker.object(|walker, name| match name {
        "home_page_url" => {
            home = walker.record::<Scalar, E>()?.unwrap_or_default().name();
            Ok(())
        }
        "next_url" => {
            let place = Location::line(walker.line());
            let next = walker.record::<Scalar, E>()?.unwrap_or_default().name();
            let what = "the feed has more posts on another page: import that too";
            let next = next.map(|next| place.item(What::Notice(what, next)));
            next.map_or(Ok(()), |item| each(item).map_err(Stop::Taker))
        }
        "items" => {
            is_feed = true;
            if let Some(home) = home.take() {
                let home = home.trim_end_matches('/').to_owned();
                let source = Location::default().item(What::Source(home));
                each(source).map_err(Stop::Taker)?;
            }
            walker.array(|walker| {
                walker.peek()?;
                let place = Location::line(walker.line());
                let post = match walker.record::<Post, E>()? {
                    Ok(post) => post,
                    Err(flaw) => return each(flaw.item()).map_err(Stop::Taker),
                };
                for what in entry(post).what(clock, texts) {
                    each(place.item(what)).map_err(Stop::Taker)?;
                }
                Ok(())
            })
        }
        _ => walker.skip(),
    })?;
    if !is_feed {
        return walker.flaw("this is not a JSON Feed: it has no `items`");
    }
    walker.end()
}

fn entry(post: Post) -> Entry {
    let authors = post.authors.as_array().into_iter().flatten();
    let names = authors.chain([&post.author]);
    let names: Vec<&str> = names
        .filter_map(|author| author.get("name")?.as_str())
        .collect();
    let attachments = post.attachments.as_array().into_iter().flatten();
    let files = attachments.filter_map(|file| file.get("url")?.as_str());
    let tags = post.tags.as_array().into_iter().flatten();
    let tags = tags.filter_map(Value::as_str).take(NAMES_PER_RECORD);
    let html = post.content_html.text().map(Text::Html);
    Entry {
        id: post.id.name(),
        link: post.url.name(),
        base: String::new(),
        title: post.title.text().map_or(Text::None, Text::Plain),
        author: names.first().map(|name| (*name).to_owned()),
        content: html
            .or_else(|| post.content_text.text().map(Text::Plain))
            .unwrap_or_default(),
        summary: post.summary.text().map_or(Text::None, Text::Plain),
        published: post.date_published.text(),
        updated: post.date_modified.text(),
        tags: tags.map(|tag| tag.trim().to_owned()).collect(),
        language: post.language.name(),
        image: post.image.name().or(post.banner_image.name()),
        attachments: files.take(NAMES_PER_RECORD).map(str::to_owned).collect(),
    }
}
