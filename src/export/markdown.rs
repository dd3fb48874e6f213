//! A folder of Markdown files for Hugo, Zola or Jekyll: a file per post, named by its
//! slug, and the public comments as data for templates.
//!
//! | for    | posts                                       | comments                   |
//! |--------|---------------------------------------------|----------------------------|
//! | Hugo   | `content/posts/slug.md`                     | `data/comments/slug.json`  |
//! | Zola   | `content/posts/slug.md`                     | `comments/slug.json`       |
//! | Jekyll | `_posts/date-slug.md`, of a draft `_drafts/slug.md`, of a page `pages/slug.md` | `_data/comments/slug.json` |
//!
//! Media are in `static/media`, for Jekyll in `media`: each of them publishes these at
//! `/media/`, which texts refer to.
//!
//! The address of a post is in its file, so that the generator publishes it there; that of
//! a post with a path of its own has the flag `own_path`. Days in names of files are in the
//! zone of the blog. The body is unchanged. A draft has its creation date. Zola shows future
//! posts at once,
//! so that a scheduled post is a draft there; its `config.toml` needs the taxonomy
//! `tags`. The comments are a list in the order of their threads, as readers see them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::front_matter::{Entry, toml, yaml};
use crate::model::limits::Invalid;
use crate::model::media::BadName;
use crate::model::url::percent_decode;
use crate::model::{CommentId, Post, PostKind, PostStatus, PublicComment, media, slug};

/// The site generator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// <https://gohugo.io/content-management/front-matter/>
    #[default]
    Hugo,
    /// <https://www.getzola.org/documentation/content/page/>
    Zola,
    /// <https://jekyllrb.com/docs/front-matter/>
    Jekyll,
}

/// The folders of all flavours.
pub(crate) const FOLDERS: [&str; 7] = [
    "_data/comments",
    "_drafts",
    "_posts",
    "comments",
    "content/posts",
    "data/comments",
    "pages",
];

/// The folders of media, which all generators publish at `/media/`.
const MEDIA: [&str; 2] = ["static/media/", "media/"];

/// The length of the date before a slug, in bytes.
const DATE: usize = "2024-01-02-".len();

/// The page of a section, without which Zola ignores its pages.
const SECTION: (&str, &str) = (
    "content/posts/_index.md",
    "+++\ntitle = \"Posts\"\nsort_by = \"date\"\n+++\n",
);

/// Whether an export could write a file at this path.
pub(crate) fn is_path(path: &str) -> bool {
    let stem = || {
        let (folder, name) = path.rsplit_once('/')?;
        FOLDERS.iter().find(|known| **known == folder)?;
        let stem = name
            .strip_suffix(".md")
            .or_else(|| name.strip_suffix(".json"))?;
        match folder {
            "_posts" => stem.get(DATE..),
            _ => Some(stem),
        }
    };
    let media = MEDIA.iter().find_map(|folder| path.strip_prefix(folder));
    let is_media = media.is_some_and(|name| media::check(name).is_ok());
    path == SECTION.0 || is_media || stem().is_some_and(|stem| slug::check(stem).is_ok())
}

impl Flavour {
    /// The path and the contents of a file that every export has.
    pub(crate) fn fixed(self) -> Option<(&'static str, &'static str)> {
        (self == Flavour::Zola).then_some(SECTION)
    }

    /// The path of a post; its day is in this zone.
    ///
    /// # Errors
    /// The slug cannot be a file name; only another program can have stored it.
    pub(crate) fn path(self, post: &Post, zone: &TimeZone) -> Result<String, Invalid> {
        slug::check(&post.slug)?;
        let slug = &post.slug;
        Ok(match (self, post.published_at) {
            (Flavour::Hugo | Flavour::Zola, _) => format!("content/posts/{slug}.md"),
            (Flavour::Jekyll, _) if post.kind == PostKind::Page => format!("pages/{slug}.md"),
            (Flavour::Jekyll, None) => format!("_drafts/{slug}.md"),
            (Flavour::Jekyll, Some(time)) => {
                let day = zone.to_datetime(time).date();
                format!("_posts/{day}-{slug}.md")
            }
        })
    }

    /// The path of media.
    ///
    /// # Errors
    /// The name cannot be a path; only another program can have stored it.
    pub(crate) fn media_path(self, name: &str) -> Result<String, BadName> {
        media::check(name)?;
        let folder = match self {
            Flavour::Hugo | Flavour::Zola => "static/media",
            Flavour::Jekyll => "media",
        };
        Ok(format!("{folder}/{name}"))
    }

    /// The path of the comments on a post.
    ///
    /// # Errors
    /// As of [`Flavour::path`].
    pub(crate) fn comments_path(self, slug: &str) -> Result<String, Invalid> {
        slug::check(slug)?;
        let folder = match self {
            Flavour::Hugo => "data/comments",
            Flavour::Zola => "comments",
            Flavour::Jekyll => "_data/comments",
        };
        Ok(format!("{folder}/{slug}.json"))
    }

    /// The file of a post, as of `now`.
    pub(crate) fn post(self, post: &Post, now: Timestamp) -> String {
        let date = post.published_at.unwrap_or(post.created_at).to_string();
        let updated = post.updated_at.to_string();
        let authors: Vec<String> = post.author.iter().cloned().collect();
        let aliases: Vec<String> = post.redirects.iter().map(|old| self.alias(old)).collect();
        let is_page = post.kind == PostKind::Page;
        let image = post.image.as_deref().map(image_address);
        let images: Vec<String> = image.iter().cloned().collect();
        let is_draft = match self {
            Flavour::Zola => post.status(now) != PostStatus::Published,
            Flavour::Hugo => post.published_at.is_none(),
            // The folder marks other drafts.
            Flavour::Jekyll => is_page && post.published_at.is_none(),
        };
        let author = post.author.as_deref().map(Entry::Text);
        let summary = post.summary.as_deref().map(Entry::Text);
        let list = |list| Some(Entry::List(list)).filter(|_| !list.is_empty());
        let draft = is_draft.then_some(Entry::Flag(true));
        let comments = (!post.comments_open).then_some(Entry::Flag(false));
        let title = Some(Entry::Text(&post.title));
        let slug = Some(Entry::Text(&post.slug));
        let (date, updated) = (Some(Entry::Date(&date)), Some(Entry::Date(&updated)));
        let (address, image) = (
            Some(Entry::Text(&post.address)),
            image.as_deref().map(Entry::Text),
        );
        let own_path = post.path.is_some().then_some(Entry::Flag(true));
        let language = post.language.as_deref().map(Entry::Text);
        let guid = post.guid.as_deref().map(Entry::Text);
        let page = is_page.then_some(Entry::Text("page"));
        let body = post.body.as_str();
        match self {
            Flavour::Hugo => {
                let entries = [
                    ("title", title),
                    ("slug", slug),
                    ("url", address),
                    ("own_path", own_path),
                    ("type", page),
                    ("date", date),
                    ("lastmod", updated),
                    ("draft", draft),
                    ("author", author),
                    ("language", language),
                    ("summary", summary),
                    ("images", list(&images)),
                    ("guid", guid),
                    ("tags", list(&post.tags)),
                    ("aliases", list(&aliases)),
                    ("comments", comments),
                ];
                yaml(entries.into_iter().filter_map(said), body)
            }
            Flavour::Jekyll => {
                let has_liquid = body.contains("{{") || body.contains("{%");
                let entries = [
                    ("layout", page.or(Some(Entry::Text("post")))),
                    ("title", title),
                    ("slug", slug),
                    ("permalink", address),
                    ("own_path", own_path),
                    ("date", date),
                    ("last_modified_at", updated),
                    ("published", is_draft.then_some(Entry::Flag(false))),
                    ("author", author),
                    ("lang", language),
                    ("description", summary),
                    ("image", image),
                    ("guid", guid),
                    ("tags", list(&post.tags)),
                    ("redirect_from", list(&aliases)),
                    ("comments", comments),
                    // The body is not a template.
                    (
                        "render_with_liquid",
                        has_liquid.then_some(Entry::Flag(false)),
                    ),
                ];
                yaml(entries.into_iter().filter_map(said), body)
            }
            Flavour::Zola => {
                let entries = [
                    ("", "title", title),
                    ("", "slug", slug),
                    ("", "path", address),
                    ("", "date", date),
                    ("", "updated", updated),
                    ("", "draft", draft),
                    ("", "authors", list(&authors)),
                    ("", "description", summary),
                    ("", "aliases", list(&aliases)),
                    ("taxonomies", "tags", list(&post.tags)),
                    ("extra", "own_path", own_path),
                    ("extra", "kind", page),
                    ("extra", "language", language),
                    ("extra", "image", image),
                    ("extra", "guid", guid),
                    ("extra", "comments", comments),
                ];
                let entries = entries.into_iter();
                toml(
                    entries.filter_map(|(table, key, entry)| Some((table, key, entry?))),
                    body,
                )
            }
        }
    }

    /// Whether the generator runs a part of a text as its template language: shortcodes of Hugo
    /// and Zola, Liquid of Jekyll.
    pub(crate) fn runs(self, body: &str) -> bool {
        let signs = match self {
            Flavour::Hugo => ["{{<", "{{%"],
            Flavour::Zola | Flavour::Jekyll => ["{{", "{%"],
        };
        signs.into_iter().any(|sign| body.contains(sign))
    }

    /// A former address, as the generator writes it: it is the name of a file.
    fn alias(self, old: &str) -> String {
        let old = percent_decode(old);
        match self {
            Flavour::Hugo | Flavour::Jekyll => old,
            Flavour::Zola => old.trim_start_matches('/').to_owned(),
        }
    }
}

/// The address of a lead image: a media name or a URL.
fn image_address(image: &str) -> String {
    match image.contains("://") || image.starts_with('/') {
        true => image.to_owned(),
        false => media::address(image),
    }
}

/// An entry with a value.
fn said<'a>((key, entry): (&'a str, Option<Entry<'a>>)) -> Option<(&'a str, Entry<'a>)> {
    Some((key, entry?))
}

#[derive(Serialize)]
struct Comment {
    id: CommentId,
    parent_id: Option<CommentId>,
    depth: usize,
    author: String,
    website: Option<String>,
    date: String,
    updated: String,
    body: String,
}

/// The file of the comments on a post; `None` if readers see no comment.
pub(crate) fn comments(comments: Vec<PublicComment>) -> Option<Vec<u8>> {
    let comments: Vec<Comment> = comments.into_iter().map(Comment::from).collect();
    let mut text = serde_json::to_vec_pretty(&comments).ok()?;
    text.push(b'\n');
    Some(text).filter(|_| !comments.is_empty())
}

impl From<PublicComment> for Comment {
    fn from(comment: PublicComment) -> Self {
        Comment {
            id: comment.id,
            parent_id: comment.parent_id,
            depth: comment.depth,
            author: comment.author,
            website: comment.website,
            date: comment.created_at.to_string(),
            updated: comment.updated_at.to_string(),
            body: comment.body,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_an_export_could_have_written_is_a_path() {
        for good in [
            "content/posts/a.md",
            "content/posts/_index.md",
            "_posts/2024-01-02-a_b.md",
            "_data/comments/a.json",
        ] {
            assert!(is_path(good), "{good}");
        }
        for bad in [
            "",
            "a.md",
            "../a.md",
            "content/posts/../a.md",
            "content/posts/../../a.md",
            "/etc/a.md",
            "content/posts/.md",
            "content/posts/.a.md",
            "content/posts/a.sh",
            "content/posts/A.md",
            "_posts/_index.md",
            "content/posts/a\0.md",
        ] {
            assert!(!is_path(bad), "{bad}");
        }
    }
}
