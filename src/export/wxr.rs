//! A WordPress export (WXR 1.2) for WordPress's own importer.
//! <https://github.com/WordPress/wordpress-develop/blob/trunk/src/wp-admin/includes/export.php>
//!
//! Tags become WordPress tags, old slugs `_wp_old_slug`. Other former addresses, a path, a
//! language and the image are custom fields of our own (`_blog_…`), which WordPress keeps
//! and does not read. A draft has a zero date; a scheduled post has the status
//! `future`. Characters that XML forbids are left out.

use std::io::{self, Write};

use jiff::Timestamp;

use crate::markup::html;
use crate::model::{Comment, CommentStatus, Post, PostStatus, Tag, slug, url};

/// The namespaces, as WordPress declares them.
const OPENING: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"#;

/// Writes an export.
pub(crate) struct Wxr<'a> {
    to: &'a mut dyn Write,
    now: Timestamp,
    link: String,
}

impl<'a> Wxr<'a> {
    /// Begins the export of a blog with this title, address and authors.
    pub(crate) fn begin(
        to: &'a mut dyn Write,
        now: Timestamp,
        title: &str,
        link: &str,
        authors: &[String],
    ) -> io::Result<Self> {
        to.write_all(OPENING.as_bytes())?;
        let mut wxr = Wxr {
            to,
            now,
            link: link.trim_end_matches('/').to_owned(),
        };
        wxr.text("title", title)?;
        // Our own reader recognizes Markdown by this.
        let version = env!("CARGO_PKG_VERSION");
        wxr.text("generator", &format!("blog {version}"))?;
        let link = wxr.link.clone();
        wxr.text("link", &link)?;
        wxr.text("wp:wxr_version", "1.2")?;
        wxr.text("wp:base_site_url", &link)?;
        wxr.text("wp:base_blog_url", &link)?;
        for (index, author) in authors.iter().enumerate() {
            wxr.open("wp:author")?;
            wxr.text("wp:author_id", &(index + 1).to_string())?;
            wxr.cdata("wp:author_login", author)?;
            wxr.cdata("wp:author_email", "")?;
            wxr.cdata("wp:author_display_name", author)?;
            wxr.close("wp:author")?;
        }
        Ok(wxr)
    }

    /// Writes a tag with its term id.
    pub(crate) fn tag(&mut self, number: usize, tag: &Tag) -> io::Result<()> {
        self.open("wp:tag")?;
        self.text("wp:term_id", &number.to_string())?;
        self.cdata("wp:tag_slug", &slug::from_title(&tag.name))?;
        self.cdata("wp:tag_name", &tag.name)?;
        self.close("wp:tag")
    }

    /// Begins a post; its comments follow.
    pub(crate) fn begin_post(&mut self, post: &Post) -> io::Result<()> {
        let status = match post.status(self.now) {
            PostStatus::Draft => "draft",
            PostStatus::Scheduled => "future",
            PostStatus::Published => "publish",
        };
        let address = url::below(&self.link, &post.address);
        self.open("item")?;
        self.cdata("title", &post.title)?;
        self.text("link", &address)?;
        let dated = post.published_at.unwrap_or(post.created_at);
        self.text("pubDate", &rfc_2822(dated))?;
        self.cdata("dc:creator", post.author.as_deref().unwrap_or_default())?;
        self.line(&format!(
            "<guid isPermaLink=\"false\">{}</guid>",
            escaped(post.guid.as_deref().unwrap_or(&address))
        ))?;
        self.text("description", "")?;
        self.cdata("content:encoded", &post.body)?;
        self.cdata(
            "excerpt:encoded",
            post.summary.as_deref().unwrap_or_default(),
        )?;
        self.text("wp:post_id", &post.id.to_string())?;
        let local = civil(dated);
        self.text("wp:post_date", &local)?;
        let gmt = post.published_at.map_or_else(zero_date, civil);
        self.text("wp:post_date_gmt", &gmt)?;
        let modified = civil(post.updated_at);
        self.text("wp:post_modified", &modified)?;
        self.text("wp:post_modified_gmt", &modified)?;
        let open = if post.comments_open { "open" } else { "closed" };
        self.text("wp:comment_status", open)?;
        self.text("wp:ping_status", "closed")?;
        self.cdata("wp:post_name", &post.slug)?;
        self.text("wp:status", status)?;
        self.text("wp:post_parent", "0")?;
        self.text("wp:menu_order", "0")?;
        self.text("wp:post_type", post.kind.name())?;
        self.cdata("wp:post_password", "")?;
        self.text("wp:is_sticky", "0")?;
        for name in &post.tags {
            let line = format!(
                "<category domain=\"post_tag\" nicename=\"{}\"><![CDATA[{}]]></category>",
                slug::from_title(name),
                in_cdata(name)
            );
            self.line(&line)?;
        }
        let old_slugs: Vec<&str> = post.old_slugs().collect();
        let is_slug = |path: &String| old_slugs.contains(&path.trim_start_matches('/'));
        for old in &old_slugs {
            self.field("_wp_old_slug", old)?;
        }
        for path in post.redirects.iter().filter(|path| !is_slug(path)) {
            self.field("_blog_redirect", path)?;
        }
        for (key, value) in [
            ("_blog_path", &post.path),
            ("_blog_language", &post.language),
            ("_blog_image", &post.image),
        ] {
            if let Some(value) = value {
                self.field(key, value)?;
            }
        }
        Ok(())
    }

    /// Writes a custom field of the current post.
    fn field(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.open("wp:postmeta")?;
        self.cdata("wp:meta_key", key)?;
        self.cdata("wp:meta_value", value)?;
        self.close("wp:postmeta")
    }

    /// Writes a comment on the current post.
    pub(crate) fn comment(&mut self, comment: &Comment) -> io::Result<()> {
        let approved = match comment.status {
            CommentStatus::Approved => "1",
            CommentStatus::Pending => "0",
            CommentStatus::Spam => "spam",
        };
        let date = civil(comment.created_at);
        self.open("wp:comment")?;
        self.text("wp:comment_id", &comment.id.to_string())?;
        self.cdata("wp:comment_author", &comment.author)?;
        self.text(
            "wp:comment_author_email",
            comment.email.as_deref().unwrap_or_default(),
        )?;
        self.text(
            "wp:comment_author_url",
            comment.website.as_deref().unwrap_or_default(),
        )?;
        self.text("wp:comment_author_IP", "")?;
        self.text("wp:comment_date", &date)?;
        self.text("wp:comment_date_gmt", &date)?;
        self.cdata("wp:comment_content", &comment.body)?;
        self.text("wp:comment_approved", approved)?;
        self.text("wp:comment_type", "comment")?;
        self.text(
            "wp:comment_parent",
            &comment.parent_id.unwrap_or_default().to_string(),
        )?;
        self.text("wp:comment_user_id", "0")?;
        self.close("wp:comment")
    }

    /// Ends the current post.
    pub(crate) fn end_post(&mut self) -> io::Result<()> {
        self.close("item")
    }

    /// Ends the export.
    pub(crate) fn end(self) -> io::Result<()> {
        self.to.write_all(b"</channel>\n</rss>\n")
    }

    fn open(&mut self, name: &str) -> io::Result<()> {
        writeln!(self.to, "<{name}>")
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        writeln!(self.to, "</{name}>")
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        writeln!(self.to, "<{name}>{}</{name}>", escaped(text))
    }

    fn cdata(&mut self, name: &str, text: &str) -> io::Result<()> {
        writeln!(self.to, "<{name}><![CDATA[{}]]></{name}>", in_cdata(text))
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.to, "{line}")
    }
}

/// Escapes a text outside of CDATA.
fn escaped(text: &str) -> String {
    html::escape(&allowed(text))
}

/// Escapes a text inside of CDATA.
fn in_cdata(text: &str) -> String {
    allowed(text).replace("]]>", "]]]]><![CDATA[>")
}

/// The characters that XML 1.0 allows: <https://www.w3.org/TR/xml/#charsets>
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

/// `2026-11-23 12:00:00`, in UTC.
fn civil(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// WordPress's date of a draft.
fn zero_date() -> String {
    "0000-00-00 00:00:00".to_owned()
}

/// `Mon, 23 Nov 2026 12:00:00 +0000`.
fn rfc_2822(time: Timestamp) -> String {
    time.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
