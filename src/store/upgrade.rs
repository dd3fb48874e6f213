//! Upgrades a file with an older schema in one transaction.

use jiff::Timestamp;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::error::Result;
use super::identity::FileIdentity;
use super::log::{self, OperationKind, Origin};
use super::schema::{Object, SCHEMA_VERSION, newest, objects, source};
use super::search;
use crate::model::operation;

/// The migrations that change tables, each from the previous version. Every table is
/// recreated and the columns it had are copied; the listed SQL copies rows that need
/// conversion, from the table `old_…`. Later versions only add or replace indexes and
/// triggers, which [`complete`] does in place.
const MIGRATIONS: [(u32, &[&str]); 4] = [(2, &[]), (3, TO_3), (4, TO_4), (5, TO_5)];

/// Comments have a reason, also in row images.
const TO_3: &[&str] = &["UPDATE change SET image = json_insert(image, '$[#]', NULL)
       WHERE kind = 'comment' AND image IS NOT NULL"];

/// Operations have a kind, redirects have a path, and old rows have tables of their
/// own: before, they were JSON arrays of the columns except the id.
const TO_4: &[&str] = &[
    "INSERT INTO redirect (path, post_id) SELECT '/' || slug, post_id FROM old_redirect",
    "INSERT INTO operation (id, at, kind, who, command, root, level, target, undone_by,
         change_from, change_to, post_from, post_to, comment_from, comment_to, posts, comments,
         tags, tag_links, redirects, rules, settings, media, final)
     SELECT id, at, operation_kind(command), who, command, root, level,
         operation_target(command), undone_by, change_from, change_to, post_from, post_to,
         comment_from, comment_to, posts, comments, tags, tag_links, redirects, rules, settings,
         0, final FROM old_operation",
    "INSERT INTO change (id, kind, row, part, existed)
     SELECT id, kind, row, iif(kind = 'redirect', '/' || part, part), image IS NOT NULL
     FROM old_change",
    "INSERT INTO post_old (change, id, kind, slug, title, author, summary, body, published_at,
         comments_open, created_at, updated_at, revision)
     SELECT id, row, 'post', image ->> 0, image ->> 1, image ->> 2, image ->> 3, image ->> 4,
         image ->> 5, image ->> 6, image ->> 7, image ->> 8, image ->> 9
     FROM old_change WHERE kind = 'post' AND json_valid(image)",
    "INSERT INTO comment_old (change, id, format, post_id, parent_id, author, email, website,
         body, status, created_at, updated_at, revision, reason)
     SELECT id, row, 'markdown', image ->> 0, image ->> 1, image ->> 2, image ->> 3, image ->> 4,
         image ->> 5, image ->> 6, image ->> 7, image ->> 8, image ->> 9, image ->> 10
     FROM old_change WHERE kind = 'comment' AND json_valid(image)",
    "INSERT INTO tag_old (change, id, name, folded)
     SELECT id, row, image ->> 0, image ->> 1
     FROM old_change WHERE kind = 'tag' AND json_valid(image)",
    "INSERT INTO rule_old (change, id, position, name, action, enabled, author, email, website,
         words, pattern, links, post_age, duplicate)
     SELECT id, row, image ->> 0, image ->> 1, image ->> 2, image ->> 3, image ->> 4, image ->> 5,
         image ->> 6, image ->> 7, image ->> 8, image ->> 9, image ->> 10, image ->> 11
     FROM old_change WHERE kind = 'rule' AND json_valid(image)",
    "INSERT INTO setting_old (change, name, value)
     SELECT id, part, image ->> 0
     FROM old_change WHERE kind = 'setting' AND json_valid(image)",
    "WITH removed (source, kind, key, change) AS MATERIALIZED (
         SELECT source, o.kind, key, max(c.id) FROM origin o
         JOIN change c ON c.kind = o.kind AND c.row = o.row
         WHERE iif(o.kind = 'post', o.row NOT IN (SELECT id FROM post),
                   o.row NOT IN (SELECT id FROM comment))
         GROUP BY 1, 2, 3)
     UPDATE origin AS o SET undone = 1 FROM removed r
     WHERE (o.source, o.kind, o.key) = (r.source, r.kind, r.key)
         AND (SELECT kind = 'apply' OR (kind = 'undo' AND
                  (command LIKE 'undo %: import %' OR command LIKE 'undo %: apply %'))
              FROM operation WHERE change_to >= r.change ORDER BY change_to LIMIT 1)",
];

/// Paths of redirects ignore case.
const TO_5: &[&str] =
    &["INSERT OR IGNORE INTO redirect (path, post_id) SELECT path, post_id FROM old_redirect"];

/// Upgrades a file. First `keep` copies it; other programs cannot write until the
/// upgrade ends. Returns the result of `keep`, or `None` if another command upgraded
/// the file first.
///
/// A file without a log gets a log that starts here.
pub(super) fn upgrade<T>(
    db: &mut Connection,
    now: Timestamp,
    identity: &FileIdentity,
    keep: impl FnOnce(u32) -> Result<T>,
) -> Result<Option<T>> {
    // With foreign keys enabled, dropping a table would delete the rows that reference
    // it.
    db.pragma_update(None, "foreign_keys", false)?;
    let done = migrate(db, now, identity, keep);
    db.pragma_update(None, "foreign_keys", true)?;
    done
}

fn migrate<T>(
    db: &mut Connection,
    now: Timestamp,
    identity: &FileIdentity,
    keep: impl FnOnce(u32) -> Result<T>,
) -> Result<Option<T>> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if before == SCHEMA_VERSION {
        return Ok(None);
    }
    let kept = keep(before)?;
    register(&transaction)?;
    let mut is_rebuilt = false;
    for (version, sql) in MIGRATIONS {
        if version > before {
            rebuild(&transaction, version, sql)?;
            is_rebuilt = true;
        }
    }
    complete(&transaction)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    // What another program wrote since the last operation is one, as before a write.
    if before >= 2 {
        log::record(&transaction, now, None, OperationKind::Plain)?;
    }
    if is_rebuilt {
        search::rebuild(&transaction)?;
    }
    if before < 2 {
        let origin = Origin {
            kind: "upgrade".to_owned(),
            command: format!("(upgrade to schema version {SCHEMA_VERSION})"),
            who: None,
        };
        log::begin(&transaction, now, &origin)?;
    }
    identity.check(false)?;
    transaction.commit()?;
    identity.check(true)?;
    Ok(Some(kept))
}

/// Recreates the schema of a version and copies the rows.
fn rebuild(db: &Connection, version: u32, sql: &[&str]) -> Result<()> {
    let mut tables = Vec::new();
    for Object { kind, name, sql } in objects(db)? {
        if kind == "table" && !sql.starts_with("CREATE VIRTUAL") {
            tables.push(name);
        } else {
            db.execute_batch(&format!("DROP {kind} {name}"))?;
        }
    }
    for table in &tables {
        db.execute_batch(&format!("ALTER TABLE {table} RENAME TO old_{table}"))?;
    }
    db.execute_batch(source(version))?;
    // Triggers log the copied rows, so the log itself is copied last.
    let (log, others): (Vec<&String>, Vec<&String>) = tables
        .iter()
        .partition(|table| matches!(table.as_str(), "operation" | "change"));
    let is_copied = |table: &str| sql.iter().any(|sql| sql.contains(&format!(" old_{table}")));
    let copy = |table: &str| -> Result<()> {
        let columns = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1) JOIN
                           (SELECT name FROM pragma_table_info(?2)) USING (name)";
        let columns: Option<String> =
            db.query_row(columns, [table, &format!("old_{table}")], |row| row.get(0))?;
        if let Some(columns) = columns.filter(|_| !is_copied(table)) {
            db.execute_batch(&format!(
                "INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table}"
            ))?;
        }
        Ok(())
    };
    others.into_iter().try_for_each(|table| copy(table))?;
    if version > 1 {
        db.execute_batch("DELETE FROM change")?;
    }
    log.into_iter().try_for_each(|table| copy(table))?;
    sql.iter().try_for_each(|sql| db.execute_batch(sql))?;
    for table in &tables {
        // Keep the id sequence: ids are never reused, even after the last row is
        // removed.
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [table])?;
        let sql = "UPDATE sqlite_sequence SET name = ?1 WHERE name = 'old_' || ?1";
        db.execute(sql, [table])?;
        db.execute_batch(&format!("DROP TABLE old_{table}"))?;
    }
    Ok(())
}

/// Registers the SQL functions of the migrations.
fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("operation_kind", 1, flags, |context| {
        let command: Option<String> = context.get(0)?;
        Ok(operation::kind_of(command.as_deref()))
    })?;
    db.create_scalar_function("operation_target", 1, flags, |context| {
        let command: Option<String> = context.get(0)?;
        Ok(command.as_deref().and_then(operation::target_of))
    })?;
    Ok(())
}

/// Adds missing objects of the newest schema, and replaces triggers, views and indexes
/// with another definition. A new search index is empty.
pub(super) fn complete(db: &Connection) -> Result<()> {
    for Object { kind, name, sql } in objects(&newest()?)? {
        let known = "SELECT sql FROM sqlite_schema WHERE name = ?1";
        let known: Option<String> = db.query_row(known, [&name], |row| row.get(0)).optional()?;
        match known {
            Some(known) if known == sql || kind == "table" => continue,
            Some(_) => db.execute_batch(&format!("DROP {kind} {name}"))?,
            None => {}
        }
        db.execute_batch(&sql)?;
    }
    Ok(())
}
