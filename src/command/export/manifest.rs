//! The list of the files that an export wrote, each with a digest of what it wrote there.
//!
//! A file that does not have one of its digests is not ours any more, and is neither
//! removed nor replaced. Whoever can write the list can also write digests of files that
//! they know: such a list makes an export remove or replace regular files whose places
//! are those of posts and comments, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::export::markdown::Place;
use crate::model::record::Digest;

/// The first line.
pub const HEAD: &str =
    "written by `blog export markdown`, which removes what it does not write again";

/// The digits of a digest.
const DIGITS: usize = 16;

/// The files, and the digests that each may have. There are two while a file is being
/// replaced, and none where an earlier version wrote the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<Place, BTreeSet<u64>>,
}

impl Manifest {
    /// Reads a list; none if it is not one of ours. A line that names no place where an
    /// export could have written is passed over.
    pub fn read(text: &str) -> Option<Manifest> {
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut manifest = Manifest::default();
        for line in lines {
            let (digest, place) = match line.split_once(' ') {
                Some((digits, place)) if digits.len() == DIGITS => {
                    (u64::from_str_radix(digits, 16).ok(), place)
                }
                _ => (None, line),
            };
            if let Some(place) = Place::read(place) {
                manifest.files.entry(place).or_default().extend(digest);
            }
        }
        Some(manifest)
    }

    /// Whether a file is listed.
    pub fn lists(&self, place: &Place) -> bool {
        self.files.contains_key(place)
    }

    /// Whether a file that has this digest is as an export wrote it.
    pub fn wrote(&self, place: &Place, digest: u64) -> bool {
        let digests = self.files.get(place);
        digests.is_some_and(|digests| digests.contains(&digest))
    }

    /// Whether a file is listed without a digest.
    pub fn is_unknown(&self, place: &Place) -> bool {
        self.files.get(place).is_some_and(BTreeSet::is_empty)
    }

    /// Adds what is written to a place.
    pub fn add(&mut self, place: Place, digest: u64) {
        self.files.entry(place).or_default().insert(digest);
    }

    /// Both lists in one.
    pub fn with(&self, other: &Manifest) -> Manifest {
        let mut both = self.clone();
        for (place, digests) in &other.files {
            both.files.entry(place.clone()).or_default().extend(digests);
        }
        both
    }

    /// The places that are not in another list.
    pub fn without(&self, other: &Manifest) -> Vec<Place> {
        let is_gone = |place: &&Place| !other.lists(place);
        self.files.keys().filter(is_gone).cloned().collect()
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        for (place, digests) in &self.files {
            if digests.is_empty() {
                writeln!(f, "{place}")?;
            }
            for digest in digests {
                writeln!(f, "{digest:0DIGITS$x} {place}")?;
            }
        }
        Ok(())
    }
}

/// The digest of a file.
pub fn digest(contents: &[u8]) -> u64 {
    let mut digest = Digest::default();
    digest.add_bytes(contents);
    digest.bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let place = |text| Place::read(text).unwrap();
        let mut manifest = Manifest::default();
        manifest.add(place("content/posts/a.md"), 1);
        manifest.add(place("content/posts/a.md"), u64::MAX);
        manifest.add(place("data/comments/a.json"), digest(b"text"));
        let text = format!("{manifest}content/posts/old.md\n../../etc/passwd\n");
        let read = Manifest::read(&text).unwrap();
        assert_eq!(Manifest::read(&read.to_string()), Some(read.clone()));
        assert_eq!(read.len(), 3);
        assert!(read.wrote(&place("content/posts/a.md"), u64::MAX));
        assert!(!read.wrote(&place("content/posts/a.md"), 2));
        assert!(read.is_unknown(&place("content/posts/old.md")));
        assert!(!read.wrote(&place("content/posts/old.md"), 0));
        assert_eq!(Manifest::read("something else\n"), None);
    }
}
