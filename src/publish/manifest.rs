//! The manifest of a published folder: its files, each with a digest of its contents.
//!
//! A file with another digest was changed by others, and is neither removed nor replaced. A
//! forged manifest can only make the publisher remove or replace regular files at paths
//! that the publisher could have written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Publisher;
use crate::model::import::Digest;

/// The digits of a digest.
const DIGITS: usize = 16;

/// The paths and digests of the files. A path has two digests while the file is being
/// replaced, and none if an earlier version wrote the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    head: &'static str,
    files: BTreeMap<String, BTreeSet<u64>>,
}

impl Manifest {
    /// An empty manifest.
    pub(super) fn new(publisher: Publisher) -> Manifest {
        Manifest {
            head: publisher.head,
            files: BTreeMap::new(),
        }
    }

    /// Reads a manifest of the publisher; `None` if it is not one. Paths that the publisher
    /// does not write are ignored.
    pub(super) fn read(text: &str, publisher: Publisher) -> Option<Manifest> {
        let mut lines = text.lines();
        if lines.next() != Some(publisher.head) {
            return None;
        }
        let mut manifest = Manifest::new(publisher);
        for line in lines {
            let (digest, path) = match line.split_once(' ') {
                Some((digits, path)) if digits.len() == DIGITS => {
                    (u64::from_str_radix(digits, 16).ok(), path)
                }
                _ => (None, line),
            };
            if (publisher.writes)(path) {
                let digests = manifest.files.entry(path.to_owned());
                digests.or_default().extend(digest);
            }
        }
        Some(manifest)
    }

    /// Whether a file is listed.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether this is a listed digest of a file.
    pub(super) fn wrote(&self, path: &str, digest: u64) -> bool {
        let digests = self.files.get(path);
        digests.is_some_and(|digests| digests.contains(&digest))
    }

    /// Whether a file is listed without a digest.
    pub(super) fn is_unknown(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(BTreeSet::is_empty)
    }

    /// Adds a digest of a file.
    pub(super) fn add(&mut self, path: String, digest: u64) {
        self.files.entry(path).or_default().insert(digest);
    }

    /// The union of two manifests.
    pub(super) fn with(&self, other: &Manifest) -> Manifest {
        let mut both = self.clone();
        for (path, digests) in &other.files {
            both.files.entry(path.clone()).or_default().extend(digests);
        }
        both
    }

    /// The paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The paths that another manifest does not have.
    pub(super) fn without(&self, other: &Manifest) -> Vec<String> {
        let is_gone = |path: &&String| !other.lists(path);
        self.files.keys().filter(is_gone).cloned().collect()
    }

    /// The number of files.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.head)?;
        for (path, digests) in &self.files {
            if digests.is_empty() {
                writeln!(f, "{path}")?;
            }
            for digest in digests {
                writeln!(f, "{digest:0DIGITS$x} {path}")?;
            }
        }
        Ok(())
    }
}

/// The digest of a file.
pub(super) fn digest(contents: &[u8]) -> u64 {
    let mut digest = Digest::default();
    digest.add_bytes(contents);
    digest.bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let publisher = Publisher {
            head: "written by a test",
            writes: |path| !path.contains(".."),
        };
        let mut manifest = Manifest::new(publisher);
        manifest.add("content/posts/a.md".to_owned(), 1);
        manifest.add("content/posts/a.md".to_owned(), u64::MAX);
        manifest.add("data/comments/a.json".to_owned(), digest(b"text"));
        let text = format!("{manifest}content/posts/old.md\n../../etc/passwd\n");
        let read = Manifest::read(&text, publisher).unwrap();
        let again = Manifest::read(&read.to_string(), publisher);
        assert_eq!(again, Some(read.clone()));
        assert_eq!(read.len(), 3);
        assert!(read.wrote("content/posts/a.md", u64::MAX));
        assert!(!read.wrote("content/posts/a.md", 2));
        assert!(read.is_unknown("content/posts/old.md"));
        assert!(!read.wrote("content/posts/old.md", 0));
        assert_eq!(Manifest::read("something else\n", publisher), None);
    }
}
