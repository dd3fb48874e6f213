//! Authors in filters: any case, through an index that distinguishes it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::error::Result;
use super::sql::{Conditions, text};

/// The number of authors compared on each side: each one takes a search of the index.
const NEIGHBOURS: u32 = 200;

impl Conditions {
    /// Requires one of these authors in the `author` column of `table`, alias `alias`,
    /// ignoring case; no condition if there are none.
    pub(super) fn by_author(
        &mut self,
        db: &Connection,
        table: &str,
        alias: char,
        names: &[String],
    ) -> Result<()> {
        let mut spelled = Vec::new();
        let mut conditions = Vec::new();
        for name in names {
            match spellings(db, table, name)? {
                Some(found) => spelled.extend(found),
                None => conditions.push((
                    format!("{alias}.author = ? COLLATE NOCASE"),
                    vec![Value::Text(name.trim().to_owned())],
                )),
            }
        }
        // A name that nobody has matches nothing.
        if conditions.is_empty() && spelled.is_empty() {
            spelled.extend(names.first().cloned());
        }
        let column = format!("{alias}.author");
        if conditions.is_empty() {
            self.one_of(&column, &spelled);
        } else {
            let list = Value::Text(serde_json::Value::from(spelled).to_string());
            conditions.push((
                format!("{column} IN (SELECT value FROM json_each(?))"),
                vec![list],
            ));
            self.any(conditions);
        }
        Ok(())
    }
}

/// The maximum number of beginnings in [`spellings`].
const MOST_BEGINNINGS: usize = 1_000;

/// The spellings of a name, ignoring case, that records in `table` have as their author;
/// `None` if there may be too many. Reads the index like a trie: it extends the stored
/// beginnings of the name letter by letter, in both cases, so that the cost depends on
/// the spellings and not on the number of authors.
pub(super) fn spellings(db: &Connection, table: &str, name: &str) -> Result<Option<Vec<String>>> {
    let sql = format!("SELECT author FROM {table} WHERE author >= ?1 ORDER BY author LIMIT 1");
    let mut next = db.prepare_cached(&sql)?;
    let mut stored = |begin: &str, is_whole: bool| -> Result<bool> {
        let found = next.query_row([begin], |row| text(row, 0)).optional()?;
        Ok(found.is_some_and(|found| match is_whole {
            true => found == begin,
            false => found.starts_with(begin),
        }))
    };
    let mut beginnings = vec![String::new()];
    for letter in name.trim().chars() {
        let mut longer = Vec::new();
        for beginning in &beginnings {
            for letter in cases(letter) {
                let text = format!("{beginning}{letter}");
                if stored(&text, false)? {
                    longer.push(text);
                }
            }
        }
        if longer.len() > MOST_BEGINNINGS {
            return Ok(None);
        }
        beginnings = longer;
    }
    let mut spellings = Vec::new();
    for spelling in beginnings {
        if stored(&spelling, true)? {
            spellings.push(spelling);
        }
    }
    Ok(Some(spellings))
}

/// A letter in both cases, if they are one letter each.
fn cases(letter: char) -> Vec<char> {
    let single = |mut letters: &mut dyn Iterator<Item = char>| {
        let letter = letters.next();
        letter.filter(|_| (&mut letters).next().is_none())
    };
    let mut cases = vec![letter];
    let others = [
        single(&mut letter.to_lowercase()),
        single(&mut letter.to_uppercase()),
    ];
    for other in others.into_iter().flatten() {
        if !cases.contains(&other) {
            cases.push(other);
        }
    }
    cases
}

/// The distinct authors before and after `name`: a loose index scan.
pub(super) fn neighbours(db: &Connection, table: &str, name: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (first, next, extreme) in [(">=", ">", "min"), ("<", "<", "max")] {
        let sql = format!(
            "WITH RECURSIVE a (name) AS (
               SELECT {extreme}(author) FROM {table} WHERE author {first} ?1
               UNION ALL
               SELECT (SELECT {extreme}(author) FROM {table} WHERE author {next} a.name)
               FROM a WHERE a.name IS NOT NULL LIMIT ?2)
             SELECT name FROM a WHERE name IS NOT NULL"
        );
        let mut statement = db.prepare(&sql)?;
        let names = statement.query_map((name, NEIGHBOURS), |row| text(row, 0))?;
        for name in names {
            found.push(name?);
        }
    }
    Ok(found)
}
