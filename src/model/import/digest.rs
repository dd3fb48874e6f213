//! Telling whether a record is still what it was.

use jiff::Timestamp;

use super::{CommentRecord, PostRecord};

/// A number that stands for what a record says: another if that is another.
/// FNV-1a: <https://datatracker.ietf.org/doc/draft-eastlake-fnv/>
#[derive(Debug, Clone, Copy)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Adds a field; no text and an empty one are two things.
    pub fn add(&mut self, field: Option<&str>) {
        let end = if field.is_some() { 0xff } else { 0xfe };
        self.add_bytes(field.unwrap_or_default().as_bytes());
        self.add_bytes(&[end]);
    }

    /// Adds bytes.
    pub fn add_bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Its bits.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// It as it is stored.
    pub fn number(self) -> i64 {
        i64::from_ne_bytes(self.0.to_ne_bytes())
    }
}

impl PostRecord {
    /// Its digest.
    pub fn digest(&self) -> i64 {
        let mut digest = Digest::default();
        let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
        digest.add(self.slug.as_deref());
        digest.add(Some(&self.title));
        digest.add(self.author.as_deref());
        digest.add(self.summary.as_deref());
        digest.add(Some(&self.body));
        digest.add(time(self.published_at).as_deref());
        digest.add(Some(if self.comments_open { "open" } else { "closed" }));
        self.tags.iter().for_each(|tag| digest.add(Some(tag)));
        if !self.old_slugs.is_empty() {
            digest.add(None);
            self.old_slugs
                .iter()
                .for_each(|slug| digest.add(Some(slug)));
        }
        digest.number()
    }
}

impl CommentRecord {
    /// Its digest.
    pub fn digest(&self) -> i64 {
        let mut digest = Digest::default();
        digest.add(Some(&self.author));
        digest.add(self.email.as_deref());
        digest.add(self.website.as_deref());
        digest.add(Some(&self.body));
        digest.add(Some(self.status.name()));
        digest.number()
    }
}
