//! Checks after a fault: the blog is sound and in one of the allowed states.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::common::{Blog, check_sound};

/// All rows of a blog, and the other files beside it.
#[derive(Clone, PartialEq)]
pub struct State {
    /// The rows; `None` without a blog.
    pub rows: Option<String>,
    /// The files by path, without those of the database.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl State {
    /// Reads the state of a blog that no process has open.
    pub fn of(blog: &Blog) -> Result<State, String> {
        let mut files = BTreeMap::new();
        collect(blog.folder(), "", &mut files);
        let rows = match blog.file().exists() {
            true => Some(sound(&blog.file())?),
            false => None,
        };
        files.retain(|name, _| name != "blog.db");
        Ok(State { rows, files })
    }
}

/// The rows of a sound blog.
pub fn sound(file: &Path) -> Result<String, String> {
    let sqlite = Connection::open(file).map_err(|error| error.to_string())?;
    check_sound(&sqlite)?;
    Ok(rows(&sqlite))
}

/// The schema and all rows of all tables as text, without the id of the blog.
pub fn rows(sqlite: &Connection) -> String {
    let schema =
        "SELECT group_concat(sql, char(10) ORDER BY type, name) || char(10) FROM sqlite_schema";
    let tables = "SELECT name FROM pragma_table_list
                  WHERE type = 'table' AND schema = 'main' AND name <> 'sqlite_schema' ORDER BY name";
    let mut tables = sqlite.prepare(tables).unwrap();
    let names = tables.query_map([], |row| row.get(0)).unwrap();
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>().unwrap();
    let mut text: String = sqlite.query_row(schema, [], |row| row.get(0)).unwrap();
    for name in names {
        // Each new blog has another id.
        let but_the_id = match name.as_str() {
            "setting" => "WHERE name <> '.id'",
            _ => "",
        };
        let sql = format!("SELECT * FROM {name} {but_the_id}");
        let mut rows = sqlite.prepare(&sql).unwrap();
        let count = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            text.push_str(&name);
            for at in 0..count {
                text.push_str(&format!(
                    " {:?}",
                    row.get::<_, rusqlite::types::Value>(at).unwrap()
                ));
            }
            text.push('\n');
        }
    }
    text
}

/// Collects the files of a folder, without lock files, which stay and are empty.
fn collect(folder: &Path, prefix: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), into);
        } else if !name.ends_with(".lock") && name != TRACE {
            into.insert(format!("{prefix}{name}"), fs::read(path).unwrap());
        }
    }
}

/// The file beside a blog that strace writes.
pub const TRACE: &str = "trace";
