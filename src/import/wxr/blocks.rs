//! Texts beside the posts: reusable blocks, and the footnotes of posts.

use std::collections::HashMap;
use std::io::BufRead;

use super::FORMAT;
use crate::import::xml::{Damage, Role, Xml, walk};
use crate::import::{Item, ReadError};

/// The maximum size of these texts in memory, in bytes.
const LENGTH: usize = 32 * 1024 * 1024;

/// The texts beside the posts.
#[derive(Default)]
pub(super) struct Blocks {
    /// The HTML of reusable blocks by their id.
    html: HashMap<String, String>,
    /// The footnotes in JSON by the id of the post.
    footnotes: HashMap<String, String>,
    length: usize,
    /// Whether there are reusable blocks in the input.
    pub exist: bool,
}

impl Blocks {
    /// The HTML of a reusable block.
    pub(super) fn html(&self, id: &str) -> Option<&str> {
        self.html.get(id).map(String::as_str)
    }

    /// The footnotes of a post in JSON.
    pub(super) fn footnotes(&self, post: &str) -> Option<&str> {
        self.footnotes.get(post).map(String::as_str)
    }

    /// Keeps the footnotes of a post.
    pub(super) fn add_footnotes(&mut self, post: &str, json: String) {
        if self.has_room(&json) {
            self.footnotes.insert(post.to_owned(), json);
        }
    }

    fn has_room(&mut self, text: &str) -> bool {
        self.length += text.len();
        self.length <= LENGTH
    }

    /// Reads the reusable blocks of an input.
    pub(super) fn gather<R: BufRead, E: From<ReadError>>(&mut self, input: R) -> Result<(), E> {
        // The pass over the posts reports damage.
        let mut ignored = |_: Item| Ok::<(), E>(());
        walk(input, &FORMAT, &mut ignored, |xml, _| {
            match xml.name() {
                (Role::Plain, "rss" | "channel") => {}
                (Role::Plain, "item") => self.read(xml)?,
                _ => xml.skip()?,
            }
            Ok(())
        })
    }

    fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let (mut id, mut kind, mut text) = (None, None, None);
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::WordPress, "post_id") => super::first(xml, &mut id)?,
                (Role::WordPress, "post_type") => super::first(xml, &mut kind)?,
                (Role::Content, "encoded") => super::first(xml, &mut text)?,
                _ => xml.skip()?,
            }
        }
        if let (Some(id), Some(text)) = (id, text)
            && kind.is_some_and(|kind| kind.trim() == "wp_block")
            && self.has_room(&text)
        {
            self.html.insert(id.trim().to_owned(), text);
        }
        Ok(())
    }
}
