//! Tags.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::error::{Error, Result};
use super::near;
use super::removal::check_agreed;
use super::sql::{Conditions, direction, each_row, tag_id, text, window};
use crate::model::{NameFilter, Removal, Selection, Tag, TagId, tag};

/// A tag and its number of posts.
const SELECT: &str =
    "SELECT t.id, t.name, (SELECT count(*) FROM post_tag WHERE tag_id = t.id) FROM tag t";

/// The tags, for reading.
pub struct Tags<'a> {
    db: &'a Connection,
}

impl<'a> Tags<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Tags { db }
    }

    /// Calls `each` with every tag, in alphabetical order.
    pub fn each<E: From<Error>>(
        &self,
        each: impl FnMut(Tag) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = format!("{SELECT} ORDER BY t.folded");
        each_row(self.db, &sql, Vec::new(), from_row, each)
    }

    /// Calls `each` with the tags that match the filter, in alphabetical order.
    pub fn matching<E: From<Error>>(
        &self,
        filter: &NameFilter,
        each: impl FnMut(Tag) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut conditions = Conditions::default();
        if let Some(search) = &filter.search {
            let search = Value::Text(tag::fold(search.trim()));
            conditions.add("instr(t.folded, ?) > 0", [search]);
        }
        let direction = direction(false, filter.reverse);
        let clause = conditions.clause();
        let sql = format!("{SELECT} {clause} ORDER BY t.folded {direction} LIMIT ? OFFSET ?");
        conditions
            .values
            .extend(window(filter.limit, filter.offset));
        each_row(self.db, &sql, conditions.values, from_row, each)
    }

    /// The tag with this name.
    pub fn get(&self, name: &str) -> Result<Tag> {
        let id = found(self.db, name)?;
        get(self.db, id)
    }

    /// What removing the selected tags would delete.
    pub fn removal(&self, selection: &Selection<String, NameFilter>) -> Result<Removal<TagId>> {
        Ok(removal(&self.selected(selection)?))
    }

    /// The selected tags. The error names every missing tag.
    fn selected(&self, selection: &Selection<String, NameFilter>) -> Result<Vec<Tag>> {
        match selection {
            Selection::Refs(names) => all(self.db, names),
            Selection::Filter(filter) => {
                let mut tags = Vec::new();
                self.matching(filter, |tag| {
                    tags.push(tag);
                    Ok::<_, Error>(())
                })?;
                Ok(tags)
            }
        }
    }

    /// What removing the tags without posts would delete.
    pub fn unused(&self) -> Result<Removal<TagId>> {
        Ok(removal(&unused(self.db)?))
    }
}

/// The tags, inside a transaction.
pub struct TagsWriter<'a> {
    db: &'a Connection,
}

impl<'a> TagsWriter<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        TagsWriter { db }
    }

    /// Creates a tag if it does not exist.
    pub fn ensure(&self, name: &str) -> Result<()> {
        ensure(self.db, name).map(|_| ())
    }

    /// Renames a tag.
    ///
    /// # Errors
    /// Another tag has the name ([`Error::TagTaken`]).
    pub fn rename(&self, from: &str, to: &str) -> Result<Tag> {
        let to = to.trim();
        tag::check(to)?;
        let id = found(self.db, from)?;
        if tag_id(self.db, to)?.is_some_and(|other| other != id) {
            return Err(Error::TagTaken(to.to_owned()));
        }
        // Without a difference, no row is changed and no operation is logged.
        let sql = "UPDATE tag SET name = ?2, folded = ?3 WHERE id = ?1 AND name <> ?2";
        self.db.execute(sql, (id, to, tag::fold(to)))?;
        get(self.db, id)
    }

    /// Adds the tag `into` to every post with one of `names`, then removes these tags.
    /// Creates `into` if it does not exist.
    pub fn merge(&self, names: &[String], into: &str) -> Result<Tag> {
        let tags = all(self.db, names)?;
        let into = ensure(self.db, into)?;
        for Tag { id, .. } in tags {
            if id != into {
                let sql = "INSERT OR IGNORE INTO post_tag (post_id, tag_id)
                           SELECT post_id, ?2 FROM post_tag WHERE tag_id = ?1";
                self.db.execute(sql, (id, into))?;
                self.db.execute("DELETE FROM tag WHERE id = ?1", [id])?;
            }
        }
        get(self.db, into)
    }

    /// Removes the selected tags from every post, all or none. Fails if the removal differs
    /// from `agreed`.
    pub fn remove(
        &self,
        selection: &Selection<String, NameFilter>,
        agreed: Option<&Removal<TagId>>,
    ) -> Result<Removal<TagId>> {
        self.delete(&Tags::new(self.db).selected(selection)?, agreed)
    }

    /// Removes the tags without posts. Fails if the removal differs from `agreed`.
    pub fn remove_unused(&self, agreed: Option<&Removal<TagId>>) -> Result<Removal<TagId>> {
        self.delete(&unused(self.db)?, agreed)
    }

    fn delete(&self, tags: &[Tag], agreed: Option<&Removal<TagId>>) -> Result<Removal<TagId>> {
        let removal = removal(tags);
        check_agreed(&removal, agreed)?;
        for tag in tags {
            self.db.execute("DELETE FROM tag WHERE id = ?1", [tag.id])?;
        }
        Ok(removal)
    }
}

/// The id of the tag with this name; creates the tag if it does not exist.
pub(super) fn ensure(db: &Connection, name: &str) -> Result<TagId> {
    let name = name.trim();
    tag::check(name)?;
    if let Some(id) = tag_id(db, name)? {
        return Ok(id);
    }
    let sql = "INSERT INTO tag (name, folded) VALUES (?1, ?2)";
    db.prepare_cached(sql)?.execute([name, &tag::fold(name)])?;
    Ok(db.last_insert_rowid().into())
}

fn found(db: &Connection, name: &str) -> Result<TagId> {
    tag_id(db, name)?.ok_or_else(|| not_found(db, &[name.to_owned()]))
}

fn get(db: &Connection, id: TagId) -> Result<Tag> {
    Ok(db.query_row(&format!("{SELECT} WHERE t.id = ?1"), [id], from_row)?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        id: row.get(0)?,
        name: text(row, 1)?,
        posts: row.get(2)?,
    })
}

/// The tags without posts, in alphabetical order.
fn unused(db: &Connection) -> Result<Vec<Tag>> {
    let sql = format!(
        "{SELECT} WHERE NOT EXISTS (SELECT 1 FROM post_tag WHERE tag_id = t.id) ORDER BY t.folded"
    );
    let mut statement = db.prepare(&sql)?;
    let found = statement.query_map([], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn removal(tags: &[Tag]) -> Removal<TagId> {
    Removal {
        tags: tags.iter().map(|tag| tag.name.clone()).collect(),
        tag_links: tags.iter().map(|tag| tag.posts).sum(),
        ..Removal::default()
    }
}

/// The distinct tags with these names. The error names every missing tag.
fn all(db: &Connection, names: &[String]) -> Result<Vec<Tag>> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut seen = HashSet::new();
    let mut missing = Vec::new();
    for name in names {
        match tag_id(db, name)? {
            Some(id) if seen.insert(id) => tags.push(get(db, id)?),
            Some(_) => {}
            None => missing.push(name.clone()),
        }
    }
    if missing.is_empty() {
        return Ok(tags);
    }
    Err(not_found(db, &missing))
}

fn not_found(db: &Connection, names: &[String]) -> Error {
    near::not_found("tag", names, |name| near::near_tag(db, name))
}
