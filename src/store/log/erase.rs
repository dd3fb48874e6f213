//! Images and command lines in the log that lose what a person wrote.

use rusqlite::Connection;

use super::rows::{KINDS, Kind};
use crate::model::comment::ERASED;
use crate::model::operation::{name_alone, says_one_of};
use crate::store::error::Result;
use crate::store::query::{id_list, ids, text};

/// The columns of a comment that are its author's, and what stands there when they
/// are erased, in SQL.
pub(in crate::store) fn tombstone() -> [(&'static str, String); 5] {
    let (text, nothing) = (format!("'{ERASED}'"), "NULL".to_owned());
    [
        ("author", text.clone()),
        ("body", text),
        ("email", nothing.clone()),
        ("website", nothing.clone()),
        ("reason", nothing),
    ]
}

/// Whether a comment is not erased yet. `column` tells where each column is.
pub(in crate::store) fn is_whole(column: impl Fn(&str) -> String) -> String {
    let (columns, values): (Vec<String>, Vec<String>) = tombstone()
        .into_iter()
        .map(|(name, value)| (column(name), value))
        .unzip();
    format!("({}) IS NOT ({})", columns.join(", "), values.join(", "))
}

/// A column of a comment in an image.
pub(in crate::store) fn in_comment(column: &str) -> String {
    in_image(kinds().0, column)
}

/// A column of a rule in an image.
pub(in crate::store) fn in_rule(column: &str) -> String {
    in_image(kinds().1, column)
}

/// The kinds that can have somebody's texts: comments and rules.
fn kinds() -> (&'static Kind, &'static Kind) {
    let [_, comment, _, _, _, rule, _] = &KINDS;
    (comment, rule)
}

fn in_image(kind: &Kind, column: &str) -> String {
    format!("image ->> {}", kind.place(column))
}

/// The images `change` of the comments ?1 that are not erased yet.
pub(in crate::store) fn whole_images() -> String {
    format!(
        "kind = 'comment' AND row IN (SELECT value FROM json_each(?1)) AND image IS NOT NULL
         AND {}",
        is_whole(in_comment)
    )
}

/// The images `change` of rules with an author of ?1 or an address of ?2, but for
/// the rules that name one of them still.
pub(in crate::store) fn rule_images() -> String {
    format!(
        "kind = 'rule' AND image IS NOT NULL AND {} AND row NOT IN ({})",
        names(in_rule),
        naming_rules()
    )
}

/// The rules that have an author of ?1 or an address of ?2.
pub(in crate::store) fn naming_rules() -> String {
    format!("SELECT id FROM rule WHERE {}", names(str::to_owned))
}

fn names(column: impl Fn(&str) -> String) -> String {
    let one_of = |name: &str, values: &str| {
        let column = column(name);
        format!("({column}) COLLATE NOCASE IN (SELECT value FROM json_each({values}))")
    };
    format!("({} OR {})", one_of("author", "?1"), one_of("email", "?2"))
}

/// Makes every image of these comments that of a tombstone.
pub(in crate::store) fn erase_images(db: &Connection, comments: &[i64]) -> Result<()> {
    let (comment, _) = kinds();
    let values = tombstone().map(|(name, value)| format!("'$[{}]', {value}", comment.place(name)));
    let sql = format!(
        "UPDATE change SET image = json_set(image, {}) WHERE {}",
        values.join(", "),
        whole_images()
    );
    db.execute(&sql, [id_list(comments)])?;
    Ok(())
}

/// Takes these authors and addresses, lists in JSON, out of the images of rules that
/// are not there any more. What is left matches nobody.
pub(in crate::store) fn erase_rule_images(
    db: &Connection,
    authors: &str,
    emails: &str,
) -> Result<()> {
    let (_, rule) = kinds();
    let (author, email, name) = (in_rule("author"), in_rule("email"), in_rule("name"));
    let erased = |column: &str, condition: String| {
        let value = in_rule(column);
        let place = rule.place(column);
        format!("'$[{place}]', iif({condition}, '{ERASED}', {value})")
    };
    let one_of = |value: &str, list: &str| {
        format!("({value}) COLLATE NOCASE IN (SELECT value FROM json_each({list}))")
    };
    // It may be called after the person.
    let says = |value: &str| format!("instr(lower({name}), lower({value})) > 0");
    let columns = [
        erased("author", one_of(&author, "?1")),
        erased("email", one_of(&email, "?2")),
        erased(
            "name",
            format!(
                "({} AND {}) OR ({} AND {})",
                one_of(&author, "?1"),
                says(&author),
                one_of(&email, "?2"),
                says(&email)
            ),
        ),
    ];
    let sql = format!(
        "UPDATE change SET image = json_set(image, {}) WHERE {}",
        columns.join(", "),
        rule_images()
    );
    db.execute(&sql, [authors, emails])?;
    Ok(())
}

/// Cuts the commands that touched these comments, in ascending order, and those that
/// say one of these authors or addresses, lists in JSON, to their names: the rest may
/// hold what was written.
pub(in crate::store) fn cut_commands(
    db: &Connection,
    comments: &[i64],
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
        "SELECT id, command, comment_from, comment_to,
                id = (SELECT min(id) FROM operation) AND change_to = change_from
                    AND post_to = post_from AND comment_to = comment_from
         FROM operation WHERE command IS NOT NULL",
    )?;
    let mut update = db.prepare("UPDATE operation SET command = ?2 WHERE id = ?1")?;
    let mut rows = statement.query([])?;
    let mut cut = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, command): (i64, String) = (row.get(0)?, text(row, 1)?);
        let (from, to): (i64, i64) = (row.get(2)?, row.get(3)?);
        let up_to = |last| comments.partition_point(|&comment| comment <= last);
        // Of one that was forgotten but for its command nobody knows what it touched.
        let is_forgotten: bool = row.get(4)?;
        if touched.binary_search(&id).is_ok()
            || up_to(from) < up_to(to)
            || is_forgotten
            || says_one_of(&command, &texts)
        {
            let name = name_alone(&command);
            if name != command {
                cut.push((id, name));
            }
        }
    }
    for (id, name) in cut {
        update.execute((id, name))?;
    }
    Ok(())
}
