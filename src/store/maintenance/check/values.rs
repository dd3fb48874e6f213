//! Rules for single values. STRICT tables still let another program store invalid
//! UTF-8, malformed times and out-of-range numbers.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{FromSqlError, ValueRef};

use super::rule::{Fix, Rule};
use crate::model::limits::{self, Invalid, Limit};
use crate::model::time::{is_plain_time, stored};
use crate::store::error::Result;
use crate::store::sql::plain;

/// A text column.
struct Text {
    table: &'static str,
    column: &'static str,
    limit: Limit,
}

const fn text_in(table: &'static str, column: &'static str, limit: Limit) -> Text {
    Text {
        table,
        column,
        limit,
    }
}

/// The limit for texts of the log and the imports.
const ANY: Limit = Limit {
    field: "text",
    most: limits::POST_BODY.most,
};

/// All text columns, table by table. `slug` and `folded` have separate rules.
const TEXTS: [Text; 30] = [
    text_in("post", "title", limits::TITLE),
    text_in("post", "author", limits::POST_AUTHOR),
    text_in("post", "path", limits::PATH),
    text_in("post", "language", limits::LANGUAGE),
    text_in("post", "guid", ANY),
    text_in("post", "image", limits::IMAGE),
    text_in("post", "summary", limits::SUMMARY),
    text_in("post", "body", limits::POST_BODY),
    text_in("comment", "author", limits::COMMENT_AUTHOR),
    text_in("comment", "email", limits::EMAIL),
    text_in("comment", "website", limits::WEBSITE),
    text_in("comment", "body", limits::COMMENT_BODY),
    text_in("comment", "reason", ANY),
    text_in("tag", "name", limits::TAG),
    text_in("rule", "name", limits::RULE_NAME),
    text_in("rule", "author", limits::RULE_TEXT),
    text_in("rule", "email", limits::RULE_TEXT),
    text_in("rule", "website", limits::RULE_TEXT),
    text_in("rule", "words", limits::RULE_WORDS),
    text_in("rule", "pattern", limits::RULE_PATTERN),
    text_in("setting", "value", limits::SETTING),
    text_in("redirect", "path", limits::PATH),
    text_in("media", "name", limits::MEDIA_NAME),
    text_in("media", "alt", ANY),
    text_in("operation", "kind", ANY),
    text_in("operation", "who", ANY),
    text_in("operation", "command", ANY),
    text_in("source", "name", ANY),
    text_in("cursor", "name", limits::CURSOR),
    text_in("origin", "key", ANY),
];

/// All time columns; their tables have text columns too.
const TIMES: [(&str, &str); 9] = [
    ("post", "published_at"),
    ("post", "created_at"),
    ("post", "updated_at"),
    ("comment", "created_at"),
    ("comment", "updated_at"),
    ("media", "created_at"),
    ("operation", "at"),
    ("cursor", "seen_at"),
    ("cursor", "offered_at"),
];

/// The tables whose ids are checked.
const WITH_IDS: [&str; 7] = [
    "post",
    "comment",
    "tag",
    "rule",
    "operation",
    "change",
    "source",
];

/// The highest valid number, 2^53: JSON readers that use doubles represent it exactly,
/// and it can be incremented.
const LAST: i64 = 1 << 53;

/// The rules. A first scan finds tables with invalid texts or times; the others get no
/// rules for them.
pub(super) fn rules(db: &Connection) -> Result<Vec<Rule>> {
    let mut rules: Vec<Rule> = WITH_IDS.iter().map(|table| ids(table)).collect();
    rules.extend([
        counter("post", "revision", "1"),
        counter("comment", "revision", "1"),
        counter("cursor", "batch", "0"),
        positions(),
    ]);
    let mut tables: Vec<&str> = TEXTS.iter().map(|text| text.table).collect();
    tables.dedup();
    for table in tables {
        let texts = TEXTS.iter().enumerate();
        let texts = texts.filter(|(_, text)| text.table == table);
        let times = TIMES.iter().filter(|(other, _)| *other == table);
        let sound: Vec<String> = texts
            .clone()
            .map(|(place, text)| format!("is_sound({}, {place})", text.column))
            .chain(
                times
                    .clone()
                    .map(|(_, column)| format!("is_time({column})")),
            )
            .collect();
        let sql = format!("SELECT 1 FROM {table} WHERE NOT ({})", sound.join(" AND "));
        if db.prepare(&sql)?.exists([])? {
            rules.extend(
                texts.flat_map(|(place, text)| [is_text(place, text), within(place, text)]),
            );
            rules.extend(times.map(|(table, column)| time(table, column)));
        }
    }
    Ok(rules)
}

/// The SQL expression that names a row.
fn subject(table: &str) -> String {
    match table {
        "setting" | "cursor" | "media" => format!("'{table} ' || name"),
        "redirect" => "'redirect ' || path".to_owned(),
        "origin" => "'origin of ' || kind || ' ' || row".to_owned(),
        _ => format!("'{table} ' || id"),
    }
}

/// The SQL assignment that increments the revision of a post or comment.
fn revised(table: &str) -> &'static str {
    match table {
        "post" | "comment" => ", revision = revision + 1",
        _ => "",
    }
}

fn ids(table: &str) -> Rule {
    let subject = subject(table);
    Rule {
        check: "numbers",
        sql: format!(
            "SELECT {subject}, 'its id is not one that a blog gives'
             FROM {table} WHERE id < 1 OR id = {}",
            i64::MAX
        )
        .into(),
        fix: None,
    }
}

fn counter(table: &str, column: &str, first: &str) -> Rule {
    let subject = subject(table);
    let is_wrong = format!("{column} NOT BETWEEN {first} AND {LAST}");
    Rule {
        check: "numbers",
        sql: format!(
            "SELECT {subject}, 'its {column} ' || {column} || ' cannot be counted on'
             FROM {table} WHERE {is_wrong}"
        )
        .into(),
        fix: Some(Fix::Sql(
            format!("UPDATE {table} SET {column} = {first} WHERE {is_wrong}").into(),
        )),
    }
}

/// Rule positions must be in range, because they order the moderation rules.
fn positions() -> Rule {
    let is_wrong = format!("position NOT BETWEEN -{LAST} AND {LAST}");
    Rule {
        check: "numbers",
        sql: format!(
            "SELECT 'rule ' || id, 'its position ' || position || ' cannot be counted on'
             FROM rule WHERE {is_wrong}"
        )
        .into(),
        fix: Some(Fix::Sql(
            format!(
                "WITH place (rule, number) AS MATERIALIZED
                     (SELECT id, row_number() OVER (ORDER BY position, id) FROM rule)
                 UPDATE rule SET position = number FROM place
                 WHERE rule = id AND EXISTS (SELECT 1 FROM rule WHERE {is_wrong})"
            )
            .into(),
        )),
    }
}

/// Texts must be UTF-8 without NUL. The repair replaces invalid characters like a read
/// does.
fn is_text(place: usize, Text { table, column, .. }: &Text) -> Rule {
    let (subject, revised) = (subject(table), revised(table));
    Rule {
        check: "texts",
        sql: format!(
            "SELECT {subject}, 'its {column} is not UTF-8, or has a NUL character'
             FROM {table} WHERE NOT is_text({column})"
        )
        .into(),
        // A repaired name that would violate uniqueness is left unchanged.
        fix: Some(Fix::Sql(
            format!(
                "UPDATE OR IGNORE {table} SET {column} = as_text({column}, {place}){revised}
                 WHERE NOT is_text({column})"
            )
            .into(),
        )),
    }
}

/// Texts must be within their limit, and not blank if required.
fn within(place: usize, Text { table, column, .. }: &Text) -> Rule {
    let subject = subject(table);
    Rule {
        check: "texts",
        sql: format!(
            "SELECT {subject}, 'its ' || why_not_within({column}, {place})
             FROM {table} WHERE why_not_within({column}, {place}) IS NOT NULL"
        )
        .into(),
        fix: None,
    }
}

fn time(table: &str, column: &str) -> Rule {
    let (subject, revised) = (subject(table), revised(table));
    Rule {
        check: "times",
        sql: format!(
            "SELECT {subject}, 'its {column} `' || {column} || '` is not a time'
             FROM {table} WHERE NOT is_time({column})"
        )
        .into(),
        fix: Some(Fix::Sql(
            format!(
                "UPDATE {table} SET {column} = as_time({column}){revised}
                 WHERE NOT is_time({column})"
            )
            .into(),
        )),
    }
}

/// Registers the SQL functions of these rules. NULL passes all of them.
pub(super) fn register(db: &Connection, flags: FunctionFlags) -> Result<()> {
    db.create_scalar_function("is_text", 1, flags, |context| {
        Ok(is_plain(context.get_raw(0)))
    })?;
    db.create_scalar_function("is_sound", 2, flags, |context| {
        Ok(is_sound(context.get_raw(0), context.get(1)?))
    })?;
    db.create_scalar_function("as_text", 2, flags, |context| {
        let most = limit(context.get::<u8>(1)?).most;
        let text = plain(context.get_raw(0).as_bytes().unwrap_or_default());
        Ok(text.chars().take(most).collect::<String>())
    })?;
    db.create_scalar_function("why_not_within", 2, flags, |context| {
        Ok(why_not_within(context.get_raw(0), context.get(1)?))
    })?;
    db.create_scalar_function("is_time", 1, flags, |context| {
        let bytes = context.get_raw(0).as_bytes_or_null().ok().flatten();
        Ok(bytes.is_none_or(|bytes| {
            is_plain_time(bytes) || stored(&text(context, 0)).to_string().as_bytes() == bytes
        }))
    })?;
    db.create_scalar_function("as_time", 1, flags, |context| {
        Ok(stored(&text(context, 0)).to_string())
    })?;
    Ok(())
}

/// Whether a value is UTF-8 without NUL. Values of other types pass, because a key may
/// be a number.
fn is_plain(value: ValueRef<'_>) -> bool {
    match value.as_str_or_null() {
        Ok(text) => !text.is_some_and(|text| text.contains('\0')),
        Err(error) => !matches!(error, FromSqlError::Utf8Error(_)),
    }
}

/// Whether a value passes both `is_text` and `why_not_within`.
fn is_sound(value: ValueRef<'_>, place: u8) -> bool {
    let limit = limit(place);
    match value.as_str_or_null() {
        Ok(None) => true,
        Ok(Some(text)) => match REQUIRED.contains(&limit.field) {
            true => limit.check_required(text).is_ok(),
            false => limit.check(text).is_ok(),
        },
        Err(error) => !matches!(error, FromSqlError::Utf8Error(_)),
    }
}

/// How a text violates its limit. A NUL character is not reported here: `is_text`
/// repairs it.
fn why_not_within(value: ValueRef<'_>, place: u8) -> Option<String> {
    let limit = limit(place);
    let text = value.as_str_or_null().ok().flatten()?;
    let checked = match limit.check(text) {
        Ok(()) if REQUIRED.contains(&limit.field) => limit.check_required(text),
        Err(Invalid::Nul { .. }) => Ok(()),
        checked => checked,
    };
    checked.err().map(|invalid| invalid.to_string())
}

/// The fields that must not be blank unless NULL.
const REQUIRED: [&str; 4] = ["title", "author", "name", "tag"];

fn limit(place: u8) -> Limit {
    TEXTS.get(usize::from(place)).map_or(ANY, |text| text.limit)
}

/// The text with invalid UTF-8 replaced: another program may have stored it.
pub(super) fn text(context: &Context<'_>, place: usize) -> String {
    let bytes = context.get_raw(place).as_bytes_or_null().ok().flatten();
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}
