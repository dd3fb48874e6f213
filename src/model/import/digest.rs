//! Digests, which detect changes of a record at its source.

use jiff::Timestamp;

use super::{CommentRecord, PostRecord};
use crate::model::PostKind;

/// A 64-bit FNV-1a hash of the content of a record.
/// <https://datatracker.ietf.org/doc/draft-eastlake-fnv/>
#[derive(Debug, Clone, Copy)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Adds a field. `None` and the empty string give different digests.
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

    /// The hash.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The hash, as stored.
    pub fn number(self) -> i64 {
        i64::from_ne_bytes(self.0.to_ne_bytes())
    }
}

impl PostRecord {
    /// The digest of all fields except the key, the id, `created_at` and `updated_at`.
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
        if self.is_published {
            digest.add_bytes(&[0xfd]);
        }
        // Fields that most records do not have change the digest only of those that do.
        if self.kind == PostKind::Page {
            digest.add_bytes(&[0xfc]);
        }
        let details = [
            &self.path,
            &self.address,
            &self.language,
            &self.guid,
            &self.image,
        ];
        if details.iter().any(|detail| detail.is_some()) || !self.redirects.is_empty() {
            let redirects = self.redirects.iter().map(|path| Some(path.as_str()));
            let details = details.into_iter().map(Option::as_deref);
            details.chain(redirects).for_each(|text| digest.add(text));
        }
        digest.number()
    }
}

impl CommentRecord {
    /// The digest of the author, the email address, the website, the body and the status.
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
