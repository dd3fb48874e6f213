//! Attachments: the uploaded files of a site.

use std::collections::HashMap;
use std::io::BufRead;

use super::FORMAT;
use super::blocks::Blocks;
use crate::import::xml::{Damage, Role, Stop, Xml, walk};
use crate::import::{Item, ReadError};
use crate::model::limits::KNOWN_NAMES;

/// The metadata with the alternative text of an image.
const ALT: &str = "_wp_attachment_image_alt";

/// The metadata with the footnotes of a post.
const FOOTNOTES: &str = "footnotes";

/// An input with none of these names has no attachments, footnotes and reusable blocks.
pub(super) const NAMES: [&str; 3] = ["attachment_url", FOOTNOTES, BLOCK];

/// The type of a reusable block.
const BLOCK: &str = "wp_block";

/// The attachments of a site.
#[derive(Default)]
pub(super) struct Attachments {
    all: Vec<Attachment>,
    by_id: HashMap<String, usize>,
    by_post: HashMap<String, Vec<usize>>,
    /// Texts beside the posts.
    pub blocks: Blocks,
}

/// One attachment.
pub(super) struct Attachment {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its alternative text.
    pub alt: Option<String>,
}

/// Reads the attachments of an input.
pub(super) fn gather<R: BufRead, E: From<ReadError>>(input: R) -> Result<Attachments, E> {
    let mut attachments = Attachments::default();
    // The second pass reports damage.
    let mut ignored = |_: Item| Ok::<(), E>(());
    walk(input, &FORMAT, &mut ignored, |xml, _| {
        match xml.name() {
            (Role::Plain, "rss" | "channel") => {}
            (Role::Plain, "item") => attachments.read(xml)?,
            _ => xml.skip()?,
        }
        Ok(())
    })?;
    Ok(attachments)
}

impl Attachments {
    fn read<R: BufRead, E>(&mut self, xml: &mut Xml<R>) -> Result<(), Stop<E>> {
        let (mut id, mut post, mut address) = (None, None, None);
        let (mut title, mut kind) = (None, None);
        let (mut alt, mut footnotes) = (None, None);
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::Plain, "title") => super::first(xml, &mut title)?,
                (Role::WordPress, "post_id") => super::first(xml, &mut id)?,
                (Role::WordPress, "post_parent") => super::first(xml, &mut post)?,
                (Role::WordPress, "post_type") => super::first(xml, &mut kind)?,
                (Role::WordPress, "attachment_url") => super::first(xml, &mut address)?,
                (Role::WordPress, "postmeta") => metadata(xml, &mut alt, &mut footnotes)?,
                _ => xml.skip()?,
            }
        }
        self.blocks.exist |= kind.as_deref().map(str::trim) == Some(BLOCK);
        if let (Some(id), Some(json)) = (&id, footnotes) {
            self.blocks.add_footnotes(id.trim(), json);
        }
        if let (Some(id), Some(address)) = (id, address)
            && kind.is_some_and(|kind| kind.trim() == "attachment")
            && self.all.len() < KNOWN_NAMES
        {
            let address = address.trim().to_owned();
            let index = self.all.len();
            self.by_id.insert(id.trim().to_owned(), index);
            if let Some(post) = post {
                let post = post.trim().to_owned();
                self.by_post.entry(post).or_default().push(index);
            }
            let title = title.unwrap_or_default().trim().to_owned();
            let alt = alt.map(|alt| alt.trim().to_owned());
            let alt = alt.filter(|alt| !alt.is_empty());
            self.all.push(Attachment {
                address,
                title,
                alt,
            });
        }
        Ok(())
    }

    /// All known attachments.
    pub(super) fn all(&self) -> &[Attachment] {
        &self.all
    }

    /// The known attachments with these ids.
    pub(super) fn with_ids<'a>(&'a self, ids: &'a str) -> impl Iterator<Item = &'a Attachment> {
        ids.split(',')
            .filter_map(|id| self.all.get(*self.by_id.get(id.trim())?))
    }

    /// The attachments of a post.
    pub(super) fn of_post<'a>(&'a self, post: &str) -> impl Iterator<Item = &'a Attachment> {
        let indexes = self.by_post.get(post).map(Vec::as_slice);
        let indexes = indexes.unwrap_or_default();
        indexes.iter().filter_map(|&index| self.all.get(index))
    }
}

/// Reads the alternative text or the footnotes, if they are in this metadata.
fn metadata<R: BufRead>(
    xml: &mut Xml<R>,
    alt: &mut Option<String>,
    footnotes: &mut Option<String>,
) -> Result<(), Damage> {
    let mut key = String::new();
    let depth = xml.depth();
    while xml.child(depth)? {
        match (xml.name(), key.trim()) {
            ((Role::WordPress, "meta_key"), _) => key = xml.text()?,
            ((Role::WordPress, "meta_value"), ALT) => *alt = Some(xml.text()?),
            ((Role::WordPress, "meta_value"), FOOTNOTES) => *footnotes = Some(xml.text()?),
            _ => xml.skip()?,
        }
    }
    Ok(())
}
