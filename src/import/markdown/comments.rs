//! The comments that `blog export markdown` writes beside the posts, as data for templates.

use std::collections::HashMap;

use serde::Deserialize;

use crate::import::timestamp;
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};

/// The folders of comments, of Hugo, Jekyll and Zola.
const FOLDERS: [&str; 3] = ["data/comments", "_data/comments", "comments"];

/// The folders of posts, and the length of the date before the names of their files.
const POSTS: [(&str, usize); 4] = [
    ("content/posts/", 0),
    ("_posts/", "2024-01-02-".len()),
    ("_drafts/", 0),
    ("pages/", 0),
];

#[derive(Deserialize)]
struct Comment {
    id: i64,
    parent_id: Option<i64>,
    author: String,
    website: Option<String>,
    date: String,
    updated: Option<String>,
    body: String,
}

/// The posts of an export by slug: the keys of their records.
#[derive(Default)]
pub(super) struct Exported(HashMap<String, String>);

/// Whether a folder leads to comments.
pub(super) fn is_folder(path: &str) -> bool {
    FOLDERS
        .iter()
        .any(|folder| *folder == path || folder.starts_with(&format!("{path}/")))
}

/// The slug of the post of a file of comments.
pub(super) fn slug_of(path: &str) -> Option<&str> {
    let (folder, name) = path.rsplit_once('/')?;
    name.strip_suffix(".json")
        .filter(|_| FOLDERS.contains(&folder))
}

impl Exported {
    /// Notes the file of a post.
    pub(super) fn add(&mut self, key: &str) {
        let slug = POSTS.iter().find_map(|(folder, date)| {
            let name = key.strip_prefix(folder)?.strip_suffix(".md")?;
            name.get(*date..)
        });
        if let Some(slug) = slug {
            self.0.insert(slug.to_owned(), key.to_owned());
        }
    }

    /// The comments on the post with this slug.
    ///
    /// # Errors
    /// The file is not of that form: the line, and what is wrong.
    pub(super) fn read(
        &self,
        slug: &str,
        bytes: &[u8],
    ) -> Result<Vec<CommentRecord>, (u64, String)> {
        let comments: Vec<Comment> = serde_json::from_slice(bytes).map_err(|error| {
            let line = u64::try_from(error.line()).unwrap_or_default();
            (
                line,
                "not a list of comments as an export writes it".to_owned(),
            )
        })?;
        let key = self.0.get(slug);
        let on = Thread {
            key: key.cloned(),
            addresses: key
                .is_none()
                .then(|| format!("/{slug}/"))
                .into_iter()
                .collect(),
            title: None,
        };
        let record = |comment: Comment| CommentRecord {
            key: comment.id.to_string(),
            id: None,
            on: on.clone(),
            parent: comment.parent_id.map(|id| id.to_string()),
            author: comment.author,
            email: None,
            website: comment.website,
            body: comment.body,
            // Only public comments are exported.
            status: CommentStatus::Approved,
            reason: None,
            created_at: timestamp::exact(&comment.date),
            updated_at: comment.updated.as_deref().and_then(timestamp::exact),
        };
        Ok(comments.into_iter().map(record).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_an_export_are_on_the_posts_of_their_files() {
        let mut posts = Exported::default();
        posts.add("_posts/2024-01-02-tea.md");
        posts.add("other.md");
        let text = br#"[{"id": 2, "parent_id": null, "depth": 0, "author": "Ann", "website": null,
                       "date": "2024-01-02T03:04:05Z", "updated": "2024-01-02T03:04:05Z",
                       "body": "Hi"}]"#;
        let read = posts.read("tea", text).unwrap();
        let keys: Vec<_> = read
            .iter()
            .map(|one| (one.key.as_str(), one.on.key.as_deref()))
            .collect();
        assert_eq!(keys, [("2", Some("_posts/2024-01-02-tea.md"))]);
        let read = posts.read("other", text).unwrap();
        assert_eq!(
            read.iter()
                .flat_map(|one| &one.on.addresses)
                .collect::<Vec<_>>(),
            ["/other/"]
        );
        assert_eq!(
            posts.read("tea", b"{}").map_err(|(line, _)| line).err(),
            Some(1)
        );
        assert_eq!(slug_of("_data/comments/tea.json"), Some("tea"));
        assert_eq!(slug_of("data/tea.json"), None);
        assert!(is_folder("_data") && is_folder("data/comments") && !is_folder("dat"));
    }
}
