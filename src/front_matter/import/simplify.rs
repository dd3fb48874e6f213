//! Bringing values into the shapes that the fields of a post have.

use super::{Names, Options, get, is, text};
use crate::front_matter::fields::{TAGS, flag, has, is_draft_status};
use crate::front_matter::node::{Map, Node, Value};

/// Keys with the opposite of `comments`.
pub(super) const NO_COMMENTS: Names = &["nocomments", "disablecomments", "disable_comments"];
const NAME: Names = &["name", "display_name", "title", "nickname", "login"];
const TEXTS: Names = &[
    "title",
    "slug",
    "date",
    "publishdate",
    "pubdate",
    "summary",
    "description",
    "excerpt",
];

fn new_text(text: String) -> Node {
    Node {
        at: None,
        value: Value::Text(text),
    }
}

/// Keeps the last of repeated keys; returns those keys.
pub(super) fn without_repeated(map: &mut Map) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    for (at, (key, _)) in map.iter().enumerate() {
        seen.insert(key.clone(), at);
    }
    if seen.len() == map.len() {
        return Vec::new();
    }
    let mut repeated = Vec::new();
    let mut at = 0;
    map.retain(|(key, _)| {
        let is_last = seen.get(key) == Some(&at);
        at += 1;
        if !is_last && !repeated.contains(key) {
            repeated.push(key.clone());
        }
        is_last
    });
    repeated
}

/// The categories in their order, those of a text split as Jekyll does if asked.
pub(super) fn categories(map: &Map, options: Options) -> Vec<String> {
    // Jekyll reads the plural only without the singular.
    let Some((key, node)) = ["category", "categories"]
        .iter()
        .find_map(|name| Some((*name, get(map, name)?)))
    else {
        return Vec::new();
    };
    match &node.value {
        Value::Text(text) if options.splits_words && key == "category" => vec![text.clone()],
        _ => words(key, node, options),
    }
}

/// Flattens tags to a list of texts.
fn tags(key: &str, node: &mut Node, options: Options) {
    if matches!(node.value, Value::Null) {
        return;
    }
    let items = words(key, node, options)
        .into_iter()
        .map(new_text)
        .collect();
    node.value = Value::List(items);
}

/// The tags in a text, a list or a map, however nested.
fn words(key: &str, node: &Node, options: Options) -> Vec<String> {
    let mut found = Vec::new();
    match &node.value {
        Value::Text(text) => {
            let by_space = options.splits_words && !text.contains(',') && key.ends_with('s');
            let words: Vec<&str> = match by_space {
                true => text.split_whitespace().collect(),
                false => text.split(',').map(str::trim).collect(),
            };
            found.extend(words.into_iter().map(str::to_owned));
        }
        _ => collect(node, &mut found),
    }
    found.retain(|word| !word.is_empty());
    found
}

pub(super) fn collect(node: &Node, found: &mut Vec<String>) {
    match &node.value {
        Value::Null => {}
        Value::Text(text) => found.push(text.trim().to_owned()),
        Value::List(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Map(map) => match text(map, NAME) {
            Some(name) => found.push(name),
            None => map.iter().for_each(|(_, node)| collect(node, found)),
        },
    }
}

/// Replaces the maps of authors by their names.
fn authors(node: &mut Node) {
    match &mut node.value {
        Value::Map(map) => {
            if let Some(name) = text(map, NAME) {
                node.value = Value::Text(name);
            }
        }
        Value::List(items) => items.iter_mut().for_each(authors),
        _ => {}
    }
}

/// Writes the statuses of drafts and closed comments as the flags that a post has.
pub(super) fn statuses(map: &mut Map) {
    let status = text(map, &["status"]).map(|status| status.to_lowercase());
    let is_draft = match status.as_deref() {
        Some("private" | "hidden" | "pending" | "trash" | "skip" | "inherit") => true,
        Some(status) => is_draft_status(status) == Some(true),
        None => false,
    };
    if is_draft && get(map, "draft").is_none() {
        map.push(("draft".to_owned(), new_text("true".to_owned())));
    }
    let value = text(map, NO_COMMENTS).and_then(|text| flag(&text));
    let closed = text(map, &["comment_status"]).map(|status| is(&status, "closed"));
    if let Some(closed) = value.or(closed)
        && get(map, "comments").is_none()
    {
        map.push(("comments".to_owned(), new_text((!closed).to_string())));
    }
}

/// Removes the values that have no meaning for their keys; returns these keys, except those
/// without any value. A draft flag that is not understood means a draft.
pub(super) fn without_wrong(map: &mut Map) -> Vec<String> {
    let mut removed = Vec::new();
    map.retain_mut(|(key, node)| {
        let text = node.value.text();
        let is_right = match key.to_lowercase().as_str() {
            "comments" => text.and_then(flag).is_some(),
            "draft" => {
                if text.and_then(flag).is_none() && !is_empty(&node.value) {
                    removed.push(key.clone());
                    *node = new_text("true".to_owned());
                }
                node.value.text().is_some() || matches!(node.value, Value::Null)
            }
            "author" | "authors" => is_author(&node.value),
            "published" => text.is_some(),
            name if TEXTS.contains(&name) => text.is_some(),
            _ => true,
        } || matches!(node.value, Value::Null);
        if !is_right && !is_empty(&node.value) {
            removed.push(key.clone());
        }
        is_right
    });
    removed
}

fn is_author(value: &Value) -> bool {
    match value {
        Value::Null | Value::Text(_) => true,
        Value::List(items) => items.iter().all(|item| is_author(&item.value)),
        Value::Map(_) => false,
    }
}

/// Whether a value says nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(items) => items.iter().all(|item| is_empty(&item.value)),
        Value::Map(map) => map.iter().all(|(_, node)| is_empty(&node.value)),
    }
}

/// Flattens the tags, and replaces the maps of authors by names.
pub(super) fn simplify(map: &mut Map, options: Options) {
    for (key, node) in map.iter_mut() {
        if has(&[TAGS], key) {
            tags(key, node, options);
        } else if is(key, "author") || is(key, "authors") {
            authors(node);
        } else if is(key, "taxonomies")
            && let Value::Map(table) = &mut node.value
        {
            table
                .iter_mut()
                .for_each(|(key, node)| tags(key, node, options));
        }
    }
}
