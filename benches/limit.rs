//! The limit of an import: parses JSON lines and inserts them by prepared statements in
//! one transaction, then creates the indexes. It writes no log and no search index, and
//! checks nothing that the tables do not check.
//!
//! usage: `cargo run --release --example limit -- FILE.jsonl OUT.db`
//!
//! FILE.jsonl is what `blog export jsonl` writes; posts precede their comments, and
//! other records are skipped. OUT.db is replaced: a file in WAL mode with the tables post,
//! comment, tag and post_tag of `schema.sql`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use serde::Deserialize;

const SCHEMA: &str = include_str!("../schema.sql");
const TABLES: [&str; 4] = ["post", "comment", "tag", "post_tag"];

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[derive(Deserialize)]
struct Line<'a> {
    r#type: &'a str,
    id: Option<i64>,
    #[serde(borrow)]
    slug: Option<Cow<'a, str>>,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    author: Option<Cow<'a, str>>,
    #[serde(borrow)]
    summary: Option<Cow<'a, str>>,
    #[serde(borrow)]
    body: Option<Cow<'a, str>>,
    published_at: Option<&'a str>,
    created_at: Option<&'a str>,
    updated_at: Option<&'a str>,
    comments_open: Option<bool>,
    #[serde(borrow, default)]
    tags: Vec<Cow<'a, str>>,
    kind: Option<&'a str>,
    post_id: Option<i64>,
    parent_id: Option<i64>,
    #[serde(borrow)]
    email: Option<Cow<'a, str>>,
    #[serde(borrow)]
    website: Option<Cow<'a, str>>,
    status: Option<&'a str>,
}

fn main() -> Result<()> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    match (paths.next(), paths.next()) {
        (Some(lines), Some(db)) => load(&lines, &db),
        _ => Err("usage: limit FILE.jsonl OUT.db".into()),
    }
}

fn load(lines: &Path, db: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = db.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let db = Connection::open(db)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", 2)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "cache_size", -200_000)?;
    db.execute_batch("BEGIN")?;
    create(&db, |line| {
        TABLES
            .iter()
            .any(|table| line.starts_with(&format!("CREATE TABLE {table} (")))
    })?;
    insert(&db, lines)?;
    create(&db, |line| {
        let is_index = line.starts_with("CREATE INDEX") || line.starts_with("CREATE UNIQUE INDEX");
        is_index
            && TABLES
                .iter()
                .any(|table| line.contains(&format!(" ON {table} (")))
    })?;
    db.execute_batch("COMMIT")?;
    db.close().map_err(|(_, error)| error.into())
}

/// Runs the statements of the schema whose first line is one of these.
fn create(db: &Connection, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    let mut sql = String::new();
    let mut is_inside = false;
    for line in SCHEMA.lines() {
        is_inside |= is_wanted(line);
        if is_inside {
            sql.push_str(line);
            sql.push('\n');
        }
        is_inside &= !line.ends_with(';');
    }
    Ok(db.execute_batch(&sql)?)
}

fn insert(db: &Connection, lines: &Path) -> Result<()> {
    let mut post = db.prepare(
        "INSERT INTO post (id, slug, title, author, kind, published_at, comments_open,
             created_at, updated_at, summary, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut comment = db.prepare(
        "INSERT INTO comment (id, post_id, parent_id, author, email, website, status,
             created_at, updated_at, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let mut tag = db.prepare("INSERT INTO tag (name, folded) VALUES (?1, ?2)")?;
    let mut post_tag = db.prepare("INSERT INTO post_tag (post_id, tag_id) VALUES (?1, ?2)")?;
    let mut tags: HashMap<String, i64> = HashMap::new();
    let mut input = BufReader::with_capacity(256 * 1024, File::open(lines)?);
    let mut text = Vec::new();
    while input.read_until(b'\n', &mut text)? > 0 {
        let line: Line<'_> = serde_json::from_slice(&text)?;
        let created_at = line.created_at.or(line.published_at);
        let updated_at = line.updated_at.or(created_at);
        match line.r#type {
            "post" => {
                post.execute(params![
                    line.id,
                    line.slug,
                    line.title,
                    line.author,
                    line.kind.unwrap_or("post"),
                    line.published_at,
                    line.comments_open.unwrap_or(true),
                    created_at,
                    updated_at,
                    line.summary,
                    line.body,
                ])?;
                for name in line.tags {
                    let folded = name.to_lowercase();
                    let id = match tags.get(&folded) {
                        Some(id) => *id,
                        None => {
                            let id = tag.insert(params![name, folded])?;
                            tags.insert(folded, id);
                            id
                        }
                    };
                    post_tag.execute(params![line.id, id])?;
                }
            }
            "comment" => {
                comment.execute(params![
                    line.id,
                    line.post_id,
                    line.parent_id,
                    line.author,
                    line.email,
                    line.website,
                    line.status,
                    created_at,
                    updated_at,
                    line.body,
                ])?;
            }
            _ => {}
        }
        text.clear();
    }
    Ok(())
}
