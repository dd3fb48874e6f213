//! A post of Ghost.

use serde::Deserialize;

use super::cards::image;
use super::related::Related;
use super::{highlight, lexical, mobiledoc};
use crate::import::comments::NO_DATE;
use crate::import::html;
use crate::import::json::{Moment, Scalar};
use crate::model::import::PostRecord;
use crate::model::limits::NODES_BYTES;

/// The placeholder of the blog's own URL.
const OWN: &str = "__GHOST_URL__";

/// A row of the table of posts, of any version.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a post")]
pub(super) struct Post {
    id: Scalar,
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

    /// Converts the post to a record. Calls `notice` with what is lost or invalid.
    pub(super) fn into_record(
        self,
        key: String,
        related: &Related,
        notice: &mut dyn FnMut(String),
    ) -> PostRecord {
        let mut time = |time: &Scalar| match time.moment() {
            Moment::At(time) => Some(time),
            Moment::None => None,
            Moment::Bad => {
                notice(NO_DATE.to_owned());
                None
            }
        };
        let appears = time(&self.published_at);
        let (created_at, updated_at) = (time(&self.created_at), time(&self.updated_at));
        let status = self.status.name();
        let published_at = match status.as_deref() {
            _ if self.is_for_members() => {
                notice("a post for members became a draft".to_owned());
                None
            }
            Some("published") => {
                let or_else = created_at.or(updated_at).or(related.exported_at);
                let published_at = appears.or(or_else);
                if published_at.is_none() {
                    notice("a published post without a date became a draft".to_owned());
                }
                published_at
            }
            Some("scheduled") => {
                if appears.is_none() {
                    notice("a scheduled post without a date became a draft".to_owned());
                }
                appears
            }
            Some("sent") => {
                notice("a post that was only mailed became a draft".to_owned());
                None
            }
            None | Some("draft") => None,
            Some(_) => {
                notice("a post with an unknown status became a draft".to_owned());
                None
            }
        };
        if self.page.is_set() || self.r#type.name().as_deref() == Some("page") {
            notice("a page became a post".to_owned());
        }
        let id = self.id.name().unwrap_or_default();
        let mut tags = Vec::new();
        for tag in related.tags_of(&id) {
            match tag {
                Some(tag) => tags.push(tag.clone()),
                None => notice("a tag that is not in the export".to_owned()),
            }
        }
        let author = self.author(&id, related, notice);
        let injected = [&self.codeinjection_head, &self.codeinjection_foot];
        if injected.into_iter().any(|code| code.name().is_some()) {
            notice("code for the page of a post was left out".to_owned());
        }
        let about = related.about(&id);
        let alt = about.and_then(|about| about.alt.clone());
        let picture = self.feature_image.name().or(self.image.name());
        let picture = picture.map(|src| image(&src, &alt.unwrap_or_default(), ""));
        let summary = self.custom_excerpt.text();
        let summary = summary.or_else(|| self.meta_description.text());
        let summary = summary.or_else(|| about.and_then(|about| about.description.clone()));
        let body = Bodies {
            lexical: self.lexical,
            mobiledoc: self.mobiledoc,
            markdown: self.markdown,
            html: self.html,
            plaintext: self.plaintext,
        };
        let body = body.into_markdown(notice);
        let body = match (picture, body) {
            (Some(picture), Some(body)) => format!("{picture}\n\n{body}"),
            (picture, body) => picture.or(body).unwrap_or_default(),
        };
        PostRecord {
            key,
            id: None,
            slug: self.slug.name(),
            title: self.title.text().unwrap_or_default(),
            author,
            summary,
            body: without_own(body),
            published_at,
            is_published: false,
            created_at,
            updated_at,
            comments_open: true,
            tags,
            old_slugs: Vec::new(),
            ..PostRecord::default()
        }
    }

    fn is_for_members(&self) -> bool {
        let visibility = self.visibility.name();
        visibility.is_some_and(|visibility| visibility != "public")
    }

    /// The names of the authors.
    fn author(
        &self,
        id: &str,
        related: &Related,
        notice: &mut dyn FnMut(String),
    ) -> Option<String> {
        let mut authors = related.authors_of(id);
        if authors.iter().all(Option::is_none)
            && let Some(author) = self.author_id.name()
        {
            authors = vec![related.author(&author)];
        }
        if authors.iter().any(Option::is_none) {
            notice("an author who is not in the export".to_owned());
        }
        let names: Vec<&str> = authors.into_iter().flatten().map(String::as_str).collect();
        Some(names.join(", ")).filter(|names| !names.is_empty())
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
        let record = post.into_record("1".to_owned(), &related, &mut |what| noticed.push(what));
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
            (
                json!({"markdown": "a", "image": "/x.png"}),
                "![](/x.png)\n\na",
            ),
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
