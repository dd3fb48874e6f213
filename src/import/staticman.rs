//! Folders of Staticman: a file of YAML or JSON per comment, in a folder per post.
//!
//! The folder's name is the post's slug. Staticman stores a hash of the e-mail address,
//! which is of no use here and is dropped.

use std::collections::{BTreeMap, HashMap};

use super::archive::{Archive, file_name};
use super::comments::NO_DATE;
use super::json::{Moment, Scalar};
use super::{Item, Location, ReadError, What};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};

/// The fields of a comment, by their names in the forms of common themes.
const NAME: &[&str] = &["name", "author", "username"];
const TEXT: &[&str] = &["message", "comment", "body", "content", "text"];
const WEBSITE: &[&str] = &["url", "website", "site"];
const DATE: &[&str] = &["date", "timestamp", "created_at"];
const REPLY: &[&str] = &[
    "replying_to_uid",
    "replying_to_id",
    "replying_to",
    "reply_to",
    "reply_id",
    "replyTo",
    "replyID",
    "replyThread",
    "parent_id",
    "parent",
];

/// Fields that are known and not imported.
const IGNORED: &[&str] = &["slug", "hidden", "layout", "avatar", "gravatar", "id"];

/// The fields of a file.
type Fields = BTreeMap<String, Scalar>;

/// Reads the files of a folder or of an archive.
pub fn read<E: From<ReadError>>(
    archive: &mut Archive,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let is_comment = |name: &&String| {
        let ending = file_name(name).rsplit_once('.').map(|(_, ending)| ending);
        matches!(ending, Some("yml" | "yaml" | "json")) && name.contains('/')
    };
    let mut names: Vec<String> = archive.names().iter().filter(is_comment).cloned().collect();
    // The folder of a whole site.
    let is_inside = |name: &String| name.contains("data/comments/");
    if names.iter().any(is_inside) {
        names.retain(is_inside);
    }
    if names.is_empty() {
        let message = "there are no comments: name the folder with a folder per post, such as \
                       _data/comments";
        return Err(ReadError::Unusable(message.to_owned()).into());
    }
    // The names are sorted: the files of a folder are not all together if it has folders.
    let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder.to_owned()).or_default().push(name);
    }
    for (folder, names) in folders {
        let mut comments = Vec::new();
        for name in names {
            let place = Location {
                file: Some(name.clone()),
                line: None,
            };
            match archive
                .read_text(&name)
                .and_then(|text| fields(&name, &text))
            {
                Ok(fields) => comments.push((name, fields)),
                Err(reason) => each(place.item(What::Malformed(reason)))?,
            }
        }
        read_folder(&folder, comments, &mut each)?;
    }
    Ok(())
}

/// Reads the fields of a file.
fn fields(name: &str, text: &str) -> Result<Fields, String> {
    if name.ends_with(".json") {
        return serde_json::from_str(text).map_err(|_| "this is not an object of JSON".to_owned());
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 12,
            flow_nesting_limit: 12,
            max_nodes: 10_000,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 1_000,
        },
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options)
        .map_err(|_| "this is not a map of YAML".to_owned())
}

/// The post of a folder: the path below the folder that has one per post.
fn thread(folder: &str) -> Thread {
    let path = ["_data/comments/", "data/comments/", "comments/"]
        .iter()
        .find_map(|root| folder.split_once(root))
        .map_or(folder, |(_, path)| path);
    Thread {
        addresses: vec![format!("/{path}/")],
        ..Thread::default()
    }
}

fn read_folder<E>(
    folder: &str,
    comments: Vec<(String, Fields)>,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let thread = thread(folder);
    let ids: Vec<String> = comments
        .iter()
        .map(|(name, fields)| key(name, fields))
        .collect();
    let numbers: HashMap<&str, usize> = ids
        .iter()
        .enumerate()
        .map(|(number, id)| (id.as_str(), number))
        .collect();
    for (name, fields) in &comments {
        let place = Location {
            file: Some(name.clone()),
            line: None,
        };
        for what in what(name, fields, &thread, &numbers, &ids) {
            each(place.item(what))?;
        }
    }
    Ok(())
}

/// The id of a comment, or else its path.
fn key(name: &str, fields: &Fields) -> String {
    let id = fields.get("_id").and_then(Scalar::name);
    id.unwrap_or_else(|| name.to_owned())
}

fn what(
    name: &str,
    fields: &Fields,
    thread: &Thread,
    numbers: &HashMap<&str, usize>,
    ids: &[String],
) -> Vec<What> {
    let mut found = Vec::new();
    let first = |names: &[&str]| {
        let mut values = names.iter().filter_map(|name| fields.get(*name));
        values.find_map(|value| value.clone().text())
    };
    let key = key(name, fields);
    let author = first(NAME).unwrap_or_default();
    let mut on = thread.clone();
    let page = fields.get("_parent").and_then(Scalar::name);
    let mut replies_to = first(REPLY);
    match page {
        Some(page) if numbers.contains_key(page.as_str()) => replies_to = Some(page),
        Some(page) if page.contains('/') => on.addresses.insert(0, page),
        _ => {}
    }
    let replies_to = replies_to.map(|id| id.trim().to_owned());
    let replies_to = replies_to.filter(|id| !id.is_empty() && id != "0");
    let parent = replies_to.as_ref().and_then(|id| {
        // Some themes store the number of the comment among those of its post.
        let number = || id.parse::<usize>().ok()?.checked_sub(1);
        let known = numbers.contains_key(id.as_str()).then(|| id.clone());
        known.or_else(|| ids.get(number()?).cloned())
    });
    if let Some(id) = replies_to.filter(|_| parent.is_none()) {
        found.push(What::Notice(
            "a reply to a comment that is not in the folder",
            id,
        ));
    }
    let email = fields.get("email").and_then(Scalar::name);
    if email.as_ref().is_some_and(|email| !email.contains('@')) {
        let what = "a hash in place of an email address was dropped";
        found.push(What::Notice(what, author.clone()));
    }
    let created_at = match DATE
        .iter()
        .find_map(|name| fields.get(*name))
        .map(Scalar::moment)
    {
        Some(Moment::At(time)) => Some(time),
        Some(Moment::Bad) => {
            found.push(What::Warning(NO_DATE.to_owned()));
            None
        }
        Some(Moment::None) | None => None,
    };
    let known = [NAME, TEXT, WEBSITE, DATE, REPLY, IGNORED].concat();
    for (field, value) in fields {
        let is_known =
            known.contains(&field.as_str()) || field == "email" || field.starts_with('_');
        if !is_known && value.name().is_some() {
            found.push(What::Notice("a field was ignored", field.clone()));
        }
    }
    found.push(What::Comment(Box::new(CommentRecord {
        parent: parent.filter(|parent| *parent != key),
        key,
        id: None,
        on,
        author,
        email: email.filter(|email| email.contains('@')),
        website: first(WEBSITE),
        body: first(TEXT).unwrap_or_default(),
        status: CommentStatus::Approved,
        reason: None,
        created_at,
        updated_at: None,
    })));
    found
}
