//! WordPress exports (WXR, any version): RSS with extensions.
//!
//! The input is read twice: first the attachments and footnotes, which posts refer to, if
//! there are any, then the posts. A third pass reads reusable blocks, if there are any. The
//! comments of a post are kept until it ends, unless they exceed the budget: then the rest
//! of the post is skipped.
//!
//! If the generator is `blog`, the texts are Markdown and stay unchanged.

mod address;
mod attachment;
mod blocks;
mod body;
mod comment;
mod date;
mod entry;
mod item;
mod meta;
mod paragraph;
mod plain;
mod post;
mod shortcode;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufRead;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use self::attachment::Attachments;
use super::uploads::Uploads;
use super::xml::{Damage, Format, Role, Stop, Xml, mentions, walk};
use super::{Item, Location, ReadError, What, timestamp};
use crate::markup::html;
use crate::model::limits::KNOWN_NAMES;

static FORMAT: Format = Format {
    name: "a WordPress export",
    roots: &["rss", "channel", "item"],
    units: &["item"],
    home: Role::Plain,
};

/// Options.
pub struct Options {
    /// Whether to skip pingbacks and trackbacks.
    pub skips_pingbacks: bool,
    /// The zone of times without one.
    pub zone: TimeZone,
}

/// The state of the site.
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
    zone: TimeZone,
    /// Whether another zone was reported.
    is_zone_told: bool,
    /// The names of custom fields that were ignored.
    fields: HashSet<String>,
    /// The number of further custom fields that were ignored, until they are reported.
    ignored: u64,
    posts: Keys,
    comments: Keys,
}

/// The used keys.
#[derive(Default)]
struct Keys {
    /// A bit for each number up to [`NUMBERS`] that is a key: the ids of WordPress are
    /// dense.
    numbers: Vec<u64>,
    /// The digests of the others, and of the keys of several records, with the number of
    /// records for each.
    taken: HashMap<u64, u32>,
}

/// The numbers that [`Keys`] has bits for; they take up to 16 MiB.
const NUMBERS: usize = 1 << 27;

impl Keys {
    /// A unique key derived from this one.
    fn unique(&mut self, key: &str) -> Option<String> {
        let is_noted = match dense(key) {
            Some(number) if self.note(number) => return None,
            found => found.is_some(),
        };
        let first = number(key);
        let asked = match self.taken.get(&first) {
            Some(&asked) => asked,
            None if is_noted => 1,
            None => {
                self.taken.insert(first, 1);
                return None;
            }
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

    /// Sets the bit of a number. Returns whether it was not set.
    fn note(&mut self, number: usize) -> bool {
        let (place, bit) = (number / 64, 1 << (number % 64));
        if place >= self.numbers.len() {
            self.numbers.resize((place + 1).next_power_of_two(), 0);
        }
        let Some(bits) = self.numbers.get_mut(place) else {
            return false;
        };
        let is_new = *bits & bit == 0;
        *bits |= bit;
        is_new
    }
}

/// The number that a key is, if [`Keys`] has a bit for it.
fn dense(key: &str) -> Option<usize> {
    let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
    let number = key.parse().ok().filter(|number| *number < NUMBERS)?;
    let is_plain = is_number && (key == "0" || !key.starts_with('0'));
    is_plain.then_some(number)
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
    let has_attachments = mentions(open()?, &attachment::NAMES).map_err(ReadError::Io)?;
    let mut attachments = match has_attachments {
        true => attachment::gather(open()?)?,
        false => Attachments::default(),
    };
    if attachments.blocks.exist {
        attachments.blocks.gather(open()?)?;
    }
    let mut site = Site::new(attachments, options);
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
    fn new(attachments: Attachments, options: &Options) -> Site {
        Site {
            link: None,
            address: None,
            is_told: false,
            exported: None,
            is_ours: false,
            authors: HashMap::new(),
            attachments,
            skips_pingbacks: options.skips_pingbacks,
            zone: options.zone.clone(),
            is_zone_told: false,
            fields: HashSet::new(),
            ignored: 0,
            posts: Keys::default(),
            comments: Keys::default(),
        }
    }

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

    /// A name, which is HTML in WordPress.
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

/// Percent-decodes a slug. WordPress may have cut it inside of a character, which is
/// dropped then.
fn decoded_slug(text: &str) -> String {
    match decoded_bytes(text).map(String::from_utf8) {
        Some(Ok(slug)) => slug,
        Some(Err(error)) if error.utf8_error().error_len().is_none() => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes().get(..valid).unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        }
        _ => text.to_owned(),
    }
}

fn decoded_bytes(text: &str) -> Option<Vec<u8>> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (hex, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(hex, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_whether_they_are_numbers_or_not() {
        let mut keys = Keys::default();
        for (key, expected) in [
            ("7", None),
            ("007", None),
            ("0", None),
            ("99999999999", None),
            ("a", None),
            ("7", Some("7 (2)")),
            ("7", Some("7 (3)")),
            ("007", Some("007 (2)")),
            ("99999999999", Some("99999999999 (2)")),
            ("a", Some("a (2)")),
            ("7 (4)", None),
            ("7", Some("7 (5)")),
            ("134217727", None),
            ("134217727", Some("134217727 (2)")),
        ] {
            assert_eq!(keys.unique(key).as_deref(), expected, "{key}");
        }
    }

    #[test]
    fn a_slug_is_decoded_up_to_a_cut_character() {
        for (slug, expected) in [
            ("caf%c3%a9-life", "caf\u{e9}-life"),
            ("%d0%b0%d0%b1%d0", "\u{430}\u{431}"),
            ("%d0x%b0", "%d0x%b0"),
            ("100%", "100%"),
            ("plain", "plain"),
        ] {
            assert_eq!(decoded_slug(slug), expected, "{slug}");
        }
    }
}
