//! Attachments: the uploaded files of a site.

use std::collections::HashMap;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::FORMAT;
use super::blocks::{self, Blocks};
use crate::import::xml::{Role, Stop, Xml, walk};
use crate::import::{Item, ReadError};
use crate::model::limits::KNOWN_NAMES;
use crate::model::url::percent_encode;

/// WordPress's uploads folder.
const UPLOADS: &str = "/uploads/";

/// The attachments of a site.
#[derive(Default)]
pub(super) struct Attachments {
    all: Vec<Attachment>,
    by_id: HashMap<String, usize>,
    by_post: HashMap<String, Vec<usize>>,
    /// Local files by the URL of the attachment without its scheme.
    files: HashMap<String, String>,
    folder: Option<PathBuf>,
    /// Texts beside the posts.
    pub blocks: Blocks,
}

/// One attachment.
pub(super) struct Attachment {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
}

/// Reads the attachments of an input and finds their local files.
pub(super) fn gather<R: BufRead, E: From<ReadError>>(
    input: R,
    folder: Option<&Path>,
) -> Result<Attachments, E> {
    let mut attachments = Attachments {
        folder: folder.map(Path::to_owned),
        ..Attachments::default()
    };
    // The second pass reports damage.
    let mut ignored = |_: Item| Ok::<(), E>(());
    walk(input, &FORMAT, &mut ignored, |xml, _| {
        match xml.name() {
            (Role::Plain, "rss" | "channel") => {}
            (Role::Plain, "item") => attachments.read(xml)?,
            _ => xml.skip()?,
        }
        Ok(())
    })?;
    Ok(attachments)
}

impl Attachments {
    fn read<R: BufRead, E>(&mut self, xml: &mut Xml<R>) -> Result<(), Stop<E>> {
        let (mut id, mut post, mut address) = (None, None, None);
        let (mut title, mut kind, mut footnotes) = (None, None, None);
        let depth = xml.depth();
        while xml.child(depth)? {
            match xml.name() {
                (Role::Plain, "title") => super::first(xml, &mut title)?,
                (Role::WordPress, "post_id") => super::first(xml, &mut id)?,
                (Role::WordPress, "post_parent") => super::first(xml, &mut post)?,
                (Role::WordPress, "post_type") => super::first(xml, &mut kind)?,
                (Role::WordPress, "attachment_url") => super::first(xml, &mut address)?,
                (Role::WordPress, "postmeta") => {
                    footnotes = blocks::footnotes(xml)?.or(footnotes);
                }
                _ => xml.skip()?,
            }
        }
        self.blocks.exist |= kind.as_deref().map(str::trim) == Some("wp_block");
        if let (Some(id), Some(json)) = (&id, footnotes) {
            self.blocks.add_footnotes(id.trim(), json);
        }
        if let (Some(id), Some(address)) = (id, address)
            && kind.is_some_and(|kind| kind.trim() == "attachment")
            && self.all.len() < KNOWN_NAMES
        {
            let address = address.trim().to_owned();
            if let Some(file) = self.file(&address) {
                self.files.insert(bare(&address).to_owned(), file);
            }
            let index = self.all.len();
            self.by_id.insert(id.trim().to_owned(), index);
            if let Some(post) = post {
                let post = post.trim().to_owned();
                self.by_post.entry(post).or_default().push(index);
            }
            let title = title.unwrap_or_default().trim().to_owned();
            self.all.push(Attachment { address, title });
        }
        Ok(())
    }

    /// The known attachments with these ids.
    pub(super) fn with_ids<'a>(&'a self, ids: &'a str) -> impl Iterator<Item = &'a Attachment> {
        ids.split(',')
            .filter_map(|id| self.all.get(*self.by_id.get(id.trim())?))
    }

    /// The attachments of a post.
    pub(super) fn of_post<'a>(&'a self, post: &str) -> impl Iterator<Item = &'a Attachment> {
        let indexes = self.by_post.get(post).map(Vec::as_slice);
        let indexes = indexes.unwrap_or_default();
        indexes.iter().filter_map(|&index| self.all.get(index))
    }

    /// The local file of a URL: at its path below the uploads, or by its name.
    fn file(&self, address: &str) -> Option<String> {
        let folder = self.folder.as_ref()?;
        let path = super::decoded(address.split(['?', '#']).next()?)?;
        let below = path.rsplit_once(UPLOADS).map(|(_, below)| below);
        let name = path.rsplit('/').next();
        let mut paths = [below, name].into_iter().flatten();
        let path = paths.find(|path| is_file_in(folder, path))?;
        Some(link(folder, path))
    }

    /// Replaces links to attachments by links to local files.
    pub(super) fn link_files(&self, text: String) -> String {
        if self.files.is_empty() {
            return text;
        }
        let mut linked = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(start) = rest.find("http") {
            let (before, at) = rest.split_at(start);
            linked.push_str(before);
            let is_end = |c: char| c.is_whitespace() || "\"'<>()[]\\,".contains(c);
            let (address, after) = at.split_at(at.find(is_end).unwrap_or(at.len()));
            match self.file_at(address) {
                Some(file) => linked.push_str(&file),
                None => linked.push_str(address),
            }
            rest = after;
        }
        linked.push_str(rest);
        linked
    }

    /// The local file of a link to an attachment or a thumbnail.
    fn file_at(&self, address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next()?;
        if let Some(file) = self.files.get(bare(path)) {
            return Some(file.clone());
        }
        let whole = without_size(path)?;
        let file = self.files.get(bare(&whole))?;
        Some(self.file(path).unwrap_or_else(|| file.clone()))
    }
}

/// A URL without its scheme: http and https are equivalent.
fn bare(address: &str) -> &str {
    let rest = address.strip_prefix("http://");
    rest.or_else(|| address.strip_prefix("https://"))
        .unwrap_or(address)
}

/// The path of the original of a thumbnail: `a.jpg` for `a-300x200.jpg`.
fn without_size(path: &str) -> Option<String> {
    let (name, extension) = path.rsplit_once('.')?;
    let (name, size) = name.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{name}.{extension}"))
}

/// Whether a regular file is at this path, without leaving the folder.
fn is_file_in(folder: &Path, path: &str) -> bool {
    let mut whole = folder.to_owned();
    let mut kind = None;
    for part in path.split('/') {
        if matches!(part, "" | "." | "..") || part.contains(['\0', '\\']) {
            return false;
        }
        whole.push(part);
        kind = whole.symlink_metadata().ok().map(|about| about.file_type());
        if kind.is_none_or(|kind| kind.is_symlink()) {
            return false;
        }
    }
    kind.is_some_and(|kind| kind.is_file())
}

/// A link to a file in the folder.
fn link(folder: &Path, path: &str) -> String {
    let folder = folder.to_string_lossy();
    let whole = format!("{}/{path}", folder.trim_end_matches('/'));
    let is_plain = |byte: u8| {
        !byte.is_ascii_whitespace() && !byte.is_ascii_control() && !b"\"'<>()[]`%?#".contains(&byte)
    };
    percent_encode(whole.as_bytes(), is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_that_are_here_lead_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let media = folder.path().join("my media");
        std::fs::create_dir_all(media.join("2020/01")).unwrap();
        std::fs::write(media.join("2020/01/a b.jpg"), "").unwrap();
        std::fs::write(media.join("c-10x20.png"), "").unwrap();
        std::fs::write(media.join("c.png"), "").unwrap();
        std::fs::write(folder.path().join("secret"), "").unwrap();
        std::os::unix::fs::symlink("../secret", media.join("link")).unwrap();
        let mut attachments = Attachments {
            folder: Some(media.clone()),
            ..Attachments::default()
        };
        for address in ["http://x/uploads/2020/01/a%20b.jpg", "https://x/c.png"] {
            let file = attachments.file(address).unwrap();
            attachments.files.insert(bare(address).to_owned(), file);
        }
        for none in [
            "https://x/uploads/../secret",
            "https://x/uploads/%2e%2e/secret",
            "https://x/link",
            "https://x/2020",
            "https://x/",
        ] {
            assert_eq!(attachments.file(none), None, "{none}");
        }
        let base = link(&media, "c");
        let base = base.strip_suffix("/c").unwrap();
        assert!(base.ends_with("/my%20media"));
        let text = r#"<img src="http://x/c-10x20.png"> ![c](https://x/c-1x2.png) https://x/d http"#;
        assert_eq!(
            attachments.link_files(text.to_owned()),
            format!(r#"<img src="{base}/c-10x20.png"> ![c]({base}/c.png) https://x/d http"#)
        );
        assert_eq!(
            attachments.files.get("x/uploads/2020/01/a%20b.jpg"),
            Some(&format!("{base}/2020/01/a%20b.jpg"))
        );
    }
}
