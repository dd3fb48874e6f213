//! Checks that the search indexes match their rows.
//!
//! FTS5's own integrity check needs a write transaction, which would block other
//! writers. So a hash of every word occurrence is summed on both sides and compared.

use rusqlite::Connection;
use rusqlite::functions::{Aggregate, Context, FunctionFlags};

use crate::model::import::Digest;
use crate::model::maintenance::Finding;
use crate::model::search::tokenizer::each_word;
use crate::store::error::{Error, Result};
use crate::store::search::{INDEXES, Index};
use crate::store::sql::lossy;

/// Keeps temporary tables in memory.
pub(super) fn prepare(db: &Connection) -> Result<()> {
    Ok(db.pragma_update(None, "temp_store", "memory")?)
}

/// The length in bytes at which FTS5 truncates words (FTS5_MAX_TOKEN_SIZE).
const LONGEST: usize = 32_768;

pub(super) fn check(db: &Connection) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for index in &INDEXES {
        let what = match indexed(db, index.name).map_err(Error::from) {
            Ok(sum) if sum == expected(db, index)? => continue,
            Ok(_) => "is not what its rows make it".to_owned(),
            Err(Error::Damaged(reason) | Error::Contents(reason)) => reason,
            Err(error) => return Err(error),
        };
        found.push(Finding {
            check: "search",
            subject: index.name.to_owned(),
            finding: what,
            fixable: true,
            mended: false,
        });
    }
    Ok(found)
}

/// The checksum of the words in an index.
fn indexed(db: &Connection, index: &str) -> rusqlite::Result<u64> {
    db.execute_batch(&format!(
        "PRAGMA query_only = OFF;
         CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words
         USING fts5vocab (main, {index}, instance);
         PRAGMA query_only = ON"
    ))?;
    let sql = format!("SELECT sum_words(term, doc, col, offset) FROM temp.{index}_words");
    db.query_row(&sql, [], |row| row.get(0).map(i64::cast_unsigned))
}

/// Registers the SQL function that sums the hashes of word occurrences. A function is called
/// with a row in half the time that a row takes to be returned.
pub(super) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY;
    Ok(db.create_aggregate_function("sum_words", 4, flags, Words)?)
}

/// The SQL function `sum_words`.
struct Words;

/// The sum, and the word that was added last with its hash: the same words come in a row.
#[derive(Default)]
struct Sum {
    sum: u64,
    word: Vec<u8>,
    hash: u64,
}

impl Aggregate<Sum, i64> for Words {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Sum> {
        Ok(Sum::default())
    }

    fn step(&self, context: &mut Context<'_>, sum: &mut Sum) -> rusqlite::Result<()> {
        let word = context.get_raw(0).as_bytes()?;
        if word != sum.word {
            sum.word.clear();
            sum.word.extend_from_slice(word);
            sum.hash = hash(word);
        }
        let column = hash(context.get_raw(2).as_bytes()?);
        let [id, offset] = [context.get_raw(1).as_i64()?, context.get_raw(3).as_i64()?];
        let bits = occurrence(sum.hash, id, column, offset);
        sum.sum = sum.sum.wrapping_add(bits);
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, sum: Option<Sum>) -> rusqlite::Result<i64> {
        Ok(sum.unwrap_or_default().sum.cast_signed())
    }
}

/// The checksum of the words an index should contain.
fn expected(db: &Connection, index: &Index) -> rusqlite::Result<u64> {
    let columns: Vec<u64> = index
        .columns
        .split(", ")
        .map(|column| hash(column.as_bytes()))
        .collect();
    let mut statement = db.prepare(index.texts)?;
    let mut rows = statement.query([])?;
    let mut sum = 0_u64;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        for (place, column) in columns.iter().enumerate() {
            let text = row.get_ref(place + 1)?.as_bytes_or_null()?;
            // Another program may have stored invalid UTF-8.
            let text = lossy(text.unwrap_or_default());
            let mut offset = 0;
            each_word(&text, |_, word| {
                let word = word.as_bytes();
                let word = hash(word.get(..LONGEST).unwrap_or(word));
                sum = sum.wrapping_add(occurrence(word, id, *column, offset));
                offset += 1;
            });
        }
    }
    Ok(sum)
}

fn hash(text: &[u8]) -> u64 {
    let mut digest = Digest::default();
    digest.add_bytes(text);
    digest.bits()
}

/// The hash of a word at a place. Each step is a bijection of 64 bits.
fn occurrence(word: u64, id: i64, column: u64, offset: i64) -> u64 {
    [id.cast_unsigned(), column, offset.cast_unsigned()]
        .into_iter()
        .fold(word, |bits, part| {
            let bits = (bits ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            bits ^ (bits >> 32)
        })
}
