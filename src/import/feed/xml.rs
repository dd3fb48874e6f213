//! Feeds in XML.

use std::io::BufRead;

use super::Texts;
use super::entry::{Entry, Text};
use crate::import::address::resolve;
use crate::import::xml::{Damage, Format, Role, Stop, Xml, walk};
use crate::import::{Item, Location, ReadError, What};
use crate::model::limits::NAMES_PER_RECORD;
use crate::model::time::Clock;

/// RSS 2.0 and 1.0.
pub(super) static RSS: Format = Format {
    name: "a feed",
    roots: &["rss", "RDF", "feed"],
    units: &["item"],
    home: Role::Plain,
};

/// Atom.
pub(super) static ATOM: Format = Format {
    name: "a feed",
    roots: &["feed"],
    units: &["entry"],
    home: Role::Atom,
};

/// The fields of the feed before its entries.
#[derive(Default)]
struct Feed {
    home: Option<String>,
    base: Option<String>,
    author: Option<String>,
    language: Option<String>,
    is_told: bool,
}

/// Reads a feed.
pub(super) fn read<R: BufRead, E: From<ReadError>>(
    input: R,
    format: &'static Format,
    clock: &Clock,
    texts: &mut Texts,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut feed = Feed::default();
    walk(input, format, each, |xml, each| {
        let place = Location::line(xml.line());
        match xml.name() {
            (_, "rss" | "RDF" | "feed" | "channel") => {
                feed.base = xml.attribute("base")?.or(feed.base.take());
                feed.language = xml.attribute("lang")?.or(feed.language.take());
            }
            (Role::Plain, "item" | "entry") => {
                if !std::mem::replace(&mut feed.is_told, true)
                    && let Some(home) = &feed.home
                {
                    let home = home.trim().trim_end_matches('/').to_owned();
                    each(place.item(What::Source(home))).map_err(Stop::Caller)?;
                }
                let mut entry = entry(xml, &feed)?;
                if entry.author.is_none() {
                    entry.author.clone_from(&feed.author);
                }
                for what in entry.what(clock, texts) {
                    each(place.item(what)).map_err(Stop::Caller)?;
                }
            }
            (Role::Plain | Role::Atom, "link") => {
                let (rel, href) = (xml.attribute("rel")?, xml.attribute("href")?);
                let text = xml.text()?;
                match (rel.as_deref(), href) {
                    (Some("next" | "prev-archive"), Some(next)) => {
                        let what = "the feed has more posts on another page: import that too";
                        each(place.item(What::Notice(what, next))).map_err(Stop::Caller)?;
                    }
                    (None | Some("alternate"), href) => {
                        let home = href.unwrap_or(text);
                        if feed.home.is_none() && !home.trim().is_empty() {
                            feed.home = Some(home);
                        }
                    }
                    _ => {}
                }
            }
            (Role::Plain, "author") => feed.author = author(xml)?,
            _ => xml.skip()?,
        }
        Ok(())
    })
}

/// Reads an entry.
fn entry<R: BufRead>(xml: &mut Xml<R>, feed: &Feed) -> Result<Entry, Damage> {
    let mut entry = Entry::default();
    let base = xml.attribute("base")?;
    let within = feed
        .base
        .as_deref()
        .or(feed.home.as_deref())
        .unwrap_or_default();
    entry.base = base
        .map(|base| resolve(within, &base))
        .or(feed.base.clone())
        .unwrap_or_default();
    entry.language = xml
        .attribute("lang")?
        .filter(|lang| Some(lang) != feed.language.as_ref());
    // The address in RSS 1.0.
    entry.id = xml.attribute("about")?;
    fields(xml, &mut entry)?;
    entry.link = entry.link.map(|link| match entry.base.as_str() {
        "" => resolve(within, &link),
        base => resolve(base, &link),
    });
    Ok(entry)
}

/// Reads the children of the current element.
fn fields<R: BufRead>(xml: &mut Xml<R>, entry: &mut Entry) -> Result<(), Damage> {
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::Plain, "title") => {
                entry.title = match xml.attribute("type")?.as_deref() {
                    Some("html" | "text/html") => Text::Html(xml.text()?),
                    Some("xhtml") => Text::Html(xml.markup()?),
                    Some("text" | "text/plain") => Text::Plain(xml.text()?),
                    _ => Text::Either(xml.text()?),
                };
            }
            (Role::Plain, "link") => link(xml, entry)?,
            (Role::Atom, "link") => link(xml, entry)?,
            (Role::Plain, "guid") => {
                let is_link = xml.attribute("isPermaLink")?.as_deref() != Some("false");
                let id = xml.text()?.trim().to_owned();
                if is_link && id.contains("://") && entry.link.is_none() {
                    entry.link = Some(id.clone());
                }
                entry.id = Some(id).filter(|id| !id.is_empty());
            }
            (Role::Plain, "id") => entry.id = some(xml.text()?),
            (_, "origLink") => entry.link = some(xml.text()?).or(entry.link.take()),
            (Role::Content, "encoded") => entry.content = Text::Html(xml.text()?),
            (Role::Plain | Role::Atom, "content") => entry.content = atom_text(xml)?,
            (Role::Plain | Role::Atom, "summary") => entry.summary = atom_text(xml)?,
            (Role::Plain, "description") => entry.summary = Text::Html(xml.text()?),
            (Role::Plain | Role::Atom, "pubDate" | "published" | "issued")
            | (Role::DublinCore, "date") => entry.published = some(xml.text()?),
            (Role::Plain | Role::Atom, "updated" | "modified") => entry.updated = some(xml.text()?),
            (Role::Plain | Role::Atom, "author") => {
                entry.author = author(xml)?.or(entry.author.take());
            }
            (Role::DublinCore, "creator") => entry.author = some(xml.text()?),
            (Role::Plain | Role::Atom, "category") | (Role::DublinCore, "subject") => {
                category(xml, entry)?;
            }
            (Role::Plain, "enclosure") => {
                enclosure(entry, xml.attribute("url")?, xml.attribute("type")?);
                xml.skip()?;
            }
            (Role::Other, "content" | "thumbnail" | "image") => media(xml, entry)?,
            (Role::Other, "group") => fields(xml, entry)?,
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn some(text: String) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A text of Atom.
fn atom_text<R: BufRead>(xml: &mut Xml<R>) -> Result<Text, Damage> {
    let kind = xml.attribute("type")?.unwrap_or_default();
    let mode = xml.attribute("mode")?;
    Ok(match (kind.as_str(), mode.as_deref()) {
        ("xhtml", _) | ("application/xhtml+xml" | "text/html", Some("xml")) => {
            Text::Html(xml.markup()?)
        }
        ("html" | "text/html" | "application/xhtml+xml", _) => Text::Html(xml.text()?),
        _ => match xml.text()? {
            text if text.contains("</") || text.contains("/>") => Text::Html(text),
            text => Text::Plain(text),
        },
    })
}

/// A link of an entry.
fn link<R: BufRead>(xml: &mut Xml<R>, entry: &mut Entry) -> Result<(), Damage> {
    let (rel, kind) = (xml.attribute("rel")?, xml.attribute("type")?);
    let href = xml.attribute("href")?;
    let text = xml.text()?;
    let Some(href) = href.or_else(|| some(text)) else {
        return Ok(());
    };
    match rel.as_deref() {
        Some("enclosure") => enclosure(entry, Some(href), kind),
        None | Some("alternate" | "") => {
            entry.link.get_or_insert(href);
        }
        _ => {}
    }
    Ok(())
}

/// The name of an author: the element `name`, or the text, which may have an e-mail address
/// before the name: `ann@example.org (Ann)`.
fn author<R: BufRead>(xml: &mut Xml<R>) -> Result<Option<String>, Damage> {
    let text = xml.markup()?;
    let name = crate::import::tags::element(&text, |tag| {
        tag.name == "name" || tag.name.ends_with(":name")
    });
    if let Some(name) = name {
        return Ok(some(crate::import::tags::plain(name.inner)));
    }
    let text = crate::import::tags::plain(&text);
    let in_brackets = text
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    Ok(match in_brackets {
        Some((name, _)) => some(name.to_owned()),
        None => some(text).filter(|text| !text.contains('@')),
    })
}

/// A category: the label or the term of Atom, or the text of RSS.
fn category<R: BufRead>(xml: &mut Xml<R>, entry: &mut Entry) -> Result<(), Damage> {
    let scheme = xml.attribute("scheme")?.unwrap_or_default();
    let name = xml
        .attribute("label")?
        .filter(|label| !label.trim().is_empty());
    let name = name.or(xml.attribute("term")?);
    let text = xml.text()?;
    let name = name.or_else(|| some(text)).unwrap_or_default();
    let name = crate::markup::html::unescape(name.trim()).into_owned();
    let is_kind = scheme.ends_with("#kind");
    let has_room = entry.tags.len() < NAMES_PER_RECORD;
    if !is_kind && !name.is_empty() && has_room && !entry.tags.contains(&name) {
        entry.tags.push(name);
    }
    Ok(())
}

/// A file of an entry: its image, or an attachment.
fn enclosure(entry: &mut Entry, url: Option<String>, kind: Option<String>) {
    let Some(url) = url.and_then(some) else {
        return;
    };
    if kind.is_some_and(|kind| kind.starts_with("image/")) {
        entry.image.get_or_insert(url);
    } else if entry.attachments.len() < NAMES_PER_RECORD {
        entry.attachments.push(url);
    }
}

/// An image of Media RSS or of a podcast.
fn media<R: BufRead>(xml: &mut Xml<R>, entry: &mut Entry) -> Result<(), Damage> {
    let is_image = xml.name().1 != "content";
    let url = xml.attribute("url")?.or(xml.attribute("href")?);
    let kind = xml.attribute("type")?.or(xml.attribute("medium")?);
    match url.and_then(some) {
        Some(url) if is_image || kind.is_some_and(|kind| kind.starts_with("image")) => {
            entry.image.get_or_insert(url);
        }
        _ => {}
    }
    xml.skip()
}
