//! The old addresses of imported posts, and the permalink pattern they have.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization;

use crate::model::import::PostRecord;
use crate::model::permalink::{DEFAULT_PERMALINK, pattern_of};
use crate::model::report::Addresses;
use crate::model::setting::{BASE_URL, PERMALINK};
use crate::model::url::{self, percent_decode};
use crate::model::{NewPost, Permalink, PostId, PostKind, Slug};
use crate::store::error::Result;
use crate::store::setting::Settings;

/// The maximum number of patterns that are compared.
const PATTERNS: usize = 100;

/// The old addresses of published posts, counted by pattern.
pub(super) struct OldAddresses {
    now: Timestamp,
    zone: TimeZone,
    /// The path of the URL of the blog, without the slash at its end.
    base: String,
    /// The pattern of the blog, if it is set.
    set: Option<String>,
    all: i64,
    patterns: HashMap<String, Pattern>,
}

/// A permalink pattern.
struct Pattern {
    permalink: Permalink,
    /// The posts whose old address has this form.
    alike: i64,
    /// The posts whose old address is theirs under this pattern.
    kept: i64,
}

impl OldAddresses {
    pub(super) fn new(db: &Connection, now: Timestamp) -> Result<Self> {
        let settings = Settings::new(db);
        let mut addresses = OldAddresses {
            now,
            zone: settings.zone()?,
            base: {
                let base = settings.get(BASE_URL)?.unwrap_or_default();
                url::path(&base).trim_end_matches('/').to_owned()
            },
            set: settings.get(PERMALINK)?,
            all: 0,
            patterns: HashMap::new(),
        };
        let set = addresses.set.clone();
        addresses.know(set.as_deref().unwrap_or(DEFAULT_PERMALINK));
        Ok(addresses)
    }

    fn know(&mut self, pattern: &str) {
        if self.patterns.len() < PATTERNS
            && !self.patterns.contains_key(pattern)
            && let Some(permalink) = Permalink::parse(pattern, self.zone.clone())
        {
            let (alike, kept) = (0, 0);
            let known = Pattern {
                permalink,
                alike,
                kept,
            };
            self.patterns.insert(pattern.to_owned(), known);
        }
    }

    /// Counts the address of a new post, if it is published.
    pub(super) fn add(&mut self, record: &PostRecord, id: PostId, slug: &Slug, new: &NewPost) {
        let (Some(address), Some(date)) = (&record.address, new.published_at) else {
            return;
        };
        if record.kind == PostKind::Page || date > self.now {
            return;
        }
        let below = address.strip_prefix(&self.base);
        let address = below
            .filter(|below| below.starts_with('/'))
            .unwrap_or(address);
        self.all += 1;
        let day = self.zone.to_datetime(date).date();
        let found = pattern_of(address, slug, Some(day), Some(id.get()));
        if let Some(found) = &found {
            self.know(found);
        }
        let current = self.set.as_deref().unwrap_or(DEFAULT_PERMALINK);
        let found = found.as_deref();
        let others = Some(current).filter(|current| found != Some(*current));
        let old: String = percent_decode(address).nfc().collect();
        for pattern in found.into_iter().chain(others) {
            if let Some(counts) = self.patterns.get_mut(pattern) {
                counts.alike += i64::from(found == Some(pattern));
                let path = counts.permalink.path(record.kind, id, slug, date);
                counts.kept += i64::from(path == old);
            }
        }
    }

    /// What became of the addresses: under the pattern of the blog, if it is set, else under
    /// the one that most of them have.
    pub(super) fn summary(self) -> Option<Addresses> {
        if self.all == 0 {
            return None;
        }
        let set = self.set.as_deref();
        let current = set.unwrap_or(DEFAULT_PERMALINK);
        let is_set = |pattern: &str| pattern == current;
        // A folder that few addresses have is not that of the next posts.
        let has_no_folder = |pattern: &str| {
            let mut parts = pattern.split('/').filter(|part| !part.is_empty());
            parts.all(|part| part.starts_with(':'))
        };
        let likely = self.patterns.iter().filter(|(pattern, counts)| {
            is_set(pattern) || has_no_folder(pattern) || counts.kept * 2 > self.all
        });
        let (pattern, counts) =
            likely.max_by_key(|(pattern, counts)| (counts.kept, is_set(pattern), counts.alike))?;
        Some(Addresses {
            all: self.all,
            pattern: pattern.clone(),
            kept: counts.kept,
            is_set: is_set(pattern),
        })
    }
}
