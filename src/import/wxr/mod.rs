//! WordPress exports (WXR, any version): RSS with extensions.
//!
//! The input is read twice: first the attachments, which galleries and posts refer to,
//! then the posts. The comments of a post are kept until it ends, unless they exceed the
//! budget: then the rest of the post is skipped.
//!
//! If the generator is `blog`, the texts are Markdown and stay unchanged.

mod attachment;
mod body;
mod comment;
mod date;
mod item;
mod paragraph;
mod shortcode;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufRead;

use jiff::Timestamp;

use self::attachment::Attachments;
use super::uploads::Uploads;
use super::xml::{Damage, Format, Role, Stop, Xml, walk};
use super::{Item, Location, ReadError, What, timestamp};
use crate::markup::html;
use crate::model::limits::KNOWN_NAMES;

static FORMAT: Format = Format {
    name: "WordPress export",
    roots: &["rss", "channel", "item"],
    units: &["item"],
    home: Role::Plain,
};

/// Options.
pub struct Options {
    /// Whether to skip pingbacks and trackbacks.
    pub skips_pingbacks: bool,
}

/// The state of the site.
#[derive(Default)]
struct Site {
    link: Option<String>,
    address: Option<String>,
    /// Whether the address was emitted.
    is_told: bool,
    /// The time of the export.
    exported: Option<Timestamp>,
    /// Whether `blog` wrote it.
    is_ours: bool,
    /// Author names by login.
    authors: HashMap<String, String>,
    attachments: Attachments,
    skips_pingbacks: bool,
    posts: Keys,
    comments: Keys,
}

/// The digests of the used keys, with the number of records for each.
#[derive(Default)]
struct Keys {
    taken: HashMap<u64, u32>,
}

impl Keys {
    /// A unique key derived from this one.
    fn unique(&mut self, key: &str) -> Option<String> {
        let first = number(key);
        let Some(&asked) = self.taken.get(&first) else {
            self.taken.insert(first, 1);
            return None;
        };
        for asked in asked.saturating_add(1).. {
            let made = format!("{key} ({asked})");
            if let Entry::Vacant(free) = self.taken.entry(number(&made)) {
                free.insert(1);
                self.taken.insert(first, asked);
                return Some(made);
            }
        }
        None
    }
}

/// A number derived from a key.
fn number(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    options: &Options,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut site = Site {
        attachments: attachment::gather(open()?)?,
        skips_pingbacks: options.skips_pingbacks,
        ..Site::default()
    };
    walk(open()?, &FORMAT, &mut each, |xml, each| {
        visit(xml, &mut site, each)
    })
}

/// Handles the current element.
fn visit<R: BufRead, E>(
    xml: &mut Xml<R>,
    site: &mut Site,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    match xml.name() {
        (Role::Plain, "rss" | "channel") => {}
        (Role::Plain, "item") => item::read(xml, site, each)?,
        (Role::Plain, "link") => first(xml, &mut site.link)?,
        (Role::WordPress, "base_blog_url") => first(xml, &mut site.address)?,
        (Role::Plain, "pubDate") => site.exported = timestamp::mail(&xml.text()?),
        (Role::Plain, "generator") => {
            let name = xml.text()?;
            site.is_ours = name.split_whitespace().next() == Some("blog");
        }
        (Role::WordPress, "author") => author(xml, site)?,
        _ => xml.skip()?,
    }
    Ok(())
}

/// Reads the first element of a name; ignores others.
fn first<R: BufRead>(xml: &mut Xml<R>, field: &mut Option<String>) -> Result<(), Damage> {
    if field.is_some() {
        return xml.skip();
    }
    *field = Some(xml.text()?);
    Ok(())
}

/// Reads an author.
fn author<R: BufRead>(xml: &mut Xml<R>, site: &mut Site) -> Result<(), Damage> {
    let (mut login, mut name) = (None, None);
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::WordPress, "author_login") => first(xml, &mut login)?,
            (Role::WordPress, "author_display_name") => first(xml, &mut name)?,
            _ => xml.skip()?,
        }
    }
    if let (Some(login), Some(name)) = (login, name)
        && !name.trim().is_empty()
        && site.authors.len() < KNOWN_NAMES
    {
        site.authors.insert(login.trim().to_owned(), name);
    }
    Ok(())
}

impl Site {
    /// Emits the source, once.
    fn tell<E>(
        &mut self,
        line: u64,
        each: &mut impl FnMut(Item) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        if std::mem::replace(&mut self.is_told, true) {
            return Ok(());
        }
        let address = self.address.as_ref().or(self.link.as_ref());
        let address = address.map(|address| address.trim().trim_end_matches('/'));
        match address.filter(|address| !address.is_empty()) {
            Some(address) => {
                let what = What::Source(address.to_owned());
                each(Location::line(line).item(what)).map_err(Stop::Caller)
            }
            None => Ok(()),
        }
    }

    /// A single-line text, such as a title, which is HTML in WordPress.
    fn plain(&self, text: &str) -> String {
        if self.is_ours {
            text.to_owned()
        } else {
            html::unescape(text.trim()).into_owned()
        }
    }
}

/// Reads the attachments of an input into `uploads`.
pub fn attachments<R: BufRead, E: From<ReadError>>(
    input: R,
    uploads: &mut Uploads,
) -> Result<(), E> {
    for attachment in attachment::gather::<R, E>(input)?.all() {
        uploads.attachment(&attachment.address, attachment.alt.as_deref());
    }
    Ok(())
}

/// Percent-decodes a text; `None` if the result is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (hex, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(hex, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}
