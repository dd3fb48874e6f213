//! Feeds: RSS 2.0 and 1.0, Atom, and JSON Feed. Many sites that have no export have one.
//!
//! A feed has the newest posts only, and often only their summaries; both are reported.

mod entry;
mod json;
mod xml;

use std::io::{BufRead, Read};

use super::{Item, Location, ReadError, What};
use crate::model::time::Clock;

/// The number of bytes in which the kind of a feed is found.
const HEAD_BYTES: u64 = 8 * 1024;

/// The kind of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rss,
    Atom,
    Json,
}

/// Reads a feed. Times without a zone are in that of the clock.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    clock: &Clock,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut head = Vec::new();
    let read = open()?.take(HEAD_BYTES).read_to_end(&mut head);
    read.map_err(ReadError::Io)?;
    let mut texts = Texts::default();
    match kind(&String::from_utf8_lossy(&head)) {
        Kind::Json => json::read(open()?, clock, &mut texts, &mut each)?,
        Kind::Rss => xml::read(open()?, &xml::RSS, clock, &mut texts, &mut each)?,
        Kind::Atom => xml::read(open()?, &xml::ATOM, clock, &mut texts, &mut each)?,
    }
    if texts.are_summaries() {
        let what = "the feed seems to have only summaries, not the whole texts";
        each(Location::default().item(What::Warning(what.to_owned())))?;
    }
    Ok(())
}

fn kind(head: &str) -> Kind {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with(['{', '[']) {
        return Kind::Json;
    }
    let first = |names: &[&str]| names.iter().filter_map(|name| head.find(name)).min();
    match (first(&["<feed", ":feed"]), first(&["<rss", "<RDF", ":RDF"])) {
        (Some(atom), rss) if rss.is_none_or(|rss| atom < rss) => Kind::Atom,
        _ => Kind::Rss,
    }
}

/// The numbers that show whether a feed has whole texts.
#[derive(Default)]
struct Texts {
    /// The number of posts.
    all: usize,
    /// The number of posts whose text is a summary.
    summaries: usize,
    /// The characters of these.
    length: usize,
}

impl Texts {
    fn add(&mut self, is_summary: bool, length: usize) {
        self.all += 1;
        if is_summary {
            self.summaries += 1;
            self.length += length;
        }
    }

    fn are_summaries(&self) -> bool {
        const SHORT: usize = 300;
        self.all >= 3 && self.summaries == self.all && self.length / self.all < SHORT
    }
}
