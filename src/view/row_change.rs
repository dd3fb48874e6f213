//! The rows that an operation wrote: fields, and a diff for people.

use anstyle::{AnsiColor, Style};
use serde_json::{Map, Value as Json};

use super::diff::unified;
use super::operation::touched;
use super::page::Setter;
use super::styled;
use crate::model::{Operation, RowChange};
use crate::output::safe;
use crate::record::{Field, Value, fields};

/// The fields of a row.
pub(crate) const FIELDS: &[Field<RowChange>] = fields! { row, now;
    Table "id" Nullable(&Integer),
        "The id of the row; the id of the post for a tag link or a redirect; null for a setting"
        => (row.id > 0).then_some(Value::Id(row.id));
    Table "kind" Enum(&["post", "comment", "tag", "tag_link", "redirect", "rule", "setting", "media"]),
        "The kind of row" => kind(row);
    Table "name" Text, "The title, the author or the name of the row" => name(row);
    Table "change" Enum(&["added", "changed", "removed"]), "What the operation did to the row"
        => change(row);
    Data "before" Any, "The replaced values of a changed row, or all of a removed one; or null"
        => side(row.before.as_ref(), row.after.as_ref());
    Data "after" Any, "The new values of a changed row, or all of an added one; or null"
        => side(row.after.as_ref(), row.before.as_ref());
};

/// The columns that follow from the others or from the edit itself.
const DERIVED: [&str; 6] = [
    "id",
    "post_id",
    "folded",
    "created_at",
    "updated_at",
    "revision",
];

fn kind(row: &RowChange) -> &'static str {
    match row.table {
        "post_tag" => "tag_link",
        table => table,
    }
}

fn change(row: &RowChange) -> &'static str {
    match (&row.before, &row.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    }
}

/// The text of a column, after the operation or else before it.
fn text<'a>(row: &'a RowChange, column: &str) -> &'a str {
    let sides = [&row.after, &row.before].into_iter().flatten();
    let mut texts = sides.filter_map(|side| side.get(column)?.as_str());
    texts.next().unwrap_or_default()
}

fn name(row: &RowChange) -> &str {
    match row.table {
        "post" => text(row, "title"),
        "comment" => text(row, "author"),
        "tag" | "rule" => text(row, "name"),
        _ => &row.part,
    }
}

/// The values of one side that differ from the other.
fn side(of: Option<&Map<String, Json>>, other: Option<&Map<String, Json>>) -> Value {
    let Some(columns) = of else {
        return Value::Null;
    };
    let differing = columns
        .iter()
        .filter(|(column, value)| other.is_none_or(|other| other.get(*column) != Some(value)))
        .map(|(column, value)| (column.clone(), shown(column, value)));
    Value::Json(Json::Object(differing.collect()))
}

/// A stored value for a reader: an email address is not shown.
fn shown(column: &str, value: &Json) -> Json {
    match (column, value) {
        ("email", Json::String(_)) => "…".into(),
        ("comments_open" | "enabled" | "duplicate", Json::Number(number)) => {
            Json::Bool(number.as_i64() != Some(0))
        }
        _ => value.clone(),
    }
}

/// The heading of the page of an operation.
pub(crate) fn heading(operation: &Operation, setter: &Setter) -> String {
    let name = safe::line(operation.name());
    let mut about = vec![setter.when(operation.at)];
    about.extend(
        operation
            .who
            .as_deref()
            .map(|who| safe::line(who).into_owned()),
    );
    about.push(touched(&operation.touched));
    about.extend(operation.undone.then(|| "undone".to_owned()));
    format!(
        "{}\n{}\n",
        setter.bold(&format!("operation {} {name}", operation.id)),
        setter.dim(&about.join(" · "))
    )
}

/// What the operation did to a row, as a diff.
pub(crate) fn page(row: &RowChange, color: bool) -> String {
    let change = change(row);
    let style = match change {
        "added" => AnsiColor::Green.on_default().bold(),
        "removed" => AnsiColor::Red.on_default().bold(),
        _ => Style::new().bold(),
    };
    let heading = format!("{change} {}", described(row));
    let mut page = format!("\n{}\n", styled(color, style, &safe::line(&heading)));
    if matches!(row.table, "post_tag" | "redirect") {
        return page;
    }
    let columns = row.after.as_ref().or(row.before.as_ref());
    for column in columns.into_iter().flat_map(Map::keys) {
        if DERIVED.contains(&column.as_str()) {
            continue;
        }
        let (old, new) = (
            value(row.before.as_ref(), column),
            value(row.after.as_ref(), column),
        );
        page.push_str(&difference(column, old.as_deref(), new.as_deref(), color));
    }
    page
}

/// `post 1 "Hello"`, `tag rust of post "Hello"`.
fn described(row: &RowChange) -> String {
    let (kind, id, name) = (row.table, row.id, name(row));
    let post = row.post.as_deref().unwrap_or_default();
    match kind {
        "post" | "rule" => format!("{kind} {id} \"{name}\""),
        "comment" => format!("comment {id} by {name} on \"{post}\""),
        "post_tag" => format!("tag {name} of post {id} \"{post}\""),
        "redirect" => format!("redirect {name} to post {id} \"{post}\""),
        kind => format!("{kind} {name}"),
    }
}

fn value(side: Option<&Map<String, Json>>, column: &str) -> Option<String> {
    match shown(column, side?.get(column)?) {
        Json::Null => None,
        Json::String(text) => Some(text),
        value => Some(value.to_string()),
    }
}

/// The difference of one column: `-title: Hello` and `+title: Bye`, or the hunks of a
/// text of several lines.
fn difference(column: &str, old: Option<&str>, new: Option<&str>, color: bool) -> String {
    let is_long = [old, new]
        .into_iter()
        .flatten()
        .any(|text| text.trim_end().contains('\n'));
    let line = |text: Option<&str>| match text {
        None => String::new(),
        Some(text) if is_long => text.trim_end_matches('\n').to_owned() + "\n",
        Some(text) => format!("{column}: {}\n", text.trim_end_matches('\n')),
    };
    let diff = unified("", &line(old), "", &line(new), color);
    // The names of the files, and the place of a single line.
    let skipped = if is_long { 2 } else { 3 };
    let hunks: String = diff.split_inclusive('\n').skip(skipped).collect();
    match is_long && !hunks.is_empty() {
        true => format!("{column}:\n{hunks}"),
        false => hunks,
    }
}
