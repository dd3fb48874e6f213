//! A post of Ghost.

use jiff::Timestamp;
use serde::Deserialize;

use super::address;
use super::related::{Related, given};
use super::{highlight, lexical, mobiledoc};
use crate::import::What;
use crate::import::comments::NO_DATE;
use crate::import::html;
use crate::import::json::{Moment, Scalar};
use crate::model::PostKind;
use crate::model::import::PostRecord;
use crate::model::limits::NODES_BYTES;

/// The placeholder of the blog's own URL.
const OWN: &str = "__GHOST_URL__";

/// A row of the table of posts, of any version.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a post")]
pub(super) struct Post {
    id: Scalar,
    uuid: Scalar,
    title: Scalar,
    slug: Scalar,
    status: Scalar,
    visibility: Scalar,
    page: Scalar,
    r#type: Scalar,
    lexical: Scalar,
    mobiledoc: Scalar,
    markdown: Scalar,
    html: Scalar,
    plaintext: Scalar,
    image: Scalar,
    feature_image: Scalar,
    custom_excerpt: Scalar,
    meta_description: Scalar,
    locale: Scalar,
    featured: Scalar,
    canonical_url: Scalar,
    custom_template: Scalar,
    meta_title: Scalar,
    og_image: Scalar,
    og_title: Scalar,
    og_description: Scalar,
    twitter_image: Scalar,
    twitter_title: Scalar,
    twitter_description: Scalar,
    author_id: Scalar,
    published_at: Scalar,
    created_at: Scalar,
    updated_at: Scalar,
    codeinjection_head: Scalar,
    codeinjection_foot: Scalar,
}

impl Post {
    /// The slug.
    pub(super) fn slug(&self) -> Option<String> {
        self.slug.name()
    }

    /// The key of the post.
    pub(super) fn key(&self) -> Option<String> {
        let slug = || self.slug.name().map(|slug| format!("slug:{slug}"));
        let title = || self.title.name().map(|title| format!("title:{title}"));
        self.id.name().or_else(slug).or_else(title)
    }

    /// The name in messages.
    fn name(&self) -> String {
        let name = self.title.name().or_else(|| self.slug.name());
        name.or_else(|| self.id.name()).unwrap_or_default()
    }

    /// Converts the post to a record. Calls `notice` with what is lost or invalid.
    pub(super) fn into_record(
        self,
        key: String,
        related: &Related,
        notice: &mut dyn FnMut(What),
    ) -> PostRecord {
        let name = self.name();
        let id = self.id.name().unwrap_or_default();
        let about = related.about(&id);
        let mut time = |time: &Scalar| match time.moment() {
            Moment::At(time) => Some(time),
            Moment::None => None,
            Moment::Bad => {
                notice(What::Notice(NO_DATE, name.clone()));
                None
            }
        };
        let appears = time(&self.published_at);
        let (created_at, updated_at) = (time(&self.created_at), time(&self.updated_at));
        let or_else = created_at.or(updated_at).or(related.exported_at);
        let is_mail = about.is_some_and(|about| about.is_mail);
        let published_at = match self.published_at(appears, or_else, is_mail) {
            Ok(time) => time,
            Err(why) => {
                notice(What::Notice(why, name.clone()));
                None
            }
        };
        let is_page = self.page.is_set() || self.r#type.name().as_deref() == Some("page");
        let mut tags = Vec::new();
        for tag in related.tags_of(&id) {
            match tag {
                Some((tag, true)) => tags.push(tag.clone()),
                Some((tag, false)) => {
                    let value = format!("{tag} of {name}");
                    notice(What::Notice("an internal tag was left out", value));
                }
                None => notice(What::Notice(
                    "a tag that is not in the export",
                    name.clone(),
                )),
            }
        }
        let author = self.author(&id, related, notice);
        let description = about.and_then(|about| about.description.clone());
        let summary = self.custom_excerpt.clone().text();
        let summary = summary.or_else(|| self.meta_description.clone().text());
        let image = self.feature_image.name().or(self.image.name());
        self.notice_ignored(&name, related, notice);
        let address = self.slug.name().and_then(|slug| {
            let pattern = related.permalinks.as_deref().filter(|_| !is_page);
            let date = appears.or(published_at);
            address::of(pattern, &slug, &id, date, related.zone.as_ref())
        });
        if let (None, Some(pattern), Some(_)) = (&address, &related.permalinks, published_at)
            && self.slug.name().is_some()
        {
            let what = "the address of a post is not known";
            notice(What::Notice(what, format!("{pattern}: {name}")));
        }
        // Feeds have the id, those of old versions the UUID.
        let guid = match self.id {
            Scalar::Text(_) => self.id.name(),
            _ => self.uuid.name(),
        };
        let body = Bodies {
            lexical: self.lexical,
            mobiledoc: self.mobiledoc,
            markdown: self.markdown,
            html: self.html,
            plaintext: self.plaintext,
        };
        let body = body.into_markdown(&mut |what| notice(What::Warning(what)));
        PostRecord {
            key,
            slug: self.slug.name(),
            kind: PostKind::page_if(is_page),
            address,
            title: self.title.text().unwrap_or_default(),
            author,
            summary: summary.or(description),
            language: self.locale.name().map(|locale| locale.replace('_', "-")),
            guid,
            image: image.map(without_own),
            body: without_own(body.unwrap_or_default()),
            published_at,
            created_at,
            updated_at,
            comments_open: true,
            tags,
            ..PostRecord::default()
        }
    }

    /// The time of publication; `None` for a draft.
    ///
    /// # Errors
    /// Why a post that is not a draft becomes one.
    fn published_at(
        &self,
        appears: Option<Timestamp>,
        or_else: Option<Timestamp>,
        is_mail: bool,
    ) -> Result<Option<Timestamp>, &'static str> {
        match self.status.name().as_deref() {
            None | Some("draft") => Ok(None),
            _ if self.is_for_members() => Err("a post for members became a draft"),
            Some("published") if !is_mail => {
                let time = appears.or(or_else);
                let time = time.ok_or("a published post without a date became a draft")?;
                Ok(Some(time))
            }
            Some("scheduled") if !is_mail => {
                let time = appears.ok_or("a scheduled post without a date became a draft")?;
                Ok(Some(time))
            }
            Some("sent" | "published" | "scheduled") => {
                Err("a post that was only mailed became a draft")
            }
            Some(_) => Err("a post with an unknown status became a draft"),
        }
    }

    /// Reports fields that a blog does not have.
    fn notice_ignored(&self, name: &str, related: &Related, notice: &mut dyn FnMut(What)) {
        let of_name = |field: &str| format!("{field} of {name}");
        let about = related.about(&self.id.name().unwrap_or_default());
        for (what, text) in [
            ("a canonical URL was ignored", self.canonical_url.name()),
            (
                "the alternative text of a feature image was dropped",
                about.and_then(|about| about.alt.clone()),
            ),
            (
                "the caption of a feature image was dropped",
                about.and_then(|about| about.caption.clone()),
            ),
        ] {
            if let Some(text) = text {
                notice(What::Notice(what, of_name(&text)));
            }
        }
        if self.featured.is_set() {
            let what = "a featured post is not kept at the top";
            notice(What::Notice(what, name.to_owned()));
        }
        let own = given(&[
            ("codeinjection_head", &self.codeinjection_head),
            ("codeinjection_foot", &self.codeinjection_foot),
            ("custom_template", &self.custom_template),
            ("meta_title", &self.meta_title),
            ("og_image", &self.og_image),
            ("og_title", &self.og_title),
            ("og_description", &self.og_description),
            ("twitter_image", &self.twitter_image),
            ("twitter_title", &self.twitter_title),
            ("twitter_description", &self.twitter_description),
        ]);
        let others = about.map_or(&[][..], |about| &about.ignored);
        for field in own.iter().chain(others) {
            notice(What::Notice("a field was ignored", of_name(field)));
        }
    }

    fn is_for_members(&self) -> bool {
        let visibility = self.visibility.name();
        visibility.is_some_and(|visibility| visibility != "public")
    }

    /// The name of the first author. Reports the others.
    fn author(&self, id: &str, related: &Related, notice: &mut dyn FnMut(What)) -> Option<String> {
        let mut authors = related.authors_of(id);
        if authors.iter().all(Option::is_none)
            && let Some(author) = self.author_id.name()
        {
            authors = vec![related.author(&author)];
        }
        if authors.iter().any(Option::is_none) {
            notice(What::Notice(
                "an author who is not in the export",
                self.name(),
            ));
        }
        let mut names = authors.into_iter().flatten();
        let first = names.next().cloned();
        for other in names {
            let value = format!("{other} of {}", self.name());
            notice(What::Notice("a further author was left out", value));
        }
        first
    }
}

/// The formats of the text of a post.
struct Bodies {
    lexical: Scalar,
    mobiledoc: Scalar,
    markdown: Scalar,
    html: Scalar,
    plaintext: Scalar,
}

impl Bodies {
    /// The text in the most original format, as Markdown.
    fn into_markdown(self, notice: &mut dyn FnMut(String)) -> Option<String> {
        type Convert = fn(&str, &mut dyn FnMut(String)) -> Option<String>;
        let documents: [(Scalar, Convert, &str); 2] = [
            (self.lexical, lexical::convert, "lexical"),
            (self.mobiledoc, mobiledoc::convert, "mobiledoc"),
        ];
        for (document, convert, name) in documents {
            let Some(json) = document.text() else {
                continue;
            };
            let mut lost = Vec::new();
            let text = match json.len() {
                0..=NODES_BYTES => convert(&json, &mut |what| lost.push(what)),
                _ => None,
            };
            match text {
                Some(text) if !text.trim().is_empty() => {
                    lost.into_iter().for_each(notice);
                    return Some(text);
                }
                Some(_) => {}
                None => notice(format!("a text in {name} that cannot be read")),
            }
        }
        let html = || self.html.text().map(|text| html::markdown(&text));
        let markdown = self.markdown.text();
        let markdown = markdown.map(|text| highlight::with_tags(&text).into_owned());
        markdown.or_else(html).or_else(|| self.plaintext.text())
    }
}

/// Makes the blog's own URLs relative to its root.
fn without_own(text: String) -> String {
    if !text.contains(OWN) {
        return text;
    }
    text.replace(&format!("{OWN}/"), "/").replace(OWN, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(json: &serde_json::Value) -> (String, Vec<String>) {
        let post: Post = serde_json::from_value(json.clone()).unwrap();
        let mut noticed = Vec::new();
        let related = Related::default();
        let mut notice = |what| match what {
            What::Warning(what) => noticed.push(what),
            other => noticed.push(format!("{other:?}")),
        };
        let record = post.into_record("1".to_owned(), &related, &mut notice);
        (record.body, noticed)
    }

    #[test]
    fn the_text_nearest_to_what_was_written_is_taken() {
        let lexical = r#"{"root":{"children":[{"type":"paragraph","children":[
            {"type":"text","text":"L"}]}]}}"#;
        let empty = r#"{"root":{"children":[]}}"#;
        let mobiledoc = r#"{"version":"0.3.1","sections":[[1,"p",[[0,[],0,"M"]]]]}"#;
        use serde_json::json;
        for (post, expected) in [
            (
                json!({"lexical": lexical, "mobiledoc": mobiledoc, "html": "<p>H</p>"}),
                "L",
            ),
            (
                json!({"lexical": empty, "mobiledoc": mobiledoc, "markdown": "K"}),
                "M",
            ),
            (
                json!({"mobiledoc": null, "markdown": "*K*", "html": "<p>H</p>"}),
                "*K*",
            ),
            (
                json!({"lexical": "{}", "markdown": " ", "html": "<p>\n\nH</p>"}),
                "H",
            ),
            (json!({"html": "", "plaintext": "P"}), "P"),
            (json!({"html": {"no": "text"}}), ""),
            (json!({"markdown": "a", "image": "/x.png"}), "a"),
            (
                json!({"markdown": "[a](__GHOST_URL__/b) __GHOST_URL__"}),
                "[a](/b) /",
            ),
        ] {
            assert_eq!(body(&post).0, expected, "{post}");
        }
        let noticed = body(&json!({"lexical": "{}", "html": "H"})).1;
        assert_eq!(noticed, ["a text in lexical that cannot be read"]);
        let long = " ".repeat(NODES_BYTES) + mobiledoc;
        assert_eq!(body(&json!({"mobiledoc": long, "html": "H"})).0, "H");
    }
}
