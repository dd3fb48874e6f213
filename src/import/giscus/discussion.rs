//! A discussion or an issue of GitHub, with its comments and their replies.

use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::import::What;
use crate::import::comments::time_of;
use crate::import::html;
use crate::import::json::Scalar;
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};

/// The author of comments of deleted accounts, as GitHub calls them.
const GHOST: &str = "ghost";

/// The fields of a record.
pub(super) const FIELDS: &[&str] = &[
    "id",
    "databaseId",
    "number",
    "title",
    "url",
    "html_url",
    "issue_url",
    "body",
    "bodyText",
    "bodyHTML",
    "author",
    "user",
    "createdAt",
    "created_at",
    "updatedAt",
    "updated_at",
    "lastEditedAt",
    "isMinimized",
    "minimizedReason",
    "comments",
    "replies",
    "pull_request",
];

/// A discussion, an issue, or a comment: `gh` has the same fields for all.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a discussion or an issue")]
pub(super) struct Discussion {
    id: Scalar,
    #[serde(rename = "databaseId")]
    database_id: Scalar,
    number: Scalar,
    title: Scalar,
    url: Scalar,
    html_url: Scalar,
    issue_url: Scalar,
    body: Scalar,
    #[serde(rename = "bodyText")]
    text: Scalar,
    #[serde(rename = "bodyHTML")]
    html: Scalar,
    #[serde(alias = "user")]
    author: Value,
    #[serde(alias = "createdAt")]
    created_at: Scalar,
    #[serde(rename = "lastEditedAt", alias = "updated_at")]
    updated: Scalar,
    #[serde(rename = "isMinimized")]
    is_minimized: Scalar,
    #[serde(rename = "minimizedReason")]
    reason: Scalar,
    comments: Replies,
    replies: Replies,
    pull_request: Scalar,
}

/// A list of comments.
#[derive(Default)]
enum Replies {
    List(Vec<Discussion>),
    Page(Page),
    /// Nothing, or only their number, as in the lists of the REST API.
    #[default]
    None,
}

impl<'de> Deserialize<'de> for Replies {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyReplies)
    }
}

/// Reads the comments in any form. An untagged enum would read a nested list twice at each
/// level.
struct AnyReplies;

impl<'de> Visitor<'de> for AnyReplies {
    type Value = Replies;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of comments")
    }

    fn visit_unit<E>(self) -> Result<Replies, E> {
        Ok(Replies::None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Replies, E> {
        Ok(Replies::None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Replies, E> {
        Ok(Replies::None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Replies, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Replies::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, page: A) -> Result<Replies, A::Error> {
        Page::deserialize(MapAccessDeserializer::new(page)).map(Replies::Page)
    }
}

/// A page of comments.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Page {
    nodes: Vec<Discussion>,
    #[serde(rename = "totalCount")]
    total: Scalar,
    #[serde(rename = "pageInfo")]
    info: Value,
}

impl Replies {
    /// The comments, and whether there are others.
    fn all(self) -> (Vec<Discussion>, bool) {
        match self {
            Replies::List(list) => (list, false),
            Replies::Page(page) => {
                let has_next = page.info.get("hasNextPage").and_then(Value::as_bool);
                let all = i64::try_from(page.nodes.len()).unwrap_or(i64::MAX);
                let is_short = page.total.number().is_some_and(|total| total > all);
                (page.nodes, has_next == Some(true) || is_short)
            }
            Replies::None => (Vec::new(), false),
        }
    }
}

impl Discussion {
    /// Whether it is a discussion or an issue.
    pub(super) fn is_thread(&self) -> bool {
        self.title.name().is_some()
    }

    pub(super) fn is_pull_request(&self) -> bool {
        self.pull_request != Scalar::Nothing
    }

    /// The number of the issue.
    pub(super) fn number(&self) -> Option<String> {
        self.number.name()
    }

    /// The number of the issue of a comment.
    pub(super) fn number_of_issue(&self) -> Option<String> {
        let address = self.issue_url.name().or(self.html_url.name())?;
        let (_, rest) = address.split_once("/issues/")?;
        let number = rest.split(['#', '/', '?']).next()?;
        Some(number.to_owned()).filter(|number| !number.is_empty())
    }

    /// The repository: `ann/blog`.
    pub(super) fn repository(&self) -> Option<String> {
        let address = self.html_url.name().or(self.url.name())?;
        let (_, path) = address.split_once("github.com/")?;
        let path = path.strip_prefix("repos/").unwrap_or(path);
        let mut parts = path.split('/');
        Some(format!("{}/{}", parts.next()?, parts.next()?))
    }

    /// The comments of a discussion or an issue.
    pub(super) fn comments(self, thread: &Thread) -> Vec<What> {
        let mut found = Vec::new();
        let (comments, is_cut) = self.comments.all();
        if is_cut {
            let title = thread.title.clone().unwrap_or_default();
            found.push(What::Notice(CUT, title));
        }
        for comment in comments {
            found.extend(comment.comment(thread));
        }
        found
    }

    /// A comment, and its replies.
    pub(super) fn comment(mut self, thread: &Thread) -> Vec<What> {
        let mut found = Vec::new();
        let (replies, is_cut) = std::mem::take(&mut self.replies).all();
        let key = self.record(thread, None, &mut found);
        if is_cut {
            let title = thread.title.clone().unwrap_or_default();
            found.push(What::Notice(CUT, title));
        }
        for reply in replies {
            reply.record(thread, key.clone(), &mut found);
        }
        found
    }

    /// Adds the comment; returns its key.
    fn record(
        self,
        thread: &Thread,
        parent: Option<String>,
        found: &mut Vec<What>,
    ) -> Option<String> {
        let link = || self.url.name().or(self.html_url.name());
        let key = self.database_id.name().or(self.id.name()).or_else(link);
        let Some(key) = key else {
            let title = thread.name();
            found.push(What::Malformed(format!("a comment on `{title}` has no id")));
            return None;
        };
        let mut time = |time: &Scalar| time_of(time, found);
        let created_at = time(&self.created_at);
        let updated_at = time(&self.updated);
        let author = self.author.get("login").and_then(Value::as_str);
        let author = author.map(str::to_owned);
        let reason = self.reason.name().unwrap_or_default().to_lowercase();
        let is_spam = self.is_minimized.is_set() && matches!(reason.as_str(), "spam" | "abuse");
        let html = self.html.text().map(|text| html::markdown(&text));
        let body = self.body.text().or(html).or(self.text.text());
        found.push(What::Comment(Box::new(CommentRecord {
            key: key.clone(),
            id: None,
            on: thread.clone(),
            parent,
            website: author
                .as_ref()
                .map(|login| format!("https://github.com/{login}")),
            author: author.unwrap_or_else(|| GHOST.to_owned()),
            email: None,
            body: body.unwrap_or_default(),
            status: match is_spam {
                true => CommentStatus::Spam,
                false => CommentStatus::Approved,
            },
            reason: None,
            created_at,
            updated_at,
        })));
        Some(key)
    }
}

/// The notice about comments that were not exported.
const CUT: &str = "a discussion has more comments than the file";

/// The post of a discussion or an issue: its title is the page's path or title, and its
/// text ends with the URL of the page.
pub(super) fn thread(found: &Discussion) -> Thread {
    let title = found.title.clone().text().unwrap_or_default();
    let body = found
        .body
        .clone()
        .text()
        .or(found.text.clone().text())
        .unwrap_or_default();
    let mut addresses: Vec<String> = links(&body).last().into_iter().collect();
    let is_path = !title.contains(char::is_whitespace) && !title.is_empty();
    if is_path && title.contains("://") {
        addresses.insert(0, title.clone());
    } else if is_path {
        addresses.push(format!("/{}", title.trim_start_matches('/')));
    }
    Thread {
        addresses,
        title: Some(title),
        ..Thread::default()
    }
}

/// The URLs in a text.
fn links(text: &str) -> impl Iterator<Item = String> {
    let is_over = |c: char| c.is_whitespace() || "()[]<>\"'`".contains(c);
    let words = text.split(is_over);
    words
        .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
        .map(|word| word.trim_end_matches(['.', ',']).to_owned())
}
