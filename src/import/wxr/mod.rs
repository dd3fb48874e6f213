//! Exports of WordPress (WXR, any version): RSS with what a blog has beyond it.
//!
//! An input is read twice: for its attachments, which galleries are made of and which
//! posts link to, and then for its posts. The comments of a post are kept until the
//! post ends, unless they are very many: then what follows them in it is passed over.
//!
//! A file whose generator is `blog` is one of ours: its texts are Markdown already and
//! stay as they are.

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
use std::path::Path;

use jiff::Timestamp;

use self::attachment::Attachments;
use super::xml::{Damage, Format, Role, Stop, Xml, walk};
use super::{Item, Place, ReadError, What, timestamp};
use crate::markup::html;
use crate::model::limits::KNOWN_NAMES;

static FORMAT: Format = Format {
    name: "WordPress export",
    roots: &["rss", "channel", "item"],
    units: &["item"],
    home: Role::Plain,
};

/// How to read.
pub struct Options<'a> {
    /// Whether pingbacks and trackbacks are left out.
    pub skips_pingbacks: bool,
    /// The folder of the files that posts link to.
    pub media: Option<&'a Path>,
}

/// What is known of the site.
#[derive(Default)]
struct Site {
    link: Option<String>,
    address: Option<String>,
    /// Whether its address was told.
    is_told: bool,
    /// When it was exported.
    exported: Option<Timestamp>,
    /// Whether we have written it.
    is_ours: bool,
    /// The names of the authors, by what they log in with.
    authors: HashMap<String, String>,
    attachments: Attachments,
    skips_pingbacks: bool,
    posts: Keys,
    comments: Keys,
}

/// The keys that records have by now, as a number for each, with how many records asked
/// for each.
#[derive(Default)]
struct Keys {
    taken: HashMap<u64, u32>,
}

impl Keys {
    /// A key that no other record has: this one, or one made of it.
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

/// Reads an input, which `open` opens at its start.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    options: &Options<'_>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut site = Site {
        attachments: attachment::gather(open()?, options.media)?,
        skips_pingbacks: options.skips_pingbacks,
        ..Site::default()
    };
    walk(open()?, &FORMAT, &mut each, |xml, each| {
        visit(xml, &mut site, each)
    })
}

/// Takes the element that was just opened.
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

/// Reads an element that counts once: the first.
fn first<R: BufRead>(xml: &mut Xml<R>, field: &mut Option<String>) -> Result<(), Damage> {
    if field.is_some() {
        return xml.skip();
    }
    *field = Some(xml.text()?);
    Ok(())
}

/// Reads who writes there.
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
    /// Tells where everything comes from, once.
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
                each(Place::line(line).item(what)).map_err(Stop::Caller)
            }
            None => Ok(()),
        }
    }

    /// A text of one line, such as a title or a name, which is HTML there.
    fn plain(&self, text: &str) -> String {
        if self.is_ours {
            text.to_owned()
        } else {
            html::unescape(text.trim()).into_owned()
        }
    }
}

/// A text with the bytes that `%C3%A9` stands for; none if they are no text.
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
