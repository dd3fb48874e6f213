//! The post that an item becomes.

use jiff::Timestamp;

use super::address::Sources;
use super::date::other_zone;
use super::entry::{Entry, TAKEN};
use super::{Site, body, decoded_slug, plain};
use crate::import::What;
use crate::import::xml::{Damage, XmlFault};
use crate::model::PostKind;
use crate::model::import::PostRecord;

impl Entry {
    /// Converts the item to a post, or returns why it is skipped.
    pub(super) fn what(&mut self, site: &mut Site) -> Result<What, Damage> {
        let kind = self.kind.as_deref().unwrap_or("post").trim();
        let left_out = match kind {
            "post" | "page" | "" => None,
            "attachment" => Some(("attachment", "a blog keeps links to files, not the files")),
            "nav_menu_item" => Some(("menu item", "a blog has no menus")),
            "revision" => Some(("revision", "only the newest text is taken")),
            "wp_navigation" => Some(("menu", "a blog has no menus")),
            "wp_global_styles" | "custom_css" => Some(("style", "a blog has no themes")),
            "wp_template" | "wp_template_part" => Some(("template", "a blog has no themes")),
            "wp_block" => Some(("reusable block", "its text is in the posts that have it")),
            kind => {
                let title = plain::text(self.title.as_deref().unwrap_or_default()).0;
                let name = format!("`{kind}`: {title}");
                let what = "an item of another type was left out";
                self.noticed.push(What::Notice(what, name));
                Some(("item", "of a type that a blog does not have"))
            }
        };
        if let Some((kind, why)) = left_out {
            return Ok(What::Skipped(kind, why));
        }
        if self.status.as_deref().map(str::trim) == Some("trash") {
            return Ok(What::Skipped("post", "in the trash"));
        }
        Ok(What::Post(Box::new(self.post(site)?)))
    }

    /// Converts the item to a post.
    fn post(&mut self, site: &mut Site) -> Result<PostRecord, Damage> {
        let title = self.title.take().unwrap_or_default();
        let title = self.text(title, site, "markup in a title was removed");
        let key = self.key().unwrap_or_else(|| title.clone());
        if key.is_empty() {
            return Err(Damage::Broken(XmlFault {
                line: self.line,
                reason: "the item has no id, address or title".to_owned(),
            }));
        }
        self.name
            .clone_from(if title.is_empty() { &key } else { &title });
        let id = key.clone();
        let key = match site.posts.unique(&key) {
            Some(other) => {
                self.notice(TAKEN);
                other
            }
            None => key,
        };
        let date = self.date.read(&site.zone, &mut self.noticed);
        let modified = self.modified.read(&site.zone, &mut self.noticed);
        if let Some(date) = date
            && !site.is_zone_told
            && let Some(told) = other_zone(&self.date, date, &site.zone)
        {
            site.is_zone_told = true;
            self.noticed.push(told);
        }
        let login = self.author.take().unwrap_or_default();
        let author = site.authors.get(login.trim()).unwrap_or(&login);
        let author = Some(site.plain(author)).filter(|author| !author.is_empty());
        let body = self.body.take().unwrap_or_default();
        let body = if site.is_ours {
            body
        } else {
            let mut noticed = Vec::new();
            let body = body::markdown(&body, &id, &site.attachments, &mut noticed);
            self.noticed.extend(noticed.into_iter().map(What::Warning));
            body
        };
        let slug = self.slug.as_deref().map(|slug| decoded_slug(slug.trim()));
        let summary = self.summary(site);
        let image = self.image(site);
        let (address, redirects) = self.addresses(site, key.parse().ok());
        if self.is_sticky.as_deref().map(str::trim) == Some("1") {
            self.notice("a sticky post is not kept at the top");
        }
        let link = self.link.as_deref().map(str::trim).unwrap_or_default();
        let guid = self.guid.as_deref().map(str::trim).unwrap_or_default();
        // Our own export has the link for a post without one.
        let is_made = guid.is_empty() || site.is_ours && guid == link;
        Ok(PostRecord {
            id: key.parse().ok(),
            slug: slug.filter(|slug| !slug.is_empty()),
            kind: self.post_kind(),
            path: self.fields.path.take(),
            address,
            redirects,
            title,
            author,
            summary,
            language: self.language.take().or(self.fields.language.take()),
            guid: (!is_made).then(|| guid.to_owned()),
            image,
            body,
            published_at: self.published_at(date, modified, site),
            is_published: false,
            created_at: date,
            updated_at: modified,
            comments_open: self.comments.as_deref().map(str::trim) != Some("closed"),
            tags: self.tags.drain(..).map(|tag| site.plain(&tag)).collect(),
            old_slugs: self
                .fields
                .old_slugs
                .iter()
                .map(|old| decoded_slug(old))
                .collect(),
            key,
        })
    }

    fn post_kind(&self) -> PostKind {
        match self.kind.as_deref().map(str::trim) {
            Some("page") => PostKind::Page,
            _ => PostKind::Post,
        }
    }

    /// Reports what happened to this post.
    fn notice(&mut self, what: &'static str) {
        self.noticed.push(What::Notice(what, self.name.clone()));
    }

    /// The key of the item.
    fn key(&self) -> Option<String> {
        let names = [&self.id, &self.guid, &self.link].into_iter().flatten();
        let mut names = names.map(|name| name.trim());
        names.find(|name| !name.is_empty()).map(str::to_owned)
    }

    /// A text in HTML as plain text. Reports `what` if it had markup.
    fn text(&mut self, html: String, site: &Site, what: &'static str) -> String {
        if site.is_ours {
            return html;
        }
        let (text, has_markup) = plain::text(&html);
        if has_markup {
            self.noticed.push(What::Notice(what, text.clone()));
        }
        text
    }

    /// The excerpt, else the description for search engines.
    fn summary(&mut self, site: &Site) -> Option<String> {
        let excerpt = self.excerpt.take().filter(|text| !text.trim().is_empty());
        let description = self.fields.description().map(str::to_owned);
        if excerpt.is_some() && description.is_some() {
            self.notice("a description for search engines was ignored beside a summary");
        }
        let summary = excerpt.or(description)?;
        Some(self.text(summary, site, "markup in a summary was removed"))
    }

    /// The address of the featured image.
    fn image(&mut self, site: &Site) -> Option<String> {
        if let Some(image) = self.fields.image.take() {
            return Some(image);
        }
        let id = self.fields.thumbnail.take()?;
        let image = site.attachments.with_ids(&id).next();
        if image.is_none() {
            let what = "a featured image is not in the export";
            let value = format!("{id} of {}", self.name);
            self.noticed.push(What::Notice(what, value));
        }
        image.map(|image| image.address.clone())
    }

    /// The address, and former ones.
    fn addresses(&mut self, site: &Site, id: Option<i64>) -> (Option<String>, Vec<String>) {
        let base = site.address.as_deref().or(site.link.as_deref());
        let sources = Sources {
            site: base.unwrap_or_default(),
            link: self.link.as_deref().unwrap_or_default(),
            guid: self.guid.as_deref().unwrap_or_default().trim(),
            is_ours: site.is_ours,
            id,
            is_page: self.post_kind() == PostKind::Page,
            slug: self.slug.as_deref().unwrap_or_default().trim(),
            old_slugs: &self.fields.old_slugs,
            old_dates: &self.fields.old_dates,
        };
        let (address, mut redirects) = (sources.address(), sources.redirects());
        redirects.append(&mut self.fields.redirects);
        if address.is_none() && !sources.link.trim().is_empty() {
            let value = format!("{} of {}", sources.link.trim(), self.name);
            self.noticed.push(What::Notice(
                "the address of a front page was dropped",
                value,
            ));
        }
        (address, redirects)
    }

    /// The publication time, by status and date.
    fn published_at(
        &mut self,
        date: Option<Timestamp>,
        modified: Option<Timestamp>,
        site: &Site,
    ) -> Option<Timestamp> {
        match self.status.as_deref().unwrap_or_default().trim() {
            "draft" | "pending" | "auto-draft" => return None,
            "private" => {
                self.notice("a private post became a draft");
                return None;
            }
            "future" if date.is_none() => {
                self.notice("a scheduled post without a date became a draft");
                return None;
            }
            "publish" | "future" => {}
            "" => {
                self.notice("a post without a status became a draft");
                return None;
            }
            status => {
                let value = format!("`{status}`: {}", self.name);
                let what = "a post with another status became a draft";
                self.noticed.push(What::Notice(what, value));
                return None;
            }
        }
        if self
            .password
            .as_ref()
            .is_some_and(|password| !password.is_empty())
        {
            self.notice("a post with a password became a draft");
            return None;
        }
        if date.is_none() {
            self.notice("a published post without a date got the nearest that is known");
        }
        let known = date.or(modified).or(site.exported);
        Some(known.unwrap_or(Timestamp::UNIX_EPOCH))
    }
}
