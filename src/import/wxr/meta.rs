//! Custom fields of posts, where plugins keep theirs.

use std::io::BufRead;

use super::Site;
use crate::import::What;
use crate::import::xml::{Damage, Role, Xml};
use crate::model::limits::KNOWN_NAMES;

/// The fields of plugins with the description for search engines, the likeliest first.
const DESCRIPTIONS: [&str; 7] = [
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseop_description",
    "_aioseo_description",
    "_seopress_titles_desc",
    "_genesis_description",
    "advanced_seo_description",
];

/// The fields of our own export, for what WordPress does not have.
const REDIRECT: &str = "_blog_redirect";
const IMAGE: &str = "_blog_image";
const PATH: &str = "_blog_path";
const LANGUAGE: &str = "_blog_language";

/// Fields that are read elsewhere, or that WordPress keeps for itself.
const INTERNAL: [&str; 9] = [
    "footnotes",
    "_edit_last",
    "_edit_lock",
    "_encloseme",
    "_pingme",
    "_wp_old_date",
    "_wp_old_slug",
    "_thumbnail_id",
    "_wp_page_template",
];

/// The beginnings of the names of caches and logs.
const CACHES: [&str; 4] = ["_oembed_", "_wp_trash_meta", "_wp_desired", "akismet_"];

/// The custom fields of an item.
#[derive(Default)]
pub(super) struct Fields {
    /// The id of the featured image.
    pub thumbnail: Option<String>,
    /// Former slugs, as they were.
    pub old_slugs: Vec<String>,
    /// Former dates.
    pub old_dates: Vec<String>,
    /// Former addresses, in our own export.
    pub redirects: Vec<String>,
    /// The path of its own, in our own export.
    pub path: Option<String>,
    /// The lead image, in our own export.
    pub image: Option<String>,
    /// The language, in our own export.
    pub language: Option<String>,
    /// The descriptions for search engines, by the index of the plugin.
    descriptions: Vec<(usize, String)>,
}

impl Fields {
    /// Reads a custom field. Reports the first field of a name that is ignored.
    pub(super) fn read<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        site: &mut Site,
        noticed: &mut Vec<What>,
    ) -> Result<(), Damage> {
        let mut key = String::new();
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::WordPress, "meta_key") => key = xml.text()?.trim().to_owned(),
                (Role::WordPress, "meta_value") if self.wants(&key) => {
                    let value = xml.text()?.trim().to_owned();
                    self.set(&key, value);
                }
                _ => xml.skip()?,
            }
        }
        if !self.wants(&key) {
            noticed.extend(site.ignored(key));
        }
        Ok(())
    }

    fn wants(&self, key: &str) -> bool {
        matches!(key, "_thumbnail_id" | "_wp_old_slug" | "_wp_old_date")
            || [REDIRECT, IMAGE, LANGUAGE, PATH].contains(&key)
            || DESCRIPTIONS.contains(&key)
    }

    fn set(&mut self, key: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match key {
            "_thumbnail_id" => self.thumbnail = Some(value),
            "_wp_old_slug" => self.old_slugs.push(value),
            "_wp_old_date" => self.old_dates.push(value),
            REDIRECT => self.redirects.push(value),
            PATH => self.path = Some(value),
            IMAGE => self.image = Some(value),
            LANGUAGE => self.language = Some(value),
            key => {
                let plugin = DESCRIPTIONS.iter().position(|name| *name == key);
                self.descriptions
                    .extend(plugin.map(|plugin| (plugin, value)));
            }
        }
    }

    /// The description for search engines; none with variables of a plugin in it.
    pub(super) fn description(&self) -> Option<&str> {
        let plain = self
            .descriptions
            .iter()
            .filter(|(_, text)| !has_variable(text));
        plain
            .min_by_key(|(plugin, _)| *plugin)
            .map(|(_, text)| text.as_str())
    }
}

/// Whether a text has a variable of a plugin: `%%excerpt%%`, `%title%`, `#post_title`.
fn has_variable(text: &str) -> bool {
    let is_name = |part: &str| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        !part.is_empty() && part.chars().all(is_name)
    };
    // A variable is between two `%`.
    let inner = text
        .split_once('%')
        .and_then(|(_, rest)| rest.rsplit_once('%'));
    text.contains("%%")
        || inner.is_some_and(|(inner, _)| inner.split('%').any(is_name))
        || ["#post_", "#site_", "#author_", "#taxonomy_", "#separator_"]
            .iter()
            .any(|name| text.contains(name))
}

/// The warning about a custom field.
pub(super) const IGNORED: &str = "a custom field was ignored";

impl Site {
    /// Notes a custom field that is ignored. Returns what to report if its name is new; the
    /// others are counted.
    pub(super) fn ignored(&mut self, key: String) -> Option<What> {
        let is_internal =
            INTERNAL.contains(&key.as_str()) || CACHES.iter().any(|start| key.starts_with(start));
        if is_internal {
            return None;
        }
        if self.fields.len() < KNOWN_NAMES && !self.fields.contains(&key) {
            self.fields.insert(key.clone());
            return Some(What::Notice(IGNORED, key));
        }
        self.ignored += 1;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_with_variables_is_not_a_text() {
        for (text, expected) in [
            ("%%title%% %%sep%%", true),
            ("%excerpt% and more", true),
            ("#post_excerpt", true),
            ("50% off, 20% more", false),
            ("100%", false),
            ("Issue #12", false),
        ] {
            assert_eq!(has_variable(text), expected, "{text}");
        }
        let mut fields = Fields::default();
        fields.set("_genesis_description", "Third".to_owned());
        fields.set("rank_math_description", "Second".to_owned());
        fields.set("_yoast_wpseo_metadesc", "%%first%%".to_owned());
        assert_eq!(fields.description(), Some("Second"));
    }
}
