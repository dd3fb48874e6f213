//! Property tests: after any writes by any program, the indexes equal rebuilt ones.

mod order;

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::model::Admission;
use crate::model::{
    CommentChange, CommentStatus, NewComment, NewPost, PostChange, PostRef, Selection,
};
use crate::store::{Error, Mode, Origin, Result, Store, Target, create};

/// A blog and another program that writes to it.
struct Lab {
    store: Store,
    other: Connection,
    seed: u64,
    folder: TempDir,
}

const TEXTS: [&str; 8] = [
    "Rust and C++",
    "Café, don't!",
    "日本語のテキスト",
    "#rust ภาษาไทย",
    "nothing\u{0}hidden",
    "\"quoted\" \\ \u{1f44d}\u{feff}\u{2028}",
    "rust",
    "Straße İstanbul",
];

const TAGS: [&str; 5] = ["life", "Rust", "c++", "日本", "a b"];

impl Lab {
    fn new(seed: u64) -> Lab {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("blog.db");
        create(&path, &[], Mode::Commit).unwrap();
        let (now, busy) = (Timestamp::UNIX_EPOCH, Duration::from_secs(1));
        let store = Store::open(&path, now, busy).unwrap();
        let other = Connection::open(&path).unwrap();
        other.pragma_update(None, "foreign_keys", true).unwrap();
        Lab {
            store,
            other,
            seed,
            folder,
        }
    }

    /// A pseudo-random number below `end` (xorshift64*).
    /// <https://en.wikipedia.org/wiki/Xorshift#xorshift*>
    fn below(&mut self, end: usize) -> usize {
        self.seed ^= self.seed >> 12;
        self.seed ^= self.seed << 25;
        self.seed ^= self.seed >> 27;
        let number = self.seed.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % end
    }

    fn text(&mut self) -> String {
        let text = |lab: &mut Lab| TEXTS[lab.below(TEXTS.len())].replace('\0', "");
        format!("{} {}", text(self), text(self))
    }

    fn tags(&mut self) -> Vec<String> {
        let count = self.below(3);
        (0..count)
            .map(|_| TAGS[self.below(TAGS.len())].to_owned())
            .collect()
    }

    /// The id of a random row, or an id that does not exist.
    fn id(&mut self, table: &str) -> i64 {
        let sql = format!("SELECT id FROM {table} ORDER BY id");
        let mut statement = self.other.prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        let ids: Vec<i64> = rows.map(|id| id.unwrap()).collect();
        drop(statement);
        let at = self.below(ids.len() + 1);
        ids.get(at).copied().unwrap_or(9_999_999)
    }

    fn name(&mut self, table: &str, column: &str) -> String {
        let id = self.id(table);
        let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
        self.other
            .query_row(&sql, [id], |row| row.get(0))
            .unwrap_or_else(|_| "new".to_owned())
    }

    /// Performs a random action through the store.
    fn act(&mut self) -> Result<()> {
        let (text, tags) = (self.text(), self.tags());
        let post = PostRef::Id(self.id("post").into());
        let comment = self.id("comment").into();
        let (tag, other_tag) = (self.name("tag", "name"), TAGS[self.below(TAGS.len())]);
        let operation = i64::try_from(self.below(60)).unwrap();
        let choice = self.below(16);
        let mode = if self.below(10) == 0 {
            Mode::DryRun
        } else {
            Mode::Commit
        };
        self.store
            .write(mode, Timestamp::UNIX_EPOCH, &Origin::default(), |writer| {
                match choice {
                    0..=2 => drop(writer.posts().add(NewPost {
                        title: text.clone(),
                        body: text.repeat(3),
                        comments_open: true,
                        tags,
                        ..NewPost::default()
                    })?),
                    3 | 4 => drop(writer.posts().update(
                        &post,
                        &PostChange {
                            title: (text.len() % 2 == 0).then(|| text.clone()),
                            tags: (text.len() % 3 == 0).then_some(tags),
                            comments_open: Some(text.len() % 5 > 0),
                            ..PostChange::default()
                        },
                        None,
                    )?),
                    5 => drop(writer.posts().remove(&Selection::Refs(vec![post]), None)?),
                    6..=8 => drop(writer.comments().add(
                        &post,
                        &NewComment {
                            parent_id: Some(comment).filter(|_| text.len() % 2 == 0),
                            author: "Bob".to_owned(),
                            email: None,
                            website: None,
                            body: text,
                            admission: Admission::Moderated,
                            created_at: None,
                        },
                    )?),
                    9 => drop(writer.comments().update(
                        comment,
                        &CommentChange {
                            body: (text.len() % 2 == 0).then_some(text),
                            status: Some(CommentStatus::Spam),
                            ..CommentChange::default()
                        },
                        None,
                    )?),
                    10 => drop(
                        writer
                            .comments()
                            .remove(&Selection::Refs(vec![comment]), None)?,
                    ),
                    11 => drop(writer.tags().rename(&tag, &format!("{other_tag} x"))?),
                    12 => drop(writer.tags().merge(&[tag], other_tag)?),
                    13 => drop(writer.tags().remove(&Selection::Refs(vec![tag]), None)?),
                    14 => drop(writer.undo(Target::Newest)?),
                    _ => drop(writer.undo(match operation % 3 {
                        0 => Target::NewestUndo,
                        _ => Target::Operation(operation.into()),
                    })?),
                }
                Ok(())
            })
    }

    /// Performs a random write as another program, without the store.
    fn interfere(&mut self) {
        let (post, comment, tag) = (self.id("post"), self.id("comment"), self.id("tag"));
        let text = TEXTS[self.below(TEXTS.len())];
        let time = "1970-01-01T00:00:00Z";
        let number = self.below(1_000_000).to_string();
        let (sql, values): (&str, &[&dyn rusqlite::ToSql]) = match self.below(9) {
            0 => (
                "INSERT INTO post (slug, title, body, created_at, updated_at)
                 VALUES ('raw-' || ?1, 'Raw', ?2, ?3, ?3)",
                &[&number, &text, &time],
            ),
            1 => (
                "INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
                 VALUES (?1, 'Eve', 'A ' || ?2, 'approved', ?3, ?3)",
                &[&post, &text, &time],
            ),
            2 => (
                "UPDATE post SET body = body || ' ' || ?2 WHERE id % 3 = ?1 % 3",
                &[&post, &text],
            ),
            3 => (
                "UPDATE post SET title = CAST(x'61ff62' AS TEXT) WHERE id = ?1",
                &[&post],
            ),
            4 => ("DELETE FROM post WHERE id = ?1", &[&post]),
            5 => (
                "UPDATE comment SET body = author WHERE id <> ?1",
                &[&comment],
            ),
            6 => (
                "INSERT OR IGNORE INTO post_tag VALUES (?1, ?2)",
                &[&post, &tag],
            ),
            7 => (
                "UPDATE tag SET name = name || '!', folded = folded || '!' WHERE id <> ?1",
                &[&tag],
            ),
            _ => ("DELETE FROM post_tag WHERE tag_id = ?1", &[&tag]),
        };
        // Writes that violate the schema are ignored.
        let _ = self.other.execute(sql, values);
    }

    /// Checks with FTS5's integrity check that each index matches its content.
    fn check(&mut self) {
        assert!(
            self.store
                .index_external_writes(Timestamp::UNIX_EPOCH)
                .unwrap()
        );
        for index in ["post_search", "comment_search"] {
            let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
            self.store.connection.execute(&sql, []).unwrap();
        }
    }
}

#[test]
fn the_indexes_stay_exact_whatever_is_written() {
    for seed in 1..=4 {
        let mut lab = Lab::new(seed);
        let mut done = 0;
        for step in 0..150 {
            if lab.below(4) == 0 {
                lab.interfere();
            }
            match lab.act() {
                Ok(()) => done += 1,
                // Expected: random ids and names often do not exist or conflict.
                Err(
                    Error::NotFound { .. }
                    | Error::TagTaken(_)
                    | Error::ParentElsewhere { .. }
                    | Error::CommentsClosed { .. }
                    | Error::NothingToUndo
                    | Error::NothingToRedo
                    | Error::Undone { .. }
                    | Error::TouchedLater { .. }
                    | Error::Contents(_)
                    | Error::Invalid(_),
                ) => {}
                Err(error) => panic!("seed {seed}, step {step}: {error}"),
            }
            if step % 3 == 0 {
                lab.check();
            }
        }
        lab.check();
        assert!(done > 50, "only {done} of 150 steps did anything");
    }
}

#[test]
fn changes_of_very_many_rows_at_once_are_brought_in_too() {
    let mut lab = Lab::new(1);
    let many = "
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
        INSERT INTO post (slug, title, body, created_at, updated_at)
        SELECT 'p' || i, 'Post', 'word ' || i, '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z' FROM n;
        INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
        SELECT id % 2 + 1, 'Eve', body, 'spam', created_at, updated_at FROM post;
        INSERT INTO tag (name, folded) VALUES ('even', 'even');
        INSERT INTO post_tag SELECT id, 1 FROM post WHERE id % 2 = 0;";
    for sql in [
        many,
        "UPDATE post SET title = 'Other'",
        "UPDATE post SET body = body || '!' WHERE id <= 300",
        "UPDATE post SET body = body || ' more' WHERE id <= 150",
        "UPDATE comment SET status = 'approved'",
        "UPDATE tag SET name = 'EVEN'",
        "UPDATE tag SET name = 'odd', folded = 'odd'",
        "DELETE FROM post WHERE id IN (1, 7)",
        "DELETE FROM comment",
        "DELETE FROM tag",
        "DELETE FROM post",
    ] {
        lab.other.execute_batch(sql).unwrap();
        lab.check();
    }
    for _ in 0..10 {
        lab.store
            .write(
                Mode::Commit,
                Timestamp::UNIX_EPOCH,
                &Origin::default(),
                |writer| writer.undo(Target::Newest),
            )
            .unwrap();
        lab.check();
    }
}

#[test]
fn text_that_is_no_text_is_brought_in_and_taken_out() {
    let mut lab = Lab::new(1);
    for body in [
        "x'61ff622063'",
        "x'6100622063'",
        "'a' || char(0) || 'b'",
        "''",
    ] {
        let insert = format!(
            "INSERT INTO post (slug, title, body, created_at, updated_at)
             VALUES ('p', 'P', CAST({body} AS TEXT), '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z')",
        );
        lab.other.execute_batch(&insert).unwrap();
        lab.check();
        lab.other.execute_batch("DELETE FROM post").unwrap();
        lab.check();
    }
}

#[test]
fn an_index_that_lost_its_rows_does_not_stop_a_write() {
    let mut lab = Lab::new(1);
    let (insert, empty) = (
        "INSERT INTO post (slug, title, created_at, updated_at)
         VALUES ('p', 'P', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z')",
        "INSERT INTO post_search (post_search) VALUES ('delete-all')",
    );
    lab.other.execute_batch(insert).unwrap();
    lab.check();
    lab.other.execute_batch(empty).unwrap();
    lab.other
        .execute_batch("UPDATE post SET title = 'Q'")
        .unwrap();
    lab.check();
}
