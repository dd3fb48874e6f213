//! The media that posts refer to.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::markup::replace_addresses;
use crate::model::media::{self, MediaReferrer, address, name_at};
use crate::model::media_type::of_extension;
use crate::model::setting::BASE_URL;
use crate::model::url::percent_decode;
use crate::store::{MediaReader, Reading};

/// Finds references to media.
pub(super) struct Uses {
    /// The URL of the blog: an address below it is local.
    base: Option<String>,
}

/// Slugs of posts by what they refer to.
pub(super) type UsedBy = BTreeMap<String, Vec<String>>;

impl Uses {
    pub(super) fn of(store: Reading<'_>) -> Result<Uses> {
        let base = store.settings().get(BASE_URL)?;
        Ok(Uses {
            base: base.map(|base| base.trim_end_matches('/').to_owned()),
        })
    }

    /// The path of a local address.
    fn local<'a>(&self, address: &'a str) -> &'a str {
        let base = self.base.as_deref().filter(|base| !base.is_empty());
        let path = base.and_then(|base| address.strip_prefix(base));
        path.filter(|path| path.starts_with('/')).unwrap_or(address)
    }

    /// The name of the media at an address.
    fn name(&self, address: &str) -> Option<String> {
        name_at(self.local(address))
    }

    /// The name of the media in the image field of a post.
    fn image(&self, image: &str) -> Option<String> {
        match image.contains("://") || image.starts_with('/') {
            true => self.name(image),
            false => media::name(image).ok(),
        }
    }

    /// The names that a post refers to.
    pub(super) fn names(&self, post: &MediaReferrer) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        each_address(post, |address| names.extend(self.name(address)));
        names.extend(post.image.as_deref().and_then(|image| self.image(image)));
        names
    }

    /// All names that posts refer to.
    pub(super) fn all_names(&self, store: Reading<'_>) -> Result<Vec<String>> {
        Ok(self.used_by(&store.media())?.into_keys().collect())
    }

    /// The posts that refer to each name.
    pub(super) fn used_by(&self, media: &MediaReader<'_>) -> Result<UsedBy> {
        let mut used = UsedBy::new();
        media.each_referrer(true, |post| {
            for name in self.names(&post) {
                used.entry(name).or_default().push(post.slug.to_string());
            }
            Ok::<_, anyhow::Error>(())
        })?;
        Ok(used)
    }

    /// The names of media, and the local addresses of files, that posts refer to and the
    /// blog does not have.
    pub(super) fn missing(&self, media: &MediaReader<'_>) -> Result<UsedBy> {
        let mut missing = UsedBy::new();
        media.each_referrer(false, |post| {
            let mut names = self.names(&post);
            each_address(&post, |address| names.extend(self.other_file(address)));
            for name in names {
                if media.find(&name)?.is_none() {
                    missing.entry(name).or_default().push(post.slug.to_string());
                }
            }
            Ok::<_, anyhow::Error>(())
        })?;
        Ok(missing)
    }

    /// The local address of a file that is not below the media.
    fn other_file(&self, address: &str) -> Option<String> {
        let path = self.local(address);
        let path = path.split(['?', '#']).next()?;
        let is_local = !path.contains(':') && !path.starts_with("//") && name_at(path).is_none();
        (is_local && of_extension(path).is_some()).then(|| percent_decode(path))
    }

    /// The post with the references to `from` pointing at `to`; `None` if it has none.
    pub(super) fn renamed(
        &self,
        mut post: MediaReferrer,
        from: &str,
        to: &str,
    ) -> Option<MediaReferrer> {
        if !self.names(&post).contains(from) {
            return None;
        }
        let mut replace = |old: &str| {
            if self.name(old).as_deref() != Some(from) {
                return None;
            }
            let path = self.local(old);
            let before = old.strip_suffix(path)?;
            let end = path.find(['?', '#']).and_then(|at| path.get(at..));
            Some(format!(
                "{before}{}{}",
                address(to),
                end.unwrap_or_default()
            ))
        };
        post.body = replace_addresses(&post.body, &mut replace);
        post.summary = post
            .summary
            .map(|text| replace_addresses(&text, &mut replace));
        if let Some(image) = &post.image
            && self.image(image).as_deref() == Some(from)
        {
            post.image = Some(replace(image).unwrap_or_else(|| to.to_owned()));
        }
        Some(post)
    }
}

/// Calls `each` with the addresses in the text and the summary of a post.
fn each_address(post: &MediaReferrer, mut each: impl FnMut(&str)) {
    for text in [Some(&post.body), post.summary.as_ref()]
        .into_iter()
        .flatten()
    {
        replace_addresses(text, &mut |address| {
            each(address);
            None
        });
    }
}
