//! Erases a person's data from old rows and command lines in the log.

use rusqlite::Connection;

use crate::model::CommentId;
use crate::model::comment::ERASED;
use crate::model::operation::says_one_of;
use crate::store::error::Result;
use crate::store::sql::{id_list, ids, optional_text, text};

/// The personal columns of a comment and the SQL values that replace them.
fn tombstone() -> [(&'static str, String); 5] {
    let (text, nothing) = (format!("'{ERASED}'"), "NULL".to_owned());
    [
        ("author", text.clone()),
        ("body", text),
        ("email", nothing.clone()),
        ("website", nothing.clone()),
        ("reason", nothing),
    ]
}

/// The SQL condition that a comment is not erased yet.
pub(in crate::store) fn is_whole() -> String {
    let (columns, values): (Vec<&str>, Vec<String>) = tombstone().into_iter().unzip();
    format!("({}) IS NOT ({})", columns.join(", "), values.join(", "))
}

/// The SQL assignments that erase a comment.
pub(in crate::store) fn set_tombstone() -> String {
    let set = tombstone().map(|(column, value)| format!("{column} = {value}"));
    set.join(", ")
}

/// The SQL condition for rows of `comment_old` of the comments `?1` that are not erased
/// yet.
pub(in crate::store) fn whole_versions() -> String {
    format!(
        "change IN (SELECT id FROM change WHERE kind = 'comment'
                    AND row IN (SELECT value FROM json_each(?1))) AND {}",
        is_whole()
    )
}

/// The SQL condition for rows of `rule_old` with an author of `?1` or an email address
/// of `?2`, except for rules that still name one of them.
pub(in crate::store) fn rule_versions() -> String {
    format!("{} AND id NOT IN ({})", names(), naming_rules())
}

/// The SQL that selects rules with an author of `?1` or an email address of `?2`.
pub(in crate::store) fn naming_rules() -> String {
    format!("SELECT id FROM rule WHERE {}", names())
}

/// The SQL condition that a rule has an author of `?1` or an email address of `?2`.
fn names() -> String {
    format!("({} OR {})", one_of("author", "?1"), one_of("email", "?2"))
}

/// The SQL condition that a column has a value of a JSON list, ignoring case.
fn one_of(column: &str, list: &str) -> String {
    format!("{column} COLLATE NOCASE IN (SELECT value FROM json_each({list}))")
}

/// Replaces every old row of these comments with a tombstone.
pub(in crate::store) fn erase_versions(db: &Connection, comments: &[CommentId]) -> Result<()> {
    let sql = format!(
        "UPDATE comment_old SET {} WHERE {}",
        set_tombstone(),
        whole_versions()
    );
    db.execute(&sql, [id_list(comments)])?;
    Ok(())
}

/// Erases these authors and email addresses (JSON lists) from the old rows of rules
/// that no longer name them. The remaining criteria match nobody.
pub(in crate::store) fn erase_rule_versions(
    db: &Connection,
    authors: &str,
    emails: &str,
) -> Result<()> {
    let (author, email) = (one_of("author", "?1"), one_of("email", "?2"));
    // The name of a rule may contain the person's name.
    let says = |column: &str| format!("instr(lower(name), lower({column})) > 0");
    let sql = format!(
        "UPDATE rule_old SET
            author = iif({author}, '{ERASED}', author),
            email = iif({email}, '{ERASED}', email),
            name = iif(({author} AND {}) OR ({email} AND {}), '{ERASED}', name)
         WHERE {}",
        says("author"),
        says("email"),
        rule_versions()
    );
    db.execute(&sql, [authors, emails])?;
    Ok(())
}

/// Prefixes of the operation kinds whose command may name a commenter.
const ABOUT_COMMENTS: [&str; 5] = ["comment ", "rule ", "replace", "undo", "redo"];

/// Shortens commands to their names where they touched these comments (in ascending
/// order) or contain one of these authors or email addresses (JSON lists): the
/// arguments may contain personal data.
pub(in crate::store) fn cut_commands(
    db: &Connection,
    comments: &[CommentId],
    authors: &str,
    emails: &str,
) -> Result<()> {
    let sql = "SELECT value FROM json_each(?1) UNION SELECT value FROM json_each(?2)";
    let mut statement = db.prepare(sql)?;
    let texts = statement.query_map([authors, emails], |row| text(row, 0))?;
    let texts = texts.map(|text| Ok(text?.trim().to_lowercase()));
    let texts = texts.collect::<Result<Vec<String>>>()?;
    let touched = ids(
        db,
        "SELECT DISTINCT (SELECT id FROM operation WHERE change_to >= c.id
                          ORDER BY change_to LIMIT 1)
         FROM json_each(?1) e CROSS JOIN change c ON c.kind = 'comment' AND c.row = e.value
         WHERE c.id <= (SELECT max(change_to) FROM operation)",
        vec![id_list(comments).into()],
    )?;
    let mut statement = db.prepare(
        "SELECT o.id, o.command, o.comment_from, o.comment_to,
                o.id = (SELECT min(id) FROM operation) AND o.change_to = o.change_from
                    AND o.post_to = o.post_from AND o.comment_to = o.comment_from,
                o.kind, o.target, t.kind
         FROM operation o LEFT JOIN operation t ON t.id = o.target
         WHERE o.command IS NOT NULL AND o.kind <> 'upgrade'",
    )?;
    let mut update = db.prepare("UPDATE operation SET command = ?2 WHERE id = ?1")?;
    let mut rows = statement.query([])?;
    let mut cut = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, command): (i64, String) = (row.get(0)?, text(row, 1)?);
        let (from, to): (CommentId, CommentId) = (row.get(2)?, row.get(3)?);
        let up_to = |last| comments.partition_point(|&comment| comment <= last);
        // A pruned operation no longer records which comments it touched.
        let is_pruned: bool = row.get(4)?;
        let (kind, target): (String, Option<i64>) = (row.get(5)?, row.get(6)?);
        let says = ABOUT_COMMENTS.iter().any(|name| kind.starts_with(name))
            && says_one_of(&command, &texts);
        if touched.binary_search(&id).is_err() && up_to(from) == up_to(to) && !is_pruned && !says {
            continue;
        }
        let name = match (target, optional_text(row, 7)?) {
            (Some(target), Some(undone)) => format!("{kind} {target}: {undone}"),
            (Some(target), None) => format!("{kind} {target}"),
            (None, _) => kind,
        };
        if command != name {
            cut.push((id, format!("{name} …")));
        }
    }
    for (id, name) in cut {
        update.execute((id, name))?;
    }
    Ok(())
}
